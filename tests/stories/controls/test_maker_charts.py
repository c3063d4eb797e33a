"""Charts of who makes a metal: every publisher for itself, closed plants apart, projects as reported."""

import pandas as pd
import pytest

from chokepoint.stories.controls.maker_charts import (
    capacity_outside,
    projects,
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
    frame = pd.DataFrame(rows, columns=["best", "year", "note"]).astype({"year": "Int64"})
    return frame.assign(source_id="a", row_ids="exp-x010")


def shares(t):
    computed = measured(("USGS", "2023", 2022, 0.97, 0.98, 0.99), ("BGS", "2024", 2022, 0.95, 0.95, 0.95))
    quoted = quotes((80.0, None, ""), (94.0, 2020, "Alliance as quoted by a newspaper"))
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


def standing(*rows):
    columns = ["country_iso3", "standing", "capacity_kg", "closed_years"]
    return pd.DataFrame(rows, columns=columns).assign(country_as_printed="line", row_ids="exp-x009")


def test_capacity_is_summed_by_standing_and_named_by_what_closed(t):
    frame = standing(
        ("JPN", "made metal", 3000.0, ""),
        ("JPN", "idle", 7000.0, ""),
        ("ROW", "closed", 73_000.0, "Germany 2016"),
    )
    figure = capacity_outside(frame, "Title", "gallium", pd.Series({"JPN": "Japan"}), t)
    assert figure.alt == "made metal: 3 t; idle: 7 t; closed: 73 t."
    assert figure.frame["where"].tolist() == ["Japan", "Japan", "Germany 2016"]
    axis = figure.spec["layer"][0]["encoding"]["y"]["axis"]
    assert axis["labelExpr"].startswith('[["Germany 2016"], ["Japan"]]'), "largest first"
    (sums,) = [rows for rows in figure.spec["datasets"].values() if "total" in rows[0]]
    assert [row["total"] for row in sums] == ["73", "", "10"], "once a country, behind its last part"


def states(*rows):
    columns = ["project", "phase", "planned_t", "state_day", "start_day"]
    frame = pd.DataFrame(rows, columns=columns)
    days = {name: pd.to_datetime(frame[name]) for name in ("state_day", "start_day")}
    words = dict.fromkeys(("company", "country_as_printed", "state_date", "stage", "target_start"), "")
    return frame.assign(**days, **words, row_ids="exp-x009")


STATES = states(
    ("Old plant", "operating", 12.0, None, None),
    ("New plant", "first_output", 2.5, "2025-05-31", "2025-01-01"),
    ("Plan", "planned", None, "2025-06-30", "2031-01-01"),
)
DAY = pd.Timestamp("2026-01-31")


def test_projects_that_deliver_are_counted_by_the_day_looked_from(t):
    assert projects(STATES, DAY, "Title", "gallium", t).alt == (
        "Projects: 2; begun to deliver by 31 January 2026: 1. Plants that already ran: 1."
    )
    assert projects(STATES[::2], DAY, "Title", "gallium", t).alt == (
        "Projects: 1; begun to deliver by 31 January 2026: 0. Plants that already ran: 1."
    )


def test_a_plan_without_tonnage_says_so(t):
    plans = projects(STATES, DAY, "Title", "gallium", t).frame["plan"].tolist()
    assert plans == ["12 t a year planned", "2.5 t a year planned", "no tonnage given"]


def test_an_undated_report_stands_at_the_left_edge_and_the_axis_reaches_the_last_start(t):
    figure = projects(STATES, DAY, "Title", "gallium", t)
    (points,) = [rows for rows in figure.spec["datasets"].values() if "begun" in rows[0]]
    assert [point["seen"][:10] for point in points] == ["2022-01-01", "2025-05-31", "2025-06-30"]
    assert [(point["start_day"] or "none")[:10] for point in points] == ["none", "2025-01-01", "2031-01-01"]
    ends = {
        layer["encoding"]["x"]["scale"]["domain"][1][:4]
        for layer in figure.spec["layer"]
        if "scale" in layer.get("encoding", {}).get("x", {})
    }
    assert ends == {"2031"}
