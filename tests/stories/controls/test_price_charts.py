"""Charts of prices: every point with its place, what is not firm hollow, no series joined."""

import pandas as pd
import pytest

from chokepoint.figures.theme import CHINA, WORLD
from chokepoint.stories.controls.price_charts import price_points


def usd(*rows):
    names = ["region", "day", "usd_low", "usd_high", "status", "converted"]
    frame = pd.DataFrame(rows, columns=names)
    words = dict.fromkeys(("date", "market_as_printed", "basis", "delivery"), "")
    middle = (frame["usd_low"] + frame["usd_high"]) / 2
    words |= {"reporter": "R", "assessor": "argus", "row_ids": "price-p001"}
    return frame.assign(day=pd.to_datetime(frame["day"]), usd_mid=middle, is_at_port=False, **words)


NOTICE = pd.Timestamp("2023-07-03")
PRICES = usd(
    ("China", "2023-06-15", 230.0, 250.0, "reported", "as printed"),
    ("Europe", "2023-06-20", 280.0, 300.0, "reported", "as printed"),
    ("Europe", "2025-12-15", 1500.0, 1600.0, "doubtful", "as printed"),
)


def points(figure):
    (rows,) = [rows for rows in figure.spec["datasets"].values() if "usd_mid" in rows[0]]
    return rows


def test_the_alternative_text_gives_the_span_of_each_market(t):
    figure = price_points(PRICES, NOTICE, "Title", "gallium", t)
    assert figure.alt == "3 price points. China: 230–250 USD/kg; Europe: 280–1,600 USD/kg."
    european = price_points(PRICES[1:], NOTICE, "Title", "gallium", t)
    assert european.alt == "2 price points. Europe: 280–1,600 USD/kg."


@pytest.mark.parametrize(
    ("status", "converted", "look"),
    [
        ("reported", "as printed", "solid"),
        ("reported", "implied rate", "hollow"),
        ("derived", "derived", "hollow"),
        ("doubtful", "as printed", "hollow"),
        ("greater_than", "as printed", "hollow"),
        ("less_than", "as printed", "hollow"),
        ("rounded", "as printed", "hollow"),
    ],
)
def test_what_is_not_firm_is_hollow(status, converted, look, t):
    frame = usd(("China", "2023-06-15", 230.0, 250.0, status, converted))
    assert [row["hollow"] for row in points(price_points(frame, NOTICE, "Title", "gallium", t))] == [
        look == "hollow"
    ]


def marks(spec):
    for layer in spec.get("layer", []):
        yield from marks(layer)
    if "mark" in spec:
        yield spec["mark"]["type"]


@pytest.mark.parametrize(("assessor", "told"), [("smm", True), ("argus", False)])
def test_the_initials_of_a_reporter_are_spelt_out_where_they_are_drawn(assessor, told, t):
    figure = price_points(PRICES.assign(assessor=assessor), NOTICE, "Title", "gallium", t)
    assert ("Shanghai Metals Market" in figure.notes) is told


def test_no_line_joins_the_points_of_different_reporters(t):
    assert set(marks(price_points(PRICES, NOTICE, "Title", "gallium", t).spec)) <= {"rule", "point", "text"}
    assert "line" in set(marks({"layer": [{"mark": {"type": "line"}}]}))


def test_china_has_the_colour_it_has_everywhere(t):
    spec = price_points(PRICES, NOTICE, "Title", "gallium", t).spec
    scales = [layer["encoding"].get("color", {}).get("scale") for layer in spec["layer"]]
    scale = next(scale for scale in scales if scale)
    assert scale == {"domain": ["China", "Europe"], "range": [CHINA, WORLD]}


def test_the_licence_is_marked_only_inside_the_span(t):
    def says_licence(frame):
        spec = price_points(frame, NOTICE, "Title", "gallium", t).spec
        return any(row.get("said") == "licence announced" for d in spec["datasets"].values() for row in d)

    assert says_licence(PRICES)
    assert not says_licence(PRICES[2:])
