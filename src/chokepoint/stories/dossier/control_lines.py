"""Lines on export controls and official lists: how each step stands, and who lists the commodity."""

from __future__ import annotations

from typing import Any

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.policy import controls, lists
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.lines import Line
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures.goods import name_target
from chokepoint.figures.places import with_article
from chokepoint.i18n import Translator, msg
from chokepoint.stories.dossier.answers import metal_name
from chokepoint.stories.dossier.story import STORY

STATUS = {
    "licence": msg("China has required a licence for the export of {goods} since {start}."),
    "licence announced": msg("China announced on {announced} that it will license the export of {goods}."),
    "licence suspended": msg("A licence duty on {goods} that China announced on {announced} is suspended."),
    "ban": msg("China has banned the export of {goods} to {target} since {start}."),
    "ban suspended": msg("China’s ban on the export of {goods} to {target} is suspended."),
    "ban due": msg(
        "The suspension of China’s ban on the export of {goods} to {target} was to end on {until}; no notice"
        " on what followed was found."
    ),
    "ban stated": msg(
        "China’s ban on the export of {goods} to {target} stays suspended until {until}, by a statement."
    ),
    "other": msg("China has restricted exports of {goods} in another way since {start}: {kind}."),
    "other suspended": msg("A Chinese step on {goods} of {announced} is suspended: {kind}."),
}
NONE = msg("No Chinese control on the export of {metal} is among the notices read here up to {day}.")
MORE = {
    controls.SUSPENDED: " suspended",
    controls.ANNOUNCED: " announced",
    controls.DUE: " due",
    controls.STATED: " stated",
}
STEP = msg("{announced}: {kind} ({goods}), for {target}; {state}.")
KINDS = {
    "licence": msg("licence duty"),
    "ban": msg("ban"),
    "technology": msg("control of technology"),
    "extraterritorial": msg("control of goods made abroad"),
    "state_trading": msg("approved exporters only"),
    "listing": msg("list of firms"),
    controls.CHECKS: msg("stricter checks of end users"),
}
SUSPENSION = {
    controls.STATED: msg("suspended, and the suspension goes on by a statement"),
    controls.DUE: msg("its suspension was to end, and no notice on what followed was found"),
}
ORDER = ("licence", "ban", "ban due", "ban stated", "licence announced", "licence suspended", "ban suspended",
         "other", "other suspended")  # fmt: skip
"""Which state a status line names first."""

NAMED = msg("Whose newest official list names {metal}: {names}.")
NOT_NAMED = msg("Whose newest official list does not: {names}.")
NOWHERE = msg("None of the newest official lists names {metal}: {names}.")
SINCE = msg("The first of the lists read here to name it is that of {name} in {year}.")


@STORY.keep
def kin(look: Look) -> list[str]:
    """Name the commodity and, of a group, its members: what a control on it can be written for."""
    commodity = str(look.param("commodity"))
    entries = look.whole("list_entries")
    members = entries.loc[entries["group_id"] == commodity, "commodity_id"]
    crosswalk = look.whole("mineral_crosswalk")
    more = crosswalk.loc[crosswalk["group_id"] == commodity, "commodity_id"]
    return list(dict.fromkeys([commodity, *sorted({*members, *more} - {commodity})]))


@STORY.keep
def own_board(look: Look) -> pd.DataFrame:
    """Give the controls on the commodity or on members of its group that have not ended.

    Returns:
        The rows of the board of the chapter on July 2023, with ``status``, a key of ``STATUS``.
    """
    board = look.rows("controls.board")
    own = board[board["commodity_id"].isin(look(kin))]
    return own.assign(status=[_status(row) for row in each_row(own)])


def _status(row: Row) -> str:
    way = "ban" if row.way.startswith("ban") else row.way
    status = way + MORE.get(row.state, "")
    if status in STATUS:
        return status
    return "other suspended" if row.state != controls.IN_FORCE else "other"


@STORY.keep
def status_line(look: Look) -> Line:
    """Say how the export of the commodity stands on the day: the strictest step of those in force."""
    board = look(own_board)
    if board.empty:
        day: Any = look.rows("controls.looked_until")
        words = {"metal": metal_name(look), "day": look.t.day(day)}
        return Line("controls", "status", NONE, words=words, rows=join_ids(look["controls"]["row_id"]))
    first = min(board["status"], key=ORDER.index)
    return _told(look, "status", board[board["status"] == first])


@STORY.words("status")
def status(look: Look) -> dict[str, object]:
    """Name the state of the status line in a word; ``none found`` where no notice names the commodity."""
    board = look(own_board)
    return {"status": "none found" if board.empty else min(board["status"], key=ORDER.index)}


