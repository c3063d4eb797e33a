"""Charts of quotas: marks carry what their frames say."""

import pandas as pd
import pytest

from chokepoint.stories.quotas import quota_charts as quotas


def rows_with(figure, *columns):
    sets = figure.spec["datasets"].values()
    return next(rows for rows in sets if rows and set(columns) <= set(rows[0]))


def halves(*rows):
    frame = pd.DataFrame(rows, columns=["year", "batch", "part", "tonnes", "complete"])
    return frame.assign(row_ids="quota-019")


def test_both_parts_of_a_batch_stand_on_one_line(t):
    frame = halves((2010, "H2", "domestic", 6208.0, True), (2010, "H2", "foreign_invested", 1768.0, True))
    figure = quotas.half_years(frame, "Title", t)
    assert {row["at"] for row in rows_with(figure, "part", "from")} == {0}
    assert figure.alt == "2010, second half: 7,976 t."


def test_a_batch_known_in_part_says_so_in_the_table(t):
    figure = quotas.half_years(halves((2009, "H1", "domestic", 15043.0, False)), "Title", t)
    table = figure._repr_mimebundle_()[1]["chokepoint_figure"]["table"]
    assert table["rows"][0][-1] == "one part only"


def issued(year, tonnes, months):
    row = {"recipients": "all", "year": year, "issued_t": tonnes, "months": months, "row_ids": "quota-019"}
    return row | {"monthly_t": tonnes / months, "issued_change": 0.0, "monthly_change": 0.0}


@pytest.mark.parametrize(("rate", "darker"), [(0, 10), (10, 15), (15, 25)])
def test_every_rate_of_a_line_is_listed(t, rate, darker):
    cells = [{"line": "ores", "year": 2010 + n, "low": r, "high": r} for n, r in enumerate((rate, darker))]
    listed = quotas.duty_grid(pd.DataFrame(cells).assign(row_ids="duty-004"), "Title", t)
    assert listed.frame["low"].tolist() == [rate, darker]
    assert listed.frame["name"].nunique() == 1


def test_each_metal_keeps_its_change(t):
    rows = [
        {"commodity_id": name, "change_percent": value}
        for name, value in (("tin", -54.0), ("rare_earths", -49.0))
    ]
    ends = {"first_year": 2007, "last_year": 2014, "first_t": 2.0, "last_t": 1.0, "row_ids": "othq-005"}
    frame = pd.DataFrame(rows).assign(**ends)
    figure = quotas.other_metals(frame, pd.Series({"tin": "tin"}), "Title", t)
    assert figure.frame["change_percent"].tolist() == [-54.0, -49.0]
