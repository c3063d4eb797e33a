from pathlib import Path

import pytest

from chokepoint.book.engine.contents.toc import (
    flat_toc,
    page_name,
    read_toc,
    source_of,
    toc_files,
    without_ending,
)
from chokepoint.errors import BuildError

TOC = {
    "format": "jb-book",
    "root": "chapters/index",
    "parts": [
        {
            "caption": "chapters/x",
            "chapters": [
                {"file": "chapters/a.md", "sections": [{"file": "chapters/b"}]},
                {"url": "https://example.org"},
            ],
        }
    ],
}


def test_pages_come_in_reading_order_from_every_level():
    assert list(toc_files(TOC)) == ["chapters/index", "chapters/a.md", "chapters/b"]


def chapters(kept, below=None):
    return flat_toc(TOC, kept, below or {})["parts"][0]["chapters"]


def test_the_contents_name_flat_pages_at_every_level():
    flat = flat_toc(TOC, {"index", "a", "b"}, {})
    assert (flat["root"], flat["parts"][0]["caption"]) == ("index", "chapters/x")
    assert chapters({"a", "b"}) == [
        {"file": "a", "sections": [{"file": "b"}]},
        {"url": "https://example.org"},
    ]


def test_what_an_edition_lacks_is_left_out_and_what_stands_below_it_moves_up():
    assert chapters({"a"})[0] == {"file": "a", "sections": []}
    assert chapters({"b"})[0] == {"file": "b"}
    assert flat_toc(TOC, {"index"}, {}) == {"format": "jb-book", "root": "index", "parts": []}


def test_the_pages_of_a_family_stand_below_their_page_before_its_sections():
    below = {"a": ["a/x", "a/y"], "b": ["z"]}
    assert chapters({"a", "b", "a/x", "a/y", "z"}, below)[0] == {
        "file": "a",
        "sections": [{"file": "a/x"}, {"file": "a/y"}, {"file": "b", "sections": [{"file": "z"}]}],
    }
    assert chapters({"a", "a/y"}, below)[0] == {"file": "a", "sections": [{"file": "a/y"}]}
    assert chapters({"a/x", "z"}, below)[:2] == [{"file": "a/x"}, {"file": "z"}]


@pytest.mark.parametrize("text", ["[", "chapters: []", ""])
def test_a_broken_contents_file_is_refused(tmp_path, text):
    (tmp_path / "_toc.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"_toc\.yml"):
        read_toc(tmp_path)


def test_a_name_with_a_dot_keeps_it():
    assert page_name("chapters/v1.2") == "v1.2"
    assert without_ending("a/b.ipynb") == "a/b"


def test_a_page_is_found_with_or_without_ending_and_missed_by_name(tmp_path):
    (tmp_path / "a.md").write_text("# A\n", encoding="utf-8")
    assert source_of(tmp_path, "a") == source_of(tmp_path, "a.md") == Path(tmp_path, "a.md")
    with pytest.raises(BuildError, match=r"^_toc\.yml: no file for the page 'b'"):
        source_of(tmp_path, "b")
    with pytest.raises(BuildError, match=r"^x\.yml: no file"):
        source_of(tmp_path, "b", "x.yml")
