"""The chart of the rungs of origin."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.derisking import ladder_charts as charts

T = Translator()
DAY = pd.Timestamp("2026-06-20")
FIGURES = {
    "origin-ladder": lambda: charts.origin_ladder(frames.LADDER, DAY, "x", T),
}


def drawn(figure, field):
    return [row[field] for rows in figure.spec["datasets"].values() for row in rows if field in row]


@pytest.mark.parametrize("name", FIGURES)
def test_a_list_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert extra["sources"]


def test_a_rung_says_whether_it_applied():
    figure = FIGURES["origin-ladder"]()
    assert figure.frame["state"].tolist() == ["applied", "never applied"]


def test_a_rung_of_a_later_year_is_ahead_and_not_called_applied():
    ahead = frames.LADDER.assign(applied=True, ended=pd.NaT)
    figure = charts.origin_ladder(ahead, pd.Timestamp("2022-09-01"), "x", T)
    assert set(figure.frame["state"]) == {"in the law, still ahead"}
    assert "never applied" not in figure.subtitle
