"""Where every threshold stands, counted, and what the cap on one supplier is held against."""

import pytest


def test_every_threshold_is_counted_once(now, then):
    keys = ("met_n", "course_n", "short_n", "unmeasured_n", "withdrawn_n", "rules_n")
    assert [now.ask(key).value for key in keys] == [0, 0, 6, 24, 16, 14]
    for look in (now, then):
        assert sum(look.ask(key).value for key in keys) == len(look["targets"])


def test_the_largest_supplier_is_held_against_the_cap(now, then):
    assert (now.ask("cap_value").value, now.ask("cap_gap").value) == (99, 34)
    assert now.ask("cap_pace").value == pytest.approx(34 / (1544 / 365.25))
    assert not then.ask("cap_value").known


def test_the_floor_is_held_against_the_newest_printed_price(now, edited):
    rows = now.rows("stands").set_index("row_id")
    assert rows.loc["tgt-mp-floor", ["low", "year", "missing"]].tolist() == [69, 2025, "due_day"]
    newest = "form == 'Neodymium-praseodymium (NdPr) oxide, 99% minimum' and year == 2025"
    assert edited("commodity_prices", newest, value=111.0).ask("met_n").value == 1


def test_a_mean_over_materials_is_bounded_by_them(now, edited):
    rows = now.rows("stands").set_index("row_id")
    assert rows.loc["tgt-crma-process", ["low", "high", "state"]].tolist() == [0, 94, "unmeasured"]
    asked = edited("targets", "row_id == 'tgt-crma-process'", threshold=95.0)
    assert asked.rows("stands").set_index("row_id").loc["tgt-crma-process", "state"] == "short"


def test_a_later_value_of_another_year_puts_a_target_on_a_course(now, edited):
    late = edited("targets", "row_id == 'tgt-gbr-dom'", baseline=12.0)
    assert (late.ask("met_n").value, late.ask("short_n").value) == (1, 5)


def test_without_targets_nothing_is_counted(kept):
    nothing = kept("targets", "row_id == 'none'")
    assert not nothing.ask("short_n").known
