import json
import subprocess

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from typer.testing import CliRunner

from chokepoint.book.commands import claims_ledger, robustness_record
from chokepoint.book.commands.cli import app
from chokepoint.book.commands.news import News, Record, find_news, write_news
from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.notebooks import FACT_TYPE, write_notebook
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.news.differences import Told
from chokepoint.book.site.changes import Change
from chokepoint.errors import BuildError

CODE = f"""from IPython.display import display
fact = {{"key": "share", "value": 95, "unit": "percent"}}
display({{{FACT_TYPE!r}: fact, "text/plain": "share"}}, raw=True)"""
PROSE = "# Shares\n\nChina makes {fact}`share:.0f` percent.\n"
MOVED = Told("a", "Shares", "China makes 98 percent.", "China makes 95 percent.")


def page(value=98, code=CODE, prose=PROSE):
    """Write a chapter whose outputs on record give the share a value."""
    fact = {FACT_TYPE: {"key": "share", "value": value, "unit": "percent"}, "text/plain": "share"}
    outputs = [new_output("display_data", data=fact)]
    return new_notebook(cells=[new_markdown_cell(prose), new_code_cell(code, outputs=outputs)])


@pytest.fixture
def project(tmp_path, monkeypatch):
    write_notebook(tmp_path / "chapters/a.ipynb", page())
    (tmp_path / "_toc.yml").write_text("root: chapters/a\n", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/datapackage.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    return tmp_path


def commit(root):
    for command in ("init -q", "add -A", "commit -qm all"):
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
        subprocess.run(["git", *who, *command.split()], cwd=root, check=True)


def test_a_moved_fact_comes_with_its_sentence_and_nothing_is_written(project):
    before = (project / "chapters/a.ipynb").read_bytes()
    found = find_news(Workspace(project), [], QuietReporter())
    assert found == News(facts=[Change("a", "fact", "share", "98 percent", "95 percent")], sentences=[MOVED])
    assert (project / "chapters/a.ipynb").read_bytes() == before


def test_since_a_commit_the_outputs_of_that_commit_count(project):
    commit(project)
    write_notebook(project / "chapters/a.ipynb", page(95))
    assert find_news(Workspace(project), [], QuietReporter(), since="HEAD").sentences == [MOVED]
    now = find_news(Workspace(project), [], QuietReporter())
    assert (now.facts, now.sentences) == ([], [])


def test_a_page_that_is_new_since_then_is_new_in_every_sentence(project):
    commit(project)
    write_notebook(project / "chapters/b.ipynb", page())
    (project / "_toc.yml").write_text("root: chapters/a\nchapters: [{file: chapters/b}]\n", encoding="utf-8")
    found = find_news(Workspace(project), ["b"], QuietReporter(), since="HEAD")
    assert [(told.before, told.after) for told in found.sentences] == [
        ("", "Shares"), ("", "China makes 95 percent."),
    ]  # fmt: skip


def test_a_revision_that_does_not_exist_is_named_before_anything_runs(project):
    commit(project)
    with pytest.raises(BuildError, match=r"--since: no revision 'v9'"):
        find_news(Workspace(project), [], QuietReporter(), since="v9")
    assert not (project / "build").exists()


def test_a_cell_that_fails_is_an_error(project):
    write_notebook(project / "chapters/a.ipynb", page(code="1 / 0"))
    with pytest.raises(BuildFailed):
        find_news(Workspace(project), [], QuietReporter())


def test_a_chapter_in_which_only_drawings_differ_is_named(project):
    write_notebook(project / "chapters/a.ipynb", page(95, CODE + "\nprint('more')"))
    assert find_news(Workspace(project), [], QuietReporter()) == News(others=["a"])


def test_verdicts_and_headlines_are_compared_where_their_pages_are_asked_for(project, monkeypatch):
    (project / "chapters/pages.yml").write_text(
        "- {page: a, role: claims}\n- {page: b, role: robustness}\n", encoding="utf-8"
    )
    write_notebook(project / "chapters/b.ipynb", page(95))
    (project / "_toc.yml").write_text("root: chapters/a\nchapters: [{file: chapters/b}]\n", encoding="utf-8")
    old = {"c1": {"now": {"verdict": "supported", "rows": {}}}}
    (project / claims_ledger.LEDGER).write_text(json.dumps({"claims": old}), encoding="utf-8")
    new = {"c1": {"now": {"verdict": "contradicted", "rows": {"exp-x001": "1"}}}}
    monkeypatch.setattr(claims_ledger, "fresh_snapshot", lambda: {"claims": new})
    monkeypatch.setattr(robustness_record, "try_headlines", lambda: None)
    outcome = {"verdict": "holds", "held": 2, "tried": 2}
    record = {"headlines": {"a-share": outcome}}
    monkeypatch.setattr(robustness_record, "make_record", lambda readings, home: record)
    found = find_news(Workspace(project), [], QuietReporter())
    assert found.verdicts == ["c1 (now): supported -> contradicted; moved by exp-x001"]
    assert found.headlines == ["a-share: (none) -> holds (2 of 2)"]
    only = find_news(Workspace(project), ["b"], QuietReporter())
    assert (only.verdicts, len(only.headlines)) == ([], 1)


def test_what_weighs_most_stands_first():
    state = Change("controls", "state", "board: gallium, ban", "in force", "ended")
    fact = Change("a", "fact", "share", "98", "95")
    found = News(["c1 moved"], ["a-share moved"], [state], [fact], [MOVED], ["b"])
    assert write_news(found) == [
        "verdict: 1", "  c1 moved",
        "headline: 1", "  a-share moved",
        "state: 1", "  controls: board: gallium, ban: in force -> ended",
        "fact: 1", "  a: share: 98 -> 95",
        "sentence: 1", "  a, Shares\n    - China makes 98 percent.\n    + China makes 95 percent.",
        "chapter with other rows or drawings only: 1", "  b",
    ]  # fmt: skip
    assert write_news(News()) == ["nothing moved"]


def test_the_command_prints_words_or_json(project):
    said = CliRunner().invoke(app, ["news", "--quiet"], catch_exceptions=False).stdout
    assert "    + China makes 95 percent." in said.splitlines()
    found = json.loads(CliRunner().invoke(app, ["news", "--json"], catch_exceptions=False).stdout)
    assert found["sentences"] == [
        {"page": "a", "place": "Shares", "before": MOVED.before, "after": MOVED.after}
    ]


def test_a_file_that_was_not_there_then_reads_as_nothing(project):
    commit(project)
    (project / "late.json").write_text("{}", encoding="utf-8")
    assert Record(project, "HEAD").read(project / "late.json") is None
    assert Record(project).read(project / "late.json") == "{}"
    assert Record(project).read(project / "gone.json") is None
