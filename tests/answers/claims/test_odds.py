"""The odds of another verdict are drawn, or it is said why they cannot be."""

import numpy as np
import pytest

from chokepoint.analysis.production.revision_sizes import MINE, REFINED, TOTALS
from chokepoint.answers.claims import Article, Finding, Number, Rule
from chokepoint.answers.claims.odds import (
    ALONE,
    AT_TIMES,
    SELDOM,
    UNMEASURED,
    Draft,
    each_alone,
    find_odds,
)
from chokepoint.answers.claims.rule import OPEN, TEXT
from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator, msg
from chokepoint.stories.claims.story import STORY

GIVES = ("supported", "contradicted", "not_checkable")
FACTORS = {kind: np.array([1.0]) for kind in (MINE, REFINED, TOTALS)}
LOOK = Look(STORY, KnownTables())
N = {"n": Number(3, "t", "as printed", "ctl-03")}


def small(verdict="supported", numbers=N, flips=0, no_odds=""):
    """Give an article with one claim, of whose 1,000 draws so many flip."""
    article = Article("claims")
    rule = Rule(msg("Is it?"), msg("Rows."), msg("A row."), GIVES, no_odds=no_odds)
    article.judges_claim("c13", rule)(lambda tables: Finding(verdict, msg("so"), numbers, rows="ctl-03"))
    if not no_odds:
        drawn = np.array(["contradicted"] * flips + [verdict] * (1000 - flips))
        article.redraws_claim("c13")(lambda look, redraw: drawn)
    return article


def odds(article, alone=(), factors=FACTORS):
    return find_odds(article, "c13", LOOK, Draft(factors, alone))


@pytest.mark.parametrize(
    ("flips", "sentence", "words"),
    [
        (
            0,
            SELDOM,
            "Redrawn 1,000 times with the revisions measured between editions, fewer than 1 draw in 100",
        ),
        (9, SELDOM, "fewer than 1 draw in 100"),
        (10, AT_TIMES, "1 draw in 100 come to another verdict"),
        (347, AT_TIMES, "35 draws in 100 come to another verdict"),
    ],
)
def test_odds_are_told_in_draws_of_a_hundred(flips, sentence, words):
    found, t = odds(small(flips=flips)), Translator()
    assert found.sentences == (sentence,)
    told = found.template(t).format(**{key: number.written(t) for key, number in found.numbers.items()})
    assert words in told


def test_publishers_alone_are_counted_with_those_that_turn_the_verdict():
    found = odds(small(), (LOOK, LOOK))
    assert found.sentences == (SELDOM, ALONE)
    assert (found.numbers["publishers"].value, found.numbers["other"].value) == (2, 0)


def test_every_publisher_is_looked_at_alone():
    alone = [set(look["production"]["publisher"]) for look in each_alone(LOOK)]
    assert all(len(publishers) <= 1 for publishers in alone)
    assert set().union(*alone) == set(LOOK["production"]["publisher"])


@pytest.mark.parametrize(
    ("article", "factors", "sentence"),
    [
        (small(no_odds=TEXT), FACTORS, TEXT),
        (small("not_checkable", no_odds=TEXT), FACTORS, OPEN),
        (small("not_checkable", numbers={}), FACTORS, OPEN),
        (small(), {MINE: np.array([1.0])}, UNMEASURED),
    ],
)
def test_where_no_odds_can_be_given_it_is_said_why(article, factors, sentence):
    found = odds(article, factors=factors)
    assert (found.sentences, found.numbers) == ((sentence,), {})
