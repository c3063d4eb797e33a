"""The stop of shipments to Japan, and the case in Geneva."""

from datetime import date

import pytest
from changed import drop, edit

from chokepoint.stories.quotas import answers_japan

ARRIVALS = "qexp-(079|08[0167]|11[34])"
"""Japan's imports from China in the autumn of 2010."""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("obstructed_for", 3),
        ("complete_for", 0),
        ("complete_against", 7),
        ("ordered_for", 3),
        ("ordered_against", 6),
        ("low_import", 634),
        ("japan_year", 23310),
        ("japan_change", 100 * (23310 / 15644 - 1)),
        ("days_to_collision", 61),
        ("dep_first", 85.49),
        ("dep_last", 59.64),
        ("dep_spread_low", 68),
        ("dep_spread_high", 90),
        ("case_days", 1164),
        ("case_wait", 611),
    ],
)
def test_the_published_rows_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("obstructed_best_for", "strong"),
        ("ordered_best_for", "moderate"),
        ("ordered_best_against", "moderate to strong"),
        ("low_month", "2010-11"),
        ("dep_first_year", "2009"),
        ("dep_last_year", "2014"),
        ("dep_spread_year", "2011"),
        ("case_last", date(2015, 5, 21)),
        (
            "survey_statement",
            "66 firms answered, 31 reported trouble with imports from China from 21 September",
        ),
    ],
)
def test_words_and_days_are_written_from_the_same_rows(now, key, words):
    assert now.ask(key).value == words


def test_one_item_is_told_in_the_singular(given):
    look = given(drop("embargo_evidence", "embg-0(02|18)"))
    assert look.ask("obstructed_for").value == 1


def test_items_without_a_grade_are_left_out_of_the_graded_balance(given):
    look = given(edit("embargo_evidence", "embg-00[12]", grade="not_graded"))
    assert "obstructed" in set(look(answers_japan.balance)["claim"])
    assert "obstructed" not in set(look(answers_japan.graded_balance)["claim"])


def test_a_month_worked_out_is_not_the_lowest(given):
    look = given(edit("quota_exports", "qexp-(081|113)", status="derived"))
    assert look.ask("low_month").value != "2010-11"


@pytest.mark.parametrize(
    ("change", "known"), [({"status": "rounded"}, False), ({"unit": "t REO"}, False), ({"value": 1.0}, True)]
)
def test_only_exact_customs_tonnes_of_the_year_count(given, change, known):
    assert given(edit("quota_exports", "qexp-088", **change)).ask("japan_year").known is known


@pytest.mark.parametrize("row", ["qexp-088", "qexp-092"])
def test_the_change_of_imports_needs_both_years(given, row):
    assert not given(drop("quota_exports", row)).ask("japan_change").known


@pytest.mark.parametrize("row", ["qevt-020", "qevt-023"])
def test_the_wait_for_the_collision_needs_both_days(given, row):
    assert not given(drop("quota_timeline", row)).ask("days_to_collision").known


def test_the_lowest_month_of_autumn_is_set_against_september(now):
    (fall,) = now(answers_japan.autumn_falls).to_dict("records")
    assert fall["commodity_id"] == "rare_earths"
    assert fall["change"] == pytest.approx(100 * (633 / 2246 - 1))


@pytest.mark.parametrize(("month", "counted"), [("2010-12-01", True), ("2011-01-01", False)])
def test_autumn_ends_with_december(given, only, month, counted):
    rows = given()["quota_exports"].set_index("row_id")
    september = rows.index[(rows["period_start"] == "2010-09-01") & (rows["reporter_iso3"] == "JPN")]
    look = given(
        only("quota_exports", row_id=[september[0], "qexp-081"]),
        edit("quota_exports", "qexp-081", period_start=month),
    )
    assert len(look(answers_japan.autumn_falls)) == int(counted)


def test_a_commodity_whose_september_is_not_known_is_left_out(given, only):
    look = given(only("quota_exports", row_id=["qexp-081", "qexp-087"]))
    assert look(answers_japan.autumn_falls).empty


@pytest.mark.parametrize(("year", "first"), [("2008", "2011"), ("2009", "2009")])
def test_the_share_is_followed_from_the_year_before_the_cut(given, year, first):
    look = given(
        edit("rare_earth_supply_response", "resup-038", date=year), drop("quota_exports", "qexp-103")
    )
    assert look.ask("dep_first_year").value == first


def test_another_printed_share_can_stand_at_the_end(given):
    look = given()(answers_japan.dependence)
    other = look.loc[look["percent"] == 90, "row_ids"].iloc[0]
    assert given(share_in=other).ask("dep_last").value == 90
    assert given(share_in=other).ask("dep_first").value == 85.49


def test_the_dispute_is_counted_from_the_complaint(given):
    steps = given()(answers_japan.dispute)
    assert steps["days"].iloc[0] == 0
    assert {"qevt-067", "qevt-071"} <= set(steps["row_id"])
    assert "qevt-074" not in set(steps["row_id"])
