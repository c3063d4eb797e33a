"""The lists and the figure on supply risk: words for every code, bounds, blanks for what is not known."""

import pandas as pd
import pytest

from chokepoint.analysis.risk import eu_again
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import answers_risk, risk_charts

T = Translator()
NAMES = pd.Series({"germanium": "germanium", "tin": "tin"})
SCORES = pd.DataFrame(
    {
        "commodity_id": ["germanium", "germanium", "tin"],
        "assessment_year": [2020, 2023, 2023],
        "stage": ["overall", "processing", "extraction"],
        "printed": [3.9, 1.8, 0.5],
        "low": [float("nan"), 3.434, 0.49],
        "best": [float("nan"), 3.5, 0.52],
        "high": [float("nan"), 3.598, 0.59],
        "reason": [eu_again.NO_INPUTS, eu_again.REPEATED, eu_again.AGREES],
        "row_ids": [
            "eucrit-annex4-2020-germanium-overall",
            "eucrit-critmat-2023-germanium-processing",
            "eucrit-critmat-2023-germanium-overall",
        ],
    }
)
MEASURES = pd.DataFrame(
    {
        "measure": ["hhi-wgi-t", "n-minus-1", "days-of-supply"],
        "base": ["BGS, refinery", "BGS, refinery", "USGS, United States"],
        "year": [2023, 2023, 2025],
        "low": [4.88, 0.046, 62.6],
        "best": [4.94, 0.052, 65.3],
        "high": [5.0, 0.058, 68.1],
        "unit": ["0-10", "0-1", "days"],
        "row_ids": ["eucrit-critmat-2023-germanium-processing"] * 3,
    }
)


def test_every_reason_and_every_measure_shown_has_words():
    assert set(risk_charts.REASONS) == set(eu_again.REASONS)
    assert set(risk_charts.MEASURES) == set(answers_risk.SHOWN)
    assert set(risk_charts.SCALES) == set(risk_charts.DIGITS)


def test_a_measure_is_written_with_the_digits_of_its_scale():
    frame = risk_charts.supply_risk(MEASURES, "x", "germanium", T).frame
    assert frame["span"].tolist() == ["4.9–5.0", "0.05–0.06", "63–68"]
    assert frame["middle"].tolist() == ["4.9", "0.05", "65"]
    assert frame["whose"].tolist() == ["BGS, refinery", "BGS, refinery", "USGS, United States"]


def test_a_score_without_inputs_is_printed_alone():
    figure = risk_charts.eu_scores(SCORES, "x", NAMES, T)
    assert figure.frame["ours"].tolist() == ["", "3.43–3.60", "0.49–0.59"]
    assert "Germanium 2020: printed 3.9" in figure.alt
    assert "computed 3.43–3.60" in figure.alt
    assert "nan" not in figure.alt


@pytest.mark.parametrize("width", [760, 350])
def test_the_scores_are_drawn_in_both_widths(width):
    assert risk_charts.eu_scores(SCORES, "x", NAMES, T).draw(width).to_dict()


def test_a_difference_stands_with_its_reason():
    frame = risk_charts.eu_differences(SCORES.iloc[[1]], "x", NAMES, T).frame
    assert frame["reason_words"].item().startswith("the printed sourcing of the EU repeats")
    assert frame["metal"].item() == "Germanium"
