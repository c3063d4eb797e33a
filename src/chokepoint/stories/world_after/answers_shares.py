"""Shares of output: whether China's share gave way after each restriction."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.policy import precedents
from chokepoint.analysis.production import concentration, share_growth
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.world_after.answers import FIRST, begun, days, of_case
from chokepoint.stories.world_after.story import STORY

NEWEST = msg("newest edition of the one publisher for either year")
SURVEY = "USGS"
"""The publisher whose tonnes of gallium are told, and whose texts are restated by others."""


@STORY.keep
def all_shares(look: Look) -> pd.DataFrame:
    """Place China's share in every printed table on the clock."""
    printed = look["production"]
    own = printed[printed["commodity_id"].isin(look(begun)["case"])]
    return precedents.share_spans(concentration.concentrate(own), look(begun))


@STORY.keep
def shares(look: Look, horizon_months: int) -> pd.DataFrame:
    """Keep the shares within the horizon."""
    return precedents.within(look(all_shares), horizon_months)


@STORY.keep
def share_moves(look: Look) -> pd.DataFrame:
    """Compare the share before each announcement with the newest after it, each publisher apart."""
    return precedents.share_changes(look(shares), look(begun))


def _moved_of(case: str) -> dict[str, Column]:
    return {
        f"{case}_share_before": Column("before", "percent", NEWEST),
        f"{case}_share_last": Column("last", "percent", NEWEST, base="before"),
        f"{case}_share_change": Column("change", "points", NEWEST, base="before"),
        f"{case}_share_less": Column("less", "points", NEWEST, base="before"),
        f"{case}_share_year": Column("last_year", "year", "newest year within the horizon"),
    }


Pair = tuple[str, str]
NO_PAIR: Pair = ("", "")
"""No two printed tables are picked: the newest editions of one publisher are compared."""


@STORY.answers(**_moved_of("re"))
def rare_earth_move(look: Look, pair: Pair = NO_PAIR, retold: bool = False) -> pd.DataFrame:
    """Compare China's share of the rare earths before and after, or as later texts restate it.

    Args:
        look: the tables.
        pair: ids of the two printed tables to compare.
        retold: whether to take the shares that later texts restate for older editions.
    """
    return look(restated_move) if retold else _move(look, FIRST, pair)


@STORY.answers(**_moved_of("ga"))
def gallium_move(look: Look, pair: Pair = NO_PAIR, stepwise: bool = False) -> pd.DataFrame:
    """Compare China's share of gallium before and after, see :func:`_move`."""
    return _move(look, "gallium", pair, stepwise=stepwise)


@STORY.answers(**_moved_of("c"))
def graphite_move(look: Look, pair: Pair = NO_PAIR, stepwise: bool = False) -> pd.DataFrame:
    """Compare China's share of graphite before and after, see :func:`_move`."""
    return _move(look, "graphite", pair, stepwise=stepwise)


@STORY.answers(**_moved_of("sb"))
def antimony_move(look: Look, pair: Pair = NO_PAIR, stepwise: bool = False) -> pd.DataFrame:
    """Compare China's share of antimony before and after, see :func:`_move`."""
    return _move(look, "antimony", pair, stepwise=stepwise)


def _move(look: Look, case: str, pair: Pair, *, stepwise: bool = False) -> pd.DataFrame:
    """Compare the share before an announcement with the newest: in newest editions, two tables, or steps.

    Args:
        look: the tables.
        case: the case.
        pair: ids of the two printed tables to compare.
        stepwise: whether to add up the steps from year to year, each within one edition.
    """
    if any(pair):
        spans = look(shares)
        return _moved(*(spans[spans["row_ids"] == ids] for ids in pair))
    moved = of_case(look(share_moves), case).sort_values("publisher").head(1)
    found = _add_steps(look["production"], moved) if stepwise and len(moved) else moved
    return found.assign(less=-found["change"])


def _moved(before: pd.DataFrame, last: pd.DataFrame) -> pd.DataFrame:
    """Compare two shares, of one row each or of none."""
    ends = {"before": before["best"].max(), "last": last["best"].max()}
    change = ends["last"] - ends["before"]
    ids = join_ids([*before["row_ids"], *last["row_ids"]])
    return pd.DataFrame([ends | {"change": change, "less": -change, "row_ids": ids}])


def _add_steps(production: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    """Add up the steps between the two years, each within the newest edition that prints both its ends."""
    row = moved.iloc[0]
    same = production["commodity_id"].eq(row["case"]) & production["publisher"].eq(row["publisher"])
    steps = share_growth.share_steps(concentration.concentrate(production[same]))
    inside = steps[(steps["first_year"] >= row["before_year"]) & (steps["year"] <= row["last_year"])]
    newest = inside.sort_values("vintage").drop_duplicates("year", keep="last")
    change = 100 * float(newest["change"].sum())
    ids = join_ids([row["row_ids"], *newest["row_ids"]])
    return moved.assign(last=row["before"] + change, change=change, row_ids=ids)


@STORY.keep
def restated_move(look: Look, horizon_months: int) -> pd.DataFrame:
    """Compare the shares of the rare earths that later texts restate for older editions of the US survey."""
    told = look.rows("concentration.restated_output")
    told = told[told["publisher"] == SURVEY].assign(best=100 * told["share"]).sort_values("year")
    zero = look(days).get(FIRST, pd.Timestamp.max).year
    within = told[told["year"].between(zero - 1, zero + horizon_months / 12)]
    return _moved(within.head(1), within.tail(1)) if len(within) > 1 else _moved(told.head(0), told.head(0))


def gallium_output(look: Look) -> pd.DataFrame:
    """Give China's gallium output by year, in tonnes, each year from the newest edition of one survey."""
    own = of_case(look(shares), "gallium")
    own = own[own["publisher"] == SURVEY].sort_values(["year", "vintage"])
    tonnes = own["best"] / 100 * own["total_kg"] / 1000
    return own.assign(tonnes=tonnes).drop_duplicates("year", keep="last")


OUTPUT = msg("China’s output as printed, US survey, newest edition for the year")


@STORY.answers(grew_before=Column("tonnes", "t", OUTPUT, date="year"))
def output_before(look: Look) -> pd.DataFrame:
    """Give China's gallium output in the year before the licence."""
    found = look(gallium_output)
    return found[found["year"] == look(days)["gallium"].year - 1] if "gallium" in look(days) else found


@STORY.answers(grew_last=Column("tonnes", "t", OUTPUT, date="year"))
def output_last(look: Look) -> pd.DataFrame:
    """Give China's newest gallium output."""
    return look(gallium_output).tail(1)


for _end in ("year", "before", "after"):
    STORY.repeats(f"antimony_share_{_end}", f"revisions.antimony_share_{_end}")


@STORY.answers(
    revision=Column("apart", "points", "two editions of one publisher for one year", low="low", high="high"),
)
def antimony_revision(look: Look) -> pd.DataFrame:
    """Give the year for which two editions of one publisher lie farthest apart on antimony."""
    return of_case(precedents.revisions(look(shares)), "antimony").head(1)


@STORY.words("fall_is_revision")
def antimony_fall(look: Look) -> dict[str, object]:
    """Tell whether more than half of what antimony's share lost lies between two editions of one year."""
    lost = of_case(look(share_moves), "antimony")["change"].min()
    apart = look(antimony_revision)["apart"].max()
    return {"fall_is_revision": bool(lost < 0 and apart > abs(lost) / 2)}
