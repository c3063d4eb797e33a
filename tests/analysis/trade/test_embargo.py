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
