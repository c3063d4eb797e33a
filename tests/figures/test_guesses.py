import pytest

from chokepoint.answers.claims.finding import Number
from chokepoint.figures.guesses import SINGLES, SPANS, UNITS, Guess, tell_guess
from chokepoint.i18n import Translator, msg

T = Translator()
ASKS = msg("How many percent?")


def number(value, unit="percent", digits=1):
    return Number(value, unit, "read", "exp-x003", digits)


def test_a_span_is_told_by_both_its_ends():
    told = tell_guess("c14", Guess(ASKS, "low", "high"), {"low": number(96.58), "high": number(99.0)}, T)
    assert told["told"] == "What was found lies between 96.6 and 99.0 percent."
    assert (told["low"], told["high"], told["facts"]) == (96.58, 99.0, ["c14_low", "c14_high"])


@pytest.mark.parametrize("unit", SINGLES)
def test_one_value_is_told_in_its_unit(unit):
    told = tell_guess("c49", Guess(ASKS, "n", most=1000), {"n": number(392, unit, 0)}, T)
    assert told["told"].startswith("What was found is 392 ")
    assert told["low"] == told["high"] == 392


def test_a_fall_is_told_without_its_minus():
    told = tell_guess("c24", Guess(ASKS, "cut", falls=True), {"cut": number(-39.66)}, T)
    assert (told["low"], told["told"]) == (39.66, "What was found is 39.7 percent.")


def test_what_was_not_found_is_not_asked():
    assert tell_guess("c14", Guess(ASKS, "low", "high"), {"low": number(1)}, T) is None


def test_every_unit_has_its_sentence():
    assert set(SPANS) <= set(SINGLES) == set(UNITS)
