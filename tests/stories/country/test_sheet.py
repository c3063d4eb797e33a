import re

import pytest
from country_golden import BESIDE, every_country, look_of, read, sentences

from chokepoint.stories.country import sheet
from chokepoint.stories.country.fields import PARTS

FAULT = re.compile(r"\bnan\b|\bNone\b(?! of)|\bNaT\b|<NA>|[{}]|  |\.\.| [,.;]")
DOUBLED = re.compile(r"\b([a-z]+) \1\b", re.I)


@pytest.mark.parametrize("name", every_country())
def test_every_sentence_is_the_one_a_reviewer_has_read(name):
    assert sentences(name) == read()[name]


def test_no_sentence_holds_what_is_missing_or_a_word_twice():
    assert sorted(read()) == every_country()
    lines = [line for told in read().values() for line in told]
    assert [line for line in lines if FAULT.search(line) or DOUBLED.search(line)] == []
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("name", ["CHN", "COD", "EUU", *BESIDE])
def test_every_part_of_a_page_says_something_and_keys_are_their_own(name):
    look = look_of(name)
    assert all(sheet.part(look, part) for part in PARTS)
    keys = [line.key for line in sheet.all_lines(look)]
    assert len(keys) == len(set(keys))


def test_key_figures_are_those_that_are_known():
    keys = {one: [figure.key for figure in look_of(one)(sheet.key_figures)] for one in ("CHN", "EUU", "AND")}
    assert keys["CHN"] == ["leads_n", "half_n", "largest", "controls_n", "supplies_n"]
    assert keys["EUU"] == ["listed_n", "imported_n"]
    assert keys["AND"] == []


def test_what_a_page_lacks_is_named_in_one_line():
    look = look_of("CHN")
    assert look(sheet.missing_line).sentence(look.t).startswith("This page has nothing on: projects, plants")
    look = look_of("COD")
    assert "projects" not in look(sheet.missing_line).sentence(look.t)
