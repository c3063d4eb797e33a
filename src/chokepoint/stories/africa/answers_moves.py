"""What the chapter on Africa states of the moves of outside powers, and of African export controls."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import moves
from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.africa.single_rows import states_row
from chokepoint.stories.africa.story import STORY

CHINA = "China"
HOW_MOVES = msg("dated moves, second readings left out")


def notice_day(look: Look) -> pd.Timestamp:
    """Give the day of the notice on gallium and germanium, whatever the day looked from."""
    return pd.Timestamp(str(look.ask("controls.announced").value))


@STORY.answers(moves_n=Column("n", "moves", HOW_MOVES))
def move_count(look: Look) -> pd.DataFrame:
    """Count the dated moves."""
    return tally(look(dated_moves))


@STORY.keep
def dated_moves(look: Look) -> pd.DataFrame:
    """Give the moves made by the day looked from, oldest first."""
    return moves.select_moves(look["counter_moves"], look.day)


@STORY.keep
def moves_by_side(look: Look) -> pd.DataFrame:
    """Count the moves of each side."""
    return moves.count_by_side(look(dated_moves))


@STORY.answers(moves_last=Column("date", "date", "last move in the evidence"))
def last_move(look: Look) -> pd.DataFrame:
    """Find the last move."""
    return look(dated_moves).tail(1)


@STORY.answers(moves_china=Column("n", "moves", HOW_MOVES))
def chinese_moves(look: Look) -> pd.DataFrame:
    """Count the moves of China."""
    made = look(dated_moves)
    return tally(made[made["side"] == CHINA], made)


@STORY.keep
def mineral_deals(look: Look) -> pd.DataFrame:
    """Keep the Chinese deals that trade loans or works for minerals, second readings left out."""
    table = look["counter_moves"]
    own = (table["side"] == CHINA) & (table["is_repeat"] == "no")
    return table[own & (table["for_minerals"] == "yes")]


@STORY.answers(
    first_other=Column("year", how="first move of a side other than China"),
    first_other_actor=Column("actor", how="its actor", date="year"),
)
def first_move_of_another(look: Look) -> pd.DataFrame:
    """Find the first move of a side other than China."""
    made = look(dated_moves)
    first = made[made["side"] != CHINA].head(1)
    return first.assign(year=first["day"].dt.year.astype(str))


@STORY.keep
def western_moves(look: Look, sides: tuple[str, ...] = moves.WEST) -> pd.DataFrame:
    """Keep the moves of the United States, of the European Union and of both."""
    made = look(dated_moves)
    return made[made["side"].isin(sides)]


@STORY.answers(
    west_first=Column("date", "date", "first Western move"),
    west_months=Column(
        "months",
        "months",
        "months from the first Western move to the notice",
        date="notice",
        base="day",
    ),
)
def first_western_move(look: Look) -> pd.DataFrame:
    """Find the first Western move, and count the months from it to the notice."""
    first, notice = look(western_moves).head(1), look(notice_day)
    months = [(notice.to_period("M") - day.to_period("M")).n for day in first["day"]]
    return first.assign(months=pd.Series(months, first.index, dtype="Int64"), notice=notice)


@STORY.answers(west_n=Column("n", "moves", HOW_MOVES))
def western_count(look: Look) -> pd.DataFrame:
    """Count the Western moves."""
    return tally(look(western_moves), look(dated_moves))


@STORY.answers(west_deals=Column("n", "moves", "moves of kind money or deal"))
def western_deals(look: Look) -> pd.DataFrame:
    """Count the Western loans, purchases and contracts."""
    west = look(western_moves)
    return tally(west[west["kind"] == moves.DEAL], look(dated_moves))


@STORY.answers(repeats_n=Column("n", "rows", "second readings and later statements"))
def second_readings(look: Look) -> pd.DataFrame:
    """Count the rows left out because they repeat another."""
    table = look["counter_moves"]
    return tally(table[table["is_repeat"] == "yes"], table)


@STORY.keep
def african_controls(look: Look) -> pd.DataFrame:
    """Order the export controls of African states by the day they take effect."""
    return moves.order_controls(look["african_export_controls"], look.day)


@STORY.keep
def undisputed_controls(look: Look) -> pd.DataFrame:
    """Keep the controls of which no other reading contradicts the row."""
    measures = look(african_controls)
    return measures[measures["disputed"] == "no"]


@STORY.keep
def controls_before_the_notice(look: Look) -> pd.DataFrame:
    """Keep the controls in effect before the notice on gallium and germanium."""
    return moves.before(look(undisputed_controls), look(notice_day))


@STORY.answers(controls_n=Column("n", "measures", "measures in the evidence, contradicted readings left out"))
def control_count(look: Look) -> pd.DataFrame:
    """Count the controls."""
    return tally(look(undisputed_controls))


@STORY.answers(
    control_states=Column("states", "states", "states with a measure in the evidence"),
    controls_before=Column("before", "measures", "in effect before the notice of July 2023"),
)
def states_that_control(look: Look) -> pd.DataFrame:
    """Count the states with controls, and the controls that came before the notice."""
    firm, before = look(undisputed_controls), look(controls_before_the_notice)
    return in_one_row(firm, states=firm["country_iso3"].nunique(), before=len(before))


states_row(
    "stop_of_cobalt",
    african_controls,
    "axc-cod-2025-02",
    stop_month=Column("effective", "date", "first day of effect, as printed"),
)
states_row(
    "quota_of_cobalt",
    african_controls,
    "axc-cod-2026-01-01",
    quota=Column("value", "t per year", "as printed", date="day"),
    quota_start=Column("effective", "date", "first day of effect, as printed"),
)
states_row(
    "other_quota_of_cobalt",
    african_controls,
    "axc-cod-2026-01-01-2",
    quota_other=Column("value", "t per year", "as printed by another report", date="day"),
)
