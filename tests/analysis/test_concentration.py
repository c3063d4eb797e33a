import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chokepoint.analysis import concentration
from chokepoint.analysis.concentration import Interval, hhi_bounds
from chokepoint.data import load_table

quantities = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=12)


def rows(*entries: tuple[str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "country_iso3": iso3,
                "quantity_kg": kg,
                "row_id": f"r-{iso3.lower()}",
                "publisher": "P",
                "vintage": "2020",
                "commodity_id": "tin",
                "stage": "mine",
                "year": 2019,
            }
            for iso3, kg in entries
        ]
    )


@pytest.mark.parametrize(
    ("shares", "expected"),
    [([30, 30, 20, 20], 0.26), ([40, 30, 20, 10], 0.30), ([1], 1.0), ([25, 25, 25, 25], 0.25)],
    ids=["DOJ guideline example: 2,600 points", "effective number 3.33", "one producer", "four equals"],
)
def test_the_index_of_published_examples(shares: list[float], expected: float) -> None:
    assert hhi_bounds(shares, 0.0) == Interval(*[pytest.approx(expected)] * 3)


@given(quantities, st.floats(0, 1e6))
def test_low_best_and_high_stand_in_order(known: list[float], residual: float) -> None:
    index = hhi_bounds(known, residual)
    assert 0 <= index.low <= index.best + 1e-12
    assert index.best <= index.high + 1e-12
    assert index.high <= 1 + 1e-12


@given(quantities, st.floats(0.01, 1e6), st.lists(st.floats(0.01, 1), min_size=1, max_size=8))
def test_the_bounds_hold_for_every_split_of_what_is_not_assigned(
    known: list[float], residual: float, weights: list[float]
) -> None:
    parts = [residual * w / sum(weights) for w in weights]
    total = sum(known) + residual
    true = sum((q / total) ** 2 for q in [*known, *parts])
    index = hhi_bounds(known, residual)
    assert index.low - 1e-9 <= true <= index.high + 1e-9


@given(quantities, st.floats(0, 1e5), st.floats(0.001, 1000))
def test_the_unit_does_not_matter(known: list[float], residual: float, factor: float) -> None:
    scaled = hhi_bounds([q * factor for q in known], residual * factor)
    plain = hhi_bounds(known, residual)
    assert scaled.best == pytest.approx(plain.best, rel=1e-6)


@given(quantities)
def test_splitting_a_producer_lowers_the_index(known: list[float]) -> None:
    assume(len(known) > 1)
    halves = [*known[1:], known[0] / 2, known[0] / 2]
    assert hhi_bounds(halves, 0).best < hhi_bounds(known, 0).best


@given(quantities, st.floats(1, 100))
def test_knowing_the_number_of_producers_narrows_the_interval(known: list[float], residual: float) -> None:
    assert hhi_bounds(known, residual, producers=3).low > hhi_bounds(known, residual).low


@pytest.mark.parametrize(("known", "residual"), [([-1.0], 0.0), ([0.0], 0.0), ([], 0.0), ([1.0], -1.0)])
def test_impossible_quantities_are_refused(known: list[float], residual: float) -> None:
    with pytest.raises(ValueError, match=r"negative|positive|empty"):
        hhi_bounds(known, residual)


def test_a_printed_total_below_the_sum_of_its_parts_is_not_the_denominator() -> None:
    table = concentration.shares(rows(("CHN", 900), ("JPN", 9), ("WLD", 900)))
    assert table.loc[0, "share"] == pytest.approx(900 / 909)
    assert table.loc[0, "share_high"] == 1.0
    assert set(table["denominator"]) == {"sum of rows"}


def test_a_printed_total_above_the_parts_leaves_a_remainder() -> None:
    table = rows(("CHN", 60), ("JPN", 10), ("WLD", 100))
    assert concentration.residual(table) == 30
    assert concentration.shares(table)["share"].sum() == pytest.approx(0.7)


def test_other_countries_and_withheld_figures_are_counted_not_dropped() -> None:
    result = concentration.concentrate(
        rows(("CHN", 95), ("RUS", 5), ("USA", None), ("ROW", 40), ("WLD", 140))
    )
    row = result.iloc[0]
    assert row["withheld"] == 1
    assert row["hhi_low"] < row["hhi"] < row["hhi_high"]
    assert row["hhi_high"] == pytest.approx((95**2 + 5**2 + 40**2) / 140**2)


def test_a_table_without_the_country_gives_no_row() -> None:
    assert concentration.concentrate(rows(("JPN", 3), ("RUS", 5))).empty


@pytest.mark.parametrize(
    ("publisher", "vintage", "commodity", "year", "percent"),
    [
        ("USGS", "2022", "germanium", 2021, 67.9),
        ("USGS", "2024", "gallium", 2022, 98.4),
        ("WMD", "2024", "germanium", 2021, 93.0),
        ("BGS", "1970-2023 release", "gallium", 2013, 80.2),
    ],
)
def test_shares_computed_from_the_tables(
    publisher: str, vintage: str, commodity: str, year: int, percent: float
) -> None:
    found = concentration.concentrate(load_table("production")).query(
        "publisher == @publisher and vintage == @vintage and commodity_id == @commodity and year == @year"
    )
    assert 100 * found["share"].item() == pytest.approx(percent, abs=0.05)


def test_every_computed_share_lies_within_its_bounds() -> None:
    found = concentration.concentrate(load_table("production"))
    assert (found["share_low"] <= found["share"]).all()
    assert (found["share"] <= found["share_high"] + 1e-12).all()
    assert found["share_high"].le(1).all()


def test_the_quoted_eighty_percent_is_nearest_to_2013() -> None:
    gallium = load_table("production").query("commodity_id == 'gallium'")
    nearest = concentration.closest_to(concentration.concentrate(gallium), 80.0)
    assert (nearest["year"].item(), nearest["publisher"].item()) == (2013, "BGS")


def test_only_the_newest_year_of_an_edition_is_kept() -> None:
    newest = concentration.newest_years(concentration.concentrate(load_table("production")))
    assert not newest.duplicated(["publisher", "vintage", "commodity_id", "stage"]).any()


def test_nothing_computed_gives_no_summary() -> None:
    assert concentration.summarise(concentration.concentrate(rows(("JPN", 1)))).empty
