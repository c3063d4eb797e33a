"""The steps that followed, each counted once and on the right side of its day."""

import pandas as pd
import pytest
from controls_world import asked, like, looking

from chokepoint.data import load_table
from chokepoint.stories.controls import answers_ladder

DAY = "2025-12-31"
KEYS = ("steps_since", "steps_aside", "steps_in_force", "steps_suspended")


def world(*steps, changes=()):
    return {
        "controls": like("controls", "ctl-03", {"row_id": "ctl-03"}, *steps),
        "control_changes": like("control_changes", "chg-07", *changes),
    }


def step(announced, **cells):
    return {"announced": announced, "effective": announced, **cells}


def counts(**tables):
    return dict(zip(KEYS, (asked(key, DAY, **tables) for key in KEYS), strict=True))


def test_only_bans_name_their_targets():
    steps = step("2024-01-01", kind="ban", target_name="A"), step("2024-02-01", target_name="B")
    assert asked("bans_named", DAY, **world(*steps)) == "A"
    assert asked("bans_named", DAY, **world(steps[1])) is None


def test_the_ends_of_suspensions_are_the_earliest_and_the_latest():
    ends = {"x-0": "2026-11-10", "x-1": "2026-11-27", "x-2": ""}
    changes = [
        {"row_id": f"chg-{row_id}", "control_row_id": row_id, "from": "2025-11-09", "until": until}
        for row_id, until in ends.items()
    ]
    rows = {"row_id": "x-0"}, {"row_id": "x-1"}, {"row_id": "x-2"}
    tables = world(*(step("2024-01-01", **row) for row in rows), changes=changes)
    assert [str(asked(key, DAY, **tables)) for key in ("first_resume", "last_resume")] == [
        "2026-11-10",
        "2026-11-27",
    ]
    assert counts(**tables)["steps_suspended"] == 3
    assert asked("first_resume", DAY, **world()) is None


def suspended(*more):
    first = {"row_id": "chg-a", "control_row_id": "x-0", "from": "2025-11-09", "until": "2025-12-30"}
    step_of = step("2024-01-01", row_id="x-0", kind="ban", commodities="gallium;germanium")
    return world(step_of, changes=[first, *more])


STATED = {"row_id": "chg-b", "control_row_id": "x-0", "change": "extension_stated", "until": "2026-01-31"}


def test_an_end_that_has_passed_without_a_text_is_told_as_that():
    tables = suspended()
    assert asked("steps_suspended", DAY, **tables) == 0
    assert (asked("steps_due", DAY, **tables), asked("steps_stated", DAY, **tables)) == (1, 0)
    assert asked("ban_end_open", DAY, **tables) is True
    assert str(asked("ban_end", DAY, **tables)) == "2025-12-30"
    assert asked("extension_known", DAY, **tables) is False


def test_a_statement_that_a_suspension_goes_on_is_no_notice():
    tables = suspended(STATED)
    assert (asked("steps_due", DAY, **tables), asked("steps_stated", DAY, **tables)) == (0, 1)
    assert asked("ban_end_open", DAY, **tables) is False
    assert str(asked("extended_to", DAY, **tables)) == "2026-01-31"
    assert asked("steps_in_force", DAY, **tables) == asked("steps_in_force", DAY, **suspended())


def test_the_steps_are_seen_on_the_last_day_for_which_texts_were_looked_for():
    searches = pd.DataFrame({"looked_until": ["2027-03-01", "2026-12-31"]})
    assert str(asked("ladder_day", searches=searches)) == "2027-03-01"
    assert str(asked("ladder_day", DAY, searches=searches)) == DAY
    assert asked("steps_stated", searches=searches) == 0
    assert asked("steps_due", searches=searches) == asked("steps_due") + asked("steps_stated")


def test_the_published_ladder_is_counted():
    assert counts() == {"steps_since": 14, "steps_aside": 5, "steps_in_force": 7, "steps_suspended": 7}
    assert asked("bans_named", DAY) == "United States"
    assert str(asked("newest_step", DAY)) == "2025-11-09"


def test_a_step_of_the_day_of_the_notice_did_not_follow_it():
    found = counts(**world(step("2023-07-03"), step("2023-07-04")))
    assert found == {"steps_since": 1, "steps_aside": 0, "steps_in_force": 3, "steps_suspended": 0}


NO_CONTROL = ("suspension", "easing", "draft", "framework_law", "enforcement")
CONTROL = ("licence", "ban", "technology", "extraterritorial", "state_trading", "listing")


@pytest.mark.parametrize("kind", NO_CONTROL + CONTROL)
def test_what_restricts_nothing_new_is_no_control_and_is_told_apart(kind):
    found = counts(**world(step("2024-01-01", kind=kind)))
    control = kind in CONTROL
    assert (found["steps_since"], found["steps_aside"]) == (int(control), int(not control))
    assert found["steps_in_force"] == 1 + int(control)


def test_every_kind_of_step_is_on_one_side():
    assert set(load_table("controls")["kind"]) == set(NO_CONTROL) | set(CONTROL)


def test_the_goods_under_licence_are_all_named():
    named = asked("licensed_names", DAY)
    assert "samarium, gadolinium, terbium, dysprosium, lutetium, scandium and yttrium" in named
    assert asked("licensed_n", DAY) == 17
    banned = world(step("2024-01-01", kind="ban", commodities="indium"))
    assert asked("licensed_names", DAY, **banned) == "gallium and germanium"


def test_the_steps_drawn_over_the_exports_name_both_metals():
    rows = (
        step("2024-01-01", row_id="x-0", commodities="gallium"),
        step("2024-02-01", row_id="x-1", commodities="antimony;gallium;germanium", kind="ban"),
        step("2024-03-01", row_id="x-2", commodities="gallium;germanium", kind="enforcement"),
    )
    found = looking(DAY, **world(*rows))(answers_ladder.steps_on_both)
    assert found["row_id"].tolist() == ["ctl-03", "x-1"]
