from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production.bounds import (
    Interval,
    Table,
    add,
    read_interval,
    read_table,
    rounding_unit,
    share_of,
)
from chokepoint.analysis.rows import each_row

figures = st.integers(1, 9_999_999).map(float)


def read(*entries, **common) -> Table:
    return read_table(each_row(rows(*entries, **common)))


@pytest.mark.parametrize(
    ("value", "unit"),
    [(270_000, 10_000), (300_000, 10_000), (283_920, 10), (7, 1), (40, 1), (0.5, 0.1), (12.25, 0.01), (1, 1)],
)
def test_a_figure_is_good_to_its_last_digit_or_its_second(value: float, unit: float) -> None:
    assert rounding_unit(value) == pytest.approx(unit)


@given(figures)
def test_rounding_takes_at_most_a_twentieth_of_a_large_figure(
    value: float,
) -> None:
    interval = read_interval(value)
    assert 0 < interval.low <= value <= interval.high
    assert value < 10 or interval.high - value <= value / 20


@pytest.mark.parametrize("value", [0.0, float("nan")])
def test_nil_has_no_rounding_unit(value: float) -> None:
    with pytest.raises(ValueError, match="nil"):
        rounding_unit(value)


def test_bounds_are_read_as_bounds() -> None:
    assert read_interval(100, "<") == Interval(0.0, 100, 100)
    assert read_interval(90, ">") == Interval(90, 90, inf)
    assert read_interval(0) == Interval(0.0, 0.0, 0.0)


def test_intervals_add_end_by_end() -> None:
    assert add([Interval(1, 2, 3), Interval(10, 20, 30)]) == Interval(11, 22, 33)
    assert add([]) == Interval(0, 0, 0)


def test_a_table_knows_its_rest_and_its_total() -> None:
    table = read(("CHN", 60), ("JPN", 10), ("WLD", 100))
    assert table.rest.best == 30
    assert table.rest.low == pytest.approx(95 - 71) or table.rest.low < 30 < table.rest.high
    assert table.total.best == 100
    assert table.uses_printed_total


def test_a_total_below_its_parts_gives_way_to_their_sum() -> None:
    table = read(("CHN", 900), ("JPN", 90), ("WLD", 900))
    assert table.total.best == 990
    assert not table.uses_printed_total


def test_the_united_states_stand_outside_a_total_that_leaves_them_out() -> None:
    frame = rows(("CHN", 60), ("USA", 50), ("WLD", 60))
    apart = (frame["country_iso3"] == "WLD").astype("boolean").where(frame["country_iso3"] == "WLD")
    frame["world_total_excludes_usa"] = apart  # as the loader gives it: true, or missing
    table = read_table(each_row(frame))
    assert table.countries == ("CHN",)
    assert table.without_usa
    assert share_of(table.amounts[0], table).best == 1.0


def test_a_list_without_a_total_is_open_unless_its_publisher_lists_everybody() -> None:
    assert read(("CHN", 6), ("JPN", 1)).is_open
    assert not read(("CHN", 6), ("JPN", 1), publisher="BGS").is_open
    assert read(("CHN", 6), ("JPN", None), publisher="BGS").is_open
    assert not read(("CHN", 6), ("JPN", None), ("WLD", 8)).is_open


@given(st.lists(figures, min_size=1, max_size=8), st.one_of(st.none(), figures), st.data())
def test_every_reading_of_rounded_figures_gives_a_share_within_the_bounds(known, rest, data) -> None:
    entries = [(f"C{n}", value) for n, value in enumerate(known)] + ([("ROW", rest)] if rest else [])
    table = read(*entries, publisher="BGS")
    drawn = [data.draw(st.floats(i.low, i.high)) for i in table.amounts]
    total = sum(drawn) + (data.draw(st.floats(table.others.low, table.others.high)) if rest else 0.0)
    for true, amount in zip(drawn, table.amounts, strict=True):
        share = share_of(amount, table)
        assert share.low - 1e-9 <= true / total <= share.high + 1e-9


@given(st.lists(figures, min_size=1, max_size=8), figures)
def test_shares_stand_in_order_and_do_not_pass_one(known, world) -> None:
    table = read(*[(f"C{n}", value) for n, value in enumerate(known)], ("WLD", world))
    shares = [share_of(amount, table) for amount in table.amounts]
    assert all(0 <= share.low <= share.best <= share.high <= 1 for share in shares)
    assert sum(share.best for share in shares) <= 1 + 1e-9


def test_lines_of_one_country_are_added() -> None:
    table = read(("USA", 8500), ("QAT", 9000), ("USA", 61), ("WLD", 17561))
    assert table.countries == ("USA", "QAT")
    assert table.amounts[0].best == 8561


def ends(interval: Interval) -> tuple[float, float, float]:
    return interval.low, interval.best, interval.high


def test_a_worked_table_has_the_bounds_of_plain_interval_arithmetic() -> None:
    # 60 stands for 59.5 to 60.5, 10 for 9.5 to 10.5, the total of 100 for 95 to 105
    table = read(("CHN", 60), ("JPN", 10), ("WLD", 100))
    assert ends(table.listed) == (69, 70, 71)
    assert ends(table.total) == (95, 100, 105)
    assert ends(table.rest) == (24, 30, 36)
    assert ends(share_of(table.amounts[0], table)) == (59.5 / 105, 0.6, 60.5 / 95)


def test_without_a_total_the_others_move_against_a_share() -> None:
    table = read(("CHN", 60), ("JPN", 10), publisher="BGS")
    assert ends(table.total) == ends(table.parts) == (69, 70, 71)
    assert ends(table.rest) == (0, 0, 0)
    assert ends(share_of(table.amounts[0], table)) == (59.5 / 70, 60 / 70, 60.5 / 70)


def test_a_total_rounded_below_its_parts_is_raised_to_them() -> None:
    table = read(("CHN", 95), ("JPN", 10), ("WLD", 100))
    assert ends(table.total) == (104, 105, 105)
    assert ends(share_of(table.amounts[0], table)) == (94.5 / 105, 95 / 105, 95.5 / 105)


def test_other_countries_are_the_rest_where_they_are_more_than_the_difference() -> None:
    table = read(("CHN", 60), ("ROW", 40), ("WLD", 90))
    assert ends(table.rest) == (39.5, 40, 40.5)
    assert not table.uses_printed_total
    assert read(("CHN", 60), ("ROW", 40), ("WLD", 100)).uses_printed_total


def test_a_nil_is_nobody_s_output_and_the_largest_total_counts() -> None:
    table = read(("CHN", 60), ("JPN", 0), ("WLD", 0), ("WLD", 80), ("WLD", 70))
    assert table.countries == ("CHN",)
    assert table.world is not None
    assert table.world.best == 80
    assert read(("CHN", 60), ("WLD", 0)).world is None
    assert ends(share_of(Interval(0, 0, 0), read(("JPN", 0)))) == (0, 0, 1)


def test_one_line_of_a_publisher_who_lists_not_all_opens_the_table() -> None:
    frame = rows(("CHN", 6), ("JPN", 1)).assign(publisher=["BGS", "P"])
    assert read_table(each_row(frame)).is_open
