import subprocess
from pathlib import Path

import pytest
import yaml
from nbformat.v4 import new_markdown_cell, new_notebook

from chokepoint.book.folders import Workspace
from chokepoint.book.plan import read_pages
from chokepoint.book.stage import BuildFacts, commit_id, edition_config, flat_toc, read_config, stage_edition
from chokepoint.errors import BuildError

FACTS = BuildFacts("abc", True, "sum", "2026-06-17")
CONFIG = """
title: T
html: {baseurl: 'https://x.org/book/'}
sphinx: {config: {language: en, html_context: {a: 1}}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "_toc.yml").write_text(
        "root: chapters/index\nchapters: [{file: chapters/a}]\n", encoding="utf-8"
    )
    (tmp_path / "chapters/pictures").mkdir(parents=True)
    (tmp_path / "chapters/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "chapters/a.ipynb").write_text("{}", encoding="utf-8")
    (tmp_path / "chapters/pictures/map.svg").write_text("<svg/>", encoding="utf-8")
    return tmp_path


def stage(root, text="A"):
    notebooks = {"a": new_notebook(cells=[new_markdown_cell(text, id="x")])}
    return stage_edition(Workspace(root), "en", read_pages(root), notebooks, FACTS)


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_pages_lie_flat_and_pictures_keep_their_place(root):
    assert names(stage(root)) == ["_config.yml", "_toc.yml", "a.ipynb", "index.md", "pictures/map.svg"]


def test_only_what_changed_is_written_and_what_is_gone_is_removed(root):
    folder = stage(root)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    (root / "chapters/pictures/map.svg").unlink()
    (folder / "left.over").write_text("x", encoding="utf-8")
    stage(root, "B")
    changed = {
        path.name for path, time in before.items() if path.exists() and path.stat().st_mtime_ns != time
    }
    assert changed == {"a.ipynb"}
    assert names(folder) == ["_config.yml", "_toc.yml", "a.ipynb", "index.md"]


def test_the_contents_name_flat_pages_at_every_level():
    toc = {
        "root": "chapters/index",
        "parts": [{"caption": "chapters/x", "chapters": [{"file": "chapters/a.md"}]}],
    }
    assert flat_toc(toc) == {
        "root": "index",
        "parts": [{"caption": "chapters/x", "chapters": [{"file": "a"}]}],
    }


def test_settings_gain_the_edition_and_what_pages_say_of_their_making(root):
    staged = yaml.safe_load((stage(root) / "_config.yml").read_text(encoding="utf-8"))
    assert staged["html"]["baseurl"] == "https://x.org/book/en/"
    assert staged["sphinx"]["config"]["html_context"] == {
        "a": 1,
        "edition": "en",
        "page_sources": {"index": "chapters/index.md", "a": "chapters/a.ipynb"},
        "commit": "abc",
        "commit_modified": True,
        "data_checksum": "sum",
        "data_as_of": "2026-06-17",
    }


def test_another_edition_has_another_language_and_the_settings_given_stay_as_they_are(root):
    config = read_config(root)
    assert edition_config(config, "zh", FACTS)["sphinx"]["config"]["language"] == "zh"
    assert config == yaml.safe_load(CONFIG)


@pytest.mark.parametrize("text", ["", "- a", "a: ["])
def test_broken_settings_are_refused(root, text):
    (root / "_config.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"_config\.yml"):
        read_config(root)


def git(root, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def test_the_commit_is_named_and_changes_of_the_book_are_told_apart(root, monkeypatch):
    monkeypatch.delenv("CHOKEPOINT_COMMIT", raising=False)
    assert commit_id(root) == ("", False)
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "x")
    commit, modified = commit_id(root)
    assert len(commit) == 40
    assert not modified
    (root / "notes.txt").write_text("no page shows it", encoding="utf-8")
    assert commit_id(root) == (commit, False)
    (root / "chapters/index.md").write_text("# Changed\n", encoding="utf-8")
    assert commit_id(root) == (commit, True)
    assert commit_id(root / "chapters") == ("", False)


def test_a_given_commit_wins(root, monkeypatch):
    monkeypatch.setenv("CHOKEPOINT_COMMIT", "123")
    assert commit_id(root) == ("123", False)


def test_the_record_of_changed_numbers_lies_beside_the_pages(root):
    (root / "changes.csv").write_text("date,page\n", encoding="utf-8")
    assert (stage(root) / "changes.csv").read_text(encoding="utf-8") == "date,page\n"


def test_the_bibliography_lies_beside_the_pages_and_is_named_so(root):
    (root / "chapters" / "references.bib").write_text("@misc{key, title = {Title}}\n", encoding="utf-8")
    config = {"bibtex_bibfiles": ["chapters/references.bib"]}
    assert edition_config(config, "en", FACTS)["bibtex_bibfiles"] == ["references.bib"]
    assert config["bibtex_bibfiles"] == ["chapters/references.bib"]
    assert "references.bib" in names(stage(root))
