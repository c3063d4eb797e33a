import re

import pytest
from golden import EIGHT, every_commodity, look_of, read, sentences

from chokepoint.stories.dossier import told

FAULT = re.compile(r"\bnan\b|\bNone\b(?! of)|\bNaT\b|<NA>|[{}]|  |\.\.| [,.;]")
DOUBLED = re.compile(r"\b([a-z]+) \1\b", re.I)
ONE_BY_ONE = [
    pytest.param(name, marks=() if name in EIGHT else pytest.mark.slow) for name in every_commodity()
]


def faults(lines):
    return [line for line in lines if FAULT.search(line) or DOUBLED.search(line)]


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_every_sentence_is_the_one_a_reviewer_has_read(name):
    assert sentences(name) == read()[name]


def test_the_golden_file_has_every_commodity_and_no_other():
    assert sorted(read()) == list(every_commodity())
    assert len(read()) > 100


def test_no_sentence_holds_what_is_missing_or_a_word_twice():
    assert faults(line for lines in read().values() for line in lines) == []


def test_what_is_missing_or_doubled_is_noticed():
    assert len(faults(["It was nan.", "<NA>", "None", "the the end", "It fell ."])) == 5


def test_the_sheet_in_a_terminal_has_headline_figures_fields_and_what_is_missing():
    lines = told.as_lines(look_of("gallium"))
    assert lines[0].startswith("China makes 98 to 99 percent")
    assert "Share of the largest producer: 99 percent (98–99), 2025" in lines
    assert "Reserves" not in lines
    assert re.match(r"No row here on: .*reserves", lines[-1])


def test_a_record_holds_every_sentence_with_its_numbers_and_rows():
    found = told.as_record(look_of("gallium"))
    assert found["status"] == "licence"
    first = found["lines"][1]
    assert first["numbers"]["low"]["value"] < first["numbers"]["high"]["value"] < 100
    assert first["sources"] == ["usgs_mcs2026_dr"]
    assert {"reserves", "standards"} <= set(found["missing"])
    assert all(line["text"].endswith(".") for line in found["lines"])


def test_lines_of_a_field_stand_together():
    fields = told.by_field(told.all_lines(look_of("copper")))
    assert len(fields["output"]) == 8
