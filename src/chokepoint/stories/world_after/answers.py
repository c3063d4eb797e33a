"""Month zero: which restrictions are compared, when each was announced, and what its notice says."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.analysis.policy import precedents
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.data import load_table
from chokepoint.stories.world_after.clock import Clock
from chokepoint.stories.world_after.story import STORY

FIRST = "rare_earths"
"""The case everyone reaches for: the one quota among licences."""
SECURITY = ("national_security", "security_and_treaties")
"""Codes of stated reasons that name national security."""


def of_case(rows: pd.DataFrame, case: str) -> pd.DataFrame:
    """Keep the rows of one case."""
    return rows[rows["case"] == case]


def of_licences(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of all cases but the first, which are licences."""
    return rows[rows["case"] != FIRST]


@STORY.keep
def begun(look: Look) -> pd.DataFrame:
    """Look up the announcement of each restriction known on the day."""
    return precedents.starts(look["precedents"], look["controls"], look["quota_timeline"])


def days(look: Look) -> dict[str, pd.Timestamp]:
    """Give the day of each announcement, by case."""
    return precedents.day_of(look(begun))


def first(look: Look) -> pd.DataFrame:
    """Give the case that all others are compared with by default."""
    return of_case(look(begun), FIRST)


def later(look: Look) -> pd.DataFrame:
    """Give the cases after the first one."""
    return of_licences(look(begun))


def licensed() -> tuple[str, ...]:
    """Name the licence cases, known on the day or not."""
    return tuple(case for case in precedents.cases(load_table("precedents")) if case != FIRST)


def clock(look: Look, horizon_months: int) -> Clock:
    """Set the clock that all figures share."""
    return Clock(look(begun), horizon_months, look(metal_names), look.t)


@STORY.words("is_newest", "reference")
def words(look: Look, precedent: str) -> dict[str, object]:
    """Name what the page compares with."""
    named = look(clock).told.get(precedent, look(metal_names)[precedent])
    return {"is_newest": look.as_of is None, "reference": named}


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.answers(
    cases_n=Column("n", "cases", "announcements known under the parameters"),
    cases_named=Column("named", how="announcements known under the parameters"),
)
def compared_cases(look: Look) -> pd.DataFrame:
    """Count and name the cases; which announcements are compared is itself a row of evidence."""
    found = look(begun)
    chosen = found.assign(row_ids=found["row_ids"] + ";" + found["chosen_by"])
    return tally(chosen).assign(named=look.t.listing(list(look(clock).told.values())))


@STORY.answers(horizon=Column("months", "months", "parameter horizon_months"))
def horizon(look: Look, horizon_months: int) -> pd.DataFrame:
    """Give the months looked at after each announcement."""
    return in_one_row(look(begun), months=horizon_months)


@STORY.answers(
    first_year=Column("year", "year", "year of the first announcement"),
    first_day=Column("at", how="day of the batch, as printed", date="day"),
)
def first_case(look: Look) -> pd.DataFrame:
    """Date the first case."""
    found = look(first)
    return found.assign(year=found["day"].dt.year, at=found["day"].dt.strftime("%Y-%m-%d"))


@STORY.answers(later_days=Column("told", how="day of each announcement, as printed"))
def later_cases(look: Look) -> pd.DataFrame:
    """Date the other cases, in one line of text."""
    names, t = look(metal_names), look.t
    starts = zip(look(later)["case"], look(later)["day"], strict=True)
    told = [t("{name} ({day})", name=names[case], day=t.day(day)) for case, day in starts]
    return in_one_row(look(later), told=t.listing(told))


@STORY.answers(
    batch_change_abs=Column(
        "less", "percent", "second batch of the year against that of the year before", date="year"
    ),
)
def second_batch(look: Look) -> pd.DataFrame:
    """Compare the batch of the first announcement with that of a year earlier."""
    batch = look.rows("quotas.second_batch")
    return batch.assign(less=-batch["change_percent"])[: len(look(first))]


@STORY.answers(
    reason_n=Column("n", "cases", "cases whose notice states national security as a reason"),
    later_n=Column("later", "cases", "cases after the first one"),
)
def reasons(look: Look) -> pd.DataFrame:
    """Count the later cases whose notice speaks of national security."""
    every, controls = look(later), look["controls"]
    safe = controls[controls["reason_code"].isin(SECURITY)]
    stated = every[every["row_ids"].isin(safe["row_id"])]
    return tally(stated, every).assign(later=len(every))


def waiting(look: Look) -> pd.DataFrame:
    """Keep the later cases that took effect after their announcement, with the ``days`` between."""
    found = look(later)
    wait = (found["effective_day"] - found["day"]).dt.days
    return found.assign(days=wait)[wait > 0]


@STORY.answers(notice_n=Column("n", "cases", "effect later than announcement"))
def waiting_cases(look: Look) -> pd.DataFrame:
    """Count the cases that took effect after their announcement."""
    return tally(look(waiting), look(later))


@STORY.answers(
    notice_span=Column("span", how="shortest and longest time from announcement to effect"),
)
def notice_times(look: Look) -> pd.DataFrame:
    """Give the shortest and the longest time between announcement and effect, in words."""
    found = look(waiting)["days"]
    span = look.t.interval(found.min(), found.max()) if len(found) else ""
    return in_one_row(look(waiting), span=span)
