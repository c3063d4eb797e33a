from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine import stage as module
from chokepoint.book.engine.contents.apart import Apart
from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.contents.settings import read_config
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.notebooks import write_notebook
from chokepoint.book.engine.plan import edition_pages
from chokepoint.book.engine.runs.cache import NotebookCache, Recalled, notebook_of
from chokepoint.book.engine.stage import (
    BuildFacts,
    Staged,
    edition_config,
    read_title,
    stage_edition,
)

FACT = "application/vnd.chokepoint.fact+json"
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


def stage(root, text="A", edition=None, days=()):
    notebooks = {name: new_notebook(cells=[new_markdown_cell(text, id="x")]) for name in ("a", "index")}
    edition, pages = edition or Edition(), read_pages(root)
    staged = Staged(edition, edition_pages(pages, edition), pages, days)
    return stage_edition(Workspace(root), staged, notebooks, FACTS)


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


def test_settings_gain_the_edition_and_what_pages_say_of_their_making(root):
    staged = yaml.safe_load((stage(root) / "_config.yml").read_text(encoding="utf-8"))
    assert staged["html"]["baseurl"] == "https://x.org/book/en/"
    assert staged["sphinx"]["config"]["html_context"] == {
        "a": 1,
        "edition": "en",
        "page_sources": {"index": "chapters/index.md", "a": "chapters/a.ipynb"},
        "roles": {"home": "index"},
        "commit": "abc",
        "commit_modified": True,
        "data_checksum": "sum",
        "data_as_of": "2026-06-17",
    }


def test_another_edition_has_another_language_and_the_settings_given_stay_as_they_are(root):
    config = read_config(root)
    assert edition_config(config, Edition("zh"), {})["sphinx"]["config"]["language"] == "zh"
    assert config == yaml.safe_load(CONFIG)


def test_the_record_of_changed_numbers_lies_beside_the_pages(root):
    (root / "changes.csv").write_text("date,page\n", encoding="utf-8")
    assert (stage(root) / "changes.csv").read_text(encoding="utf-8") == "date,page\n"


def test_the_bibliography_lies_beside_the_pages_and_is_named_so(root):
    (root / "chapters" / "references.bib").write_text("@misc{key, title = {Title}}\n", encoding="utf-8")
    config = {"bibtex_bibfiles": ["chapters/references.bib"]}
    assert edition_config(config, Edition("en"), {})["bibtex_bibfiles"] == ["references.bib"]
    assert config["bibtex_bibfiles"] == ["chapters/references.bib"]
    assert "references.bib" in names(stage(root))


DAY = "2023-07-06"


@pytest.fixture
def dated(root):
    """Make a book whose first page takes a day, with one that does not, a table and a record of changes."""
    (root / "chapters/index.md").unlink()
    cell = new_code_cell("as_of: str | None = None  # a day", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[cell]), root / "chapters/index.ipynb")
    (root / "chapters/a.ipynb").unlink()
    (root / "chapters/a.md").write_text("---\nnav_title: Short\n---\n# A long title\n", encoding="utf-8")
    (root / "chapters/known.json").write_text("{}", encoding="utf-8")
    (root / "changes.csv").write_text("date,page\n", encoding="utf-8")
    return root


def test_an_edition_of_a_day_holds_its_pages_and_pictures_but_no_table_and_no_record(dated):
    folder = stage(dated, edition=Edition("en", DAY, True))
    assert folder.name == f"en-{DAY}"
    assert names(folder) == ["_config.yml", "_toc.yml", "index.ipynb", "pictures/map.svg"]
    assert yaml.safe_load((folder / "_toc.yml").read_text("utf-8")) == {"root": "index", "chapters": []}


def test_an_edition_of_a_day_says_so_and_knows_the_pages_it_lacks(dated):
    config = yaml.safe_load(
        (stage(dated, edition=Edition("en", DAY, True)) / "_config.yml").read_text("utf-8")
    )
    assert config["title"] == "T, as of 6 July 2023"
    assert config["html"]["baseurl"] == f"https://x.org/book/en/{DAY}/"
    assert config["sphinx"]["config"]["chokepoint_catalogue"] is False
    context = config["sphinx"]["config"]["html_context"]
    assert context["edition_day"] == DAY
    assert context["current_edition"] == "../"
    assert context["elsewhere"] == {"a": "Short"}
    assert context["book_title"] == "T"


