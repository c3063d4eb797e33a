"""Evidence weighed claim by claim, and imports by month."""

import pandas as pd
import pytest

from chokepoint.analysis.trade import embargo
from chokepoint.data import load_table


def item(row_id, reading, grade):
    return {"row_id": row_id, "reading": reading, "grade": grade}


def test_an_item_speaks_for_or_against_one_claim():
    evidence = pd.DataFrame(
        [item("a", "no_embargo", "strong"), item("b", "ordered_halt", "weak"), item("c", "unusable", "weak")]
    )
    weighed = embargo.weigh(evidence)
    assert list(weighed["row_id"]) == ["b", "a"]
    assert list(weighed["signed"]) == [1, -4]


def test_every_reading_and_grade_of_the_table_is_known():
    evidence = load_table("embargo_evidence")
    assert set(evidence["reading"]) <= {*embargo.SIDES, "unusable"}
    assert set(evidence["grade"]) <= set(embargo.GRADES)


def test_the_balance_names_the_best_on_each_side_and_none_where_there_is_none():
    rows = [item("a", "not_complete", "moderate"), item("b", "not_complete", "strong")]
    (balance,) = embargo.balance(embargo.weigh(pd.DataFrame(rows))).itertuples()
    assert (balance.n_for, balance.n_against, balance.best_for, balance.best_against) == (0, 2, 0, 4)
    assert balance.row_ids == "a;b"


def test_imports_of_november_were_a_quarter_of_the_year_before():
    # 75.3 percent below November 2009 (Epoch Times on the Ministry of Finance)
    months = embargo.monthly_imports(load_table("quota_exports"))
    (against,) = embargo.against_year_before(months).itertuples()
    assert f"{against.month:%Y-%m}" == "2010-11"
    assert against.percent == pytest.approx(24.7, abs=0.1)


def test_a_month_two_texts_print_is_one_row_with_both_ends():
    months = embargo.monthly_imports(load_table("quota_exports")).set_index("month")
    november = months.loc["2010-11-01"]
    assert (november["low"], november["high"], november["derived"]) == (633, 634, False)
    assert months.loc["2009-11-01", "derived"]


def test_the_texts_on_dependence_stay_apart():
    leaning = embargo.dependence(load_table("quota_exports"), load_table("rare_earth_supply_response"))
    assert leaning[leaning["year"] == 2011]["percent"].agg(["min", "max"]).tolist() == [68, 90]
    assert not leaning.duplicated(["year", "percent", "source_id"]).any()


def test_before_there_is_evidence_nothing_is_weighed():
    weighed = embargo.weigh(load_table("embargo_evidence", as_of="2010-09-01"))
    assert weighed.empty
    assert embargo.balance(weighed).empty


def test_claims_follow_each_other_and_the_strongest_for_comes_first():
    evidence = pd.DataFrame(
        [
            item("a", "other_cause", "weak"), item("b", "obstruction", "moderate"),
            item("c", "obstruction", "strong"), item("d", "not_complete", "moderate_to_strong"),
            item("e", "obstruction", "not_graded"),
        ]
    )  # fmt: skip
    weighed = embargo.weigh(evidence)
    assert weighed["row_id"].tolist() == ["c", "b", "e", "d", "a"]
    assert weighed["signed"].tolist() == [4, 2, 0, -3, 1]


def test_both_sides_of_a_claim_are_counted_with_their_strongest_grade():
    evidence = pd.DataFrame(
        [
            item("a", "ordered_halt", "weak"), item("b", "no_embargo", "strong"),
            item("c", "ordered_halt", "moderate"), item("d", "informal_stop", "weak"),
            item("e", "thin_evidence", "weak"),
        ]
    )  # fmt: skip
    (found,) = embargo.balance(embargo.weigh(evidence)).itertuples()
    assert (found.n_for, found.n_against, found.best_for, found.best_against) == (2, 3, 2, 4)


@pytest.mark.parametrize(
    ("reading", "side"),
    [
        ("obstruction", 1),
        ("ordered_halt", 1),
        ("other_cause", 1),
        ("informal_stop", -1),
        ("no_embargo", -1),
        ("thin_evidence", -1),
        ("not_complete", -1),
        ("no_lasting_loss", -1),
    ],
)
def test_each_reading_speaks_for_or_against(reading, side):
    assert embargo.weigh(pd.DataFrame([item("a", reading, "weak")]))["side"].tolist() == [side]


@pytest.mark.parametrize(
    ("grade", "weight"),
    [("not_graded", 0), ("weak", 1), ("moderate", 2), ("moderate_to_strong", 3), ("strong", 4)],
)
def test_grades_weigh_in_their_order(grade, weight):
    assert embargo.weigh(pd.DataFrame([item("a", "obstruction", grade)]))["weight"].tolist() == [weight]


def trade(month, value, **more):
    row = {
        "reporter_iso3": "JPN", "partner_iso3": "CHN", "period_type": "month", "measure": "quantity",
        "period_start": pd.Timestamp(month), "value": float(value), "status": "reported",
        "row_id": f"{month}-{value}", "source_id": "s",
    }  # fmt: skip
    return row | more


@pytest.mark.parametrize(
    "other",
    [{"reporter_iso3": "CHN"}, {"partner_iso3": "WLD"}, {"period_type": "year"}, {"measure": "share"}],
)
def test_only_months_of_imports_from_china_in_tonnes_are_taken(other):
    rows = pd.DataFrame([trade("2010-11-01", 8)])
    assert len(embargo.monthly_imports(rows)) == 1
    assert embargo.monthly_imports(rows.assign(**other)).empty


def test_a_month_is_set_against_the_same_month_a_year_before_by_the_highest_figures():
    rows = [
        trade("2009-11-01", 30), trade("2009-11-01", 40), trade("2010-10-01", 7),
        trade("2010-11-01", 5, status="derived"), trade("2010-11-01", 10),
        trade("2011-10-01", 7, status="derived"),
    ]  # fmt: skip
    months = embargo.monthly_imports(pd.DataFrame(rows))
    assert months["derived"].tolist() == [False, False, False, True]
    found = embargo.against_year_before(months)
    assert found[["before_t", "after_t", "percent"]].values.tolist() == [[40, 10, 25], [7, 7, 100]]


def test_shares_of_whole_years_stand_beside_those_quoted():
    rows = [
        trade("2011-01-01", 80, measure="share", period_type="year"),
        trade("2011-01-01", 70, measure="share"),
        trade("2011-01-01", 60, period_type="year"),
        trade("2011-01-01", 50, measure="share", period_type="year", reporter_iso3="USA"),
    ]
    quoted = {
        "topic": "Japan's dependence",
        "date": "2012-05",
        "value": 66.0,
        "source_id": "s",
        "row_id": "q",
    }
    other = quoted | {"topic": "Output", "value": 9.0}
    found = embargo.dependence(pd.DataFrame(rows), pd.DataFrame([quoted, other]))
    assert found[["year", "percent"]].values.tolist() == [[2011, 80], [2012, 66]]
