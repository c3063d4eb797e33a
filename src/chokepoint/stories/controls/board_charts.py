"""The board of what is licensed or banned, by element: each control with its start, its state and its end."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.controls import ANNOUNCED, CHECKS, DUE, IN_FORCE, STATED, SUSPENDED
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import is_narrow, translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import By, Dot, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, OCHRE, WORLD_SOFT
from chokepoint.i18n import Translator, msg

LOOKS = {IN_FORCE: CHINA, STATED: CHINA_SOFT, SUSPENDED: CHINA_SOFT, DUE: OCHRE, ANNOUNCED: WORLD_SOFT}
"""The colour of each state; the two kinds of suspension do not share a shape."""
SHAPES = {
    IN_FORCE: "square",
    STATED: "diamond",
    SUSPENDED: "circle",
    DUE: "triangle-up",
    ANNOUNCED: "triangle-down",
}
STATES = {
    IN_FORCE: msg("in force"),
    STATED: msg("suspended; an official said that the suspension goes on"),
    SUSPENDED: msg("suspended"),
    DUE: msg("suspended; the end has passed and no text was found"),
    ANNOUNCED: msg("announced"),
}
WAYS = {
    "licence": msg("licence"),
    "other": msg("other limits"),
}
BANNED = msg("ban: {target}")
CHECKED = msg("stricter checks of end users: {target}")


def status_board(
    board: pd.DataFrame, names: pd.Series, places: pd.Series, day: pd.Timestamp, title: str, t: Translator
) -> Figure:
    """Draw a mark for every control on a commodity, in a line a commodity and a column a kind of control.

    Args:
        board: as ``policy.controls.by_commodity`` gives it.
        names: commodity names by commodity id, in the reader's language.
        places: country names by ISO code, in the reader's language.
        day: the day looked at.
        title: the finding.
        t: the reader's language.
    """
    frame = _board_rows(board, names, t)
    heads = _heads(board, places, t)
    return Figure(
        id="status-board",
        title=title,
        subtitle=t(
            "Chinese export controls that have not ended, by element or good, on {day}; "
            "beside each mark the month in which it took effect, also where it was suspended later",
            day=t.day(day),
        ),
        alt=_board_alt(frame, t),
        draw=lambda width: _draw_board(frame, heads, width, t),
        frame=translated(frame, ["state"], t).assign(way_name=_ways(frame, heads, t)),
        columns=_board_columns(t),
        notes=t(
            "Licence: for every destination. Other limits: on know-how, foreign-made goods or traders, or "
            "stricter checks of end users. A ban may be on a part of the buyers; the table says on whom. "
            "Names in brackets: a further notice on the same good; the table has its number and the day of a "
            "suspension. Lists of firms by name, drafts, campaigns "
            "and easings are not drawn here; the list of all steps has them."
        ),
    )


def _board_rows(board: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    plain = [str(names.get(one, one)).strip("()") for one in board["commodity_id"]]
    labels = [_label(row, name, t) for row, name in zip(each_row(board), plain, strict=True)]
    short = [t("({name})", name=name) if nth else name for name, nth in zip(plain, board["nth"], strict=True)]
    days = {name: [_day(day, t) for day in board[name]] for name in ("start", "pause", "until")}
    since = [t.short_month(day) for day in board["start"]]
    years = [t("{year}", year=day.year) for day in board["start"]]
    written = {f"{name}_words": texts for name, texts in days.items()}
    return board.assign(name=labels, short=short, since=since, year=years, code=board["state"], **written)


def _label(row: Row, name: str, t: Translator) -> str:
    return t("({name}, {notice})", name=name, notice=row.announcement_no) if row.nth else name


def _day(day: pd.Timestamp, t: Translator) -> str:
    return t.day(day) if pd.notna(day) else ""


def _heads(board: pd.DataFrame, places: pd.Series, t: Translator) -> dict[str, str]:
    """Name the columns: the licence first, then each country under a ban, then the rest."""
    bans = sorted({way for way in board["way"] if way not in WAYS}, reverse=True)
    banned = {way: t("ban: {country}", country=places[way.removeprefix("ban of ")]) for way in bans}
    said = {way: t.say(words) for way, words in WAYS.items()}
    every = {"licence": said["licence"], **banned, "other": said["other"]}
    return {way: words for way, words in every.items() if way in set(board["way"])}


def _ways(frame: pd.DataFrame, heads: dict[str, str], t: Translator) -> list[str]:
    """Say what each control is: the head of its column, or for whom a ban or a check is."""
    aimed = {CHECKS: CHECKED, "ban": BANNED}
    return [
        t.say(aimed[row.measure], target=t.cell(row.target_name)) if row.measure in aimed else heads[row.way]
        for row in each_row(frame)
    ]


def _board_alt(frame: pd.DataFrame, t: Translator) -> str:
    n = frame["commodity_id"].nunique()
    counts = frame["code"].value_counts()
    parts = t.clauses(t("{state}: {n}", state=t.say(STATES[code]), n=counts[code]) for code in counts.index)
    return t("{n} elements and goods. ", n=n) + parts


def _board_columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("element or good"),
        "way_name": t("control"),
        "announcement_no": t("notice"),
        "start_words": t("in effect from"),
        "pause_words": t("suspended from"),
        "until_words": t("end that is set or stated"),
        "state": t("state"),
    }


def _draw_board(
    frame: pd.DataFrame, heads: dict[str, str], width: int, t: Translator
) -> alt.LayerChart | alt.Chart:
    narrow = is_narrow(width)
    words = {code: t.say(said) for code, said in STATES.items()}
    mark = Dot("across", size=48, colour=By("code", LOOKS, words), shape=By("code", SHAPES, words))
    how = Matrix(
        "line", "name", "way", heads,
        marks=(mark, Words("year" if narrow else "since", "across", size=11.5, colour=INK, gap=7)),
        step=(22, 22), size=11.5, flush=True, room=(0.3, 0.33),
    )  # fmt: skip
    # a phone has no room for the numbers of notices
    shown = frame.assign(name=frame["short"]) if narrow else frame
    return draw_matrix(numbered(shown), width, how)
