"""Charts of modelled costs: losses are lengths, ranges stay ranges, falls are not cut off."""

import pandas as pd

from chokepoint.stories.controls.impact_charts import end_uses, model_against_prices, modelled_loss


def estimates(*rows):
    frame = pd.DataFrame(rows, columns=["scenario_name", "central", "lower", "upper"])
    return frame.assign(study="Study", scenario="a stop", unit="billion USD", row_id="imp-i01")


def rows_with(figure, column):
    (rows,) = [rows for rows in figure.spec["datasets"].values() if rows and column in rows[0]]
    return rows


def test_a_loss_is_a_length_with_its_range(t):
    figure = modelled_loss(estimates(("both", -3.4, -9.0, -1.7), ("one", -0.4, -1.2, -0.03)), "Title", t)
    assert figure.alt == "both: 3.4 (1.7 to 9.0) billion USD; one: 0.4 (0.03 to 1.2) billion USD."
    marks = [(row["least"], row["best"], row["most"]) for row in rows_with(figure, "best")]
    assert marks == [(1.7, 3.4, 9.0), (0.03, 0.4, 1.2)]
    assert all(least <= best <= most for least, best, most in marks)


def test_the_table_keeps_the_signs_of_the_source(t):
    figure = modelled_loss(estimates(("both", -3.4, -9.0, -1.7)), "Title", t)
    table = figure._repr_mimebundle_()[1]["chokepoint_figure"]["table"]
    assert table["rows"] == [["Study", "a stop", "-3.4", "-9", "-1.7", "billion USD"]]


def changes(*rows):
    names = ["what", "kind", "change_percent", "change_low", "change_high", "qualifier"]
    return pd.DataFrame(rows, columns=names).assign(row_ids="imp-i01")


MODEL = ("Model", "model", 150.0, 150.0, 150.0, "more than")


def test_a_qualifier_stands_before_its_number(t):
    figure = model_against_prices(changes(MODEL, ("Seen", "reported", 434.0, 400.0, 470.0, "")), "Title", t)
    assert figure.alt == "Model: more than +150 %; Seen: +434 %."


def test_a_fall_of_the_price_is_inside_the_axis(t):
    figure = model_against_prices(changes(MODEL, ("Seen", "reported", -40.0, -55.0, -20.0, "")), "Title", t)
    assert figure.alt.endswith("Seen: −40 %.")
    low, high = figure.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low <= -55 < 150 <= high


def test_model_and_report_have_colours_of_their_own(t):
    figure = model_against_prices(changes(MODEL, ("Seen", "reported", 1.0, 1.0, 1.0, "")), "Title", t)
    scale = figure.spec["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domain"] == ["model", "reported"]
    assert len(set(scale["range"])) == 2


def uses(*rows):
    frame = pd.DataFrame(rows, columns=["basis", "item", "value_low", "value_high"])
    return frame.assign(year=2022, geography="USA", unit="percent", row_id="use-u030")


def test_uses_stand_under_the_breakdown_they_belong_to(t):
    frame = uses(("US", "chips", 74.0, 74.0), ("US", "light", 20.0, 25.0), ("EU", "chips", 70.0, 70.0))
    figure = end_uses(frame, "Title", "gallium", t)
    assert figure.alt == "US, chips: 74 %; US, light: 20–25 %; EU, chips: 70 %."
    axis = figure.spec["layer"][0]["encoding"]["y"]["axis"]
    assert axis["labelExpr"] == '[[""], ["chips"], ["light"], [""], ["chips"]][datum.value]'
    assert [(row["at"], row["said"]) for row in rows_with(figure, "said")] == [(0, "US"), (3, "EU")]
    bars = rows_with(figure, "value_low")
    assert [bar["at"] for bar in bars] == [1, 2, 4], "a heading has no bar"
    assert (bars[1]["value_low"], bars[1]["value_high"]) == (20.0, 25.0)
