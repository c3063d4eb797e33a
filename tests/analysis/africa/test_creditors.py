import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.africa.creditors import (
    DEFINITIONS,
    china_share,
    compare_all,
    compare_with_china,
    count_debtors,
    share_by_country,
    spans,
    statements_beside,
    stocks,
)
from chokepoint.data import load_table


def debt(**values):
    rows = [("AFR", 2015, name, value, f"xdt-afr-{name}-2015") for name, value in values.items()]
    return pd.DataFrame(rows, columns=["area_iso3", "year", "creditor", "value", "row_id"])


def top(**values):
    rows = [("AFR", 2015, name.replace("_", " "), value, f"xcr-{name}") for name, value in values.items()]
    frame = pd.DataFrame(rows, columns=["area_iso3", "year", "creditor", "value", "row_id"])
    codes = [{"China": "CHN"}.get(name, name.lower()) for name in values]
    return frame.assign(
        creditor=frame["creditor"].replace({"IDA": "World Bank-IDA", "IBRD": "World Bank-IBRD"}),
        creditor_id=codes,
    )


DEBT = debt(china_bilateral=30.0, china_private=20.0, france_bilateral=25.0)
TOP = top(IDA=40.0, IBRD=20.0, Bondholders=90.0, Multiple_Lenders=95.0, China=50.0)


def test_without_stocks_the_columns_keep_their_types():
    none, some = compare_all(DEBT.head(0), TOP.head(0)), compare_all(DEBT, TOP)
    assert none.empty
    assert none.dtypes[["china", "rival_value"]].tolist() == some.dtypes[["china", "rival_value"]].tolist()


@pytest.mark.parametrize(
    ("definition", "china", "rival", "value", "led"),
    [
        ("bilateral", 30, "France", 25, True),
        ("single", 50, "World Bank-IDA", 40, True),
        ("world_bank", 50, "World Bank", 60, False),
        ("with_bondholders", 50, "Bondholders", 90, False),
    ],
)
def test_each_meaning_has_its_own_rival(definition, china, rival, value, led):
    row = compare_with_china(DEBT, TOP, definition).iloc[0]
    assert (row["china"], row["rival"], row["rival_value"], bool(row["led"])) == (china, rival, value, led)


def test_the_rows_of_both_sides_are_carried_on():
    ids = compare_with_china(DEBT, TOP, "world_bank")["row_ids"].item().split(";")
    assert set(ids) == {"xdt-afr-china_bilateral-2015", "xdt-afr-china_private-2015", "xcr-IDA", "xcr-IBRD"}


def test_an_unknown_meaning_is_refused():
    with pytest.raises(ValueError, match="unknown definition"):
        compare_with_china(DEBT, TOP, "largest")


@pytest.fixture(scope="module")
def years():
    rows = compare_all(load_table("external_debt"), load_table("external_debt_creditors"))
    return {
        key: spans(group["year"]) for key, group in rows[rows["led"]].groupby(["area_iso3", "definition"])
    }


def test_the_years_in_which_china_led(years):
    assert years == {
        ("AFR", "bilateral"): [(2012, 2024)],
        ("SSA", "bilateral"): [(2010, 2024)],
        ("AFR", "single"): [(2015, 2021)],
        ("SSA", "single"): [(2015, 2021)],
        ("SSA", "world_bank"): [(2016, 2019)],
    }


def test_china_leads_no_more_often_the_more_creditors_count():
    rows = compare_all(load_table("external_debt"), load_table("external_debt_creditors"))
    led = rows.groupby(["area_iso3", "definition"])["led"].sum().unstack()[list(DEFINITIONS)]
    assert (led.diff(axis=1).dropna(axis=1) <= 0).all().all()


@given(st.lists(st.integers(1990, 2030)))
def test_spans_cover_the_years_and_nothing_else(listed):
    covered = [year for first, last in spans(listed) for year in range(first, last + 1)]
    assert covered == sorted(set(listed))


def test_spans_break_where_a_year_is_missing():
    assert spans([2011, 2010, 2015]) == [(2010, 2011), (2015, 2015)]


def test_the_share_of_china_adds_both_kinds_of_lender():
    row = china_share(debt(china_bilateral=30.0, china_private=20.0, all=200.0)).iloc[0]
    assert (row["china"], row["percent"]) == (50.0, 25.0)


@pytest.mark.parametrize(
    ("area", "year", "percent"), [("AFR", 2022, 13.5), ("SSA", 2022, 17.0), ("SSA", 2016, 19.7)]
)
def test_the_share_of_china_is_the_published_one(area, year, percent):
    rows = china_share(load_table("external_debt")).set_index(["area_iso3", "year"])
    assert rows["percent"][area, year] == pytest.approx(percent, abs=0.05)


