"""The chart of the rungs of origin."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.figures.theme import NARROW, WIDE
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
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
    assert extra["sources"]
    assert figure.alt.endswith(".")


def test_a_rung_says_whether_it_applied_and_the_end_is_marked():
    figure = FIGURES["origin-ladder"]()
    assert figure.frame["state"].tolist() == ["applied", "never applied"]
    assert "30 September 2025" in drawn(figure, "said")
    standing = frames.LADDER.assign(
        ended=frames.LADDER["ended"].astype("datetime64[us]").where([False, False])
    )
    assert "said" not in str(charts.origin_ladder(standing, DAY, "x", T).spec["datasets"])


def test_a_rung_of_a_later_year_is_ahead_and_not_called_applied():
    ahead = frames.LADDER.assign(applied=True, ended=pd.NaT)
    figure = charts.origin_ladder(ahead, pd.Timestamp("2022-09-01"), "x", T)
    assert set(figure.frame["state"]) == {"in the law, still ahead"}
    assert "never applied" not in figure.subtitle


@pytest.mark.parametrize(
    ("two", "applied", "end"),
    [
        (False, True, "teal: minerals"),
        (True, True, "grey: battery components"),
        (False, False, "teal: minerals; dashed: never applied"),
        (True, False, "grey: battery components; dashed: never applied"),
    ],
)
def test_the_subtitle_names_what_is_drawn(two, applied, end):
    parts = frames.LADDER.assign(kind="component_origin", metric="battery-component value share")
    rows = pd.concat([frames.LADDER, parts]) if two else frames.LADDER
    figure = charts.origin_ladder(rows.assign(applied=applied), DAY, "x", T)
    assert figure.subtitle.endswith(end)
