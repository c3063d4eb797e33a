"""The notice of July 2023: what it says, what it covers, and the days around it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.analysis.policy import timeline
from chokepoint.answers.answer import Column
from chokepoint.answers.days import NOTICE
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.controls.markets import market_in_sentence
from chokepoint.stories.controls.story import STORY

DUTCH_LICENCE, NOTICE_ISSUED, MINISTRY_SPEAKS, VISIT = "evt-e18", "evt-e19", "evt-e20", "evt-e21"
"""Rows of the events around the notice."""


@STORY.words("metal", "metal_capital", "mineral", "outside", "is_newest")
def words(look: Look, mineral: str, price_market: str) -> dict[str, object]:
    """Name what the page follows."""
    name = look(metal)
    return {
        "metal": name,
        "metal_capital": look.t.capital(name),
        "mineral": mineral,
        "outside": market_in_sentence(price_market, look.t),
        "is_newest": look.as_of is None,
    }


def metal(look: Look, mineral: str) -> str:
    """Name the metal the page follows, as it stands inside a sentence."""
    return str(look(metal_names)[mineral])


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
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
    """Find the notice, with ``days`` from announcement to effect; on days before it as well.

    Other pages count from the notice, and some of them look from an earlier day.
    """
    known = look["controls"]
    found = known[known["row_id"] == NOTICE]
    if found.empty:
        every = look.whole("controls")
        found = every[every["row_id"] == NOTICE]
    dated = found.assign(**{name: pd.to_datetime(found[name]) for name in ("announced", "effective")})
    return dated.assign(days=(dated["effective"] - dated["announced"]).dt.days)


@STORY.keep
def dispute(look: Look) -> pd.DataFrame:
    """List the dated steps of the dispute on chips and minerals up to the day."""
    events = look["chip_timeline"]
    return timeline.select_events(events, events["date"].min(), f"{look.day:%Y-%m-%d}")


@STORY.answers(dispute_n=Column("n", "steps", "dated steps of the dispute on chips and minerals"))
def steps_of_the_dispute(look: Look) -> pd.DataFrame:
    """Count the dated steps of the dispute."""
    return tally(look(dispute))


def notice_day(look: Look) -> pd.Timestamp:
    """Give the day of the notice."""
    return pd.Timestamp(look(notice)["announced"].item())


def licence_day(look: Look) -> pd.Timestamp:
    """Give the first day of the licence duty, which is the first of a month."""
    return pd.Timestamp(look(notice)["effective"].item())


@STORY.answers(
    own_announced=Column("announced", "date", "as printed"),
    own_effective=Column("effective", "date", "as printed"),
)
def own_notice(look: Look, mineral: str) -> pd.DataFrame:
    """Find the first notice since July 2023 that puts this metal under licence for every destination.

    Returns:
        One row; none for the metals of the notice of July 2023 itself.
    """
    every = look["controls"]
    on_it = every["commodities"].str.split(";").map(lambda names: mineral in names).astype(bool)
    licences = every[on_it & (every["kind"] == "licence") & (every["target_iso3"] == "WLD")]
    since = licences[licences["announced"].astype(str) >= f"{look(notice_day):%Y-%m-%d}"]
    first = since.sort_values("announced", kind="stable").head(1)
    return first[first["row_id"] != NOTICE]


def day_of_own_notice(look: Look) -> pd.Timestamp:
    """Give the day of the notice on the metal the page follows: that of July 2023 or one of its own."""
    own = look(own_notice)
    return look(notice_day) if own.empty else pd.Timestamp(str(own["announced"].item()))


def own_licence_day(look: Look) -> pd.Timestamp:
    """Give the first day of the licence duty on the metal the page follows."""
    own = look(own_notice)
    return look(licence_day) if own.empty else pd.Timestamp(str(own["effective"].item()))


@STORY.answers(item_groups=Column("n", "item groups", "count of the groups listed in the notice"))
def items(look: Look) -> pd.DataFrame:
    """Count the groups of goods on the list."""
    return tally(look["control_items"])


def _items_of(look: Look, commodity: str) -> pd.DataFrame:
    groups = look["control_items"]
    return tally(groups[groups["commodity_id"] == commodity])


@STORY.answers(items_gallium=Column("n", "item groups", "count of the groups of this metal"))
def gallium_items(look: Look) -> pd.DataFrame:
    """Count the groups of gallium on the list."""
    return _items_of(look, "gallium")


@STORY.answers(items_germanium=Column("n", "item groups", "count of the groups of this metal"))
def germanium_items(look: Look) -> pd.DataFrame:
    """Count the groups of germanium on the list."""
    return _items_of(look, "germanium")


def _days(look: Look, first: str, second: str) -> pd.DataFrame:
    return timeline.days_between(look["chip_timeline"], first, second)


@STORY.answers(days_after_dutch=Column("days", "days", "days between the two events"))
def after_the_dutch(look: Look) -> pd.DataFrame:
    """Count the days from the Dutch licence duty to the notice."""
    return _days(look, DUTCH_LICENCE, NOTICE_ISSUED)


@STORY.answers(days_before_visit=Column("days", "days", "days between the two events"))
def before_the_visit(look: Look) -> pd.DataFrame:
    """Count the days from the notice to the visit of the US Treasury Secretary."""
    return _days(look, NOTICE_ISSUED, VISIT)


@STORY.answers(days_to_reply=Column("days", "days", "days between the two events"))
def to_the_reply(look: Look) -> pd.DataFrame:
    """Count the days from the notice to the word of the foreign ministry."""
    return _days(look, NOTICE_ISSUED, MINISTRY_SPEAKS)
