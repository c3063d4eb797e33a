"""Charts of the official lists."""

import derisking_frames as frames
import pandas as pd
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


def test_an_edition_names_everything_on_it_and_says_whether_it_was_seen_whole():
    row = {"list_id": "x_2020", "list_date": "2020", "tier": "critical", "jurisdiction": "EUU", "year": 2020}
    rows = [
        row | {"commodity_id": "gallium", "row_id": "lst-eu-2020-gallium", "complete": False},
        row | {"commodity_id": "antimony", "row_id": "lst-eu-2020-antimony", "complete": False},
        row
        | {"commodity_id": "gallium", "row_id": "lst-eu-2020-gallium", "tier": "watchlist", "complete": True},
    ]
    shown = lists.list_editions(pd.DataFrame(rows), WORDS, T).frame
    told = shown[["n", "names", "kind", "seen"]].values.tolist()
    assert told == [
        [2, "antimony, gallium", "critical", "in part"],
        [1, "gallium", "to be watched", "yes"],
    ]


def test_the_matrix_counts_each_mineral_once_and_a_question_mark_not_at_all():
    assert FIGURES["list-matrix"]().alt == "3 minerals; on 2 lists: 1, on one list: 2."


def test_an_edition_that_lacks_a_mineral_is_said_in_words():
    frame = FIGURES["list-history"]().frame
    lacking = frame[frame["state"] == "absent"]
    assert lacking[["mineral", "place", "year"]].values.tolist() == [["Germanium", "South Korea", 2023]]
