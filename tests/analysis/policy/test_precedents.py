"""Restrictions on one axis: the day they begin, what came later, and China's share."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.policy import precedents
from chokepoint.analysis.production import concentration
from chokepoint.data import load_table


@pytest.fixture(scope="module")
def begun():
    return precedents.starts(load_table("precedents"), load_table("controls"), load_table("quota_timeline"))


def test_each_day_is_that_of_the_row_that_announces_it(begun):
    days = {case: f"{day:%Y-%m-%d}" for case, day in precedents.day_of(begun).items()}
    assert days == {
        "rare_earths": "2010-07-08",
        "gallium": "2023-07-03",
        "germanium": "2023-07-03",
        "graphite": "2023-10-20",
        "antimony": "2024-08-15",
        "dysprosium": "2025-04-04",
    }
    assert list(begun["kind"]) == ["quota", *["licence"] * 5]


def test_a_moved_announcement_moves_month_zero():
    controls = load_table("controls")
    moved = controls.assign(
        announced=controls["announced"].mask(controls["row_id"] == "ctl-03", "2023-06-01")
    )
    begun = precedents.starts(load_table("precedents"), moved, load_table("quota_timeline"))
    days = precedents.day_of(begun)
    assert days["gallium"] == pd.Timestamp("2023-06-01")


def test_every_case_is_restricted_by_the_row_that_announces_it():
    controls = load_table("controls").set_index("row_id")["commodities"].str.split(";")
    for row in load_table("precedents").itertuples():
        named = controls.get(row.announced_by, ["rare_earths"])  # a batch of quotas names no commodity
        assert row.commodity_id in named, row.row_id
        assert row.commodity_id in row.names.split(";"), row.row_id


def test_cases_keep_the_order_of_their_table_and_stand_there_once():
    table = load_table("precedents")
    assert precedents.cases(table)[:2] == ("rare_earths", "gallium")
    assert table["commodity_id"].is_unique
    assert precedents.cases(table[::-1])[0] == "dysprosium"


def test_a_further_row_is_a_further_case():
    table = load_table("precedents")
    tungsten = table.tail(1).assign(commodity_id="tungsten", announced_by="ctl-09", names="tungsten")
    more = pd.concat([table, tungsten], ignore_index=True)
    begun = precedents.starts(more, load_table("controls"), load_table("quota_timeline"))
    assert precedents.day_of(begun)["tungsten"] == pd.Timestamp("2025-02-04")
    marks = precedents.marks(begun, load_table("controls"), load_table("quota_timeline"))
    assert set(marks["case"]) >= {"gallium", "antimony"}


def test_a_case_whose_announcement_is_not_yet_known_is_left_out():
    early = "2011-06-30"
    tables = ("precedents", "controls", "quota_timeline")
    found = precedents.starts(*(load_table(name, as_of=early) for name in tables))
    assert list(found["case"]) == ["rare_earths"]


def test_months_are_counted_from_each_row_s_own_case(begun):
    days = pd.Series(pd.to_datetime(["2011-07-08", "2024-07-03", "2023-07-02"]))
    cases = pd.Series(["rare_earths", "gallium", "gallium"])
    months = precedents.months_since(days, cases, begun)
    assert list(months.round(2)) == [11.99, 12.02, -0.03]


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_later_days_are_never_fewer_months_away(first, second):
    begun = pd.DataFrame({"case": ["a"], "day": [pd.Timestamp("2010-07-08")]})
    days = pd.Series(pd.to_datetime(["2010-07-08"] * 2)) + pd.to_timedelta(sorted([first, second]), unit="D")
    months = precedents.months_since(days, pd.Series(["a", "a"]), begun)
    assert months.iloc[0] <= months.iloc[1]


def test_later_steps_of_gallium_are_the_ban_the_easing_the_suspension_and_the_ban_of_2026(begun):
    found = precedents.marks(begun, load_table("controls"), load_table("quota_timeline"))
    own = found[found["case"] == "gallium"]
    assert list(own["mark"]) == ["in effect", "ban", "easing", "suspension", "ban"]
    assert own["months"].iloc[1] == pytest.approx(17.05, abs=0.01)


def test_only_the_quota_was_itself_lifted(begun):
    found = precedents.lifted(begun, load_table("control_changes"), load_table("quota_timeline"))
    assert list(found["case"]) == ["rare_earths"]
    assert found["months"].iloc[0] == pytest.approx(53.8, abs=0.05)


def test_the_suspension_of_a_first_licence_would_be_noticed(begun):
    changes = load_table("control_changes")
    first = changes.head(1).assign(control_row_id="ctl-06", change="suspended")
    first = first.assign(**{"from": "2025-01-15"})
    found = precedents.lifted(begun, pd.concat([changes, first]), load_table("quota_timeline"))
    assert set(found["case"]) == {"rare_earths", "antimony"}


@pytest.fixture(scope="module")
def spans(begun):
    rows = load_table("production")
    rows = rows[rows["commodity_id"].isin(["rare_earths", "gallium", "antimony"])]
    return precedents.share_spans(concentration.concentrate(rows[rows["year"] > 2007]), begun)


def test_a_year_is_a_span_of_twelve_months(spans):
    assert (spans["last"] - spans["first"]).between(11.9, 12.05).all()


def test_the_share_of_rare_earths_fell_in_five_years_as_the_british_survey_prints_it(spans, begun):
    found = precedents.share_changes(precedents.within(spans, 60), begun)
    row = found[found["case"] == "rare_earths"].iloc[0]
    assert (row["publisher"], row["before_year"], row["last_year"]) == ("BGS", 2009, 2015)
    # 129,400 of 131,534 t in 2009; 139,000 of 155,622 t in 2015
    assert row["before"] == pytest.approx(98.378, abs=0.001)
    assert row["change"] == pytest.approx(-9.06, abs=0.01)


def test_two_editions_lie_24_points_apart_on_antimony_for_one_year(spans):
    top = precedents.revisions(spans).iloc[0]
    assert (top["case"], top["publisher"], top["year"]) == ("antimony", "USGS", 2024)
    # 60,000 of 103,960 t in the edition of 2025, 40,000 of 119,000 t in that of 2026
    assert (top["older"], top["newer"]) == (pytest.approx(57.71, abs=0.01), pytest.approx(33.61, abs=0.01))


def test_graphite_is_among_the_licensed_goods_without_an_export_figure_and_gallium_is_not():
    silent = precedents.without_figures(load_table("controls"), load_table("exports_monthly"))
    assert "graphite" in set(silent["commodity_id"])
    assert "gallium" not in set(silent["commodity_id"])
