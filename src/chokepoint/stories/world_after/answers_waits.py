"""How long it took: the first time each of seven things was seen, and what became of the restrictions."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally, with_row_ids
from chokepoint.analysis.policy import analogy, precedents
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look, Recipe
from chokepoint.answers.recipes import named
from chokepoint.stories.world_after.answers import FIRST, begun, days, later
from chokepoint.stories.world_after.answers_elsewhere import steps
from chokepoint.stories.world_after.answers_exports import marks, short_figures
from chokepoint.stories.world_after.answers_prices import gaps, multiples
from chokepoint.stories.world_after.story import STORY


@STORY.keep
def lifted(look: Look, horizon_months: int) -> pd.DataFrame:
    """Find the restrictions that were themselves suspended, replaced or ended."""
    found = precedents.lifted(look(begun), look["control_changes"], look["quota_timeline"])
    return precedents.within(found, horizon_months)


@STORY.keep
def waits(look: Look) -> pd.DataFrame:
    """Count the months to the first time each of seven things was seen."""
    exported, dear, apart, built = (look(recipe) for recipe in (short_figures, multiples, gaps, steps))
    return analogy.waits(exported, dear, apart, built, look(lifted), look(begun))


def looked_at(look: Look, horizon_months: int) -> dict[str, float]:
    """Give the months looked at after each announcement: to the horizon, or to the day looked from."""
    return {
        case: min(float(horizon_months), (look.day - start).days / precedents.DAYS_A_MONTH)
        for case, start in look(days).items()
    }


def ended(look: Look, later_steps: bool = False) -> pd.DataFrame:
    """Give the first end of each restriction that has one, or of any later step that was suspended."""
    over = look(lifted)
    if later_steps:
        over = pd.concat([over, look(marks).query("mark == 'suspension'")], ignore_index=True)
    return over.sort_values("months").drop_duplicates("case")


def on_its_day(look: Look, rows: pd.DataFrame) -> pd.DataFrame:
    """Turn the months since each announcement back into a ``day``."""
    starts = rows["case"].map(look(days))
    return rows.assign(day=starts + pd.to_timedelta((rows["months"] * precedents.DAYS_A_MONTH).round(), "D"))


@STORY.answers(
    lifted_months=Column("months", "months", "from the announcement to the end of the quota"),
    lifted_day=Column("day", "month", how="month of the end of the quota"),
)
def ends(look: Look) -> pd.DataFrame:
    """Date the end of what ended, and count the months to it."""
    return on_its_day(look, look(ended))


@STORY.answers(
    lifted_n=Column("n", "cases", "restrictions that were themselves suspended, replaced or ended"),
)
def ended_cases(look: Look) -> pd.DataFrame:
    """Count the restrictions that ended."""
    return tally(look(ended), look(begun))


@STORY.answers(
    ruling_months=Column("months", "months", "from the announcement to the ruling on appeal"),
    ruling_day=Column("date", how="day of the ruling on appeal"),
)
def ruling(look: Look, horizon_months: int) -> pd.DataFrame:
    """Count the months to the ruling on appeal, if it came within the horizon."""
    found = look.rows("quotas.dispute").query("step == 'findings_upheld'")
    months = precedents.months_since(found["date"], pd.Series(FIRST, found.index), look(begun))
    return found.assign(months=months)[months <= horizon_months]


def paused(look: Look) -> pd.DataFrame:
    """Keep the suspensions of measures."""
    return with_row_ids(look["control_changes"].query("change == 'suspended'"))


@STORY.answers(paused_n=Column("n", "measures", "suspended measures"))
def paused_measures(look: Look) -> pd.DataFrame:
    """Count the suspended measures."""
    return tally(look(paused))


@STORY.answers(unborn_n=Column("n", "measures", "suspended before the day of effect"))
def unborn_measures(look: Look) -> pd.DataFrame:
    """Count the measures that were suspended before they had taken effect."""
    starts = look["controls"].set_index("row_id")["effective"]
    found = look(paused)
    return tally(found[found["from"] < found["control_row_id"].map(starts).fillna("")], found)


@STORY.answers(
    paused_day=Column("since", "month", "month of the suspensions"),
    paused_first=Column("first", how="earliest scheduled end of a suspension, as printed"),
    paused_last=Column("last", how="latest scheduled end of a suspension, as printed"),
)
def pauses(look: Look) -> pd.DataFrame:
    """Date the suspensions, and their scheduled ends."""
    found = look(paused)
    return found.assign(
        since=pd.to_datetime(found["from"]), first=found["until"].min(), last=found["until"].max()
    )


EXTENSION = ("stated_on", "extended_to")
for _key in EXTENSION:
    STORY.repeats(_key, f"controls.{_key}")
TONNAGE = {"low": "last_share_low", "high": "last_share_high", "base": "base_year", "last": "last_year"}
for _key, _name in TONNAGE.items():
    # the whole span of the evidence, as on the front page
    STORY.repeats(f"tonnage_{_key}", f"controls.{_name}", last_month="2026-06")


@STORY.words("licences_stand")
def standing(look: Look) -> dict[str, object]:
    """Tell whether no licence was suspended, and at least one is more than a year old."""
    untouched = not set(look(paused)["control_row_id"]) & set(look(begun)["row_ids"])
    old = look(later)["day"] < look.day - pd.DateOffset(years=1)
    return {"licences_stand": untouched and bool(old.any())}


SEEN = {
    "exports_low": "exports below half",
    "exports_back": "exports back",
    "price_doubled": "price outside doubled",
    "two_prices": "two prices",
    "decided": "capacity decided",
    "output": "first output elsewhere",
}
"""The steps as the analysis names them, by the keys of their answers; the end is an answer of its own."""


def reference_waits(look: Look, precedent: str) -> pd.DataFrame:
    """Keep what was seen of the case compared with, and when."""
    return look(waits)[look(waits)["case"].eq(precedent) & look(waits)["state"].eq("seen")]


def _seen(key: str, step: str) -> Recipe[pd.DataFrame]:
    """State the month in which a step of the case compared with was first seen."""

    def wait(look: Look) -> pd.DataFrame:
        found = look(reference_waits)
        dated = on_its_day(look, found[found["step"] == step])
        # a span of exports lasts until the day before the one on which its clock stops
        last = pd.Timedelta(days=1 if key.startswith("exports") else 0)
        return dated.assign(day=dated["day"] - last)

    month = Column("day", "month", how="month in which it was first seen of the case compared with")
    return STORY.answers(**{f"seen_{key}": month})(named(wait, f"wait_for_{key}"))


first_seen = [_seen(key, step) for key, step in SEEN.items()]
"""One recipe a step."""
