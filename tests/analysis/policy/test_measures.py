"""Measures in time, money that is never added up, and months from a word to a tonne."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.policy import measures as policy
from chokepoint.data import load_table

DAY = pd.Timestamp("2026-06-20")
KINDS = ["award", "loan", "equity"]


def measure(row_id, **cells):
    base = {"row_id": row_id, "jurisdiction": "EUU", "short_name": row_id, "instrument": "law"}
    late = {"part_of_row_id": "", "published": pd.Timestamp("2024-05-03")}
    return base | late | cells


def step(measure_id, kind, date):
    return {"row_id": f"stp-{measure_id}-{kind}", "measure_row_id": measure_id, "step": kind, "date": date}


MEASURES = pd.DataFrame(
    [
        measure("a"),
        measure("b", jurisdiction="USA;AUS", instrument="list"),
        measure("a-vote", short_name="a: vote", part_of_row_id="a"),
        measure("a-money", instrument="funding", part_of_row_id="a"),
        measure("c"),
    ]
)
STEPS = pd.DataFrame(
    [
        step("a", "proposed", "2023-03-16"),
        step("a", "in_force", "2024-05-23"),
        step("a", "adopted", "2024-04-11"),
        step("b", "proposed", "2022-07"),
        step("a-vote", "adopted", "2023-09-07"),
        step("a-money", "adopted", "2025"),
    ]
)


def test_a_measure_stands_at_its_adoption_else_at_what_else_is_dated():
    placed = policy.place_measures(MEASURES, STEPS, DAY).set_index("row_id")
    assert placed.loc["a", "day"] == pd.Timestamp("2024-04-11")
    assert placed.loc["b", "day"] == pd.Timestamp("2022-07-01")
    assert "c" not in placed.index
    assert placed.loc["a", "row_ids"] == "a;stp-a-adopted"


def test_a_row_learned_later_is_not_named_on_an_earlier_day():
    known = STEPS[STEPS["date"] < "2023-07"]
    placed = policy.place_measures(MEASURES, known, pd.Timestamp("2023-07-06")).set_index("row_id")
    assert placed.loc["a", "step"] == "proposed"
    assert placed.loc["a", "row_ids"] == "stp-a-proposed"


def test_measures_without_a_step_are_undated():
    assert policy.undated(MEASURES, STEPS)["row_id"].tolist() == ["c"]


def test_an_act_is_followed_through_its_own_steps_and_its_procedure_but_not_its_money():
    path = policy.path_of(MEASURES, STEPS, "a")
    path = path[path["is_procedure"]]
    assert path["row_ids"].tolist() == [
        "stp-a-proposed", "stp-a-vote-adopted", "stp-a-adopted", "stp-a-in_force",
    ]  # fmt: skip


def test_the_lists_of_projects_of_an_act_are_no_steps_of_its_procedure():
    measures, steps = load_table("measures"), load_table("measure_steps")
    path = policy.path_of(measures, steps, "mea-eu-crma")
    beside = set(path.loc[~path["is_procedure"], "measure_row_id"])
    assert "mea-eu-crma-sp47" in beside
    assert "mea-eu-crma" not in beside


def test_the_eu_act_came_into_force_322_days_after_the_article():
    path = policy.path_of(load_table("measures"), load_table("measure_steps"), "mea-eu-crma")
    days = policy.days_from(path, pd.Timestamp("2023-07-06"))
    assert days.groupby("step")["days"].max()["in_force"] == 322
    assert days["days"].min() == -112


def test_a_wait_runs_from_the_first_step_to_the_last():
    row = policy.waits(MEASURES, STEPS, DAY).set_index("measure_row_id").loc["a"]
    assert (row["days"], row["waited"], bool(row["proposed"]), bool(row["exact"])) == (434, 392, True, True)


@pytest.mark.parametrize(("published", "named"), [("2026-06-20", True), ("2026-06-21", False), (None, True)])
def test_a_wait_names_the_row_of_its_measure_only_if_it_was_out_by_the_day(published, named):
    out = MEASURES.assign(published=pd.Timestamp(published) if published else pd.NaT)
    row = policy.waits(out, STEPS, DAY).set_index("measure_row_id").loc["a"]
    assert ("a" in row["row_ids"].split(";")) is named
    assert row["days"] == 434


def test_a_typical_wait_counts_only_measures_whose_proposal_is_dated():
    steps = pd.concat(
        [STEPS, pd.DataFrame([step("c", "adopted", "2020-01-01"), step("c", "in_force", "2020-01-01")])]
    )
    waited = policy.waits(MEASURES, steps, DAY)
    assert len(waited) == 2
    assert policy.typical_wait(waited, ("law",))["median"].item() == 434
    assert policy.typical_wait(waited, ("bill",)).empty


def sums(values):
    rows = [
        {"row_id": f"sub-{n}", "kind": kind, "value": float(value), "unit": "USD", "relation": relation}
        for n, (kind, value, relation) in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["row_id", "kind", "value", "unit", "relation"])


SUMS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(1, 99), st.sampled_from(["", "repeats", "part_of"])),
    min_size=1,
)


@given(SUMS)
def test_the_largest_of_each_kind_is_a_printed_sum_and_never_a_total(values):
    largest = policy.largest_by_kind(policy.money(sums(values)))
    assert not largest["kind"].duplicated().any()
    for row in largest.itertuples():
        own = [v for k, v, relation in values if k == row.kind and relation != "repeats"]
        assert row.value == max(own)


def test_quantities_that_are_no_money_are_left_out():
    frame = sums([("award", 5, "")]).assign(unit="t per year")
    assert policy.money(frame).empty


def state(project, phase, date, start="", full="", row_id="r"):
    names = ["project", "phase", "state_date", "target_start", "target_full", "row_id"]
    return dict(zip(names, [project, phase, date, start, full, row_id], strict=True)) | {
        "commodities": "gallium"
    }


def test_months_run_to_the_output_seen_else_to_the_newest_aim():
    rows = [
        state("seen", "proposed", "2024-05-08", "2024-12"), state("seen", "first_output", "2024-10-14"),
        state("aims", "proposed", "2023-11", "2025"), state("aims", "funded", "2025-01-16", "2027", "2028"),
        state("mute", "proposed", "2023-11"), state("no day", "first_output", "", "2026"),
    ]  # fmt: skip
    leads = policy.lead_times(pd.DataFrame(rows)).set_index("project")
    assert sorted(leads.index) == ["aims", "seen"]
    assert leads.loc["seen", "months"] == pytest.approx(159 / 30.4375)
    assert leads["reached"].to_dict() == {"seen": True, "aims": False}
    assert leads.loc["aims", "end"] == pd.Timestamp("2027-12-31")


def test_capacities_and_outputs_among_the_money_become_states_of_projects():
    states = policy.plant_states(load_table("subsidies"))
    lynas = states[states["project"] == "Lynas"].set_index("phase")
    assert lynas.loc["first_output", "state_date"] == "2025-05-16"
    assert lynas.loc["proposed", "state_date"] == "2024-06-27"
    assert "ex-China primary gallium" not in set(states["project"])


@pytest.mark.parametrize(
    ("keep", "dates"), [("first", ["2022-07", "2023-03-16"]), ("last", ["2022-07", "2024-05-23"])]
)
def test_a_measure_can_be_placed_by_its_first_step_or_its_last(keep, dates):
    found = policy.only_steps(STEPS[STEPS["measure_row_id"].isin(["a", "b"])], keep)
    assert sorted(found["date"]) == dates


@pytest.mark.parametrize(
    ("published", "ids"),
    [("2026-06-20", "a;stp-a-adopted"), ("2026-06-21", "stp-a-adopted"), (None, "a;stp-a-adopted")],
)
def test_a_measure_is_named_from_the_day_its_source_is_out(published, ids):
    one = MEASURES.head(1).assign(published=pd.to_datetime(pd.Series([published])))
    assert policy.place_measures(one, STEPS, DAY)["row_ids"].tolist() == [ids]


def test_days_are_counted_from_a_day():
    path = pd.DataFrame({"day": pd.to_datetime(["2023-07-05", "2023-07-08"])})
    assert policy.days_from(path, pd.Timestamp("2023-07-06"))["days"].tolist() == [-1, 2]


def test_a_wait_without_a_proposal_or_with_a_month_alone_says_so():
    steps = pd.DataFrame([step("b", "adopted", "2022-07"), step("b", "in_force", "2022-07-11")])
    row = policy.waits(MEASURES, steps, DAY).iloc[0]
    assert (row["days"], row["waited"], bool(row["proposed"]), bool(row["exact"])) == (10, 0, False, False)
    assert policy.waits(MEASURES, steps[:1], DAY).empty
    undated = pd.DataFrame([step("b", "proposed", "2022-07-01"), step("b", "in_force", "2022-07-11")])
    assert policy.waits(MEASURES, undated, DAY)["waited"].tolist() == [10]


def test_a_typical_wait_is_a_median_of_measures_of_the_kind_with_a_proposal():
    waited = pd.DataFrame({"days": [10, 30, 90, 5, 7], "proposed": [True, True, True, False, True]})
    waited = waited.assign(instrument=["law", "law", "bill", "law", "list"], row_ids=list("abcde"))
    row = policy.typical_wait(waited, ("law", "bill"))
    assert row[["n", "median", "row_ids"]].values.tolist() == [[3, 30, "a;b;c"]]


@pytest.mark.parametrize(
    ("relation", "unit", "largest"),
    [("part_of", "USD", 9), ("repeats", "USD", 5), ("other_reading", "USD", 5), ("", "EUR", 5)],
)
def test_repeats_other_readings_and_other_currencies_are_not_the_largest(relation, unit, largest):
    frame = sums([("award", 5, ""), ("award", 9, relation), ("loan", 1, "")])
    frame = frame.assign(unit=["USD", unit, "USD"])
    assert policy.largest_by_kind(policy.money(frame))["value"].tolist() == [largest, 1]


def plant(kind, status, **more):
    row = {"kind": kind, "status": status, "jurisdiction": "USA", "recipient": "R", "commodity_id": "tin"}
    days = {"date": "2027", "published": pd.Timestamp("2024-02-03"), "row_id": f"{kind}-{status}"}
    return row | days | more


def test_what_is_produced_was_seen_on_its_date_and_what_is_planned_is_an_aim():
    rows = [
        plant("output", "produced", date="2024-05"),
        plant("capacity", "planned"),
        plant("loan", "planned"),
    ]
    states = policy.plant_states(pd.DataFrame([*rows, plant("output", "produced", jurisdiction="ROW")]))
    assert states[["phase", "state_date", "target_start"]].values.tolist() == [
        ["first_output", "2024-05", ""],
        ["proposed", "2024-02-03", "2027"],
    ]


@pytest.mark.parametrize(
    ("start", "full", "end"),
    [("2025", "2028", "2025-12-31"), ("", "2028", "2028-12-31"), ("2023", "", None), ("", "", None)],
)
def test_an_aim_is_the_start_else_the_full_output_and_lies_ahead(start, full, end):
    leads = policy.lead_times(pd.DataFrame([state("p", "proposed", "2024-01-01", start, full)]))
    assert leads["end"].tolist() == ([] if end is None else [pd.Timestamp(end)])
    assert leads["reached"].tolist() == [False] * len(leads)


def test_the_aim_of_the_newest_state_that_names_one_counts():
    rows = [
        state("p", "proposed", "2024-01-01", "2025"),
        state("p", "funded", "2024-06-01", "", "2027"),
        state("p", "paused", "2024-09-01"),
    ]
    assert policy.lead_times(pd.DataFrame(rows))["end"].tolist() == [pd.Timestamp("2027-12-31")]


@pytest.mark.parametrize(("output", "n"), [("2024-01-01", 0), ("2024-01-02", 1)])
def test_output_follows_the_first_word(output, n):
    rows = [state("p", "proposed", "2024-01-01"), state("p", "first_output", output)]
    found = policy.lead_times(pd.DataFrame(rows))
    assert found["reached"].tolist() == [True] * n
    assert found["months"].round(3).tolist() == [0.033] * n


def test_a_part_of_a_measure_and_a_report_are_none():
    steps = pd.concat([STEPS, pd.DataFrame([step("c", "adopted", "2024-01-01")])], ignore_index=True)
    assert set(policy.place_measures(MEASURES, steps, DAY)["row_id"]) == {"a", "b", "c"}
    reported = MEASURES.assign(instrument=MEASURES["instrument"].where(MEASURES["row_id"] != "c", "report"))
    assert set(policy.place_measures(reported, steps, DAY)["row_id"]) == {"a", "b"}
    assert set(policy.undated(MEASURES, STEPS)["row_id"]) == {"c"}
    assert policy.undated(reported, STEPS).empty


def test_what_is_raised_is_no_money_given():
    rows = load_table("subsidies")
    given = policy.money(rows)["row_id"]
    raised = rows.assign(kind=rows["kind"].mask(rows["row_id"] == given.iloc[0], policy.RAISED))
    assert set(policy.money(raised)["row_id"]) == set(given.iloc[1:])
