"""Charts of money."""

import derisking_frames as frames
import pytest

from chokepoint.analysis.policy.measures import largest_by_kind
from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import money_charts as charts
from chokepoint.stories.derisking import titles as findings

T = Translator()
FIGURES = {
    "money-by-kind": lambda: charts.money_by_kind(frames.SUMS, "USA", "x", frames.NAMES, T),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
    assert extra["sources"]
    assert figure.alt.endswith(".")


def test_other_currencies_stand_in_the_table_and_never_on_the_dollar_axis():
    figure = FIGURES["money-by-kind"]()
    drawn = [row["value"] for rows in figure.spec["datasets"].values() for row in rows if "value" in row]
    assert 2.25e10 not in drawn
    assert 2.25e10 in set(figure.frame["value"])
    assert sum(drawn) == pytest.approx(3.06e10 + 9e7)


def test_on_the_linear_scale_equal_steps_are_equal_sums():
    linear = charts.money_by_kind(frames.SUMS, "USA", "x", frames.NAMES, T, linear=True)
    assert "'type': 'log'" in str(FIGURES["money-by-kind"]().spec)
    assert "'type': 'log'" not in str(linear.spec)
    assert "equal steps are equal sums; purple: " in linear.subtitle
    others = charts.money_by_kind(frames.SUMS, "JPN", "x", frames.NAMES, T, linear=True)
    assert others.subtitle.endswith("equal steps are equal sums")


def test_the_largest_sum_is_named_with_its_kind():
    title = findings.largest_sums(largest_by_kind(frames.SUMS.assign(relation="")), T)
    assert title.startswith("The largest single sum is of the kind tax credit estimate, 30.6 billion dollars")
    assert title.endswith("the largest award is 0.1")
