from pathlib import Path

import pandas as pd
import pytest
from pybtex.database import parse_string

from chokepoint.book.site.bibliography import FILE, cited_sources, fresh_bibliography, write_bibliography
from chokepoint.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
SOURCES = pd.DataFrame(
    {
        "publisher": ["Office of Ores & Metals", "B. Writer"],
        "title": ["100% of it_all", "Old"],
        "edition": ["", "2nd"],
        "published": ["2023-07", ""],
        "url": ["https://example.org/a_b", ""],
    },
    index=["office", "writer"],
)


def test_the_file_on_record_is_what_the_sources_say():
    committed = (ROOT / FILE).read_text("utf-8")
    assert committed == fresh_bibliography(ROOT), "run: python docs/bibliography.py"


def test_what_pages_cite_and_what_formulas_rest_on_is_listed(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "page.md").write_text("As shown {cite:p}`kvalseth_2018`.", "utf-8")
    found = cited_sources(tmp_path)
    assert {"kvalseth_2018", "doj_2023_g1", "shorrocks_2013"} <= found
    assert "own_derivation" not in found


def test_special_signs_come_back_as_they_were():
    entries = parse_string(write_bibliography(SOURCES, {"office", "writer"}), "bibtex").entries
    assert list(entries) == ["office", "writer"]
    assert entries["office"].fields["title"] == r"{100\% of it\_all}"
    assert entries["office"].fields["url"] == "https://example.org/a_b"
    assert entries["office"].fields["year"] == "2023"
    assert "year" not in entries["writer"].fields
    assert len(entries["office"].persons["author"]) == 1


def test_a_citation_of_no_source_is_named():
    with pytest.raises(BuildError, match="nobody"):
        write_bibliography(SOURCES, {"office", "nobody"})