def test_the_current_edition_knows_which_pages_other_days_have(dated):
    config = yaml.safe_load((stage(dated, days=(DAY,)) / "_config.yml").read_text("utf-8"))
    context = config["sphinx"]["config"]["html_context"]
    assert (context["days"], context["dated_pages"]) == ([DAY], ["index"])
    assert config["title"] == "T"


def test_of_pages_made_apart_other_days_have_the_sample(dated):
    pages = read_pages(dated)
    apart = [
        Apart(f"sheet/{name}", name, "sheets", "sheet", "chapters/sheet.ipynb", {}, sampled)
        for name, sampled in (("tin", False), ("zinc", True))
    ]
    assert Staged(Edition(), pages, pages, (DAY,), apart=apart).dated == ["index", "sheet/zinc"]


def test_a_page_is_named_by_its_short_title_its_heading_or_its_file(dated):
    index, page = read_pages(dated)
    assert (read_title(index), read_title(page)) == ("index", "Short")
    page.source.write_text("# A long title \n", encoding="utf-8")
    assert read_title(page) == "A long title"


FAMILY = """
- {page: a, role: robustness}
- family: metals
  notebook: index
  for: {metal: [germanium, indium]}
  name: metals/{metal}
  title: "Only {metal}"
  under: a
"""
SHOWN = ["usgs2015_qwbkg", "reuters_2023_09_20"]


@pytest.fixture
def family(dated):
    """Make a book with two more pages of its first notebook, below its other page."""
    source = "metal: str = 'gallium'  # a metal\nas_of: str | None = None  # a day"
    cells = [
        new_markdown_cell("# All metals\n\n[short](a.md)"),
        new_code_cell(source, metadata={"tags": ["parameters"]}),
    ]
    nbformat.write(new_notebook(cells=cells), dated / "chapters/index.ipynb")
    (dated / "chapters/pages.yml").write_text(FAMILY, encoding="utf-8")
    return dated


def executed(root, sources):
    """Give the first notebook as executed, with facts from sources."""
    notebook = nbformat.read(root / "chapters/index.ipynb", as_version=4)
    facts = [
        {"key": source, "value": 1, "rows": [{"row_id": "x", "source_id": source}]} for source in sources
    ]
    notebook.cells[1].outputs = [new_output("display_data", {FACT: fact}) for fact in facts]
    return notebook


def stage_family(root, edition, today=()):
    pages = read_pages(root)
    names = [page.name for page in pages if page.is_notebook]
    then, current = ({name: executed(root, shown) for name in names} for shown in ([], today))
    staged = Staged(edition, edition_pages(pages, edition), pages, (DAY,), current)
    folder = stage_edition(Workspace(root), staged, then, FACTS)
    config = yaml.safe_load((folder / "_config.yml").read_text("utf-8"))
    return folder, config["sphinx"]["config"]["html_context"]


def test_the_pages_of_a_family_lie_in_their_folder_with_titles_and_links_of_their_own(family):
    folder, context = stage_family(family, Edition())
    assert "metals/germanium.ipynb" in names(folder)
    page = nbformat.read(folder / "metals/germanium.ipynb", as_version=4)
    assert page.cells[0].source == "# Only germanium\n\n[short](../a.md)"
    toc = yaml.safe_load((folder / "_toc.yml").read_text("utf-8"))
    pages = [{"file": "metals/germanium"}, {"file": "metals/indium"}]
    assert toc["chapters"] == [{"file": "a", "sections": pages}]
    assert context["page_sources"]["metals/indium"] == "chapters/index.ipynb"
    assert context["families"] == {"metals/germanium": "metals", "metals/indium": "metals"}
    assert context["roles"] == {"home": "index", "robustness": "a"}
    assert context["dated_pages"] == ["index", "metals/germanium", "metals/indium"]


def test_a_page_of_a_family_that_is_gone_is_removed_with_its_folder(family):
    folder, _ = stage_family(family, Edition())
    (family / "chapters/pages.yml").unlink()
    stage_family(family, Edition())
    assert not (folder / "metals").exists()


def test_an_edition_of_a_day_has_the_family_although_it_lacks_the_page_above(family):
    folder, context = stage_family(family, Edition("en", DAY, True))
    toc = yaml.safe_load((folder / "_toc.yml").read_text("utf-8"))
    assert toc["chapters"] == [{"file": "metals/germanium"}, {"file": "metals/indium"}]
    assert context["elsewhere"] == {"a": "Short"}


