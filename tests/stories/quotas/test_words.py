"""Every code of the tables has words, and each is one whole message."""

import pandas as pd
import pytest

from chokepoint.analysis.trade.embargo import GRADES
from chokepoint.data import load_table
from chokepoint.stories.quotas import words


def test_every_market_has_a_name(t):
    assert set(load_table("rare_earth_prices")["market"]) <= set(words.market_names(t))


def test_every_grade_has_a_name(t):
    assert set(words.grade_names(t)) == set(GRADES.values())


def test_both_kinds_of_recipients_have_names(t):
    assert list(words.recipient_names(t)) == ["all", "domestic"]


@pytest.mark.parametrize(("form", "name"), [("oxide", "samarium oxide"), ("metal", "samarium metal")])
def test_goods_are_named_with_their_form(t, form, name):
    (row,) = pd.DataFrame([{"commodity_id": "samarium", "form": form}]).itertuples()
    assert words.goods_name(row, pd.Series({"samarium": "samarium"}), t) == name
