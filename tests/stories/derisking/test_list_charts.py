"""Charts of the official lists."""

import derisking_frames as frames
import pytest

from chokepoint.figures import Figure
from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import list_charts as lists

T = Translator()
WORDS = (frames.MINERALS, frames.NAMES)
FIGURES = {
    "list-matrix": lambda: lists.list_matrix(frames.CELLS, ["EUU", "KOR"], "EUU", "x", WORDS, T),
    "list-history": lambda: lists.list_history(frames.SEEN, "x", WORDS, T),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert extra["sources"]
    if isinstance(figure, Figure):
        assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)


def test_the_matrix_counts_each_mineral_once_and_a_question_mark_not_at_all():
    assert FIGURES["list-matrix"]().alt == "3 minerals; on 2 lists: 1, on one list: 2."


def test_an_edition_that_lacks_a_mineral_is_said_in_words():
    frame = FIGURES["list-history"]().frame
    lacking = frame[frame["state"] == "absent"]
    assert lacking[["mineral", "place", "year"]].values.tolist() == [["Germanium", "South Korea", 2023]]
