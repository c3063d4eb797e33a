"""China's share of the rare earths over the years: its height, its fall and its return."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.production import concentration, restated, turning_points
from chokepoint.answers.answer import Column
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.names import named_by, place_names
from chokepoint.i18n import msg
from chokepoint.stories.concentration.answers_ranking import Edition
from chokepoint.stories.concentration.story import STORY

HEIGHT_BEFORE = 2012
"""A history that begins later than this cannot tell how high the share once was."""
RETURN = 5
"""Points above its lowest at which a share has come back."""


def with_publishers(look: Look, rows: pd.DataFrame) -> pd.DataFrame:
    """Name the publisher of each row's source in ``name``."""
    return rows.assign(name=rows["source_id"].map(look["sources"]["publisher"]))


@STORY.keep
def restated_output(look: Look) -> pd.DataFrame:
    """Work out China's share of rare earths from older editions as later texts restate them."""
    return restated.restated_shares(look["production_history"], "rare_earths")


@STORY.keep
def rare_earth_history(look: Look, by: str = "") -> pd.DataFrame:
    """Follow China's share of rare earths from the mine, older editions as restated included.

    ``by`` keeps the tables of one publisher alone.
    """
    rows = look["production"]
    mined = rows[(rows["commodity_id"] == "rare_earths") & (rows["stage"] == "mine")]
    printed = concentration.concentrate(mined).assign(country_iso3="CHN")
    older = look(restated_output)
    every = pd.concat([printed, older[older["publisher"] == "USGS"]], ignore_index=True)
    return every[every["publisher"] == by] if by else every


@STORY.keep
def mineral_history(look: Look) -> pd.DataFrame:
    """Follow China's share in the tables that weigh rare-earth minerals instead of the oxides in them."""
    rows = look["production"]
    weighed = concentration.concentrate(rows[rows["commodity_id"] == "rare_earth_minerals"])
    return weighed.assign(country_iso3="CHN", publisher="BGS minerals")


@STORY.answers(ree_minerals_year=Column("year", "year", "first year with a figure for China"))
def first_year_of_minerals(look: Look) -> pd.DataFrame:
    """Find the first year of the tables that weigh minerals."""
    return look(mineral_history).head(1)


@STORY.keep
def stated_outputs(look: Look) -> pd.DataFrame:
    """Pick the shares of the output of rare earths that texts state, with the publisher as ``name``."""
    stated = restated.stated_shares(look["published_shares"], "rare_earths", "production")
    return with_publishers(look, stated)


@STORY.answers(
    ree_claimed=Column(
        "best", "percent", "as the explainer has it, attributed to a US commission", date="year"
    ),
    ree_claimed_year=Column("year", "year", "year the explainer speaks of"),
)
def share_in_explainer(look: Look) -> pd.DataFrame:
    """Pick the share of rare earths that the explainer states."""
    stated = look(stated_outputs)
    return stated[stated["source_id"] == EXPLAINER.source]


_REE_PEAK = msg(
    "China over the printed total or the sum of the countries, all publishers and editions; highest"
)
_REE_LOW = msg(
    "China over the printed total or the sum of the countries, all publishers and editions; "
    "lowest after the highest"
)
_REE_NEWEST = msg(
    "China over the printed total or the sum of the countries, all publishers and editions; newest"
)


def highest_point(look: Look) -> pd.DataFrame:
    """Find the highest share of the history: one row or none."""
    return turning_points.peak(look(rare_earth_history))


@STORY.answers(
    ree_peak=Column("percent", "percent", _REE_PEAK, date="year"),
    ree_peak_year=Column("year", "year", "its year"),
    ree_peak_publisher=Column("by", how="its publisher"),
)
def peak(look: Look) -> pd.DataFrame:
    """Find the highest share; nothing where the history begins after the height."""
    begins_early = (look(rare_earth_history)["year"] < HEIGHT_BEFORE).any()
    return named_by(look, look(highest_point)[: int(begins_early)])


