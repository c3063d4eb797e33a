"""Bands are judged month by month: by figures of exports and of prices, one a case and month."""

import numpy as np
import pandas as pd
import pytest

from chokepoint.analysis.risk import backtest, disruption

DAY = pd.Timestamp
EFFECTIVE = {"gallium": DAY("2023-08-01"), "antimony": DAY("2024-09-15")}


@pytest.mark.parametrize(
    ("effective", "day", "months"),
    [("2023-08-01", "2023-08-31", 1), ("2023-08-01", "2024-07-01", 12), ("2024-09-15", "2024-09-30", 0),
     ("2024-09-15", "2024-10-01", 1), ("2023-08-01", "2023-07-31", 0)],
)  # fmt: skip
def test_the_first_whole_month_is_one(effective, day, months):
    assert backtest.whole_months_after(DAY(effective), DAY(day)) == months


def exported(*figures):
    rows = [
        {"case": case, "first": DAY(first), "last": DAY(last), "index": index, "row_ids": ids}
        for case, first, last, index, ids in figures
    ]
    return pd.DataFrame(rows)


def test_scopes_of_one_month_are_one_figure_and_a_span_gives_way_to_its_months():
    found = backtest.spans(
        exported(
            ("gallium", "2023-08-01", "2023-08-31", 10.0, "a"),
            ("gallium", "2023-08-01", "2023-08-31", 30.0, "b"),
            ("gallium", "2024-01-01", "2024-03-31", 50.0, "c"),
            ("gallium", "2024-02-01", "2024-02-29", 40.0, "d"),
            ("gallium", "2024-04-01", "2024-06-30", 60.0, "e"),
            ("gallium", "2023-07-01", "2023-07-31", 99.0, "before"),
            ("gallium", "2026-07-01", "2026-07-31", 99.0, "too late"),
            ("tin", "2024-02-01", "2024-02-29", 40.0, "no case"),
        ),
        EFFECTIVE,
        24,
    )
    assert found[["first", "last", "row_ids"]].to_numpy().tolist() == [
        [1, 1, "a;b"],
        [7, 7, "d"],
        [9, 11, "e"],
    ]
    assert found["seen"].tolist() == pytest.approx([0.2, 0.4, 0.6])


def test_prices_inside_the_country_judge_nothing():
    rows = pd.DataFrame(
        {"case": "gallium", "side": ["outside", "inside", "outside"], "times": [2.0, 9.0, 4.0],
         "day": [DAY("2023-10-02"), DAY("2023-10-03"), DAY("2023-10-30")], "row_ids": list("abc")}
    )  # fmt: skip
    found = backtest.prices(rows, EFFECTIVE, 24)
    assert found[["first", "seen", "row_ids"]].to_numpy().tolist() == [[3, 3.0, "a;c"]]


def test_exports_come_back_when_the_stop_ends():
    setting = disruption.Setting(
        world_output=1, country_share=1, exported=1, demand_outside=1,
        withheld=np.array([0.25, 1.0]), months=np.array([2, 1]),
    )  # fmt: skip
    assert backtest.exports_left(setting, 3).tolist() == [[0.75, 0.75, 1], [0, 1, 1]]


def test_a_figure_lies_inside_above_or_below_the_band_of_its_months():
    path = np.repeat(np.linspace(0, 1, 101)[:, None], 3, axis=1)
    truth = pd.DataFrame(
        {"case": "gallium", "kind": "exports", "first": [1, 1, 2], "last": [1, 1, 3],
         "day": DAY("2024-01-31"), "seen": [0.05, 0.1, 0.95], "row_ids": list("abc")}
    )  # fmt: skip
    found = backtest.judge(truth, {("gallium", "exports"): path})
    assert found["verdict"].tolist() == ["below", "inside", "above"]
    assert (found["low"].iloc[0], found["mid"].iloc[0], found["high"].iloc[0]) == pytest.approx(
        (0.1, 0.5, 0.9)
    )
    assert backtest.judge(truth, {}).empty


def test_counts_add_up_and_a_case_without_figures_stays():
    path = np.repeat(np.linspace(0, 1, 101)[:, None], 3, axis=1)
    truth = pd.DataFrame(
        {"case": "gallium", "kind": "exports", "first": [1, 2], "last": [1, 2], "day": DAY("2024-01-31"),
         "seen": [0.05, 0.5], "row_ids": ["a", "b"]}
    )  # fmt: skip
    found = backtest.summarise(
        backtest.judge(truth, {("gallium", "exports"): path}), ["gallium", "graphite"]
    ).set_index(["case", "kind"])
    assert found.loc[("gallium", "exports"), ["n", "inside", "above", "below"]].tolist() == [2, 1, 0, 1]
    assert found.loc[("gallium", "exports"), "row_ids"] == "a;b"
    assert found.loc[("graphite", "price"), "n"] == 0
    assert len(found) == 4
