"""Charts of exports by month: zeros are drawn as zeros, gaps as gaps, and no count stands for another."""

import pandas as pd

from chokepoint.analysis.trade.exports import fill_calendar
from chokepoint.stories.controls.export_charts import both_metals, monthly_exports

SPAN = ("2023-06", "2023-12")


def months(*rows):
    columns = ["product_scope", "month", "low", "high", "status"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(month=pd.to_datetime(frame["month"]), row_ids="exp-x009")


RUN = [
    ("wrought", "2023-07-01", 5150.0, 5150.0, "reported"),
    ("wrought", "2023-08-01", 0.0, 0.0, "zero"),
    ("wrought", "2023-10-01", 250.0, 300.0, "derived"),
    ("unspecified", "2023-11-01", 7000.0, 7000.0, "reported"),
]


def calendar_of(frame):
    return fill_calendar(frame.assign(quantity_kg=frame["high"]), *SPAN)


def drawn(frame, t):
    return monthly_exports(frame, calendar_of(frame), pd.Timestamp("2023-08-01"), "Title", "gallium", t)


def data_of(spec, layer):
    return spec["datasets"][layer["data"]["name"]]


def test_a_count_with_a_run_of_months_has_a_panel_and_the_rest_share_one(t):
    panels = drawn(months(*RUN), t).spec["vconcat"]
    assert [panel["title"]["text"] for panel in panels] == [["wrought"], ["single figures in other counts"]]
    single = drawn(months(*RUN[:3]), t).spec["vconcat"]
    assert [panel["title"]["text"] for panel in single] == [["wrought"]]


def test_a_month_without_a_figure_is_ground_and_a_zero_is_not(t):
    spec = drawn(months(*RUN), t).spec
    layers = spec["vconcat"][0]["layer"]
    grey = [data_of(spec, layer)[0] for layer in layers if layer["mark"]["type"] == "rect"]
    assert {row["guide"][:7] for row in grey} == {"2023-06", "2023-09", "2023-11", "2023-12"}
    bars = next(data_of(spec, layer) for layer in layers if layer["mark"]["type"] == "bar")
    looks = {row["middle"][:7]: (row["derived"], row["nil"]) for row in bars}
    assert looks == {"2023-07": (False, ""), "2023-08": (False, "0"), "2023-10": (True, "")}


def test_panels_share_one_measure(t):
    small = [("other", f"2023-{n:02}-01", 10.0, 10.0, "reported") for n in (7, 8, 9)]
    panels = drawn(months(*RUN[:3], *small), t).spec["vconcat"]
    bars = [next(layer for layer in p["layer"] if layer["mark"]["type"] == "bar") for p in panels]
    tops = [layer["encoding"]["y"]["scale"]["domain"][1] for layer in bars]
    assert len(tops) == 2
    assert tops[0] == tops[1] >= 5.15


def test_the_alternative_text_counts_figures_zeros_and_gaps(t):
    assert drawn(months(*RUN), t).alt == (
        "4 monthly figures in 2 product scopes; 1 zero; 3 of 7 months have no figure in any scope."
    )
    assert drawn(months(*RUN[:2], RUN[3]), t).alt == (
        "3 monthly figures in 2 product scopes; 1 zero; 4 of 7 months have no figure in any scope."
    )


STEPS = pd.DataFrame({"start": pd.to_datetime(["2023-08-01", "2030-01-01"]), "words": ["licence", "ban"]})
STEPS = STEPS.assign(label=STEPS["words"])
NAMES = pd.Series({"gallium": "gallium", "germanium": "germanium"})


def test_both_metals_stand_on_one_axis_with_the_steps_inside_it(t):
    both = pd.concat([months(*RUN).assign(commodity_id=metal) for metal in ("gallium", "germanium")])
    figure = both_metals(both, STEPS, NAMES, "Title", t)
    panels = figure.spec["vconcat"]
    assert [panel["title"]["text"] for panel in panels] == [
        ["Gallium, tonnes a month"],
        ["Germanium, tonnes a month"],
    ]
    words = str(figure.spec)
    assert "licence" in words
    assert "2030-01-01" not in words
    assert figure.alt == "gallium: 0.0–7.0 t a month; germanium: 0.0–7.0 t a month."
    assert len(figure.frame) == 2 * len(RUN)
