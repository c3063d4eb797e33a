"""Charts of who makes a metal: every publisher for itself, and what single texts state."""

import pandas as pd
import pytest

from chokepoint.stories.controls.maker_charts import (
    published_shares,
    share_history,
    share_rows,
    stated_shares,
)

PUBLISHERS = pd.Series({"a": "Agency (of somewhere)"})


def measured(*rows):
    frame = pd.DataFrame(rows, columns=["publisher", "vintage", "year", "share_low", "share", "share_high"])
    return frame.assign(row_ids="exp-x009")


def quotes(*rows):
    frame = pd.DataFrame(rows, columns=["best", "year", "quoted_from"]).astype({"year": "Int64"})
    return frame.assign(source_id="a", row_ids="exp-x010")


def shares(t):
    computed = measured(("USGS", "2023", 2022, 0.97, 0.98, 0.99), ("BGS", "2024", 2022, 0.95, 0.95, 0.95))
    quoted = quotes((80.0, None, ""), (94.0, 2020, "Alliance"))
    return share_rows(computed, quoted, PUBLISHERS, t)


def test_quoted_shares_come_first_and_computed_ones_rise(t):
    rows = shares(t)
    assert rows["kind"].tolist() == ["quoted", "quoted", "measured", "measured"]
    assert rows["best"].tolist() == pytest.approx([80, 94, 95, 98])
    assert (rows["low"] <= rows["best"]).all()
    assert (rows["best"] <= rows["high"]).all()


def test_a_quoted_share_names_whose_it_is_and_a_missing_year(t):
    assert shares(t)["label"].tolist() == [
        "Agency as quoted, no year",
        "Alliance as quoted, for 2020",
        "BGS 2024, for 2022",
        "USGS 2023, for 2022",
    ]


def test_the_span_of_shares_is_that_of_the_computed_ones(t):
    figure = published_shares(shares(t), "Title", "gallium", t)
    assert figure.alt == "computed from tables: 95.0–98.0 percent; quoted: 80.0–94.0 percent."
    without = published_shares(shares(t)[1:], "Title", "gallium", t)
    assert without.alt.endswith("; quoted: 94.0 percent.")


def test_the_axis_begins_below_the_lowest_share(t):
    figure = published_shares(shares(t).assign(low=42.0), "Title", "gallium", t)
    scale = figure.spec["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domain"][0] == 30.0


def test_the_history_keeps_each_edition_a_point(t):
    rows = [("USGS", "2024", 2022, 0.98), ("USGS", "2023", 2022, 0.97), ("BGS", "2024", 1995, 0.2)]
    frame = pd.DataFrame(rows, columns=["publisher", "vintage", "year", "share"])
    frame = frame.assign(hhi_low=0.9, hhi_high=1.0, denominator="sum of rows", row_ids="exp-x009")
    figure = share_history(frame, "Title", "gallium", t)
    assert figure.alt == "3 shares from 1995 to 2022, between 20–98 percent."
    (points,) = figure.spec["datasets"].values()
    assert [(p["publisher"], p["year"]) for p in points] == [("BGS", 1995), ("USGS", 2022), ("USGS", 2022)]
    shape = figure.spec["layer"][0]["encoding"]["shape"]["scale"]
    assert shape == {"domain": ["BGS", "USGS"], "range": ["circle", "diamond"]}


def test_a_statement_is_a_range_with_its_year_if_it_has_one(t):
    frame = pd.DataFrame(
        {
            "item": ["recovered", "recycled"],
            "code": ["recovery", "recycled"],
            "year": pd.array([2023, None], dtype="Int64"),
            "value_low": [5.0, 30.0],
            "value_high": [10.0, 30.0],
            "qualifier": "",
            "unit": "percent",
            "row_ids": "use-u030",
        }
    )
    figure = stated_shares(frame, "Title", "gallium", t)
    assert figure.alt == "recovered (2023): 5–10 %; recycled: 30 %."


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("china_capacity", "measured"),
        ("china_feedstock", "measured"),
        ("eu_from_china", "measured"),
        ("us_from_china", "measured"),
        ("us_imports", "quoted"),
        ("recovery", "quoted"),
    ],
)
def test_what_comes_from_china_is_red(code, kind, t):
    row = {"item": "share of imports", "code": code, "year": 2023, "value_low": 5.0, "value_high": 5.0}
    frame = pd.DataFrame([row | {"qualifier": "", "unit": "percent", "row_ids": "use-u030"}])
    assert stated_shares(frame, "Title", "gallium", t).frame["kind"].tolist() == [kind]
