import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.plan import Job, edition_pages, plan
from chokepoint.errors import ChokepointError, ParameterError

TOC = """
format: jb-book
root: chapters/index
parts:
  - caption: Themes
    chapters:
      - file: chapters/controls
        sections:
          - file: chapters/deeper
      - url: https://example.org
      - file: chapters/data
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    chapters = tmp_path / "chapters"
    chapters.mkdir()
    (chapters / "data.md").write_text("# Data\n", encoding="utf-8")
    cell = new_code_cell("as_of: str | None = None  # a day", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[cell]), chapters / "controls.ipynb")
    for name in ("index", "deeper"):
        nbformat.write(new_notebook(), chapters / f"{name}.ipynb")
    return tmp_path


def test_only_notebooks_are_executed_and_without_parameters_by_default(root):
    jobs = plan(root)
    assert [job.page for job in jobs] == ["index", "controls", "deeper"]
    assert all(not job.parameters for job in jobs)


def test_as_of_goes_to_the_chapters_that_take_it(root):
    given = {job.page: dict(job.parameters) for job in plan(root, Edition(as_of="2023-07-06"))}
    assert given == {"index": {}, "controls": {"as_of": "2023-07-06"}, "deeper": {}}


def test_beside_the_current_edition_stand_only_the_chapters_that_take_a_day(root):
    beside = Edition(as_of="2023-07-06", beside=True)
    assert [(job.page, dict(job.parameters)) for job in plan(root, beside)] == [
        ("controls", {"as_of": "2023-07-06"})
    ]
    assert [page.name for page in edition_pages(read_pages(root), beside)] == ["controls"]
    assert len(edition_pages(read_pages(root), Edition(as_of="2023-07-06"))) == 4


def test_a_page_of_the_current_edition_only_stands_beside_no_day(root):
    (root / "chapters/pages.yml").write_text("- {page: controls, current_only: true}", encoding="utf-8")
    assert plan(root, Edition(as_of="2023-07-06", beside=True)) == []
    assert len(plan(root)) == 3


FAMILY = """
- family: controls
  notebook: controls
  for: {mineral: [germanium, indium]}
  name: controls/{mineral}
"""


def test_the_pages_of_a_family_run_with_their_own_values_and_with_the_day(root):
    cell = "mineral: str = 'gallium'  # the metal\nas_of: str | None = None  # a day"
    notebook = new_notebook(cells=[new_code_cell(cell, metadata={"tags": ["parameters"]})])
    nbformat.write(notebook, root / "chapters/controls.ipynb")
    (root / "chapters/pages.yml").write_text(FAMILY, encoding="utf-8")
    day = {"as_of": "2023-07-06"}
    assert [(job.page, job.parameters) for job in plan(root, Edition(beside=True, **day))] == [
        ("controls", day),
        ("controls/germanium", {"mineral": "germanium", **day}),
        ("controls/indium", {"mineral": "indium", **day}),
    ]
    (job,) = plan(root, only=["controls/indium"])
    assert (job.notebook.name, job.parameters) == ("controls.ipynb", {"mineral": "indium"})


@pytest.mark.parametrize(
    "name", ["controls", "chapters/controls", "controls.ipynb", "chapters/controls.ipynb"]
)
def test_a_chapter_may_be_named_with_folder_and_ending(root, name):
    assert [job.page for job in plan(root, only=[name])] == ["controls"]


def test_an_unknown_chapter_is_answered_with_those_there_are(root):
    with pytest.raises(
        ChokepointError, match=r"no chapter 'contols'.*did you mean 'controls'.*index, controls, deeper"
    ):
        plan(root, only=["contols"])


def test_an_unknown_edition_is_refused(root):
    with pytest.raises(ChokepointError, match="no edition 'fr'"):
        plan(root, Edition("fr"))


def test_a_day_that_is_none_is_refused(root):
    with pytest.raises(ParameterError, match="YYYY-MM-DD"):
        plan(root, Edition(as_of="2023-13-01"))


def names_of(parameters, page="controls", **edition):
    job = Job(Path("x.ipynb"), page, Edition(**edition), parameters)
    return job.place, job.file_name


def test_a_job_is_named_by_page_edition_and_values():
    assert names_of({}) == ("controls (en)", "en.controls")
    day = {"as_of": "2023-07-06", "beside": True}
    assert names_of({"as_of": "2023-07-06"}, **day) == ("controls (en/2023-07-06)", "en-2023-07-06.controls")
    place, file = names_of({"lang": "zh", "mineral": "germanium"}, language="zh")
    assert place == "controls (zh, mineral=germanium)"
    assert re.fullmatch(r"zh\.controls\.mineral=germanium-[0-9a-f]{8}", file)


def test_what_the_edition_does_not_say_is_named():
    assert names_of({"as_of": "2023-07-06"})[0] == "controls (en, as_of=2023-07-06)"
    assert names_of({"as_of": None})[0] == "controls (en)"


def test_no_two_jobs_share_a_file_and_every_name_is_one_a_file_can_have():
    texts = ["a/b", "a b", "a\nb", "x" * 300, "x" * 299 + "y", "稀土", 1, "1", True, None, ["a"], "../.."]
    found = [names_of({"p": text})[1] for text in texts] + [
        names_of({}, page="a/b")[1],
        names_of({}, "a-b")[1],
    ]
    assert len(set(found)) == len(found)
    assert all(len(name.encode()) < 250 and not re.search(r"[/\s\0]", name) for name in found)
    assert all(len(names_of({"p": text})[0]) < 100 for text in texts)
