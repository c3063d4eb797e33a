"""The ladder: how a step stands on a day."""

import pandas as pd
import pytest

from chokepoint.analysis.policy.controls import (
    CHECKS,
    RESTRICTING,
    build_ladder,
    by_commodity,
    measure_on,
    restricting,
)
from chokepoint.analysis.rows import each_row
from chokepoint.data import load_table


def state(day, *, effective="2023-08-01", kind="licence", changes=()):
    """Give the state of one control announced on 2023-07-03, with ``(change, from, until)`` on it."""
    control = {"row_id": "c", "announced": "2023-07-03", "effective": effective, "kind": kind}
    rows = [(f"h{n}", "c", *change) for n, change in enumerate(changes)]
    columns = ["row_id", "control_row_id", "change", "from", "until"]
    return build_ladder(pd.DataFrame([control]), pd.DataFrame(rows, columns=columns), pd.Timestamp(day)).iloc[
        0
    ]


SUSPENDED = [("suspended", "2025-11-10", "2026-11-10")]
EXTENDED = [*SUSPENDED, ("extension_stated", "2026-11-10", "2027-01-10")]
STATED, DUE = "extended by a statement", "was due to end, no text found"


@pytest.mark.parametrize(
    ("day", "options", "expected"),
    [
        ("2023-07-31", {}, "announced"),
        ("2023-08-01", {}, "in force"),
        ("2023-07-04", {"effective": ""}, "in force"),
        ("2025-11-09", {"changes": SUSPENDED}, "in force"),
        ("2025-11-10", {"changes": SUSPENDED}, "suspended"),
        ("2026-11-10", {"changes": SUSPENDED}, "suspended"),
        ("2026-11-11", {"changes": SUSPENDED}, DUE),
        ("2026-11-10", {"changes": EXTENDED}, "suspended"),
        ("2026-11-11", {"changes": EXTENDED}, STATED),
        ("2027-01-10", {"changes": EXTENDED}, STATED),
        ("2027-01-11", {"changes": EXTENDED}, DUE),
        ("2026-11-11", {"changes": [("suspended", "2025-11-10", "")]}, "suspended"),
        ("2025-11-10", {"effective": "2025-12-01", "changes": SUSPENDED}, "suspended"),
        ("2024-01-01", {"changes": [("replaced", "2024-01-01", "")]}, "ended"),
        ("2023-12-31", {"changes": [("replaced", "2024-01-01", "")]}, "in force"),
        ("2026-01-01", {"changes": [("replaced", "2024-01-01", ""), *SUSPENDED]}, "ended"),
        ("2023-12-31", {"kind": "draft", "changes": [("adopted", "2024-01-01", "")]}, "in force"),
        ("2024-01-01", {"kind": "draft", "changes": [("adopted", "2024-01-01", "")]}, "ended"),
        ("2027-12-31", {"changes": [("scheduled_end_of_cycle", "2027-12-31", "")]}, "in force"),
        ("2028-01-01", {"changes": [("scheduled_end_of_cycle", "2027-12-31", "")]}, DUE),
        ("2026-11-11", {"changes": [("suspension_ends", "2026-11-10", ""), EXTENDED[1]]}, STATED),
    ],
)
def test_a_step_stands_as_its_dates_and_changes_say(day, options, expected):
    assert state(day, **options)["state"] == expected


def test_a_draft_stands_from_its_publication():
    assert state("2024-01-01", kind="draft")["start"] == pd.Timestamp("2023-07-03")
    assert state("2024-01-01")["start"] == pd.Timestamp("2023-08-01")


def test_a_step_names_itself_and_the_changes_that_touch_it():
    row = state("2024-01-01", changes=[*SUSPENDED, ("replaced", "2027-01-01", "")])
    assert row["row_ids"] == "c;h0;h1"
    assert (row["pause"], row["resume"]) == (pd.Timestamp("2025-11-10"), pd.Timestamp("2026-11-10"))
    assert row["stop"] == pd.Timestamp("2027-01-01")


