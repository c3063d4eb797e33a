import pandas as pd
import pytest

from chokepoint.analysis.africa.projects import (
    announced_starts,
    count_projects,
    largest_slip,
    moved_sizes,
    of_mineral,
    place_projects,
)
from chokepoint.data import load_table

DAY = pd.Timestamp("2026-02-28")
PROJECTS = load_table("mining_projects")
PLACED = place_projects(PROJECTS, load_table("africa_map")).set_index("row_id")


def test_a_project_stands_at_its_own_point():
    row = PLACED.loc["prj-goulamina"]
    assert (row["lat"], row["lon"], bool(row["is_placed"]), row["row_ids"]) == (
        11.34,
        -7.96,
        True,
        "prj-goulamina",
    )


def test_a_project_without_a_point_stands_in_the_middle_of_its_first_country():
    row = PLACED.loc["prj-ngualla"]
    label = load_table("africa_map").set_index("country_iso3").loc["TZA"]
    assert (row["lat"], row["lon"]) == (label["label_lat"], label["label_lon"])
    assert not row["is_placed"]
    assert set(row["row_ids"].split(";")) == {"prj-ngualla", "map-tza"}


def test_every_project_finds_a_point():
    assert PLACED[["lat", "lon"]].notna().all().all()


def test_railways_are_not_counted_as_projects():
    row = count_projects(PROJECTS).iloc[0]
    assert row["n"] == len(PROJECTS) - 2
    assert (row["running"], row["running_chinese"], row["offtake"]) == (13, 7, 1)


def test_a_mineral_is_found_among_others():
    assert "Kipushi" in set(of_mineral(PROJECTS, "gallium")["project"])
    assert of_mineral(PROJECTS, "tungsten").empty


def test_no_project_for_rare_earths_operates():
    assert not (of_mineral(PROJECTS, "rare_earths")["phase"] == "operating").any()


def starts(day=DAY, targets=None):
    return announced_starts(
        load_table("mining_project_targets") if targets is None else targets, PROJECTS, day
    )


def test_a_date_has_passed_when_its_whole_period_has():
    table = starts().set_index("row_id")
    assert table["is_past"]["ptg-songwe-hill-2023"]
    assert not table["is_past"]["ptg-makuutu-2024"], "2026 lasts to its end"
    assert starts(pd.Timestamp("2027-01-01")).set_index("row_id")["is_past"]["ptg-makuutu-2024"]


def test_the_largest_slip_is_that_of_zandkopsdrift():
    row = largest_slip(starts()).iloc[0]
    assert (row["project"], row["years"]) == ("Zandkopsdrift", 15)


def test_single_statements_are_no_slip():
    assert largest_slip(starts().query("project == 'Makuutu'")).empty


def test_sizes_are_compared_in_one_unit():
    row = moved_sizes(load_table("mining_project_targets"), PROJECTS).set_index("project").loc["Longonjo"]
    assert (row["first_plan"], row["last_plan"], row["unit"]) == (40_000, 20_000, "t per year")


def test_a_target_is_named_even_if_the_project_is_not_known_yet():
    table = announced_starts(load_table("mining_project_targets"), PROJECTS.head(0), DAY)
    assert "Zandkopsdrift" in set(table["project"])
    assert not table["is_running"].any()


def aimed(row_id, stated, start, project="prj-a", **more):
    row = {"row_id": row_id, "project_row_id": project, "stated": stated, "target_start": start}
    return row | {"plan_value": None, "plan_unit": "t"} | more


NAMED = pd.DataFrame(
    {"row_id": ["prj-a", "prj-b"], "project": ["Alpha", "Beta"], "phase": ["operating", "stopped"]}
)


@pytest.mark.parametrize(("day", "past"), [("2024-12-31", False), ("2025-01-01", True)])
def test_a_start_has_passed_the_day_after_its_period(day, past):
    table = announced_starts(pd.DataFrame([aimed("x", "2020", "2024")]), NAMED, pd.Timestamp(day))
    assert table[["project", "is_past", "is_running"]].values.tolist() == [["Alpha", past, True]]
    undated = pd.DataFrame([aimed("x", "2020", ""), aimed("y", "2021", "2024", "prj-new-hope")])
    assert announced_starts(undated, NAMED, pd.Timestamp(day))["project"].tolist() == ["New Hope"]


def test_the_slip_is_from_the_first_statement_to_the_last_of_one_project():
    rows = [
        aimed("a1", "2018", "2020"), aimed("a2", "2019", "2030"), aimed("a3", "2020", "2022"),
        aimed("b1", "2018", "2020", "prj-b"), aimed("b2", "2019", "2025", "prj-b"),
    ]  # fmt: skip
    slip = largest_slip(announced_starts(pd.DataFrame(rows), NAMED, DAY))
    assert slip[["project", "years", "row_ids"]].values.tolist() == [["Beta", 5, "b1;b2"]]
    assert slip["first_target"].tolist() == [pd.Timestamp("2020-12-31")]
    assert slip["last_target"].tolist() == [pd.Timestamp("2025-12-31")]


def test_a_size_moved_where_two_plans_share_a_unit():
    rows = [
        aimed("a1", "2018", "", plan_value=5.0), aimed("a2", "2020", "", plan_value=9.0),
        aimed("a3", "2019", "", plan_value=7.0, plan_unit="kg"),
        aimed("b1", "2018", "", "prj-x", plan_value=1.0),
        aimed("b2", "2019", "", "prj-x", plan_value=2.0), aimed("b3", "2020", "", "prj-x", plan_value=3.0),
    ]  # fmt: skip
    found = moved_sizes(pd.DataFrame(rows[::-1]), NAMED)
    assert found[["project_row_id", "project", "unit", "first_plan", "last_plan"]].values.tolist() == [
        ["prj-a", "Alpha", "t", 5, 9],
        ["prj-x", "prj-x", "t", 1, 3],
    ]


def test_mines_are_counted_by_state_and_interest():
    rows = pd.DataFrame(
        {
            "row_id": list("abcde"),
            "commodities": ["tin", "tin", "tin", "tin", ""],
            "chinese_interest": ["yes", "yes", "offtake", "no", "yes"],
            "phase": ["operating", "proposed", "operating", "proposed", "operating"],
        }
    )
    row = count_projects(rows).iloc[0]
    assert row[["n", "running", "chinese", "offtake", "running_chinese"]].tolist() == [4, 2, 2, 1, 1]


def test_a_project_of_two_countries_stands_in_the_first():
    project = {"row_id": "p", "countries": "TZA;ZWE", "lat": None, "lon": None, "phase": "operating"}
    countries = pd.DataFrame(
        {"country_iso3": ["ZWE", "TZA"], "label_lat": [1.0, 2.0], "label_lon": [3.0, 4.0]}
    )
    frame = pd.DataFrame([project, project | {"phase": "x"}]).astype({"lat": float, "lon": float})
    placed = place_projects(frame, countries.assign(row_id=["map-zwe", "map-tza"]))
    assert placed[["lat", "lon", "first_iso3", "is_running"]].values.tolist() == [
        [2, 4, "TZA", True],
        [2, 4, "TZA", False],
    ]
