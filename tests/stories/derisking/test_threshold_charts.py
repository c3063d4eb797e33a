"""Charts of thresholds."""

import derisking_frames as frames
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.derisking import threshold_charts as charts

T = Translator()
FIGURES = {
    "force-of-targets": lambda: charts.force_of_targets(frames.FORCES, "x", T),
    "from-baselines": lambda: charts.from_baselines(frames.STARTED, "x", frames.NAMES, T),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_list_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert extra["sources"]


def test_a_target_without_a_day_has_no_pace():
    assert FIGURES["from-baselines"]().frame["words"].tolist() == ["4.0 a year until 2030", "no due day"]


def test_what_binds_is_told_from_what_is_measured():
    frame = FIGURES["force-of-targets"]().frame.set_index("force")
    assert frame.loc["procurement_ban", ["bound", "value_found"]].tolist() == ["yes", "no"]
    assert frame.loc["benchmark", ["bound", "value_found"]].tolist() == ["no", "yes"]
