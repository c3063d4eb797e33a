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


def test_each_bar_spans_the_wait_before_its_step(t):
    frame = pd.DataFrame([step("2012-03-13", 0, 0), step("2012-04-25", 43, 43, "CHN;JPN")])
    figure = aftermath.case_stairs(frame, "Title", t)
    bar = drawn(figure, "since", "day")[1]
    assert (bar["since"][:10], bar["day"][:10], bar["ours"]) == ("2012-03-13", "2012-04-25", True)
    assert figure.alt == "2 steps in 43 days; the longest wait between two was 43 days."


@pytest.mark.parametrize(("months", "words"), [(1.0, "One month"), (31.7, "32 months")])
def test_months_are_counted_in_words(t, months, words):
    frame = pd.DataFrame([step("2013-02-28", 966, 0)]).assign(months=months)
    assert aftermath.months_after(frame, "Title", t).alt == f"{words}: a step."


def test_a_year_without_output_is_written_as_nil(t):
    frame = pd.DataFrame(
        {"year": [2016, 2018], "low": [0.0, 14e3], "high": [0.0, 15e3], "newest": [0.0, 14e3]}
    )
    figure = aftermath.output_elsewhere(frame.assign(row_ids="resup-022"), "Title", t)
    assert figure.alt == "2016: 0 t; 2018: 14,000–15,000 t."


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


def test_estimates_and_official_figures_of_a_year_share_a_line(t):
    frame = pd.DataFrame({"year": 2011, "kind": ["smuggled", "official"], "tonnes": [3720.0, 18600.0]})
    figure = aftermath.smuggling(frame.assign(row_ids="resup-051"), "Title", t)
    assert {row["at"] for row in drawn(figure, "kind", "tonnes")} == {0}
