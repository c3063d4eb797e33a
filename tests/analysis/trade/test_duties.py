"""Duties as a grid of lines and years."""

import pandas as pd

from chokepoint.analysis.trade import duties
from chokepoint.data import load_table


def rate(row_id, effective, lines, value, **more):
    row = {"row_id": row_id, "effective": effective, "lines": lines, "rate": float(value)}
    return row | {"instrument": "export duty", "unit": "percent"} | more


def test_a_rate_of_several_lines_counts_for_each_and_one_of_all_for_every_line_seen():
    grid = duties.duty_grid(
        pd.DataFrame(
            [
                rate("a", "2011-01-01", "ores;alloys", 15),
                rate("b", "2011", "alloys", 25),
                rate("c", "2015-05-01", "all_lines", 0),
                rate("d", "2011", "ores", 60, unit="CNY/t", instrument="resource tax (volume)"),
            ]
        )
    )
    cells = {(row.line, row.year): (row.low, row.high, row.row_ids) for row in grid.itertuples()}
    assert cells == {
        ("ores", 2011): (15, 15, "a"),
        ("ores", 2015): (0, 0, "c"),
        ("alloys", 2011): (15, 25, "a;b"),
        ("alloys", 2015): (0, 0, "c"),
    }


def test_every_line_of_the_table_is_known():
    named = {line for lines in load_table("export_duties")["lines"] for line in lines.split(";")}
    assert named <= {*duties.LINES, "all_lines"}


def test_the_highest_duty_was_25_percent_and_ended():
    grid = duties.duty_grid(load_table("export_duties"))
    assert set(duties.peak(grid)["high"]) == {25}
    assert set(grid.loc[grid["year"] == 2015, "high"]) == {0}


def test_lines_stand_in_the_order_of_the_tariff_and_the_peak_is_the_highest_cell():
    grid = duties.duty_grid(
        pd.DataFrame(
            [
                rate("a", "2012", "alloys", 25), rate("b", "2010", "alloys", 20),
                rate("c", "2011", "ores", 25), rate("d", "2011", "ores", 90, unit="CNY/t"),
                rate("e", "2011", "ores", 80, instrument="tax"),
            ]
        )
    )  # fmt: skip
    assert grid[["line", "year"]].values.tolist() == [["ores", 2011], ["alloys", 2010], ["alloys", 2012]]
    assert duties.peak(grid)["row_ids"].tolist() == ["c", "a"]
