"""What the chapter on July 2023 states: recipes over the tables, and where their answers stand."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.analysis.policy import timeline
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.controls.price_charts import market_name
from chokepoint.stories.controls.story import STORY

NOTICE = "ctl-03"
"""The row of the notice on gallium and germanium."""


@STORY.words("metal", "metal_capital", "outside", "is_gallium", "is_newest")
def words(look: Look, mineral: str, price_market: str) -> dict[str, object]:
    """Name what the page follows."""
    metal = look(metal_names)[mineral]
    return {
        "metal": metal,
        "metal_capital": metal.capitalize(),
        "outside": market_name(price_market, look.t),
        "is_gallium": mineral == "gallium",
        "is_newest": look.as_of is None,
    }


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the evidence, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.answers(
    notice_no=Column("announcement_no", how="as printed"),
    announced=Column("announced", "date", "as printed"),
    effective=Column("effective", "date", "as printed"),
    days_to_effect=Column("days", "days", "effective date less date of announcement", base="announced"),
    stated_reason=Column("stated_reason", how="as printed"),
)
def notice(look: Look) -> pd.DataFrame:
    """Find the notice, with ``days`` from announcement to effect."""
    found = look["controls"].query("row_id == @NOTICE")
    return found.assign(days=(pd.to_datetime(found["effective"]) - look(notice_day)).dt.days)


def notice_day(look: Look) -> pd.Timestamp:
    """Give the day of the notice, read from its row."""
    return pd.Timestamp(str(look["controls"].set_index("row_id").loc[NOTICE, "announced"]))


@STORY.answers(item_groups=Column("n", "item groups", "count of the groups listed in the notice"))
def items(look: Look) -> pd.DataFrame:
    """Count the groups of goods on the list."""
    return tally(look["control_items"])


def _of_metal(look: Look, metal: str) -> pd.DataFrame:
    groups = look["control_items"]
    return tally(groups[groups["commodity_id"] == metal])


@STORY.answers(items_gallium=Column("n", "item groups", "count of the groups of this metal"))
def gallium_items(look: Look) -> pd.DataFrame:
    """Count the groups of gallium on the list."""
    return _of_metal(look, "gallium")


@STORY.answers(items_germanium=Column("n", "item groups", "count of the groups of this metal"))
def germanium_items(look: Look) -> pd.DataFrame:
    """Count the groups of germanium on the list."""
    return _of_metal(look, "germanium")


@STORY.answers(days_after_dutch=Column("days", "days", "days between the two events"))
def after_the_dutch(look: Look) -> pd.DataFrame:
    """Count the days from the Dutch licence duty to the notice."""
    return timeline.days_between(look["chip_timeline"], "evt-e18", "evt-e19")


@STORY.answers("has_visit", days_before_visit=Column("days", "days", "days between the two events"))
def before_the_visit(look: Look) -> pd.DataFrame:
    """Count the days from the notice to the visit of the US Treasury Secretary."""
    return timeline.days_between(look["chip_timeline"], "evt-e19", "evt-e21")


@STORY.answers("has_reply", days_to_reply=Column("days", "days", "days between the two events"))
def to_the_reply(look: Look) -> pd.DataFrame:
    """Count the days from the notice to the word of the foreign ministry."""
    return timeline.days_between(look["chip_timeline"], "evt-e19", "evt-e20")
