import math

import pandas as pd
import pytest

from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number, digits_for, fields_of, written_number
from chokepoint.errors import FactError
from chokepoint.i18n import Translator, msg

SHARE = Number(98.4, "percent", "as printed", "b-1;a-1")


def test_a_line_writes_its_numbers_and_words_and_names_its_rows():
    line = Line("f", "k", msg("{who} has {share} percent."), {"share": SHARE}, {"who": "China"}, "c-1")
    assert line.sentence(Translator()) == "China has 98 percent."
    assert line.template(Translator()) == "China has {share} percent."
    assert line.row_ids == "a-1;b-1;c-1"
    assert line.facts == {"k_share": SHARE}


@pytest.mark.parametrize("word", [None, math.nan, pd.NA, pd.NaT, " "])
def test_a_value_that_is_missing_is_never_written(word):
    with pytest.raises(FactError, match="names 'year'"):
        Line("f", "k", msg("In {year}."), words={"year": word})
    assert Line("f", "k", msg("Never."), words={"year": word}).sentence(Translator()) == "Never."


def test_a_count_chooses_its_words():
    line = Line("f", "k", msg("{n|table|tables} agree."), {"n": Number(2, "tables", "count", "a-1")})
    assert line.sentence(Translator()) == "2 tables agree."


def test_an_end_of_a_range_is_a_number_too():
    answer = Answer("s.k", 69.2, "percent", "as printed", "a-1", low=67.1, high=70.0)
    assert as_number(answer, 1, answer.low) == Number(67.1, "percent", "as printed", "a-1", 1)
    with pytest.raises(FactError, match="nothing is known"):
        as_number(Answer("s.k", None))


@pytest.mark.parametrize(("value", "digits"), [(390000, 0), (12.3, 0), (5.6, 1), (3.0, 0), (0.41, 2)])
def test_decimals_fit_the_size(value, digits):
    assert digits_for(value) == digits


def test_shares_keep_one_decimal_below_ten():
    digits = [written_number(value, "percent", "h", "a-1").digits for value in (2.0, 2.4, 9.96, 31.2)]
    assert digits == [0, 1, 0, 0]


def test_fields_are_named_once_in_order():
    lines = [Line(field, f"k{n}", msg("x.")) for n, field in enumerate("baab")]
    assert fields_of(lines) == ["b", "a"]
