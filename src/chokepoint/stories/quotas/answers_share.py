"""What the chapter states on the fall of China's share of mine output, and whose doing it was."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration, share_growth
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.quotas.answers_cut import cut_year
from chokepoint.stories.quotas.story import STORY

HOW_PARTS = msg("sum of the yearly steps of one edition, each parted by the Shapley value")
HOW_OWN = msg("own output over the total of the table")
LED_BY, BESIDE = "BGS", "WMD"
"""The publisher whose table is followed, and the one set beside it."""
POINTS = ("change", "own", "others", "share_before", "share")


@STORY.keep
def rare_earth_output(look: Look, last_year: int) -> pd.DataFrame:
    """Give the printed mine output of rare earths up to the last year looked at."""
    return look["production"].query("commodity_id == 'rare_earths' and year <= @last_year")


@STORY.keep
def share_steps(look: Look) -> pd.DataFrame:
    """Part each step of China's share into its own output and that of others, every table apart."""
    return share_growth.share_steps(concentration.concentrate(look(rare_earth_output)))


@STORY.keep
def followed_steps(look: Look, first_year: int) -> pd.DataFrame:
    """Give the steps of the one table that is followed."""
    steps = look(share_steps)
    return steps[(steps["publisher"] == LED_BY) & (steps["first_year"] >= first_year)]


def _in_points(summed: pd.DataFrame) -> pd.DataFrame:
    """Write shares and parts as percent and points, and a loss as a plain number."""
    points = summed.assign(**{name: 100 * summed[name] for name in POINTS})
    lost = {f"{name}_abs": -points[name] for name in ("change", "own", "others")}
    return points.assign(**lost, less=-points["own_t"])


@STORY.keep
def whole_span(look: Look, last_year: int) -> pd.DataFrame:
    """Add up the steps from the year of the cut to the last year looked at, as fractions."""
    return share_growth.sum_steps(look(followed_steps), look(cut_year), last_year)


@STORY.answers(
    parts_first=Column("first_year", "year", "first year of the sum"),
    parts_last=Column("last_year", "year", "last year of the sum"),
    parts_share_before=Column("share_before", "percent", HOW_OWN, date="first_year"),
    parts_share_after=Column("share", "percent", HOW_OWN, date="last_year", base="share_before"),
    parts_change_abs=Column("change_abs", "points", HOW_PARTS, date="last_year", base="share_before"),
    parts_own=Column("own", "points", HOW_PARTS, date="last_year", base="change"),
    parts_others_abs=Column("others_abs", "points", HOW_PARTS, date="last_year", base="change"),
    parts_own_t=Column("own_t", "t", "difference of the two years", date="last_year"),
)
def parts_of_fall(look: Look) -> pd.DataFrame:
    """Part the fall of the share since the cut into own output and that of others."""
    return _in_points(look(whole_span))


RESTRAINT = 3
"""Chinese output is looked at for so many years after the cut: it fell before it rose."""


@STORY.answers(
    early_first=Column("first_year", "year", "the year before the cut"),
    early_last=Column("last_year", "year", "the last year of lower output"),
    early_own_t=Column("less", "t", "difference of the two years", date="last_year"),
    early_own_abs=Column("own_abs", "points", HOW_PARTS, date="last_year", base="change"),
    early_change_abs=Column("change_abs", "points", HOW_PARTS, date="last_year", base="share_before"),
)
def years_of_restraint(look: Look) -> pd.DataFrame:
    """Part the fall of the first years, if Chinese output fell in them."""
    year = look(cut_year)
    early = _in_points(share_growth.sum_steps(look(followed_steps), year - 1, year + RESTRAINT))
    return early[early["own_t"] < 0]


@STORY.keep
def growers(look: Look) -> pd.DataFrame:
    """List the countries by what they added to the growth of all others over the span, with ``name``."""
    whole, output = look(whole_span), look(rare_earth_output)
    last = int(whole["last_year"].max()) if len(whole) else look(cut_year)
    grown = share_growth.growth_by_country(output[output["publisher"] == LED_BY], look(cut_year), last)
    named = grown.assign(name=grown["country_iso3"].map(look(place_names)))
    return named.head(0) if whole.empty else named


HOW_GROWER = msg("growth of the country over the growth of all others")


@STORY.answers(
    grower_first=Column("name", "", HOW_GROWER),
    grower_percent=Column("percent", "percent", HOW_GROWER),
)
def largest_grower(look: Look) -> pd.DataFrame:
    """Give the country that grew most."""
    return look(growers).head(1)


@STORY.keep
def tables_side_by_side(look: Look) -> pd.DataFrame:
    """Add up the steps of two tables over the years both print, in points; none without both."""
    steps = look(share_steps)
    ours = steps[steps["publisher"].isin([LED_BY, BESIDE])]
    spans = ours.groupby("publisher").agg(first=("first_year", "min"), last=("year", "max"))
    summed = _in_points(share_growth.sum_steps(ours, spans["first"].max(), spans["last"].min()))
    return summed if len(spans) > 1 else summed.head(0)


def _of_table(look: Look, publisher: str) -> pd.DataFrame:
    both = look(tables_side_by_side)
    return both[both["publisher"] == publisher]


def _table_columns(key: str) -> dict[str, Column]:
    return {
        f"{key}_change": Column("change", "points", HOW_PARTS, date="last_year", base="share_before"),
        f"{key}_share": Column("share", "percent", HOW_OWN, date="last_year", base="share_before"),
        f"{key}_first": Column("first_year", "year", "first year common to both tables"),
        f"{key}_last": Column("last_year", "year", "last year common to both tables"),
    }


@STORY.answers(**_table_columns("bgs"))
def followed_table(look: Look) -> pd.DataFrame:
    """Give the change of the share by the table that is followed, over the years both print."""
    return _of_table(look, LED_BY)


@STORY.answers(**_table_columns("wmd"))
def table_beside(look: Look) -> pd.DataFrame:
    """Give the change of the share by the other table, over the years both print."""
    return _of_table(look, BESIDE)


@STORY.answers(
    quoted_span=Column(
        "words", "percent", "lowest and highest printed share for the year", low="low", high="high"
    ),
)
def quoted_shares(look: Look) -> pd.DataFrame:
    """Give the shares that texts of the time print for the year of the cut."""
    responses, year = look["rare_earth_supply_response"], str(look(cut_year))
    of_year = (responses["topic"] == "China's share") & (responses["date"] == year)
    quoted = responses[of_year & (responses["status"] == "reported")]
    low, high = quoted["value"].min(), quoted["value"].max()
    words = look.t.interval(low, high, 1) if len(quoted) else None
    ids = join_ids(quoted["row_id"])
    return pd.DataFrame({"words": [words], "low": [low], "high": [high], "row_ids": [ids]})


@STORY.words("quoted_year")
def year_quoted(look: Look) -> dict[str, object]:
    """Name the year for which shares are quoted."""
    return {"quoted_year": str(look(cut_year))}