@STORY.answers(
    ree_end=Column(
        "percent", "percent", "newest share in the tables of the publisher of the highest", date="year"
    ),
    ree_end_year=Column("year", "year", "its year"),
)
def end_of_that_table(look: Look) -> pd.DataFrame:
    """Give the newest share by the publisher of the highest one: no two publishers are joined."""
    history = look(rare_earth_history)
    return turning_points.newest(history[history["publisher"].isin(look(peak)["publisher"])])


@STORY.answers(
    ree_low=Column("percent", "percent", _REE_LOW, date="year"),
    ree_low_year=Column("year", "year", "its year"),
    ree_low_publisher=Column("by", how="its publisher"),
    ree_low_vintage=Column("vintage", how="its edition"),
)
def trough(look: Look, edition: Edition | None = None, low_year: int = 0) -> pd.DataFrame:
    """Find the lowest share since the highest, or what one edition prints for a given year."""
    history = look(rare_earth_history)
    if edition is not None:
        own = history[(history["publisher"] == edition[0]) & (history["vintage"] == edition[1])]
        return named_by(look, turning_points.newest(own[own["year"] == low_year]))
    since = look(highest_point)["year"]
    return named_by(
        look, turning_points.trough(history, int(since.max())) if len(since) else look(highest_point)
    )


@STORY.answers(
    ree_same_high=Column("high", "percent", "highest share any table prints for that year", date="year"),
    ree_same_publisher=Column("by", how="its publisher"),
)
def tables_of_low_year(look: Look) -> pd.DataFrame:
    """Give the range of shares that tables print for the year of the lowest."""
    years = look(trough)["year"]
    same = turning_points.same_year(look(rare_earth_history), int(years.max()) if len(years) else 0)
    return named_by(look, same.assign(year=years.max()), "high_publisher")


@STORY.answers(
    ree_newest=Column("percent", "percent", _REE_NEWEST, date="year"),
    ree_newest_year=Column("year", "year", "its year"),
    ree_newest_publisher=Column("by", how="its publisher"),
)
def newest_share(look: Look) -> pd.DataFrame:
    """Give the newest share in the newest edition that prints it."""
    return named_by(look, turning_points.newest(look(rare_earth_history)))


@STORY.answers(
    ree_back_from=Column(
        "percent", "percent", "lowest share in the tables of the publisher of the newest", date="year"
    ),
    ree_back_from_year=Column("year", "year", "its year"),
)
def trough_of_newest(look: Look) -> pd.DataFrame:
    """Find the lowest share by the publisher of the newest one: no two publishers are joined."""
    history, last = look(rare_earth_history), look(newest_share)
    own = history[history["publisher"].isin(last["publisher"])]
    return turning_points.trough(own, int(turning_points.peak(own)["year"].max())) if len(own) else own


@STORY.words("ree_british", "ree_recovered")
def turn_of_history(look: Look) -> dict[str, object]:
    """Say whether the British list is in the history, and whether the share came back by one publisher."""
    low, last = look(trough_of_newest)["percent"].max(), look(newest_share)["percent"].max()
    british = "BGS" in set(look(rare_earth_history)["publisher"])
    return {"ree_british": british, "ree_recovered": bool(last > low + RETURN)}


@STORY.answers(
    ree_inferred_names=Column(
        "words", how="countries whose line in some edition carries a note that it is drawn from trade"
    )
)
def inferred_from_trade(look: Look) -> pd.DataFrame:
    """Find the countries whose output of rare earths a note says is drawn from figures of trade."""
    rows = look["production"]
    mined = rows[(rows["commodity_id"] == "rare_earths") & (rows["stage"] == "mine")]
    noted = mined[mined["taken_from"] == "trade"].drop_duplicates("country_iso3")
    names = sorted(look(place_names)[code] for code in noted["country_iso3"])
    return noted.assign(words=look.t.listing(names))
