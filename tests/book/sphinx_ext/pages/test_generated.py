import pytest
from small_books import build, code, fact, figure, row, text
from sphinx.errors import ExtensionError, SphinxParallelError

from chokepoint.book.sphinx_ext.pages.source_pages import SourcePage

PAGES = {
    "index": "# Home\n\n```{toctree}\nchapter\ndata\n```\n",
    "chapter": [
        code("x", fact("q", 540000, "kg", rows=[row()]), figure("shares")),
        text("# Chapter\n\n{fact}`q`"),
    ],
    "data": "# The data\n\n```{data-tables}\n```\n\n```{sources-list}\n```\n",
}


def generated(out):
    paths = [*out.glob("data/*.html"), *out.glob("sources/*.html"), out / "searchindex.js"]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("alone"), PAGES, chokepoint_catalogue=True)
    assert not warnings
    return out


@pytest.mark.slow
def test_two_processes_write_what_one_writes(alone, tmp_path):
    out, warnings = build(tmp_path, PAGES, jobs=2, chokepoint_catalogue=True)
    assert not warnings
    assert generated(out) == generated(alone)
    assert len(generated(out)) > 100


def test_a_page_has_the_frame_of_every_page(alone):
    written = (alone / "chapter.html").read_text("utf-8")
    made = (alone / "sources/reuters_2023_09_20.html").read_text("utf-8")
    assert '<a class="skip" href="#main">' in written
    assert '<a class="skip" href="#main">' in made
    assert 'href="../chapter.html"' in made
    assert '<a href="../search.html">' in made
    assert 'data-content_root="../"' in made


@pytest.mark.slow
def test_a_page_that_cannot_be_made_ends_the_build_in_another_process_too(tmp_path, monkeypatch):
    def fail(self):
        raise RuntimeError("no such row")

    monkeypatch.setattr(SourcePage, "write", fail)
    with pytest.raises(ExtensionError, match="no such row"):
        build(tmp_path / "one", PAGES, chokepoint_catalogue=True)
    with pytest.raises(SphinxParallelError, match="no such row"):
        build(tmp_path / "two", PAGES, jobs=2, chokepoint_catalogue=True)
