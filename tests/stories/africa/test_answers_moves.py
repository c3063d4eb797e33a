"""Moves of outside powers, and the export controls of African states."""

from datetime import date

import pandas as pd
import pytest

from chokepoint.stories.africa.answers_moves import notice_day

DAY = "2024-06-30"


def moves(*rows):
    """Make moves: a date, a side, and besides what differs from a memorandum that repeats nothing."""
    plain = {"kind": "memorandum or designation", "is_repeat": "no", "for_minerals": "no", "actor": "someone"}
    frame = pd.DataFrame([plain | {"date": day, "side": side} | rest for day, side, rest in rows])
    return frame.assign(row_id=[f"cmv-{n}" for n in range(len(frame))])


def controls(*rows):
    frame = pd.DataFrame(rows, columns=["country_iso3", "effective", "disputed"])
    return frame.assign(row_id=[f"axc-{n}" for n in range(len(frame))], decided="")


def test_what_is_published(now):
    counts = [now.ask(key).value for key in ("moves_n", "moves_china", "west_n", "west_deals", "repeats_n")]
    assert counts == [45, 17, 22, 8, 4]
    assert now.ask("west_first").value == "2022-06-14"
    assert (now.ask("west_months").value, now.ask("west_months").date) == (13, date(2023, 7, 3))
    assert [now.ask(key).value for key in ("controls_n", "control_states", "controls_before")] == [13, 8, 5]
    assert [now.ask(key).value for key in ("quota", "quota_other")] == [96600, 77400]


def test_the_day_of_the_notice_is_known_whatever_the_day_looked_from(now, early):
    assert now(notice_day) == early(notice_day) == pd.Timestamp("2023-07-03")


def test_moves_up_to_the_day_count_and_second_readings_do_not(world):
    table = moves(
        ("2012", "China", {}),
        ("2024-06-30", "Gulf states", {}),
        ("2024-07-01", "China", {}),
        ("2013", "China", {"is_repeat": "yes"}),
    )
    look = world(DAY, counter_moves=table)
    assert [look.ask(key).value for key in ("moves_n", "moves_china", "repeats_n")] == [2, 1, 1]
    assert look.ask("moves_last").value == "2024-06-30"
    assert (look.ask("first_other").value, look.ask("first_other_actor").value) == ("2024", "someone")
    assert look.ask("west_first").value is None
    assert look.ask("west_months").value is None


@pytest.mark.parametrize(
    ("side", "n"),
    [
        ("United States", 1),
        ("European Union", 1),
        ("United States and European Union", 1),
        ("Gulf states", 0),
        ("China", 0),
    ],
)
def test_the_west_is_two_sides_alone_or_together(world, side, n):
    look = world(DAY, counter_moves=moves(("2023", side, {}), ("2023", "Korea and Japan", {})))
    assert look.ask("west_n").value == n


def test_a_side_can_be_asked_alone(world):
    look = world(
        DAY, counter_moves=moves(("2022-06", "United States", {}), ("2023-01", "European Union", {}))
    )
    assert look.ask("west_months").value == 13
    assert look.ask("west_months", sides=("European Union",)).value == 6


@pytest.mark.parametrize(("first", "months"), [("2023-06-30", 1), ("2023-07-05", 0), ("2023-08", -1)])
def test_months_are_counted_to_that_of_the_notice(world, first, months):
    look = world(DAY, counter_moves=moves((first, "United States", {})))
    assert look.ask("west_months").value == months


def test_money_is_told_from_words_by_the_kind(world):
    deal = {"kind": "money or deal"}
    look = world(
        DAY,
        counter_moves=moves(
            ("2022", "United States", deal), ("2023", "United States", {}), ("2023", "China", deal)
        ),
    )
    assert (look.ask("west_n").value, look.ask("west_deals").value) == (2, 1)


@pytest.mark.parametrize(
    ("more", "n"),
    [
        ({"for_minerals": "yes"}, 1),
        ({}, 0),
        ({"for_minerals": "yes", "is_repeat": "yes"}, 0),
        ({"for_minerals": "yes", "side": "Gulf states"}, 0),
    ],
)
def test_deals_for_minerals_are_chinese_first_readings_of_that_code(world, more, n):
    assert len(world(DAY, counter_moves=moves(("2022", "China", more))).rows("mineral_deals")) == n


@pytest.mark.parametrize(
    ("rows", "n"),
    [
        ([("TZA", "2023-07-02", "no"), ("ZWE", "2023-07-03", "no"), ("ZWE", "2023-07", "no")], 1),
        ([("TZA", "2017", "no"), ("ZWE", "2022-12", "no"), ("ZWE", "2024", "no")], 2),
        ([("TZA", "2017", "no"), ("ZWE", "2022-12", "no")], 2),
        ([("TZA", "2017", "no"), ("ZWE", "2022-12", "yes")], 1),
        ([("TZA", "2024", "no")], 0),
    ],
)
def test_controls_that_ended_their_period_before_the_notice_are_counted(world, rows, n):
    look = world(DAY, african_export_controls=controls(*rows))
    assert look.ask("controls_before").value == n


def test_contradicted_readings_are_drawn_and_not_counted(world):
    look = world(
        DAY,
        african_export_controls=controls(
            ("TZA", "2017", "no"), ("COD", "2018", "yes"), ("TZA", "2019", "no")
        ),
    )
    assert [look.ask(key).value for key in ("controls_n", "control_states")] == [2, 1]
    assert len(look.rows("african_controls")) == 3
    assert world(DAY, african_export_controls=controls()).ask("control_states").value == 0
