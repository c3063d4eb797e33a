"""The steps of the export controls as entries of a feed: announced, in effect, suspended, replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.book.sphinx_ext.machine.atom import Item
from chokepoint.book.sphinx_ext.words import reader, say
from chokepoint.i18n import msg

ANNOUNCED, EFFECTIVE = "announced", "effective"
STATED = "extension_stated"
FEW = 2
"""So many controls are named by their goods in a title."""
TITLES = {
    ANNOUNCED: msg("Announced: {items}"),
    EFFECTIVE: msg("In effect: {items}"),
    "replaced": msg("Replaced by later rules: {items}"),
    "suspended": msg("Suspended: {items}"),
    "adopted": msg("Adopted after a draft: {items}"),
    STATED: msg("An official said that the suspension goes on, no notice was found: {items}"),
    "suspension_ends": msg("Last day of the suspension, as printed: {items}"),
    "easing_ends": msg("Last day of the easing, as printed: {items}"),
    "scheduled_end_of_cycle": msg("Last day of the rules, as printed: {items}"),
}
"""What happened, by what it is called in the tables."""


@dataclass(frozen=True)
class Step:
    """Something that happened to controls on a day.

    Args:
        what: a key of :data:`TITLES`.
        day: the day, or the first of the month or year that is known (YYYY-MM-DD).
        last: the last of that day, month or year.
        controls: the controls, as rows of the table.
        row_ids: the rows that say so.
        source_id: the source of the first.
        note: remarks on the first.
    """

    what: str
    day: str
    last: str
    controls: tuple[pd.Series, ...]
    row_ids: tuple[str, ...]
    source_id: str
    note: str

    @property
    def title(self) -> str:
        """Say what happened to which goods; of many controls the notices are named."""
        items = dict.fromkeys(str(one["items"]) for one in self.controls)
        if len(items) > FEW:
            items = dict.fromkeys(str(one["announcement_no"] or one["items"]) for one in self.controls)
        return say(TITLES[self.what]).format(items=reader().semicolons(items))

    @property
    def text(self) -> str:
        """Say of which kind the controls are, for whom, by which notice, and who printed it."""
        t = reader()
        lines = [t.commas(_about(one)) for one in self.controls]
        rows = t.pair(t.commas(self.row_ids), self.source_id)
        return "\n".join([*dict.fromkeys(lines), *filter(None, [self.note]), rows])

    def concerns(self, commodity: str) -> bool:
        """Tell whether one of the controls names a commodity."""
        return any(commodity in str(one["commodities"]).split(";") for one in self.controls)

    def item(self, link: str) -> Item:
        """Make it an entry that leads to a page."""
        name = "/".join(["controls", self.what, self.row_ids[0]])
        return Item(name, self.day, self.title, self.text, link)


def _about(control: pd.Series) -> list[str]:
    words = [reader().code(str(control["kind"])), control["target_name"], control["announcement_no"]]
    return [str(word) for word in words if word]


def list_steps(controls: pd.DataFrame, changes: pd.DataFrame, only: str = "") -> list[Step]:
    """List the steps, the oldest first; what happened alike on one day is one.

    Args:
        controls: table ``controls``.
        changes: table ``control_changes``.
        only: a commodity whose controls alone are wanted.
    """
    if only:
        named = controls["commodities"].str.split(";").map(lambda found: only in found)
        controls = controls[named]
    rows = pd.concat([_of_controls(controls), _of_changes(changes, controls)])
    rows = rows.dropna(subset="day").sort_values(["day", "what", "row_id"], kind="stable")
    by_id = {row["row_id"]: row for _n, row in controls.iterrows()}
    groups = rows.groupby(["day", "what"], sort=True)
    return [_make(str(what), group, [by_id[one] for one in group["control"]]) for (_d, what), group in groups]


def _make(what: str, group: pd.DataFrame, controls: Sequence[pd.Series]) -> Step:
    first = group.iloc[0]
    days = (f"{first['day']:%Y-%m-%d}", f"{first['last']:%Y-%m-%d}")
    return Step(what, *days, tuple(controls), tuple(group["row_id"]), first["source_id"], first["note"] or "")


def _of_controls(controls: pd.DataFrame) -> pd.DataFrame:
    """Give a row for each announcement, and for each day of effect that is another one."""
    return pd.concat(_dated(controls, column, column, "row_id") for column in (ANNOUNCED, EFFECTIVE)).pipe(
        lambda rows: rows[~rows.duplicated(["row_id", "day"])]
    )


def _of_changes(changes: pd.DataFrame, controls: pd.DataFrame) -> pd.DataFrame:
    """Give a row for each change of these controls; a statement happened when it was published."""
    own = changes[changes["control_row_id"].isin(controls["row_id"])]
    rows = _dated(own, "from", own["change"], "control_row_id")
    stated = rows["what"] == STATED
    return rows.assign(**{name: rows[name].mask(stated, own["published"]) for name in ("day", "last")})


def _dated(rows: pd.DataFrame, column: str, what: str | pd.Series, control: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "row_id": rows["row_id"],
            "what": what,
            "control": rows[control],
            "day": to_first_day(rows[column]).astype("datetime64[us]"),
            "last": to_last_day(rows[column]).astype("datetime64[us]"),
            "source_id": rows["source_id"],
            "note": rows["note"],
        }
    )


def past(steps: Sequence[Step], day: str) -> Iterator[Step]:
    """Keep what had happened by a day."""
    return (step for step in steps if step.day <= day)
