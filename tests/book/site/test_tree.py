import pytest

from chokepoint.book.engine.digests import tree_digest
from chokepoint.book.site.tree import Site


@pytest.fixture
def site(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en/a.html").write_text("<a href='b.html#x'>b</a><a href='/book/'>home</a>", encoding="utf-8")
    (tmp_path / "en/p.png").write_bytes(b"\x89")
    return Site(tmp_path, "/book/")


def test_files_are_named_by_their_path_and_listed_by_ending(site):
    assert site.files == {"en/a.html", "en/p.png"}
    assert site.pages == ["en/a.html"]
    assert site.ending_with(".png", ".svg") == ["en/p.png"]


def test_links_are_followed_from_the_page_they_stand_on(site):
    assert site.targets("en/a.html") == [("/book/", "index.html", ""), ("b.html#x", "en/b.html", "x")]


def test_the_site_is_hashed_as_the_tree_it_is(site):
    assert site.digest() == tree_digest(site.folder)
    site.write("en/new.html", "new")
    site.remove("en/p.png")
    assert site.digest() == tree_digest(site.folder)


def test_a_file_another_site_shares_is_not_written_to(site, tmp_path):
    (tmp_path / "other").hardlink_to(site.folder / "en/a.html")
    site.write("en/a.html", "new")
    assert "b.html#x" in (tmp_path / "other").read_text(encoding="utf-8")


def test_what_is_written_or_removed_is_known(site):
    assert site.notes("en/a.html").title == ""
    site.write("en/a.html", "<h1>New</h1>")
    site.write("new.html", "<h1>Newer</h1>")
    assert [site.notes(name).title for name in site.pages] == ["New", "Newer"]
    site.remove("new.html")
    assert site.pages == ["en/a.html"]
    assert not (site.folder / "new.html").exists()
