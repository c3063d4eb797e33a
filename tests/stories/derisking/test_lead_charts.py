"""The chart of the time from a word to a tonne."""

import derisking_frames as frames
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.derisking import lead_charts as charts

T = Translator()
FIGURES = {
    "lead-times": lambda: charts.lead_times(frames.LEADS, "x", frames.MINERALS, T),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_list_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert extra["sources"]


def test_an_output_seen_is_told_from_one_aimed_at():
    figure = FIGURES["lead-times"]()
    assert figure.frame["state"].tolist() == ["output seen", "aimed at"]
