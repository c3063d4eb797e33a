"""The board has every control on every element, with its start, its state and its end."""

import pandas as pd
import pytest
from controls_world import like, looking

from chokepoint.answers.names import metal_names, place_names
from chokepoint.data import load_table
from chokepoint.stories.controls import answers_ladder
from chokepoint.stories.controls.board_charts import LOOKS, SHAPES, STATES, status_board
from chokepoint.stories.controls.story import STORY


def rows(*steps, day=None, changes=()):
    """Give the rows of the board of a small world as they are told."""
    tables = {
        "controls": like("controls", "ctl-03", *steps),
        "control_changes": like("control_changes", "chg-07", *changes),
    }
    return looking(day, **tables)(answers_ladder.board)


def told(board, t):
    """Draw the rows of a small world as if they were those of a row of the package."""
    known = board.assign(row_ids="ctl-03", row_id="ctl-03")
    day = pd.Timestamp("2026-01-01")
    figure = status_board(known, look_names(metal_names), look_names(place_names), day, "Title", t)
    shown = figure.frame[["name", "way_name", "since", "state", "until_words"]]
    return [tuple(row) for row in shown.itertuples(index=False)]


def look_names(recipe):
    return looking()(recipe)


def test_every_element_that_a_control_in_force_names_is_on_the_board():
    figure = looking()(STORY.exhibit("status_board").draw)
    steps = load_table("controls")
    seven = steps.loc[steps["row_id"] == "ctl-10", "commodities"].item().split(";")
    assert len(seven) == 7
    assert set(seven) <= set(figure.frame["commodity_id"])
    assert figure.frame["name"].isin(["dysprosium", "yttrium", "scandium", "lutetium"]).sum() == 4
    assert "+" not in "".join(figure.frame["name"])


def test_a_step_is_shown_once_for_each_good_and_what_is_no_control_is_not(t):
    found = rows(
        {"commodities": "gallium;germanium"},
        {"commodities": "gallium", "kind": "draft"},
        {"commodities": "gallium", "kind": "enforcement"},
        {"commodities": "gallium", "kind": "easing"},
        {"commodities": "all_dual_use_items", "kind": "listing"},
    )
    assert told(found, t) == [
        ("gallium", "licence", "Aug 2023", "in force", ""),
        ("germanium", "licence", "Aug 2023", "in force", ""),
    ]


def test_a_second_notice_on_a_good_has_a_line_of_its_own(t):
    found = rows({"commodities": "gallium"}, {"commodities": "gallium", "announced": "2024-01-01"})
    assert [row[0] for row in told(found, t)] == ["gallium", "(gallium, No. 23 of 2023)"]
    assert found["line"].nunique() == 2


@pytest.mark.parametrize(
    ("until", "state"),
    [("2026-11-27", "suspended"), ("2025-12-30", "was due to end, no text found")],
)
def test_a_suspension_is_told_with_its_end_and_with_what_is_not_known(until, state, t):
    ban = {"row_id": "x-0", "kind": "ban", "target_iso3": "USA", "target_name": "United States",
           "commodities": "gallium"}  # fmt: skip
    change = {"row_id": "chg-a", "control_row_id": "x-0", "from": "2025-11-09", "until": until}
    found = rows(ban, day="2025-12-31", changes=[change])
    day = f"{pd.Timestamp(until):%-d %B %Y}"
    assert told(found, t) == [("gallium", "ban: United States", "Aug 2023", state, day)]


def test_a_control_that_ended_is_not_on_the_board():
    change = {"row_id": "chg-a", "control_row_id": "x-0", "change": "replaced", "from": "2024-01-01"}
    kept = {"commodities": "germanium", "row_id": "x-1"}
    found = rows({"commodities": "gallium", "row_id": "x-0"}, kept, changes=[change])
    assert found["commodity_id"].tolist() == ["germanium"]


def test_every_state_that_can_stand_on_the_board_has_a_look_and_words():
    assert set(LOOKS) == set(SHAPES) == set(STATES)
    assert set(looking()(answers_ladder.board)["state"]) <= set(LOOKS)
