"""How many projects run, who owns them, and how their dates and sizes move."""

import pandas as pd
import pytest


def projects(**phases):
    """Make projects for rare earths by name; one called ``way`` is a railway."""
    frame = pd.DataFrame({"project": list(phases), "phase": list(phases.values())})
    railway = frame["project"].eq("way")
    return frame.assign(
        row_id=[f"prj-{name}" for name in phases],
        countries="TZA;ZMB",
        commodities=["" if way else "rare_earths;niobium" for way in railway],
        chinese_interest="yes",
        lat=float("nan"),
        lon=float("nan"),
    )


def targets(*rows):
    columns = ["project_row_id", "stated", "target_start", "plan_value", "plan_unit"]
    return pd.DataFrame(rows, columns=columns).assign(row_id=[f"ptg-{n}" for n in range(len(rows))])


def test_what_is_published(now):
    counts = [
        now.ask(key).value for key in ("projects_n", "running_n", "running_chinese", "ree_n", "ree_running")
    ]
    assert counts == [26, 13, 7, 11, "none"]
    assert now.ask("ways").value == "Lobito Atlantic Railway, TAZARA"
    slip = [now.ask(f"slip_{key}").value for key in ("project", "first", "last", "years")]
    assert slip == ["Zandkopsdrift", "2015", "2030", 15]
    assert [now.ask(f"size_{key}").value for key in ("project", "first", "last")] == [
        "Longonjo",
        40000,
        20000,
    ]


@pytest.mark.parametrize(
    ("phases", "words", "n"),
    [
        ({"a": "financing", "b": "construction"}, "none", 0),
        ({"a": "operating", "b": "financing"}, "one", 1),
        ({"a": "operating", "b": "operating"}, "2", 2),
    ],
)
def test_rare_earth_projects_that_operate_are_counted_in_words_and_in_figures(world, phases, words, n):
    look = world(mining_projects=projects(**phases))
    assert (look.ask("ree_running").value, look.ask("ree_running_n").value) == (words, n)
    assert look.ask("ree_running_n").row_ids


def test_a_railway_is_no_project(world):
    look = world(mining_projects=projects(mine="operating", way="operating"))
    assert [look.ask(key).value for key in ("projects_n", "running_n", "running_chinese", "ways")] == [
        1,
        1,
        1,
        "way",
    ]
    none = world(mining_projects=projects(way="operating"))
    assert [none.ask(key).value for key in ("projects_n", "ree_n", "ree_running_n")] == [0, 0, None]
    assert world(mining_projects=projects(mine="operating")).ask("ways").value is None


def test_projects_for_other_minerals_are_not_counted_as_rare_earths(world):
    look = world(mining_projects=projects(a="operating", b="operating").assign(commodities="niobium"))
    assert (look.ask("ree_n").value, look.ask("projects_n").value) == (0, 2)


def test_the_start_that_moved_furthest_is_named_with_its_years(world):
    look = world(
        mining_project_targets=targets(
            ("prj-songwe-hill", "2020", "2022", None, ""),
            ("prj-songwe-hill", "2023", "2025-H1", None, ""),
            ("prj-longonjo", "2020", "2022", None, ""),
            ("prj-longonjo", "2023", "2024", None, ""),
        )
    )
    found = [look.ask(f"slip_{key}").value for key in ("project", "first", "last", "years")]
    assert found == ["Songwe Hill", "2022", "2025", 3]
    assert (look.ask("slip_years").base, look.ask("slip_years").date) == ("2022", "2025")


def test_a_start_is_past_the_day_after_its_period(world):
    aims = targets(("prj-longonjo", "2020", "2022", None, ""))
    on, after = (world(day, mining_project_targets=aims) for day in ("2022-12-31", "2023-01-01"))
    assert [look.rows("announced_starts")["is_past"].item() for look in (on, after)] == [False, True]


def test_the_plan_that_shrank_is_found_by_its_id(world):
    plans = [("prj-longonjo", "2019", "", 40.0, "t"), ("prj-longonjo", "2024", "", 20.0, "t")]
    look = world(mining_project_targets=targets(*plans))
    assert [look.ask(f"size_{key}").value for key in ("first", "last")] == [40, 20]
    assert look.ask("size_last").base == 40
    other = [("prj-songwe-hill", *rest) for _, *rest in plans]
    assert world(mining_project_targets=targets(*other)).ask("size_first").value is None
    assert world(mining_project_targets=targets(plans[0])).ask("size_first").value is None
