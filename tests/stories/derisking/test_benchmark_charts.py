"""Charts of the EU's benchmarks."""

import derisking_frames as frames
import pytest

from chokepoint.figures import Figure
from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import benchmark_charts as charts

T = Translator()
FIGURES = {
    "benchmark-distance": lambda: charts.benchmark_distance(frames.COMPARED, "x", frames.MINERALS, T),
    "statement-matrix": lambda: charts.statement_matrix(frames.JUDGED, "x", frames.MINERALS, T),
}


def drawn(figure, field):
    return [row[field] for rows in figure.spec["datasets"].values() for row in rows if field in row]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert extra["sources"]
    if isinstance(figure, Figure):
        assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
        assert figure.alt.endswith(".")


def test_a_second_source_is_drawn_only_where_it_disagrees():
    figure = FIGURES["benchmark-distance"]()
    assert [value for value in drawn(figure, "bracket_low") if value is not None] == [40.0]
    agreeing = charts.benchmark_distance(frames.COMPARED.assign(agree=True), "x", frames.MINERALS, T)
    assert set(drawn(agreeing, "bracket_low")) == {None}


def test_each_stage_has_a_heading_with_its_benchmark():
    figure = FIGURES["benchmark-distance"]()
    headings = dict.fromkeys(drawn(figure, "said"))
    assert list(headings) == ["Extraction: 10 %", "Processing: 40 %"]
    labels = figure.spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
    assert labels.startswith('[[""], ["Germanium"], [""], ["Gallium"], ["Germanium"]]')


def test_materials_that_meet_more_benchmarks_come_first():
    assert FIGURES["statement-matrix"]().frame["label"].tolist() == ["Germanium", "Gallium", "Gallium"]
