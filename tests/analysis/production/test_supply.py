"""Projects at their newest reported state."""

import pandas as pd
import pytest

from chokepoint.analysis.production import supply
from chokepoint.data import load_table

END = pd.Timestamp("2026-09-30")
NOTICE = pd.Timestamp("2023-07-03")
METALS = ("gallium", "germanium")


def states(commodity="gallium", day=END):
    return supply.latest_states(load_table("supply_response"), commodity, day)


def new(responses, commodity="gallium", day=END):
    return supply.new_projects(responses, commodity, NOTICE, day)


def test_the_newest_state_of_a_project_wins_and_names_all_its_rows():
    row = states().set_index("project").loc["Vaudreuil / Saguenay demonstration plant"]
    assert (row["phase"], row["state_day"]) == ("pilot", pd.Timestamp("2025-05-06"))
    assert row["row_ids"] == "sup-s08;sup-s09"


def test_a_state_dated_later_is_not_yet_known():
    row = (
        states(day=pd.Timestamp("2025-01-01"))
        .set_index("project")
        .loc["Vaudreuil / Saguenay demonstration plant"]
    )
    assert (row["phase"], row["row_ids"]) == ("proposed", "sup-s08")
    assert (states(day=pd.Timestamp("2024-06-01"))["state_day"].dropna() <= "2024-06-01").all()


def test_an_undated_post_is_the_oldest_word_on_its_project():
    row = states().set_index("project").loc["Agios Nikolaos gallium"]
    assert row["phase"] == "funded"
    assert "sup-s13" in row["row_ids"].split(";")


def test_planned_tonnes_are_yearly_and_of_the_metal_alone():
    planned = states().set_index("project")["planned_t"]
    assert planned["Agios Nikolaos gallium"] == 50
    assert pd.isna(planned["Clarksville smelter rebuild (Crucible JV)"])
    assert pd.isna(planned["Clarksville residue heap"])


@pytest.mark.parametrize(
    ("unit", "planned"),
    [("t/yr", 50), ("t/yr (metal equivalent)", 50), ("t", None), ("t in heap", None), ("t in 2025", None)],
)
def test_only_a_yearly_capacity_is_planned_tonnage(unit, planned):
    table = load_table("supply_response").assign(capacity_unit=unit)
    found = supply.latest_states(table, "gallium", END).set_index("project")["planned_t"]
    assert found["Agios Nikolaos gallium"] == planned or (planned is None and found.isna().all())


@pytest.mark.parametrize("commodity", ["gallium", "germanium"])
def test_every_project_names_the_metal_and_stands_once(commodity):
    table = states(commodity)
    assert table["project"].is_unique
    assert table["commodities"].str.split(";").map(lambda ids: commodity in ids).all()


def test_one_germanium_project_had_begun_and_no_gallium_project():
    count = {metal: supply.summarise(new(load_table("supply_response"), metal)) for metal in METALS}
    assert count["gallium"]["begun"].item() == 0
    assert count["gallium"]["started_t"].item() == 0
    assert count["germanium"][["begun", "started_t"]].to_numpy().tolist() == [[1, 30]]


def test_history_and_plants_that_already_ran_are_told_apart():
    assert set(new(load_table("supply_response"), "germanium")["phase"]).isdisjoint(supply.OLD)
    assert set(supply.current(states())["phase"]).isdisjoint(supply.HISTORIC)
    assert len(supply.current(states())) < len(states())


def test_no_project_gives_an_empty_table_and_no_summary():
    nothing = new(load_table("supply_response"), day=pd.Timestamp("1990-01-01"))
    assert nothing.empty
    assert supply.summarise(nothing).empty
    assert supply.latest_states(load_table("supply_response").head(0), "gallium", END).empty


@pytest.mark.parametrize(
    ("changed", "n"),
    [
        ({}, 1),
        ({"state_date": "2024"}, 0),
        ({"phase": "funded"}, 0),
        ({"commodities": "gallium;germanium"}, 0),
        ({"commodities": "germanium"}, 0),
    ],
)
def test_a_first_output_without_a_date_is_told_apart(changed, n):
    post = {"row_id": "sup-x", "phase": "first_output", "state_date": "", "commodities": "gallium"}
    responses = pd.DataFrame([post | changed])
    assert supply.undated_starts(responses, "gallium").get("row_ids", pd.Series()).tolist() == ["sup-x"] * n


