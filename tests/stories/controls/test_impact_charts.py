"""Charts of modelled costs: losses are lengths, ranges stay ranges, falls are not cut off."""

import pandas as pd

from chokepoint.stories.controls.impact_charts import modelled_loss


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


MODEL = ("Model", "model", 150.0, 150.0, 150.0, "more than")
