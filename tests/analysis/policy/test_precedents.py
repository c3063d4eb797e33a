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


def control(row_id="k", **more):
    row = {
        "row_id": row_id, "announced": "2023-07-03", "effective": "2023-08-01", "kind": "licence",
        "target_iso3": "WLD", "commodities": "gallium;germanium",
    }  # fmt: skip
    return row | more


def event(row_id, date, step=""):
    return {"row_id": row_id, "date": date, "step": step}


CASES = pd.DataFrame(
    {
        "commodity_id": ["gallium", "rare_earths", "tin"],
        "announced_by": ["k", "q", "unknown"],
        "names": ["gallium;all", "rare_earths", "tin"],
        "row_id": ["case-gallium", "case-rare-earths", "case-tin"],
    }
)
EVENTS = pd.DataFrame([event("q", "2010-07-08"), event("end", "2015-01-01", "quotas_end")])


def begun_by(*controls):
    return precedents.starts(CASES, pd.DataFrame(controls), EVENTS)


def test_a_batch_takes_effect_at_once_and_a_licence_on_its_day():
    begun = begun_by(control()).set_index("case")
    assert begun["kind"].to_dict() == {"gallium": "licence", "rare_earths": "quota"}
    assert (begun["effective_day"] - begun["day"]).dt.days.to_dict() == {"gallium": 29, "rare_earths": 0}


def test_a_case_names_its_announcement_and_the_row_that_chooses_it():
    begun = begun_by(control()).set_index("case")
    assert begun["row_ids"].to_dict() == {"gallium": "k", "rare_earths": "q"}
    assert begun["chosen_by"].to_dict() == {"gallium": "case-gallium", "rare_earths": "case-rare-earths"}


@pytest.mark.parametrize(("months", "n"), [(-24.1, 0), (-24, 1), (60, 1), (60.1, 0)])
def test_two_years_before_and_the_horizon_after_are_looked_at(months, n):
    assert len(precedents.within(pd.DataFrame({"months": [months]}), 60)) == n


@pytest.mark.parametrize(
    ("later", "marks"),
    [
        ({}, ["in effect", "ban"]),
        ({"kind": "licence"}, ["in effect"]),
        ({"kind": "easing"}, ["in effect", "easing"]),
        ({"commodities": "antimony"}, ["in effect"]),
        ({"commodities": "antimony;all"}, ["in effect", "ban"]),
        ({"announced": "2023-07-03"}, ["in effect"]),
        ({"announced": "2023-07-04"}, ["ban", "in effect"]),
    ],
)
def test_a_later_ban_or_easing_that_names_the_goods_is_a_mark(later, marks):
    controls = pd.DataFrame([control(), control("l", **{"announced": "2024-12-03", "kind": "ban"} | later)])
    found = precedents.marks(precedents.starts(CASES, controls, EVENTS), controls, EVENTS)
    assert found.loc[found["case"] == "gallium", "mark"].tolist() == marks
    assert found.loc[found["case"] == "rare_earths", ["mark", "row_ids"]].values.tolist() == [
        ["ended", "end"]
    ]


def test_a_control_in_effect_at_once_has_no_such_mark():
    controls = pd.DataFrame([control(effective="2023-07-03")])
    found = precedents.marks(precedents.starts(CASES, controls, EVENTS), controls, EVENTS)
    assert found["case"].tolist() == ["rare_earths"]


@pytest.mark.parametrize(
    ("change", "lifted"),
    [
        ({}, ["gallium", "rare_earths"]),
        ({"change": "replaced"}, ["gallium", "rare_earths"]),
        ({"change": "adopted"}, ["rare_earths"]),
        ({"control_row_id": "l"}, ["rare_earths"]),
    ],
)
def test_only_a_stop_of_the_first_step_itself_lifts_a_restriction(change, lifted):
    row = {"row_id": "c", "control_row_id": "k", "change": "suspended", "from": "2025-11-10"} | change
    later = row | {"row_id": "d", "from": "2025-12-10"}
    found = precedents.lifted(begun_by(control()), pd.DataFrame([later, row]), EVENTS)
    assert sorted(found["case"]) == lifted
    assert "d" not in set(found["row_ids"])


def shares(*rows):
    """Give spans of gallium from ``(year, vintage, percent)``."""
    frame = pd.DataFrame(rows, columns=["year", "vintage", "best"])
    ids = [f"s{n}" for n in range(len(frame))]
    return frame.assign(case="gallium", publisher="P", row_ids=ids)


def test_the_years_on_either_side_of_the_news_are_compared_in_their_newest_editions():
    rows = shares(
        (2021, "2025", 1), (2022, "2024", 90), (2022, "2025", 80), (2023, "2025", 2), (2024, "2025", 70)
    )
    found = precedents.share_changes(rows, begun_by(control()))
    assert found[["before_year", "last_year", "before", "last", "change"]].values.tolist() == [
        [2022, 2024, 80, 70, -10]
    ]
    for part in (rows[:4], rows[3:]):
        assert precedents.share_changes(part, begun_by(control())).empty


def test_editions_of_one_year_lie_apart_by_their_lowest_and_highest():
    rows = shares(
        (2022, "2026", 90), (2022, "2024", 70), (2022, "2025", 60), (2023, "2025", 5), (2023, "2025", 7)
    )
    found = precedents.revisions(rows)
    assert found[["year", "older", "newer", "low", "high", "apart"]].values.tolist() == [
        [2022, 70, 90, 60, 90, 30]
    ]


def test_a_share_is_in_percent_and_stands_in_the_middle_of_its_year():
    row = {
        "commodity_id": "gallium", "publisher": "P", "vintage": "2025", "stage": "primary", "year": 2024,
        "share_low": 0.5, "share": 0.6, "share_high": 0.75, "total_kg": 1.0, "producers": 2, "row_ids": "p",
    }  # fmt: skip
    rows = pd.DataFrame([row, row | {"commodity_id": "lead"}])
    (found,) = precedents.share_spans(rows, begun_by(control())).itertuples()
    assert (found.low, found.best, found.high) == (50, 60, 75)
    assert [round(value, 2) for value in (found.first, found.months, found.last)] == [5.98, 11.98, 17.97]


@pytest.mark.parametrize(
    ("other", "silent"),
    [
        ({}, ["germanium"]),
        ({"kind": "easing"}, []),
        ({"kind": "ban"}, ["germanium"]),
        ({"commodities": "gallium;all_dual_use_items;"}, []),
    ],
)
def test_goods_under_licence_or_ban_without_an_export_figure_are_listed(other, silent):
    found = precedents.without_figures(
        pd.DataFrame([control(**other)]), pd.DataFrame({"commodity_id": ["gallium"]})
    )
    assert found["commodity_id"].tolist() == silent


def test_a_commodity_is_named_by_its_whole_id():
    rows = pd.DataFrame({"commodities": ["tin;lead", "tinstone", "lead"]})
    assert precedents.named(rows, "tin").tolist() == [True, False, False]