def reported(project, phase, date, **more):
    row = {
        "row_id": f"{project}-{date}", "project": project, "project_id": project,
        "phase": phase, "state_date": date,
        "commodities": "gallium", "capacity": None, "capacity_unit": "t/yr",
        "target_start": "", "target_full": "",
    }  # fmt: skip
    return row | more


def latest(*rows):
    frame = pd.DataFrame(rows).astype({"capacity": float})
    return supply.latest_states(frame, "gallium", pd.Timestamp("2024-06-30"))


@pytest.mark.parametrize(("date", "n"), [("2024-06-30", 1), ("2024-06", 1), ("2024-07-01", 0), ("", 1)])
def test_a_state_is_known_by_the_last_day_of_its_date(date, n):
    assert len(latest(reported("a", "funded", date))) == n


def test_a_project_plans_the_largest_capacity_it_ever_named_and_aims_at_its_newest_start():
    (row,) = latest(
        reported("a", "proposed", "2023", capacity=30, target_start="2025"),
        reported("a", "funded", "2024-01", capacity=20, target_full="2028"),
    ).itertuples()
    assert (row.phase, row.planned_t) == ("funded", 30)
    assert row.start_day == pd.Timestamp("2028-01-01")
    assert latest(reported("a", "funded", "2024", commodities="germanium")).empty
    both = latest(reported("a", "funded", "2023", commodities="gallium;germanium", capacity=30))
    assert both["planned_t"].isna().all()


def counted(*rows):
    frame = pd.DataFrame(rows).astype({"capacity": float})
    return supply.summarise(new(frame, day=pd.Timestamp("2024-06-30")))


def test_projects_and_their_tonnes_are_counted():
    row = counted(
        reported("a", "first_output", "2024", capacity=30),
        reported("b", "funded", "2023-08", capacity=20),
        reported("c", "operating", "2023-08", capacity=10),
        reported("d", "historic", "2023-08", capacity=5),
    ).iloc[0]
    assert row[["n", "begun", "planned_t", "started_t"]].tolist() == [1, 0, 20, 0]
    row = counted(reported("a", "first_output", "2024-01", capacity=30)).iloc[0]
    assert row[["n", "begun", "begun_undated", "planned_t", "started_t"]].tolist() == [1, 1, 1, 30, 30]


def test_the_published_gallium_projects_are_new_and_alive_each_once():
    found = new(load_table("supply_response"))
    assert set(found["project_id"]) == {
        "agios-nikolaos", "clarksville-rebuild", "gramercy", "pavlodar", "vaudreuil", "wagerup",
    }  # fmt: skip
    row = supply.summarise(found).iloc[0]
    assert row[["n", "begun", "begun_undated", "planned_t"]].tolist() == [6, 0, 1, 255]
    assert {"sup-s12", "sup-s13"} <= set(row["begun_ids"].split(";"))


@pytest.mark.parametrize("phase", ["paused", "rejected", "screening", "historic", "operating"])
def test_what_was_given_up_or_never_had_a_site_is_no_project(phase):
    told = reported("a", "funded", "2023-08")
    assert counted(told)["n"].tolist() == [1]
    assert counted(told, reported("a", phase, "2023-09")).empty


@pytest.mark.parametrize(("date", "n"), [("2023-07-03", 1), ("2023-07-02", 0), ("2023-07", 0), ("", 0)])
def test_a_project_first_told_of_before_the_notice_is_not_new(date, n):
    assert len(new(pd.DataFrame([reported("a", "funded", date)]))) == n
    rows = [reported("a", "funded", date), reported("a", "funded", "2023-09")]
    # an undated word neither dates the project nor makes it older
    assert len(new(pd.DataFrame(rows))) == (n or date == "")


def test_parts_of_one_project_count_once_and_an_undated_start_apart():
    row = counted(
        reported("a", "funded", "2024-01", capacity=3.5),
        reported("plant of a", "proposed", "2024-02", project_id="a", capacity=40),
        reported("a", "first_output", ""),
    ).iloc[0]
    assert row[["n", "begun", "begun_undated", "planned_t"]].tolist() == [1, 0, 1, 40]
    assert row["row_ids"] == "a-2024-01;plant of a-2024-02"
    assert row["begun_ids"] == "a-;a-2024-01;plant of a-2024-02"


def test_feed_for_a_project_is_none_and_does_not_change_its_state():
    (row,) = counted(reported("a", "first_output", "2024-01"), reported("a", "feed", "2024-02")).to_dict(
        "records"
    )
    assert (row["n"], row["begun"], row["row_ids"]) == (1, 1, "a-2024-01")
    assert counted(reported("a", "feed", "2024-01")).empty
