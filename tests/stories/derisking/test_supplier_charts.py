"""The chart of single suppliers."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import supplier_charts as charts

T = Translator()
WORDS = (frames.MINERALS, frames.NAMES)
FIGURES = {
    "single-supplier": lambda: charts.single_supplier(frames.PAIRS, 65, "x", WORDS, T),
}


def drawn(figure, field):
    return [row[field] for rows in figure.spec["datasets"].values() for row in rows if field in row]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
    assert extra["sources"]
    assert figure.alt.endswith(".")


def test_a_line_without_a_supplier_is_said_to_be_unprinted():
    assert (
        FIGURES["single-supplier"]().alt
        == "Gallium, processing: China 69 %; Germanium, extraction: not printed."
    )


def test_the_cap_is_drawn_where_the_parameter_puts_it():
    assert drawn(charts.single_supplier(frames.PAIRS, 42, "x", WORDS, T), "guide") == [42.0]


def test_the_supplier_of_the_eu_and_that_of_the_world_are_told_apart():
    """The label once named the EU's supplier beside whichever mark lay farther right."""
    pairs = frames.PAIRS.assign(eu_iso3=["CHN", ""], world_iso3=["CHN", "KOR"])
    third = pairs[:1].assign(eu_iso3="KOR", world_iso3="CHN")
    pairs = pd.concat([pairs, third], ignore_index=True)
    figure = charts.single_supplier(pairs, 65, "x", WORDS, T)
    names = {code: frames.NAMES.get(code, "") for code in ("CHN", "KOR")}
    both, world, apart = figure.frame["place"]
    assert (both, world) == (f"both {names['CHN']}", f"world {names['KOR']}")
    assert apart == f"EU {names['KOR']}, world {names['CHN']}"
    assert drawn(figure, "place")[2] == apart
