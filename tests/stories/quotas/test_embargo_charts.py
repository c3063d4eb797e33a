"""Charts of the evidence and of imports by month."""

import pandas as pd

from chokepoint.stories.quotas import embargo_charts as embargo

SIDES = {1: "for", -1: "against"}


def item(claim, side, weight):
    row = {"claim": claim, "side": side, "weight": weight, "signed": side * weight, "date": "2010-09"}
    return row | {
        "who": "A ministry (of things)",
        "statement": "s",
        "grade_reason": "r",
        "row_ids": "embg-001",
    }


def test_items_are_counted_on_both_sides_of_each_claim(t):
    frame = pd.DataFrame([item("ordered", 1, 2), item("ordered", -1, 3), item("ordered", -1, 0)])
    figure = embargo.evidence_balance(frame, "Title", t)
    assert figure.frame["stand"].tolist() == ["for", "against", "against"]
    assert figure.frame["strength"].notna().tolist() == [True, True, True]


def test_every_claim_and_grade_has_words(t):
    from chokepoint.analysis.trade.embargo import CLAIMS, GRADES

    assert set(embargo.CLAIM_WORDS) == set(CLAIMS)
    assert set(embargo.grade_names(t)) == set(GRADES.values())


def test_a_month_worked_out_is_hollow_and_says_so(t):
    frame = pd.DataFrame(
        {
            "month": pd.to_datetime(["2009-11-01", "2010-11-01"]),
            "low": [2563.0, 633.0],
            "high": [2563.0, 634.0],
            "derived": [True, False],
            "row_ids": "qexp-081",
        }
    )
    figure = embargo.monthly_imports(frame, "Title", t)
    assert figure.alt == "November 2009: 2,563 t; November 2010: 633–634 t."
    table = figure._repr_mimebundle_()[1]["chokepoint_figure"]["table"]
    assert [row[-1] for row in table["rows"]] == ["worked out", "as printed"]
