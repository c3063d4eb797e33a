"""Exports as a percentage of their own past: one scope, one base, nothing joined."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.policy import precedents
from chokepoint.analysis.trade import export_index
from chokepoint.data import load_table

ZERO = pd.Timestamp("2023-07-03")
BEGUN = pd.DataFrame({"case": ["gallium"], "day": [ZERO], "effective_day": [pd.Timestamp("2023-08-01")]})


def span(first, last, kg, scope="metal", kind="month", status="reported", row_id="a"):
    rate = kg / (12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) + 1)
    values = [
        "gallium", scope, kind, pd.Timestamp(first), pd.Timestamp(last), float(kg), status, row_id, rate,
    ]  # fmt: skip
    return dict(zip([*export_index._SPANS, "rate"], values, strict=True))


def frame(*rows):
    return pd.DataFrame(list(rows))


@pytest.fixture(scope="module")
def indexed():
    begun = precedents.starts(load_table("precedents"), load_table("controls"), load_table("quota_timeline"))
    spans = export_index.printed_spans(load_table("exports_monthly"), load_table("quota_exports"))
    return export_index.index(spans, begun)


def value(indexed, scope, first):
    rows = indexed[(indexed["scope"] == scope) & (indexed["first"] == first)]
    return rows["index"].tolist()


def test_antimony_is_set_against_the_three_months_known_before(indexed):
    # (4,034 + 3,989 + 3,199) / 3 = 3,740.67 t
    assert value(indexed, "antimony products", "2024-09-01") == [
        pytest.approx(100 * 6533 / 3740.667, abs=0.01)
    ]
    assert value(indexed, "antimony products", "2024-10-01") == [pytest.approx(5.08, abs=0.01)]


def test_gallium_in_one_count_is_set_against_november_and_march(indexed):
    # (5,611 + 6,480) / 2 = 6,045.5 kg
    own = indexed[indexed["case"] == "gallium"]
    (october,) = value(own, "unspecified (metal, customs data)", "2025-10-01")
    assert october == pytest.approx(100 * 15570 / 6045.5)


def test_a_printed_nil_is_an_index_of_nil(indexed):
    rows = indexed[(indexed["case"] == "gallium") & (indexed["scope"] == "wrought")]
    assert value(rows, "wrought", "2023-08-01") == [0]


def test_cumulated_sums_of_2010_are_parted_by_difference(indexed):
    rare = indexed[indexed["case"] == "rare_earths"].set_index("first")
    # 35,075 less 32,200 t in two months; 39,813 less 35,075 t in one; base 43,895 t in twelve
    assert rare.loc["2010-10-01", "index"] == pytest.approx(100 * (2875 / 2) / (43895 / 12), abs=0.01)
    assert rare.loc["2010-12-01", "index"] == pytest.approx(100 * 4738 / (43895 / 12), abs=0.01)
    assert set(rare["scope"]) == {"customs_to_2010"}


def test_a_scope_without_a_figure_before_has_no_index():
    rows = frame(span("2022-11-01", "2022-11-30", 100), span("2023-09-01", "2023-09-30", 50, scope="other"))
    assert export_index.index(rows, BEGUN).empty


def test_the_base_leaves_out_bounds_and_the_month_of_the_announcement():
    rows = frame(
        span("2022-11-01", "2022-11-30", 100),
        span("2023-05-01", "2023-05-31", 900, status="greater_than"),
        span("2023-07-01", "2023-07-31", 700),
    )
    (base,) = export_index.bases(rows, BEGUN).itertuples()
    assert (base.base, base.base_months, base.base_kind) == (100, 1, "month")


def test_figures_printed_twice_count_their_month_once_in_the_base():
    rows = frame(
        span("2022-11-01", "2022-11-30", 100),
        span("2022-11-01", "2022-11-30", 120, row_id="b"),
        span("2023-03-01", "2023-03-31", 200, row_id="c"),
    )
    assert export_index.bases(rows, BEGUN)["base"].iloc[0] == pytest.approx((110 + 200) / 2)


def test_without_a_month_the_newest_finished_year_is_the_base():
    year = span("2022-01-01", "2022-12-31", 1200, kind="year")
    (base,) = export_index.bases(frame(year, span("2023-09-01", "2023-09-30", 5)), BEGUN).itertuples()
    assert (base.base, base.base_months, base.base_kind) == (100, 12, "year")


def test_a_doubtful_figure_is_left_out_and_nothing_else_of_the_world_is():
    exports = load_table("exports_monthly")
    spans = export_index.printed_spans(exports, load_table("quota_exports"))
    assert "exp-x054" not in set(spans["row_ids"])
    months = exports[(exports["partner_iso3"] == "WLD") & (exports["period_type"] == "month")]
    assert set(months["row_id"]) <= set(spans["row_ids"])


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6), st.integers(2, 50))
def test_the_index_does_not_depend_on_the_unit(amounts, factor):
    months = pd.date_range("2023-03-01", periods=len(amounts) + 4, freq="MS")[-len(amounts) - 3 :]
    rows = [
        span(f"{m:%Y-%m-%d}", f"{m + pd.offsets.MonthEnd():%Y-%m-%d}", kg, row_id=str(n))
        for n, (m, kg) in enumerate(zip(months, [*amounts, 7, 7, 7], strict=True))
    ]
    one = export_index.index(frame(*rows), BEGUN)
    many = export_index.index(frame(*rows).assign(rate=lambda f: f["rate"] * factor), BEGUN)
    assert list(one["index"].round(6)) == list(many["index"].round(6))


def test_the_rush_is_the_largest_month_before_the_day_of_effect(indexed):
    begun = precedents.starts(load_table("precedents"), load_table("controls"), load_table("quota_timeline"))
    found = export_index.rush(indexed, begun).set_index("case")
    assert found.loc["antimony", "first"] == pd.Timestamp("2024-09-01")


def test_lowest_and_newest_come_after_the_announcement(indexed):
    lowest, newest = export_index.lowest(indexed), export_index.newest(indexed)
    assert (lowest["months_last"] > 0).all()
    by_case = newest.set_index("case")
    assert by_case.loc["gallium", "first"] == pd.Timestamp("2025-12-01")
    assert by_case.loc["germanium", "index"] == pytest.approx(100 * 1688 / 5095)
    assert by_case.loc["gallium", "index"] > 100 > by_case.loc["germanium", "index"]


def test_months_are_rounded_and_never_negative():
    assert list(export_index.whole_months(pd.Series([-0.4, 0.6, 2.4]))) == [0, 1, 2]


def monthly(**more):
    row = {
        "row_id": "m", "commodity_id": "gallium", "product_scope": "metal", "period_type": "month",
        "period_start": pd.Timestamp("2023-01-01"), "period_end": pd.Timestamp("2023-01-31"),
        "partner_iso3": "WLD", "quantity_kg": 5.0, "status": "reported",
    }  # fmt: skip
    return pd.DataFrame([row | more])


def customs(**more):
    row = {
        "row_id": "c", "commodity_id": "rare_earths", "period_type": "part_year", "flow": "export",
        "period_start": pd.Timestamp("2010-01-01"), "period_end": pd.Timestamp("2010-09-30"),
        "reporter_iso3": "CHN", "partner_iso3": "WLD", "unit": "t", "series": "customs_to_2010",
        "value": 9.0, "status": "reported",
    }  # fmt: skip
    return pd.DataFrame([row | more])


def test_spans_are_in_kilograms_and_have_a_rate_a_month():
    spans = export_index.printed_spans(monthly(), customs()).set_index("row_ids")
    assert spans[["kg", "rate"]].to_dict("index") == {
        "m": {"kg": 5, "rate": 5},
        "c": {"kg": 9000, "rate": 1000},
    }
    long = monthly(period_end=pd.Timestamp("2024-03-31"), quantity_kg=30.0, period_type="year")
    assert export_index.printed_spans(long, customs().head(0))["rate"].tolist() == [2]


@pytest.mark.parametrize(
    "other", [{"partner_iso3": "JPN"}, {"period_type": "year to date"}, {"status": "doubtful"}]
)
def test_only_firm_figures_of_months_quarters_and_years_to_the_world_are_spans(other):
    assert export_index.printed_spans(monthly(**other), customs().head(0)).empty


@pytest.mark.parametrize(
    "other",
    [
        {"reporter_iso3": "JPN"},
        {"flow": "import"},
        {"partner_iso3": "JPN"},
        {"unit": "USD"},
        {"series": "press"},
    ],
)
def test_of_the_rare_earths_only_the_customs_counts_in_tonnes_are_spans(other):
    assert export_index.printed_spans(monthly().head(0), customs(**other)).empty


def test_a_year_printed_in_parts_is_parted_and_one_printed_twice_is_not():
    part, whole = span("2023-01-01", "2023-09-30", 90), span("2023-01-01", "2023-12-31", 150, row_id="b")
    found = export_index.remainders(frame(whole, part))
    assert found[["kg", "kind", "status", "row_ids"]].values.tolist() == [
        [90, "month", "reported", "a"],
        [60, "remainder", "derived", "a;b"],
    ]
    assert found["first"].tolist()[1] == pd.Timestamp("2023-10-01")
    twice = export_index.remainders(frame(whole, part, part | {"row_ids": "c"}))
    assert twice["kg"].tolist() == [90, 90, 150]
    assert export_index.remainders(frame(whole, whole | {"row_ids": "c"}))["kg"].tolist() == [150, 150]


@pytest.mark.parametrize(
    ("first", "last", "known"),
    [
        ("2022-07-01", "2022-07-31", True),
        ("2022-06-01", "2022-06-30", False),
        ("2023-06-01", "2023-06-30", True),
        ("2023-07-01", "2023-07-31", False),
    ],
)
def test_the_base_is_of_the_twelve_months_before_the_month_of_the_news(first, last, known):
    two = frame(span(first, last, 100), span("2023-01-01", "2023-01-31", 300, row_id="b"))
    assert export_index.bases(two, BEGUN)["base"].tolist() == [200 if known else 300]


@pytest.mark.parametrize(
    ("first", "last", "base"),
    [
        ("2021-04-01", "2021-06-30", []),
        ("2021-05-01", "2021-07-31", [["quarter", 3, 4]]),
        ("2022-10-01", "2023-09-30", []),
    ],
)
def test_a_longer_figure_serves_for_two_years_after_its_end(first, last, base):
    found = export_index.bases(frame(span(first, last, 12, kind="quarter")), BEGUN)
    assert found[["base_kind", "base_months", "base"]].values.tolist() == base


def test_of_longer_figures_the_newest_serves_and_nil_is_no_base():
    old = span("2021-10-01", "2022-03-31", 60, kind="quarter", row_id="o")
    new = span("2022-10-01", "2023-03-31", 120, kind="quarter", row_id="n")
    assert export_index.bases(frame(new, old), BEGUN)[["base", "base_months"]].values.tolist() == [[20, 6]]
    assert export_index.bases(frame(new | {"rate": 0.0}), BEGUN).empty
    assert export_index.bases(frame(new | {"case": "tin"}), BEGUN).empty


def test_the_index_is_in_percent_of_the_base_and_stands_in_the_middle_of_its_span():
    rows = frame(span("2023-01-01", "2023-01-31", 200), span("2023-07-03", "2023-09-01", 50, row_id="b"))
    found = export_index.index(rows.assign(rate=[200.0, 50.0]), BEGUN).set_index("first")
    after = found.loc["2023-07-03"]
    assert (after["index"], after["row_ids"]) == (25, "a;b")
    assert after[["months_first", "months", "months_last"]].round(2).tolist() == [0, 1, 2]
    assert found["index"].tolist() == [100, 25]


@pytest.mark.parametrize(("last", "n"), [("2023-07-02", 0), ("2023-07-03", 2)])
def test_a_scope_needs_a_figure_that_ends_after_the_news(last, n):
    rows = frame(span("2023-01-01", "2023-01-31", 200), span("2023-06-20", last, 50, row_id="b"))
    assert len(export_index.index(rows.assign(rate=1.0), BEGUN)) == n


def placed(*rows):
    columns = ["case", "months_first", "index", "kind", "base_months"]
    table = pd.DataFrame(rows, columns=columns)
    first = ZERO + pd.to_timedelta(30 * table["months_first"], unit="D")
    ids = [f"s{n}" for n in range(len(table))]
    return table.assign(months=table["months_first"], first=first, last=first, row_ids=ids)


def test_brief_figures_that_began_in_the_month_of_the_news_or_later_are_after_it():
    rows = placed(
        ("gallium", -1, 1, "month", 1), ("gallium", -0.9, 2, "month", 1), ("gallium", 3, 2, "quarter", 1),
        ("gallium", 3, 0, "year", 1), ("gallium", 4, 5, "remainder", 1), ("gallium", 4, 6, "month", 2),
    )  # fmt: skip
    assert export_index.short_after(rows)["row_ids"].tolist() == ["s1", "s2", "s4", "s5"]
    assert export_index.lowest(rows)["row_ids"].tolist() == ["s1"]
    assert export_index.newest(rows)["row_ids"].tolist() == ["s5"]


def test_a_rush_begins_by_the_day_of_effect_and_is_the_largest():
    begun = BEGUN.assign(effective_day=ZERO + pd.Timedelta(days=60))
    rows = placed(
        ("gallium", 0, 100, "month", 1), ("gallium", 2, 300, "month", 1), ("gallium", 2.1, 900, "month", 1)
    )
    assert export_index.rush(rows, begun)["row_ids"].tolist() == ["s1"]
    assert export_index.rush(rows.assign(index=5), begun)["row_ids"].tolist() == ["s0"]


def test_a_month_without_a_figure_says_nothing_of_the_base():
    known, gap = span("2022-11-01", "2022-11-30", 100), span("2023-03-01", "2023-03-31", 0)
    rows = frame(known, gap | {"kg": float("nan"), "rate": float("nan")})
    assert export_index.bases(rows, BEGUN)[["base", "base_months"]].values.tolist() == [[100, 1]]
