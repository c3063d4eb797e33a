"""Charts of measures in time."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.figures import Figure
from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import measure_charts as charts
from chokepoint.stories.derisking import titles as findings

T = Translator()
MEASURES = pd.concat([frames.PLACED, frames.UNDATED], ignore_index=True)
FIGURES = {
    "measures-timeline": lambda: charts.measures_timeline(MEASURES, "x", frames.NAMES, T),
    "step-waits": lambda: charts.step_waits(frames.WAITED, "EUU", "x", frames.NAMES, T),
    "act-path": lambda: charts.act_path(frames.PATH, pd.Timestamp("2023-07-06"), "x", T),
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


def test_a_measure_without_a_date_stands_in_the_list():
    figure = FIGURES["measures-timeline"]()
    assert "Fund" in set(figure.frame["short_name"])
    when = figure.frame.set_index("short_name")["when"]
    assert when["Fund"] == "no date found"


def test_several_actors_are_named_and_the_chosen_one_among_them_counts():
    assert charts.write_names(pd.Series(["USA;CHN"]), frames.NAMES, T) == ["United States and China"]
    assert charts.side_of(pd.Series(["USA;AUS", "CHN", "KOR"]), "AUS").tolist() == [
        "chosen",
        "China",
        "others",
    ]


def test_a_wait_of_no_days_without_a_proposal_is_listed_but_not_drawn():
    figure = FIGURES["step-waits"]()
    drawn = [row for rows in figure.spec["datasets"].values() for row in rows if "days" in row]
    assert 0 not in {row["days"] for row in drawn}
    assert "about 1,279" in set(figure.frame["words"])


def test_the_act_is_a_proposal_on_the_day_and_days_carry_their_sign():
    figure = FIGURES["act-path"]()
    assert figure.frame["days"].tolist() == [-112, 63]
    assert findings.act_on_the_day(frames.PATH, T) == "On the day of the article the act was a proposal"
