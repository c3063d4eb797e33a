"""What stood outside China, and what had started."""

import pytest
from controls_world import asked, like, looking

CAPACITY, OUTPUT = "cap-usgs-2023-gallium-primary-jpn-2022", "prod-usgs-2023-gallium-primary-jpn-2022"


def sheet(**cells):
    return {
        "capacity": like("capacity", CAPACITY, {"quantity_kg": 10_000.0} | cells),
        "production": like("production", OUTPUT, {"quantity_kg": 3_000.0} | cells),
        "plant_closures": like("plant_closures", "clo-gallium-deu"),
    }


def test_the_published_sheet_is_divided():
    keys = ("capacity_t", "output_t", "idle_t", "closed_t", "china_t")
    assert [round(asked(key)) for key in keys] == [124, 11, 40, 73, 540]
    assert asked("closed_where").startswith("Kazakhstan 2013")
    assert asked("china_basis") == "an estimate"


@pytest.mark.parametrize(
    "cells",
    [{"vintage": "2024"}, {"year": 2021}, {"commodity_id": "germanium"}],
    ids=lambda cells: next(iter(cells)),
)
def test_only_the_sheet_that_stood_when_the_licence_came_counts(cells):
    assert [asked(key, **sheet()) for key in ("capacity_t", "output_t", "idle_t")] == [10, 3, 7]
    assert asked("capacity_t", **sheet(**cells)) is None


def test_another_sheet_can_be_asked_for():
    look = looking(**sheet(vintage="2024", year=2023))
    assert look.ask("capacity_t", vintage="2024", year=2023).value == 10
    assert look.ask("output_t", vintage="2024", year=2023).value == 3


def test_output_of_another_publisher_is_left_out():
    tables = sheet()
    tables["production"] = tables["production"].assign(publisher="BGS")
    assert (asked("output_t", **tables), asked("idle_t", **tables)) == (0, 10)


@pytest.mark.parametrize(("status", "words"), [("estimated", "an estimate"), ("reported", "as reported")])
def test_the_chinese_figure_is_told_with_its_status(status, words):
    tables = sheet(country_iso3="CHN", status=status)
    assert [asked(key, **tables) for key in ("china_t", "china_basis")] == [3, words]


def state(project, phase, when="2024-01-01", **cells):
    own = {
        "project": project,
        "project_id": project.lower(),
        "phase": phase,
        "state_date": when,
        "commodities": "gallium",
    }
    return own | {"capacity": 5.0, "capacity_unit": "t/yr"} | cells


def projects(*states):
    return {"supply_response": like("supply_response", "sup-s01", *states)}


def test_a_later_edition_of_the_same_year_is_told_beside_the_one_that_stood():
    assert [asked(key) for key in ("china_revised", "abroad_revised")] == [600, 10]
    assert asked("china_revised", "2023-10-01") is None


def test_the_projects_counted_are_named_by_country():
    assert asked("project_names").startswith("Greece: Agios Nikolaos gallium; Canada: ")
    assert asked("project_names").count(";") == asked("projects_n") - 1
    assert asked("project_names", **projects()) is None


def test_the_published_projects_are_counted():
    assert [asked(key) for key in ("projects_n", "projects_begun")] == [6, 0]
    germanium = {"params": {"mineral": "germanium"}}
    assert [asked(key, **germanium) for key in ("projects_begun", "started_t")] == [1, 30]


@pytest.mark.parametrize("begun", [0, 1, 2])
def test_projects_that_deliver_are_counted(begun):
    states = [state(f"P{n}", "first_output" if n < begun else "funded") for n in range(3)]
    tables = projects(*states)
    assert [asked(key, **tables) for key in ("projects_n", "projects_begun")] == [3, begun]
    assert [asked(key, **tables) for key in ("planned_t", "started_t")] == [15, 5 * begun]
    names = ", ".join(f"P{n}" for n in range(begun)) or None
    assert asked("begun_names", **tables) == names


def test_history_and_plants_that_ran_are_no_projects():
    tables = projects(
        state("Old", "historic", country_as_printed="Hungary"),
        state("Works of Hungary", "historic", country_as_printed="Hungary"),
        state("Running", "operating"),
        state("New", "funded"),
    )
    assert asked("projects_n", **tables) == 1
    assert asked("old_names", **tables) == "Old in Hungary, Works of Hungary"
    assert asked("projects_begun", **projects(state("Running", "operating"))) is None


@pytest.mark.parametrize(("when", "n"), [("2024-07-03", 1), ("2024-07-04", 0)])
def test_what_happened_later_than_asked_for_does_not_count(when, n):
    look = looking(**projects(state("New", "first_output", when), state("Other", "funded", "2024-01-01")))
    assert look.ask("projects_begun", within_months=12).value == n
    assert look.ask("projects_begun").value == 1


def test_nothing_is_counted_after_the_day_looked_from():
    tables = projects(state("New", "funded", "2024-06-30"), state("Newer", "funded", "2024-07-01"))
    assert asked("projects_n", "2024-06-30", **tables) == 1
    assert looking("2024-06-30", **tables).ask("projects_n", within_months=36).value == 1
    assert str(asked("newest_state", "2024-06-30", **tables)) == "2024-06-30"


def test_the_report_without_a_date_is_told_in_kilograms():
    assert [asked(key) for key in ("undated_kg", "undated_project")] == [5, "Agios Nikolaos gallium"]
    dated = projects(state("New", "first_output"))
    assert asked("undated_kg", **dated) is None
    assert asked("undated_kg", **projects(state("New", "first_output", "", capacity=0.05))) == pytest.approx(
        50
    )
