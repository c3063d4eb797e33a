import pandas as pd
import pytest

from chokepoint.book.sphinx_ext.machine.control_steps import TITLES, list_steps, past
from chokepoint.book.sphinx_ext.words import say
from chokepoint.data import load_table

CONTROLS = pd.DataFrame(
    [
        ["c1", "2023-07-03", "2023-08-01", "No. 23", "metal", "gallium;germanium", "licence", "s1", ""],
        ["c2", "2024-12-03", "2024-12-03", "No. 46", "gallium", "gallium", "ban", "s2", "a note"],
        ["c3", "2024-12-03", "", "", "graphite", "graphite", "ban", "s2", ""],
        ["c4", "2025-01", "", "", "know-how", "lithium", "draft", "s3", ""],
    ],
    columns=["row_id", "announced", "effective", "announcement_no", "items", "commodities", "kind",
             "source_id", "note"],
).assign(target_name="all")  # fmt: skip
CHANGES = pd.DataFrame(
    [
        ["g1", "c2", "suspended", "2025-11-09", "2026-11-27", "s4", "", "2025-11-09"],
        ["g2", "c2", "extension_stated", "2026-11-27", "2027-01-10", "s5", "", "2026-09-28"],
    ],
    columns=["row_id", "control_row_id", "change", "from", "until", "source_id", "note", "published"],
).assign(published=lambda rows: pd.to_datetime(rows["published"]))


def told(only=""):
    return [(step.day, step.what, step.row_ids) for step in list_steps(CONTROLS, CHANGES, only)]


def test_announcement_effect_and_changes_are_steps_in_order_of_their_days():
    assert told() == [
        ("2023-07-03", "announced", ("c1",)),
        ("2023-08-01", "effective", ("c1",)),
        ("2024-12-03", "announced", ("c2", "c3")),
        ("2025-01-01", "announced", ("c4",)),
        ("2025-11-09", "suspended", ("g1",)),
        ("2026-09-28", "extension_stated", ("g2",)),
    ]


def test_a_statement_happened_when_it_was_published_and_a_month_is_known_as_a_span():
    steps = {step.what: step for step in list_steps(CONTROLS, CHANGES)}
    assert steps["extension_stated"].day == "2026-09-28"
    assert (steps["announced"].day, steps["announced"].last) == ("2025-01-01", "2025-01-31")


def test_the_steps_of_one_mineral_are_those_of_controls_that_name_it():
    assert told("graphite") == [("2024-12-03", "announced", ("c3",))]
    assert [step[2] for step in told("germanium")] == [("c1",), ("c1",)]
    assert told("tin") == []


def test_a_step_says_what_which_goods_of_which_kind_and_who_printed_it():
    step = list_steps(CONTROLS, CHANGES, "gallium")[2]
    assert step.title == "Announced: gallium"
    assert step.text.splitlines() == ["ban, all, No. 46", "a note", "c2: s2"]
    assert step.item("controls.html").name == "controls/announced/c2"
    assert step.concerns("gallium")
    assert not step.concerns("tin")


def test_of_many_controls_the_notices_are_named():
    many = CONTROLS.assign(announced="2024-12-03", effective="")
    (step,) = list_steps(many, CHANGES.iloc[:0])
    assert step.title == "Announced: No. 23; No. 46; graphite; know-how"


def test_only_what_had_happened_by_a_day_is_kept():
    assert [step.day for step in past(list_steps(CONTROLS, CHANGES), "2023-12-31")] == [
        "2023-07-03",
        "2023-08-01",
    ]


def test_the_tables_of_the_book_hold_no_change_without_words():
    assert set(load_table("control_changes")["change"]) <= set(TITLES)


@pytest.mark.parametrize("what", TITLES)
def test_every_title_has_room_for_the_goods(what):
    assert "metal" in say(TITLES[what]).format(items="metal")
