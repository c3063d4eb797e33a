from small_books import build

from chokepoint.book.sphinx_ext.assets import SAFE_TO_READ


def files(out):
    return {
        path.relative_to(out / "_static").as_posix()
        for path in (out / "_static").rglob("*")
        if path.is_file()
    }


def test_only_what_pages_load_is_published(tmp_path):
    stock = ["sphinx_design", "sphinx_copybutton", "sphinx_togglebutton"]
    out, _ = build(
        tmp_path, {"index": "# Title"}, extensions=["myst_nb", "chokepoint.book.sphinx_ext", *stock]
    )
    assert files(out) == {
        "bench.js", "chokepoint.css", "chokepoint.js", "early.js", "favicon.svg", "figures.js", "find.js",
        "guess.js", "search.js", "take.css",
    }  # fmt: skip


def test_files_of_other_themes_and_extensions_are_not_even_copied(tmp_path, monkeypatch):
    monkeypatch.setattr("chokepoint.book.sphinx_ext.trim_static", lambda app, exception: None)
    out, _ = build(
        tmp_path, {"index": "# Title"}, extensions=["myst_nb", "chokepoint.book.sphinx_ext", "sphinx_design"]
    )
    assert {"chokepoint.css", "search.js"} <= files(out)
    assert not [name for name in files(out) if "pydata" in name or "book-theme" in name or "design" in name]


def test_files_of_the_book_itself_are_kept(tmp_path):
    (tmp_path / "source" / "pictures").mkdir(parents=True)
    (tmp_path / "source" / "pictures" / "map.svg").write_text("<svg/>")
    out, _ = build(tmp_path, {"index": "# Title"}, html_static_path=["pictures"])
    assert "map.svg" in files(out)


def test_another_theme_is_left_alone(tmp_path):
    out, _ = build(tmp_path, {"index": "# Title"}, html_theme="basic")
    assert "basic.css" in files(out)


def test_many_pages_are_read_in_parallel_beside_extensions_that_do_not_say_they_may(tmp_path):
    extensions = ["myst_nb", "chokepoint.book.sphinx_ext", *SAFE_TO_READ]
    names = [f"page{n}" for n in range(12)]
    pages = {name: f"# {name}" for name in names}
    pages["index"] = "# Title\n\n```{toctree}\n" + "\n".join(names) + "\n```"
    _, warnings = build(tmp_path, pages, jobs=2, extensions=extensions)
    assert warnings == ""
