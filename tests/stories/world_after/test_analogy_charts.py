import pytest

from chokepoint.analysis.policy.analogy import LIKE
from chokepoint.analysis.policy.elsewhere import STATES
from chokepoint.stories.world_after import analogy_charts as analogy
from chokepoint.stories.world_after import exhibits


def test_every_state_and_trait_has_a_word_and_a_look():
    states = set(STATES.values())
    assert states == set(analogy.STATES) == set(analogy.SHAPES) == set(analogy.STATE_WORDS)
    assert set(LIKE) == set(analogy.TRAITS)


def test_tonnes_and_dollars_are_written_in_a_fitting_unit(t):
    assert analogy._tonnes(551, 621, t) == "551–621 t"
    assert analogy._tonnes(131534, 131534, t) == "132 kt"
    assert analogy._tonnes(1.31e6, 1.81e6, t) == "1.3–1.8 Mt"
    assert (analogy._dollars(238.0, 268.0, t), analogy._dollars(740.0, 4686.0, t)) == (
        "238–268 m",
        "0.7–4.7 bn",
    )


def test_what_was_not_seen_says_how_far_was_looked(now):
    row = now(exhibits.waits).frame.set_index(["case", "step"]).loc[("gallium", "restriction lifted")]
    assert (row["answer"], row["end"]) == ("not by 39", pytest.approx(39.2, abs=0.1))


def test_likeness_counts_cases_in_its_alternative_text(now):
    assert "Gallium 2023: 2 of 7" in now(exhibits.likeness).alt
