import json
import re

from pybtex.database import parse_string

from chokepoint.book.sphinx_ext.take.citation import AUTHORS, Work

WORK = Work(
    "controls.prices",
    "Prices rose 5% & more_x",
    "Chokepoint Metals",
    "Figure 1, July 2023",
    "https://x.org/en/f/controls.prices.html",
    "2026-10-09",
    "0123456789abcdef",
    "Argus, 2025",
)
BARE = Work("a.b", "A", "Book", "Page", "f/a.b.html")


def test_the_line_says_what_where_of_which_day_and_version_and_from_whom():
    assert WORK.line() == (
        "Chokepoint Metals: “Prices rose 5% & more_x”. Figure 1, July 2023; data as of 2026-10-09; "
        "version 0123456789. https://x.org/en/f/controls.prices.html. Sources: Argus, 2025."
    )
    assert BARE.line() == "Book: “A”. Page. f/a.b.html."


def test_bibtex_is_read_back_as_it_was_meant():
    entry = parse_string(WORK.bibtex(), "bibtex").entries["chokepoint_controls_prices"]
    assert entry.fields["title"] == "{Prices rose 5\\% \\& more\\_x}"
    assert entry.fields["url"] == WORK.address
    assert (entry.fields["year"], entry.fields["date"]) == ("2026", "2026-10-09")
    assert str(entry.persons["author"][0]).strip("{}") == AUTHORS
    assert "year" not in parse_string(BARE.bibtex(), "bibtex").entries["chokepoint_a_b"].fields


def test_ris_has_a_line_for_each_field_and_an_end():
    lines = WORK.ris().split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert f"UR  - {WORK.address}" in lines
    assert "DA  - 2026/10/09" in lines
    assert not [line for line in BARE.ris().split("\r\n") if line.startswith("PY")]


def test_csl_is_a_list_of_one_entry_with_its_day_in_parts():
    (entry,) = json.loads(WORK.csl())
    assert entry["issued"] == {"date-parts": [[2026, 10, 9]]}
    assert (entry["type"], entry["URL"], entry["title"]) == ("webpage", WORK.address, WORK.title)
    assert "issued" not in json.loads(BARE.csl())[0]