def test_what_a_page_of_a_family_leaves_out_is_found_by_its_own_outputs_of_today(family):
    _, context = stage_family(family, Edition("en", DAY, True), SHOWN)
    # the file of the notebook holds the outputs of its own page, which shows none of these
    assert context["left_out"]["index"] == []
    assert sorted(context["left_out"]["metals/indium"]) == sorted(SHOWN)


def test_the_title_of_a_page_is_that_of_its_language(family):
    page = replace(read_pages(family)[-1], title={"en": "Only", "zh": "仅"})
    assert [read_title(page, language) for language in ("en", "zh", "fr")] == ["Only", "仅", "Only"]


@pytest.fixture
def recalled(root, monkeypatch):
    """Stage a book whose notebook is recalled from a run; gives what was put together each time."""
    write_notebook(root / "chapters/a.ipynb", new_notebook(cells=[new_code_cell("1", id="a")]))
    cache = NotebookCache(root / "cache", lambda names: {}, print)
    cache.store("k", {}, new_notebook(cells=[new_code_cell("1", id="a")]))
    put_together = []

    def as_now(made):
        put_together.append(made)
        return notebook_of(made)

    def again(maker=""):
        put_together.clear()
        pages = read_pages(root)
        notebooks = {"a": Recalled(cache.find("k"), root / "chapters/a.ipynb", root)}
        folder = stage_edition(Workspace(root), Staged(Edition(), pages, pages), notebooks, FACTS, maker)
        return (folder / "a.ipynb").read_text(encoding="utf-8"), len(put_together)

    monkeypatch.setattr(module, "notebook_of", as_now)
    return again


def test_a_page_that_stands_is_not_put_together_again(recalled, root):
    page, times = recalled()
    assert times == 1
    assert recalled() == (page, 0)
    prose = new_notebook(cells=[new_markdown_cell("# New"), new_code_cell("1", id="a")])
    write_notebook(root / "chapters/a.ipynb", prose)
    changed, times = recalled()
    assert "# New" in changed
    assert times == 1
    assert recalled() == (changed, 0)


@pytest.mark.parametrize("cause", ["somebody changed it", "it is gone", "other code", "a damaged record"])
def test_a_page_is_put_together_again_because(recalled, root, cause):
    page, _ = recalled()
    staged, record = root / "build/stage/en/a.ipynb", root / "build/cache/staged-en.json"
    if cause == "somebody changed it":
        staged.write_text("theirs", encoding="utf-8")
    elif cause == "it is gone":
        staged.unlink()
    elif cause == "a damaged record":
        record.write_text(record.read_text(encoding="utf-8")[:-3], encoding="utf-8")
    assert recalled("other" if cause == "other code" else "") == (page, 1)


def test_a_page_whose_file_changes_while_it_is_put_together_is_put_together_again(
    recalled, root, monkeypatch
):
    other = new_notebook(cells=[new_markdown_cell("# New"), new_code_cell("1", id="a")])

    def change_behind(made):
        notebook = before(made)
        write_notebook(root / "chapters/a.ipynb", other)
        return notebook

    before = module.notebook_of
    with monkeypatch.context() as patch:
        patch.setattr(module, "notebook_of", change_behind)
        assert "# New" not in recalled()[0]
    page, times = recalled()
    assert "# New" in page
    assert times == 1


def test_the_pages_of_a_family_can_be_chosen_by_their_labels(family):
    text = FAMILY.replace("under: a", 'under: a\n  label: "{metal}!"\n  short: true')
    (family / "chapters/pages.yml").write_text(text, encoding="utf-8")
    _, context = stage_family(family, Edition())
    pages = [{"page": f"metals/{name}", "label": f"{name}!"} for name in ("germanium", "indium")]
    assert context["choices"] == {"a": pages}
    assert context["short_pages"] == ["metals/germanium", "metals/indium"]


def test_an_edition_of_a_day_does_not_list_the_short_pages_it_lacks(family):
    text = FAMILY.replace("under: a", "under: a\n  short: true\n  current_only: true")
    (family / "chapters/pages.yml").write_text(text, encoding="utf-8")
    _, context = stage_family(family, Edition("en", DAY, True))
    assert context["elsewhere"] == {"a": "Short"}
