import pandas as pd

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
