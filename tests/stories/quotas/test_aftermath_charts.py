"""Charts of what followed the quotas."""

import pandas as pd
import pytest

from chokepoint.stories.quotas import aftermath_charts as aftermath


def drawn(figure, *columns):
    sets = figure.spec["datasets"].values()
    return next(rows for rows in sets if rows and set(columns) <= set(rows[0]))


def step(day, days, waited, actor=""):
    row = {
        "day": pd.Timestamp(day),
        "days": days,
        "waited": waited,
        "actor": "x",
        "actor_iso3": actor,
        "event": "a step",
    }
    return row | {"date": day, "date_precision": "day", "row_ids": "qevt-020"}


def test_each_ceiling_has_a_panel_of_its_own(t):
    rows = [("mining", "total", 2010, 89200.0), ("mining", "total", 2024, 270000.0),
            ("mining", "medium_heavy_ion_type", 2010, 12200.0),
            ("mining", "light_rock_type", 2010, 77000.0)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["stage", "category", "year", "value"])
    figure = aftermath.ceilings(frame.assign(authority="MLR", row_ids="mineq-012"), "Title", t)
    assert len(figure.spec["vconcat"]) == 2
    assert figure.alt.startswith("mining: 89,200 t in 2010, 270,000 t in 2024")


def test_the_parts_of_a_change_are_drawn_in_points(t):
    step = {"first_year": 2010, "year": 2011, "share": 0.75, "change": -0.1, "own": 0.05, "others": -0.15}
    frame = pd.DataFrame([step | {"own_t": 1.0, "others_t": 2.0, "row_ids": "mineq-012"}])
    figure = aftermath.share_parts(frame, "Title", t)
    (bar,) = drawn(figure, "own_to", "others_to")
    assert (bar["own_to"] - bar["own_from"], bar["others_to"] - bar["others_from"]) == pytest.approx((5, -15))
    assert "−10.0 points: +5.0 through China’s own output and −15.0" in figure.alt


def test_estimates_are_told_from_official_figures(t):
    frame = pd.DataFrame({"year": 2011, "kind": ["smuggled", "official"], "tonnes": [3720.0, 18600.0]})
    listed = aftermath.smuggling(frame.assign(row_ids="resup-051"), "Title", t)
    assert listed.frame["what"].tolist() == ["smuggled, estimate", "official exports"]


def test_months_are_rounded_and_steps_keep_their_waits(t):
    frame = pd.DataFrame([step("2013-02-28", 966, 43)]).assign(months=31.7)
    assert aftermath.months_after(frame, "Title", t).frame["whole"].tolist() == [32]
    assert aftermath.case_stairs(frame, "Title", t).frame["waited"].tolist() == [43]


def test_a_year_without_output_is_in_the_list(t):
    frame = pd.DataFrame({"year": [2016], "low": [0.0], "high": [0.0], "newest": [0.0]})
    assert len(aftermath.output_elsewhere(frame.assign(row_ids="resup-022"), "Title", t).frame) == 1
