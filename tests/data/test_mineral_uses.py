"""Uses, substitutes, recycling and stockpile, by mineral."""

import re

import pytest

from chokepoint.data import load_table
from chokepoint.paths import data_folder


@pytest.fixture(scope="module")
def rows():
    return load_table("mineral_uses")


def test_the_commodities_without_an_end_use_are_named(rows):
    text = (data_folder() / "README.md").read_text("utf-8")
    named = re.search(r"no end use is carried: (.*?)\.\n", text, re.DOTALL)[1]
    older, survey = load_table("uses"), load_table("production")
    have = {
        *rows.loc[rows["group"] == "end_use", "commodity_id"],
        *older.loc[older["group"] == "end use share", "commodity_id"],
    }
    asked = set(survey.loc[survey["publisher"] == "USGS", "commodity_id"])
    assert set(re.findall(r"`(.*?)`", named)) == asked - have


def test_a_share_is_a_part_of_a_hundred(rows):
    shares = rows[rows["unit"].str.startswith("percent")]
    for column in ("value", "value_low", "value_high"):
        assert shares[column].dropna().between(0, 100).all()


def test_shares_of_one_basis_add_up_to_no_more_than_a_hundred(rows):
    of_use = rows[(rows["group"] == "end_use") & (rows["unit"] == "percent") & (rows["qualifier"] == "")]
    sums = of_use.groupby(["commodity_id", "vintage", "basis"])["value"].sum()
    assert sums[sums > 101].to_dict() == {}


def test_a_number_has_a_unit_and_words_have_none(rows):
    numbers = rows[["value", "value_low", "value_high"]].notna().any(axis=1)
    assert (rows.loc[numbers, "unit"] != "").all()
    assert set(rows.loc[numbers, "told_as"]) <= {"reported", "estimated", "derived"}
    assert set(rows.loc[~numbers, "told_as"]) <= {"listed", "told"}
