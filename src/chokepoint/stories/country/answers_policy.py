"""What a country restricts and lists: its export controls, its official list, and who leads what is on it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import in_one_row, join_ids, with_row_ids
from chokepoint.analysis.policy import controls, lists
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.country.answers import country_of, followed_tables
from chokepoint.stories.country.story import STORY

CHINA = "CHN"
"""The country whose controls the book follows step by step."""
TOLD = msg("measures on exports that reports tell of, each once")
ENTRIES = msg("minerals its newest official list names, members of a group counted with the group")


@STORY.keep
def chinese_steps(look: Look) -> pd.DataFrame:
    """List the steps that restrict, as they stand on the day: those of China alone, the newest first."""
    steps = controls.restricting(look.rows("controls.ladder"))
    return steps.sort_values(["announced_day", "row_id"], ascending=False, ignore_index=True)


@STORY.keep
def told_measures(look: Look, country: str) -> pd.DataFrame:
    """List what reports tell of an African country's measures on exports, a disputed figure left out.

    Returns:
        The rows with ``since`` (when it took effect, else was decided; as printed) and ``begun`` (that day).
    """
    rows = look["african_export_controls"]
    own = rows[(rows["country_iso3"] == country) & (rows["disputed"] != "yes")]
    since = own["effective"].where(own["effective"] != "", own["decided"])
    dated = with_row_ids(own).assign(since=since, begun=to_first_day(since))
    return dated.sort_values("begun", ascending=False, ignore_index=True)


def is_african(look: Look) -> bool:
    """Tell whether the country is one of those whose measures were looked for beside China's."""
    return bool((look.whole("africa_map")["country_iso3"] == country_of(look)).any())


@STORY.answers(controls_n=Column("n", "controls", "steps in force on the day looked at"))
def controls_in_force(look: Look, country: str) -> pd.DataFrame:
    """Count the controls of China in force; nothing of another country."""
    steps = look(chinese_steps)
    if country != CHINA or steps.empty:
        return steps.head(0).assign(n=0.0)
    return in_one_row(steps, n=int((steps["state"] == controls.IN_FORCE).sum()))


@STORY.answers(told_n=Column("n", "measures", TOLD))
def count_of_told(look: Look) -> pd.DataFrame:
    """Count what reports tell of a country's measures on exports: one row or none."""
    rows = look(told_measures)
    return in_one_row(rows, n=len(rows)) if len(rows) else rows.assign(n=0.0)


@STORY.keep
def newest_lists(look: Look) -> pd.DataFrame:
    """Keep the entries of every jurisdiction's newest official list that was out on the day."""
    entries = look.rows("derisking.known_entries")
    out = lists.editions(entries)
    newest = out[out["day"] <= look.day].groupby("jurisdiction").tail(1)
    kept = entries[entries["list_id"].isin(newest["list_id"]) & entries["tier"].isin(lists.MAIN_TIERS)]
    return with_row_ids(kept.reset_index(drop=True))


@STORY.answers(listed_n=Column("n", "minerals", ENTRIES, date="year"))
def count_of_listed(look: Look, country: str) -> pd.DataFrame:
    """Count the minerals on the country's own newest list: one row or none."""
    entries = look(newest_lists)
    own = entries[entries["jurisdiction"] == country]
    if own.empty:
        return own.assign(n=0.0)
    return in_one_row(own, n=own["group_id"].nunique(), year=int(own["year"].max()))


@STORY.keep
def led_on_lists(look: Look, country: str) -> pd.DataFrame:
    """Count, for each newest list, the minerals on it and those the country leads.

    Returns:
        One row a list: ``jurisdiction``, ``year``, ``n`` (minerals named that a table here follows), ``led``
        (of these, those of which the country is the largest producer listed) and ``row_ids``; a group on a
        list counts by the table of the group, or by any member where the group has none.
    """
    tables = look(followed_tables)
    first = tables[tables["is_first"].astype(bool)].set_index("commodity_id")
    entries = look(newest_lists)
    found = [
        _count_list(rows, first, country, str(name))
        for name, rows in entries.groupby("jurisdiction", sort=True)
    ]
    counted = pd.DataFrame(found, columns=["jurisdiction", "year", "n", "led", "row_ids"])
    return counted.sort_values(["led", "jurisdiction"], ascending=[False, True], ignore_index=True)


def _count_list(entries: pd.DataFrame, first: pd.DataFrame, country: str, name: str) -> tuple[object, ...]:
    leaders = {group: _leaders_of(rows, first) for group, rows in entries.groupby("group_id")}
    followed = {group: codes for group, codes in leaders.items() if codes}
    seen = first[first["leader"] == country]
    ids = join_ids([*entries["row_id"], *seen["row_ids"]])
    n_led = sum(country in codes for codes in followed.values())
    return name, int(entries["year"].max()), len(followed), n_led, ids


def _leaders_of(entries: pd.DataFrame, first: pd.DataFrame) -> set[str]:
    """Name who leads a group: by its own table, else by those of the members that the list names."""
    group = entries["group_id"].iloc[0]
    named = (
        [group] if group in first.index else [one for one in entries["commodity_id"] if one in first.index]
    )
    return set(first.loc[named, "leader"]) if named else set()
