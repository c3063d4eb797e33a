"""Where a threshold stands: bounds of a mean, the pace from two values, and what is no goal at all."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chokepoint.analysis.policy import target_states as states
from chokepoint.analysis.policy.targets import target_distance
from chokepoint.analysis.rows import to_frame
from chokepoint.data import load_table

DAY = pd.Timestamp("2026-06-20")
NONE = to_frame([], states.VALUES)
TABLE = load_table("targets")
SHARES = st.floats(0, 100)


def one(values=(), **changed):
    """Judge one target: at least 40 percent by 2030, with values as (year, low, high)."""
    row = TABLE[TABLE["row_id"] == "tgt-gbr-dom"].assign(
        **{"threshold": 40.0, "by_date": "2030-12-31", "baseline": float("nan"), **changed}
    )
    told = to_frame([("tgt-gbr-dom", *value, "val-1") for value in values], states.VALUES)
    return states.target_states(row, told, DAY).iloc[0]


def test_a_line_through_two_values_leads_to_the_threshold_or_not():
    assert one([(2020, 10, 10), (2025, 26, 26)])["state"] == "on_course"  # 16 in five years, 14 in five
    assert one([(2020, 10, 10), (2025, 24, 24)])["state"] == "off_course"
    assert one([(2020, 10, 10), (2025, 25, 25)])["state"] == "on_course"
    assert one([(2020, 30, 30), (2025, 2, 2)])["state"] == "off_course"


def test_a_cap_is_approached_from_above():
    cap = {"operator": "<=", "threshold": 50.0}
    assert one([(2020, 80, 80), (2025, 65, 65)], **cap)["state"] == "on_course"
    assert one([(2020, 80, 80), (2025, 66, 66)], **cap)["state"] == "off_course"
    assert one([(2020, 80, 80), (2025, 50, 50)], **cap)["state"] == "met"


def test_the_newest_value_decides_whether_it_is_met_whatever_the_order():
    assert one([(2025, 41, 41), (2020, 10, 10)])["state"] == "met"
    told = one([(2025, 2, 2), (2020, 100, 100)])
    assert (told["low"], told["year"], told["gap_high"]) == (2, 2025, 38)
    assert told["per_year_high"] == pytest.approx(38 / (1655 / 365.25))


def test_one_value_or_no_day_tells_no_course():
    assert tuple(one([(2025, 2, 2)])[["state", "missing"]]) == ("short", "later_value")
    two = [(2020, 1, 1), (2025, 2, 2)]
    assert tuple(one(two, by_date="")[["state", "missing"]]) == ("short", "due_day")
    assert pd.isna(one(two, by_date="")["per_year_high"])


def test_bounds_on_both_sides_cannot_be_measured():
    told = one([(2023, 0, 100)], kind="extraction")
    assert tuple(told[["state", "missing", "gap_low", "gap_high"]]) == ("unmeasured", "weights", 0, 40)
    assert one([(2023, 39, 41)])["missing"] == "later_value"


def test_without_a_value_the_kind_names_what_is_missing():
    assert tuple(one(kind="permit_time")[["state", "missing"]]) == ("unmeasured", "permit_time")
    late = one(kind="deadline", by_date="2026-06-10")
    assert (late["state"], late["days_left"]) == ("unmeasured", -10)
    assert one(kind="aid")["state"] == "rule"
    assert one(force="end_of_aid")["state"] == "rule"


def test_a_proposal_goes_when_the_text_is_adopted_and_a_credit_when_it_ends():
    told = states.target_states(TABLE, NONE, DAY).set_index("row_id")
    assert told.loc["tgt-crma-proposal-recycle", "state"] == "withdrawn"
    assert "tgt-crma-recycle" in told.loc["tgt-crma-proposal-recycle", "row_ids"].split(";")
    assert told.loc["tgt-ira30d-cm-2027", "state"] == "withdrawn"
    before = TABLE[TABLE["force"] != "benchmark"]
    then = states.target_states(before, NONE, pd.Timestamp("2025-09-29")).set_index("row_id")
    assert then.loc["tgt-crma-proposal-recycle", "state"] == "unmeasured"
    assert then.loc["tgt-ira30d-cm-2027", "state"] == "unmeasured"
    last_day = states.target_states(TABLE, NONE, pd.Timestamp("2025-09-30")).set_index("row_id")
    assert last_day.loc["tgt-ira30d-cm-2027", "state"] == "withdrawn"


def test_every_row_of_the_table_has_one_state_and_its_own_row():
    told = states.target_states(TABLE, states.starts(TABLE), DAY)
    assert set(told["state"]) <= set(states.STATES)
    assert told["row_id"].tolist() == TABLE["row_id"].tolist()
    assert all(own in ids.split(";") for own, ids in zip(told["row_id"], told["row_ids"], strict=True))
    # what has no state that speaks for itself says what is missing
    silent = told[told["state"].isin(["unmeasured", "short"]) & (told["missing"] == "")]
    assert silent["row_id"].tolist() == []


def test_printed_starts_are_values():
    told = states.starts(TABLE).set_index("target")
    assert told.loc["tgt-kor-dep", ["low", "high"]].tolist() == [80, 80]
    assert len(told) == TABLE["baseline"].notna().sum()


def test_the_newest_edition_of_a_price_counts():
    prices = pd.DataFrame(
        {
            "year": [2024, 2024, 2023, 2025],
            "value": [50.0, 55.0, 75.0, None],
            "vintage": [2025, 2026, 2026, 2026],
            "row_id": ["a", "b", "c", "d"],
        }
    )
    found = states.printed_prices("tgt-mp-floor", prices)
    assert found[["year", "low", "row_ids"]].values.tolist() == [[2023, 75, "c"], [2024, 55, "b"]]


def test_no_share_gives_no_bounds():
    empty = pd.Series([], dtype="float64")
    assert states.between("x", 2023, empty, empty, empty).empty
    assert states.highest("x", 2023, pd.Series([float("nan")]), pd.Series(["a"])).empty
    assert states.highest("x", 2023, pd.Series([30.0, 98.0]), pd.Series(["a", "b"])).loc[0, "low"] == 98


@given(st.lists(st.tuples(SHARES, SHARES, st.floats(0.01, 10)), min_size=1, max_size=8))
def test_every_weighted_mean_lies_within_the_bounds(parts):
    low = pd.Series([min(a, b) for a, b, _ in parts])
    high = pd.Series([max(a, b) for a, b, _ in parts])
    found = states.between("x", 2023, low, high, pd.Series(["a"] * len(parts))).iloc[0]
    weights = [weight for _, _, weight in parts]
    for values in (low, high, (low + high) / 2):
        mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
        assert found["low"] - 1e-9 <= mean <= found["high"] + 1e-9


@given(SHARES, SHARES, st.sampled_from([">=", "<="]))
def test_a_target_mirrored_has_the_same_state(first, last, operator):
    assume(abs(last - 40) > 1e-9 and abs(2 * last - first - 40) > 1e-9)
    other = "<=" if operator == ">=" else ">="
    assert judged(operator, 40, first, last) == judged(other, 60, 100 - first, 100 - last)


def judged(operator, threshold, first, last):
    """Judge two values five years apart, five years before the day the target is due."""
    due = pd.Timestamp("2030-12-31")
    values = [
        SimpleNamespace(year=2020, low=first, high=first),
        SimpleNamespace(year=2025, low=last, high=last),
    ]
    far = target_distance(last, last, threshold, operator, DAY, due)
    return states.course(SimpleNamespace(kind="own_share", operator=operator), values, far, due)
