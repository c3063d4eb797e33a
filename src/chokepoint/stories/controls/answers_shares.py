"""China's share of the metal, as tables and texts have it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration, uses
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import Translator, msg
from chokepoint.stories.controls.story import STORY

ARTICLE = "reuters_2023_07_factbox"
"""The text whose share the article quoted."""
FITS = 2
"""A share fits a quoted one if fewer percentage points lie between them."""
PAST = 2018
"""A year before this one describes another decade than the article's."""
CLOSEST = msg("computed share nearest to the quoted one, over all publishers, editions and years")
SPAN = msg("lowest to highest over publishers and editions, newest year of each")
HHI = msg("bounds: what no country is named for split over many, or given to one")


@STORY.keep
def output(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the rows on the output of the metal."""
    made = look["production"]
    return made[made["commodity_id"] == mineral]


@STORY.keep
def every_share(look: Look) -> pd.DataFrame:
    """Compute China's share for every publisher, edition and year."""
    return concentration.concentrate(look(output))


@STORY.keep
def newest_shares(look: Look) -> pd.DataFrame:
    """Keep the newest year of each edition."""
    return concentration.newest_years(look(every_share))


@STORY.answers(
    share_span=Column("share_span", "percent", SPAN, low="low", high="high"),
    share_lowest=Column("low", "percent", SPAN, high="high"),
    hhi_span=Column("hhi_span", "of 1", HHI, low="hhi_low", high="hhi_high"),
)
def share_range(look: Look) -> pd.DataFrame:
    """Give the range of China's share and of the index over all publishers and editions."""
    found, t = concentration.summarise(look(newest_shares)), look.t
    shares = zip(found["low"], found["high"], strict=True)
    indices = zip(found["hhi_low"], found["hhi_high"], strict=True)
    return found.assign(
        share_span=[t.interval(*ends) for ends in shares], hhi_span=[t.interval(*ends, 2) for ends in indices]
    )


@STORY.keep
def quoted_shares(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the shares that texts credit to China."""
    return uses.quoted_shares(look["uses"], mineral)


@STORY.answers(quoted_share=Column("best", "percent", "as quoted from the Critical Raw Materials Alliance"))
def article_share(look: Look) -> pd.DataFrame:
    """Pick the share the article quoted."""
    quotes = look(quoted_shares)
    return quotes[quotes["source_id"] == ARTICLE]


@STORY.answers(
    closest_year=Column("year", "year", CLOSEST),
    closest_share=Column("percent", "percent", CLOSEST, date="year", base="quoted"),
    closest_publisher=Column("publisher_name", how=CLOSEST),
    fits_past=Column("fits", how="fewer than two points from the quoted share, in a year before 2018"),
)
def closest_share(look: Look) -> pd.DataFrame:
    """Find the share that lies closest to the quoted one."""
    quote = look(article_share)
    quoted = quote["best"].max()
    nearest = concentration.closest_to(look(every_share), quoted)
    found = nearest.assign(row_ids=[join_ids([ids, *quote["row_ids"]]) for ids in nearest["row_ids"]])
    near = (found["percent"] - quoted).abs() < FITS
    names = [publisher_in_sentence(name, look.t) for name in found["publisher"]]
    return found.assign(publisher_name=names, quoted=quoted, fits=near & (found["year"] < PAST))


def publisher_in_sentence(publisher: str, t: Translator) -> str:
    """Write a publisher's short name out, as it stands in a sentence."""
    return {
        "BGS": t("the British Geological Survey"),
        "USGS": t("the US Geological Survey"),
        "WMD": t("World Mining Data"),
    }[publisher]
