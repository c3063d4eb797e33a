"""Charts of exports summed up: publishers stay apart, and what is not itemised comes last."""

import pandas as pd

from chokepoint.stories.controls import export_total_charts as totals
from chokepoint.stories.controls.export_total_charts import destinations, yearly_exports


def years(*rows):
    columns = ["year", "product_scope", "quantity_kg", "status", "who"]
    return pd.DataFrame(rows, columns=columns).assign(row_ids="exp-x009")


def test_publishers_who_disagree_stay_two_dots(t):
    frame = years(
        (2024, "a", 60_880.0, "reported", "One"),
        (2024, "b", 69_440.0, "doubtful", "Other"),
        (2025, "a", 58_000.0, "derived", "One"),
    )
    figure = yearly_exports(frame, "Title", "gallium", t)
    assert figure.alt == "2024: 60.9–69.4 t; 2025: 58.0 t."
    (rows,) = [rows for rows in figure.spec["datasets"].values() if "words" in rows[0]]
    assert [row["words"] for row in rows] == ["60.9 · One", "69.4 · Other (b)", "58.0 · One"]
    assert '[["2024"], [""], ["2025"]]' in figure.spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
    assert [row["hollow"] for row in rows] == [False, True, True]


def parts(*rows):
    frame = pd.DataFrame(rows, columns=["month", "partner_iso3", "quantity_kg", "total_kg"])
    return frame.assign(month=pd.to_datetime(frame["month"]), row_ids="exp-x009")


PARTS = parts(
    ("2023-07-01", "JPN", 100.0, 2000.0),
    ("2023-07-01", "", 1900.0, 2000.0),
    ("2023-08-01", "DEU", 1500.0, 1500.0),
)
NAMES = pd.Series({"JPN": "Japan", "DEU": "Germany"})


def test_what_is_not_itemised_comes_last_however_large(t):
    figure = destinations(PARTS, "Title", "gallium", NAMES, t)
    assert figure.alt == "Germany: 1,500 kg; Japan: 100 kg; not itemised: 1,900 kg."
    labels = figure.spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
    assert labels.startswith('[["Germany"], ["Japan"], ["not itemised"]]')


def test_on_a_phone_the_months_run_down_the_page(t):
    figure = destinations(PARTS, "Title", "gallium", NAMES, t)
    narrow = figure._repr_mimebundle_()[1]["chokepoint_figure"]["narrow"]
    months = '["Jul 2023"], ["Aug 2023"]'
    assert months in figure.spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]
    assert months in narrow["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]


def test_a_publisher_is_shortened_to_what_stands_before_the_first_mark():
    assert totals.publisher_name("Fastmarkets (London) / Metal Bulletin") == "Fastmarkets"
    assert totals.publisher_name("Reuters (London)") == "Reuters"


def test_a_source_is_dated_to_the_month_where_it_says_so(t):
    assert [totals.month_printed(day, t) for day in ("2024-02-29", "2024-02", "2024")] == [
        "Feb 2024",
        "Feb 2024",
        "2024",
    ]
