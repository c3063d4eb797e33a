"""Charts of exports under the quota."""

import pandas as pd

from chokepoint.stories.quotas import use_charts as quotas


def used(year, percent, months=12):
    row = {
        "year": year,
        "series": "customs_from_2011",
        "exports_t": 1.0,
        "quota_t": 1.0,
        "status": "reported",
    }
    return row | {"use_percent": percent, "months": months, "row_ids": "quota-019"}


def totals(*values):
    frame = pd.DataFrame(values, columns=["year", "value", "months_covered", "status"])
    return frame.assign(row_ids="quota-019")


def test_the_break_is_drawn_only_inside_the_span(t):
    nothing = pd.DataFrame({"year": [], "value": [], "status": [], "row_ids": []})
    sold = nothing.rename(columns={"value": "exports_t"}).assign(series=[], months=[])
    for last, words in ((2009, 0), (2012, 1)):
        quota = totals((2008, 5.0, 12, "compiled"), (last, 4.0, 12, "compiled"))
        figure = quotas.quota_and_exports(quota, sold, nothing, "Title", t)
        drawn = [
            rows
            for rows in figure.spec["datasets"].values()
            if any(row.get("said") == "break" for row in rows)
        ]
        assert len(drawn) == words