def test_stocks_add_the_arms_of_the_world_bank_only_where_it_counts_as_one():
    table = debt(
        china_bilateral=30.0, china_private=20.0, ida=40.0, ibrd=20.0, afdb=5.0, france_bilateral=7.0
    )
    single = stocks(table, "single").set_index("series")["value"]
    assert single["World Bank, IDA alone"] == 40.0
    whole = stocks(table, "world_bank").set_index("series")["value"]
    assert whole.to_dict() == {"China": 50.0, "World Bank": 60.0, "African Development Bank": 5.0}


def test_countries_are_counted_by_their_largest_lender():
    row = count_debtors(load_table("external_debt_countries")).set_index("year").loc[2022]
    assert (row["debtors"], row["bilateral"], row["single"]) == (50, 34, 13)
    assert row["row_ids"] == "xdc-*-2022"


def test_a_country_without_debt_has_no_share():
    frame = pd.DataFrame(
        {
            "year": 2024,
            "total": [0.0, 100.0],
            "bilateral_china": [0.0, 20.0],
            "private_china": [0.0, 5.0],
            "country_iso3": ["BWA", "AGO"],
            "row_id": ["a", "b"],
        }
    )
    assert share_by_country(frame, 2024)[["country_iso3", "percent"]].values.tolist() == [["AGO", 25.0]]


def test_statements_stand_beside_the_share_of_their_area_and_year():
    beside = statements_beside(load_table("debt_statements"), china_share(load_table("external_debt")))
    row = beside.set_index("row_id").loc["dst-05"]
    assert (row["value"], row["computed"]) == (18.9, pytest.approx(18.84, abs=0.01))
    assert not beside["measure"].str.contains("five countries").any()
    assert (
        statements_beside(load_table("debt_statements"), china_share(debt())).iloc[0]["row_ids"] == "dst-01"
    )


def test_a_lead_is_more_than_the_rival_has():
    for france, led in ((29.9, True), (30.0, False)):
        rows = compare_with_china(debt(china_bilateral=30.0, france_bilateral=france), TOP, "bilateral")
        assert rows["led"].tolist() == [led]


def test_china_and_crowds_are_no_rivals():
    crowd = top(IDA=40.0, IBRD=20.0, Bondholders=30.0, Multiple_Lenders=95.0, China=99.0)
    rivals = {name: compare_with_china(DEBT, crowd, name)["rival"].item() for name in DEFINITIONS}
    assert rivals == {
        "bilateral": "France", "single": "World Bank-IDA", "world_bank": "World Bank",
        "with_bondholders": "World Bank",
    }  # fmt: skip


def test_each_year_has_its_own_rival():
    later = TOP.assign(year=2016, value=TOP["value"].where(TOP["creditor"] != "World Bank-IBRD", 70.0))
    both = pd.concat([TOP, later])
    found = compare_with_china(pd.concat([DEBT, DEBT.assign(year=2016)]), both, "single")
    assert found["rival_value"].tolist() == [40, 70]


def test_countries_in_which_china_is_the_largest_lender_are_counted_by_year():
    rows = pd.DataFrame(
        {
            "year": [2022, 2022, 2023],
            "country_iso3": ["AGO", "ZMB", "AGO"],
            "largest_bilateral_id": ["CHN", "FRA", "CHN"],
            "largest_single_id": ["CHN", "CHN", "IMF"],
        }
    )
    assert count_debtors(rows).values.tolist() == [
        [2022, 2, 1, 2, "xdc-*-2022"],
        [2023, 1, 1, 0, "xdc-*-2023"],
    ]


def test_shares_of_a_year_stand_from_the_largest():
    frame = pd.DataFrame(
        {
            "year": [2024, 2024, 2023],
            "total": [50.0, 1.0, 100.0],
            "bilateral_china": [5.0, 0.5, 9.0],
            "private_china": [5.0, 0.0, 9.0],
            "row_id": list("abc"),
        }
    )
    assert share_by_country(frame, 2024)[["row_ids", "percent"]].values.tolist() == [["b", 50], ["a", 20]]


@pytest.mark.parametrize("other", [{"creditor": "france"}, {"share_of": "imports"}])
def test_only_statements_on_china_s_share_of_debt_stand_beside_the_series(other):
    row = {"row_id": "d", "creditor": "china", "share_of": "external_debt", "area_iso3": "AFR", "year": 2015}
    computed = china_share(debt(china_bilateral=30.0, china_private=20.0, all=200.0))
    found = statements_beside(pd.DataFrame([row, row | {"row_id": "c", "year": 2014}]), computed)
    assert found["row_id"].tolist() == ["c", "d"]
    assert found["computed"].fillna(-1).tolist() == [-1, 25]
    assert found["row_ids"].tolist()[0] == "c"
    assert statements_beside(pd.DataFrame([row | other]), computed).empty
