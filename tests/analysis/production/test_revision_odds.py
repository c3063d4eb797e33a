"""Figures redrawn with the revisions that were measured."""

import numpy as np
import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production.revision_odds import DRAWS, Redraw, measured_factors
from chokepoint.analysis.production.revision_sizes import MINE, REFINED, TOTALS

FACTORS = {MINE: np.array([1.0]), REFINED: np.array([0.5, 2.0]), TOTALS: np.array([1.0])}


def printed(edition, year, **made):
    key = {
        "commodity_id": "gallium",
        "publisher": "USGS",
        "stage": "primary",
        "vintage": edition,
        "year": year,
    }
    return rows(*((code, value) for code, value in made.items()), **key)


def test_factors_are_what_figures_moved_by_between_editions():
    first = printed("2023", 2022, CHN=100, JPN=10, KOR=3, WLD=200)
    second = printed("2024", 2022, CHN=150, JPN=10, KOR=0, WLD=220)
    found = measured_factors(pd.concat([first, second], ignore_index=True))
    assert sorted(found[REFINED].round(9)) == [0.0, 1.0, 1.5]
    assert found[TOTALS].round(9).tolist() == [1.1]
    assert MINE not in found


def test_a_figure_that_was_nil_before_has_no_factor():
    first, second = printed("2023", 2022, CHN=100, JPN=0), printed("2024", 2022, CHN=100, JPN=5)
    assert measured_factors(pd.concat([first, second], ignore_index=True))[REFINED].tolist() == [1.0]


def test_figures_are_redrawn_by_factors_of_their_kind():
    drawn = Redraw(FACTORS).amounts([10.0, 4.0], REFINED)
    assert drawn.shape == (DRAWS, 2)
    assert set(drawn[:, 0]) == {5.0, 20.0}
    assert set(drawn[:, 1]) == {2.0, 8.0}
    assert abs((drawn[:, 0] == 5.0).mean() - 0.5) < 0.05


def test_a_share_moves_with_the_country_and_with_all_others():
    drawn = Redraw(FACTORS, draws=50).shares([50.0])
    assert set(drawn[:, 0].round(6)) == {round(100 * 0.5 / 1.5, 6), round(100 * 2 / 3, 6)}
    assert (Redraw(FACTORS, draws=5).shares([50.0], mined=True) == 50).all()


def test_a_share_of_nothing_is_nil():
    gone = {REFINED: np.array([0.0]), TOTALS: np.array([1.0])}
    assert (Redraw(gone, draws=3).shares([100.0, 40.0]) == 0).all()


def test_the_draws_are_the_same_each_time():
    one, other = (Redraw(FACTORS).amounts([1.0], REFINED) for _ in range(2))
    assert (one == other).all()
    assert (Redraw(FACTORS, seed=1).amounts([1.0], REFINED) != one).any()


@pytest.mark.parametrize(("kinds", "known"), [((MINE, REFINED, TOTALS), True), ((MINE, TOTALS), False)])
def test_revisions_of_every_kind_must_be_measured(kinds, known):
    assert Redraw({kind: FACTORS[kind] for kind in kinds}).known is known