def ladder(day):
    return build_ladder(load_table("controls"), load_table("control_changes"), pd.Timestamp(day)).set_index(
        "row_id"
    )


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2023-07-06", {"ctl-01": "in force", "ctl-03": "announced", "ctl-04": "announced"}),
        ("2024-12-31", {"ctl-01": "ended", "ctl-03": "in force", "ctl-07": "in force"}),
        (
            "2025-11-10",
            {"ctl-03": "in force", "ctl-07": "suspended", "ctl-08": "ended", "ctl-14": "suspended"},
        ),
        (
            "2026-06-17",
            {"ctl-03": "in force", "ctl-07": "suspended", "ctl-14": "suspended", "ctl-23": "in force"},
        ),
        ("2026-11-27", {"ctl-07": "suspended", "ctl-14": STATED, "ctl-21": STATED, "ctl-22": "in force"}),
        ("2026-11-28", {"ctl-07": DUE, "ctl-14": STATED, "ctl-20": DUE, "ctl-22": DUE}),
        ("2027-01-11", {"ctl-14": DUE, "ctl-21": DUE, "ctl-03": "in force"}),
    ],
)
def test_the_real_ladder_stands_as_reported_on_the_day(day, standing):
    states = ladder(day)["state"]
    assert {row: states[row] for row in standing} == standing


def test_on_the_last_day_of_the_evidence_seven_steps_are_suspended():
    assert ladder("2026-06-17")["state"].value_counts().to_dict() == {
        "announced": 5,
        "in force": 17,
        "suspended": 7,
        "ended": 2,
    }


def test_all_31_steps_are_there_in_order_and_once():
    steps = ladder("2026-06-17")
    assert len(steps) == 31
    assert steps["announced_day"].is_monotonic_increasing
    assert steps.index.is_unique


def test_what_was_published_by_a_day_gives_a_ladder_even_without_changes():
    steps = build_ladder(
        load_table("controls", as_of="2023-07-06"),
        load_table("control_changes", as_of="2023-07-06"),
        pd.Timestamp("2023-07-06"),
    )
    assert "ctl-03" in set(steps["row_id"])
    assert steps["resume"].isna().all()


def test_the_board_has_a_row_for_every_good_of_every_control_that_stands():
    steps = ladder("2026-11-28").reset_index()
    rows = by_commodity(steps)
    kept = steps[steps["kind"].isin(RESTRICTING) & (steps["kind"] != "listing") & (steps["state"] != "ended")]
    assert len(rows) == sum(len(goods.split(";")) for goods in kept["commodities"])
    assert rows["line"].nunique() < len(rows)
    assert not rows.duplicated(["line", "way"]).any()
    assert rows["commodity_id"].iloc[0] == "gallium"
    assert set(rows["way"]) == {"licence", "ban of USA", "ban of JPN", "other"}


def test_a_good_that_a_ban_only_checks_is_not_under_the_ban():
    rows = by_commodity(ladder("2026-11-28").reset_index())
    own = rows[rows["commodity_id"] == "graphite"]
    assert "ban of USA" not in set(own["way"])
    assert own.loc[own["row_id"] == "ctl-07", ["way", "measure"]].values.tolist() == [["other", CHECKS]]
    banned = rows.loc[rows["way"] == "ban of USA", "commodity_id"].tolist()
    assert banned == ["gallium", "germanium", "antimony", "superhard_materials"]


@pytest.mark.parametrize(
    ("asked", "is_called"),
    [
        ({"c"}, CHECKS),
        ({"ga"}, "ban"),
        ({"ga", "c"}, "ban"),
        ({"c", "unnamed"}, CHECKS),
        ({"unnamed"}, "ban"),
    ],
)
def test_a_control_is_called_by_what_it_is_for_what_is_asked(asked, is_called):
    frame = pd.DataFrame([{"kind": "ban", "commodities": "ga;c", "checked_commodities": "c"}])
    assert measure_on(next(each_row(frame)), asked) == is_called


def test_what_restricts_nothing_new_is_no_control():
    steps = ladder("2026-11-28")
    left = set(steps["kind"]) - set(restricting(steps)["kind"])
    assert left == {"framework_law", "draft", "enforcement", "suspension", "easing"}