def _told(look: Look, key: str, steps: pd.DataFrame) -> Line:
    """Tell controls of one status in a sentence, by the oldest step."""
    oldest = steps.sort_values(["announced_day", "row_id"], kind="stable").head(1)
    row = next(each_row(oldest))
    same = steps[steps["row_id"] == row.row_id] if len(steps["commodity_id"].unique()) == 1 else steps
    words = {
        "goods": goods(look, list(dict.fromkeys(same["commodity_id"]))),
        "start": written_day(row.start, row.effective_precision or row.announced_precision, look.t),
        "announced": written_day(row.announced_day, row.announced_precision, look.t),
        "target": target(look, row),
        "kind": look.t.code(row.measure, KINDS),
        "until": look.t.day(row.until) if pd.notna(row.until) else "",
    }
    return Line("controls", key, STATUS[row.status], words=words, rows=join_ids(same["row_ids"]))


def goods(look: Look, codes: list[str]) -> str:
    """Name what a control is on: the commodity, or members of its group."""
    names = look(metal_names)
    return look.t.listing([str(names.get(code, look.t.code(code))) for code in codes])


def target(look: Look, row: Row) -> str:
    """Name whom a control is aimed at."""
    return look.t.say(ALL) if row.target_iso3 == "WLD" else name_target(row, look(place_names), look.t)


ALL = msg("all destinations")


def written_day(day: pd.Timestamp, precision: str, t: Translator) -> str:
    """Write a day as exactly as it is known."""
    if precision == "day":
        return t.day(day)
    return t.month(day) if precision == "month" else f"{day:%Y}"


@STORY.keep
def control_lines(look: Look) -> list[Line]:
    """List every step on the commodity or its group by date, with its state."""
    steps = look.rows("controls.ladder")
    wanted = set(look(kin))
    own = controls.restricting(steps)
    own = own[[bool(wanted & set(text.split(";"))) for text in own["commodities"]]]
    return [_step(look, row, wanted) for row in each_row(own)]


def _step(look: Look, row: Row, wanted: set[str]) -> Line:
    words = {
        "announced": written_day(row.announced_day, row.announced_precision, look.t),
        "kind": look.t.code(controls.measure_on(row, wanted), KINDS),
        "goods": goods(look, [code for code in row.commodities.split(";") if code in wanted]),
        "target": target(look, row),
        "state": look.t.code(row.state, SUSPENSION if pd.notna(row.pause) else None),
    }
    key = row.row_id.replace("-", "_")
    return Line("controls", f"step_{key}", STEP, words=words, rows=row.row_ids)


@STORY.keep
def group_of(look: Look) -> str:
    """Give the name under which official lists know the commodity."""
    commodity = look.param("commodity")
    entries = look.whole("list_entries")
    own = entries.loc[(entries["commodity_id"] == commodity) & (entries["group_id"] != ""), "group_id"]
    return str(own.iloc[-1]) if len(own) else str(commodity)


@STORY.keep
def editions_with_it(look: Look) -> pd.DataFrame:
    """Say for every edition of an official list whether it names the commodity."""
    return lists.history(look.rows("derisking.known_entries"), [look(group_of)])


@STORY.keep
def list_lines(look: Look) -> list[Line]:
    """Say on whose newest lists the commodity stands, on whose not, and since when."""
    seen = look(editions_with_it)
    standing = lists.standing_states(seen, look.day)
    on, off = (standing[standing["state"] == state] for state in ("named", "absent"))
    metal = metal_name(look)
    if on.empty:
        words = {"metal": metal, "names": _places(look, off)}
        return (
            [Line("lists", "lists", NOWHERE, words=words, rows=join_ids(off["row_ids"]))] if len(off) else []
        )
    words = {"metal": metal, "names": _places(look, on)}
    found = [Line("lists", "lists", NAMED, words=words, rows=join_ids(on["row_ids"]))]
    if len(off):
        words = {"names": _places(look, off)}
        found.append(Line("lists", "not_on", NOT_NAMED, words=words, rows=join_ids(off["row_ids"])))
    first = seen[seen["state"] == "named"].head(1)
    words = {"name": _places(look, first), "year": first["year"].item()}
    return [*found, Line("lists", "since", SINCE, words=words, rows=join_ids(first["row_ids"]))]


def _places(look: Look, standing: pd.DataFrame) -> str:
    names = look(place_names)
    return look.t.listing([with_article(code, names, look.t) for code in standing["jurisdiction"]])
