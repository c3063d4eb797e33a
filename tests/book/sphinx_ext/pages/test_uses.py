import pytest
from small_books import CONFIG, code, fact, figure, row, text, write_notebook
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from chokepoint.book.sphinx_ext.pages.uses import page_uses, uses_of_source

ONE = [
    code("x", fact("kept", 1), fact("unused", 2), fact("dropped", 3), fact("plain", 4, rows=[], how="")),
    code("y", figure("shares")),
    text("# One\n\n{fact}`kept` {fact}`plain`\n\n:::{when} dropped == 9\n{fact}`dropped`\n:::"),
]
TWO = [
    code("x", fact("far", 5, rows=[row("exp-x001", "reuters_2023_07_factbox")])),
    text("# Two\n\n{fact}`far`"),
]


@pytest.fixture(scope="module", params=[1, 2], ids=["one process", "two processes"])
def env(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("uses")
    (folder / "source").mkdir()
    (folder / "source" / "index.md").write_text("# Home\n\n```{toctree}\none\ntwo\nthree\n```\n", "utf-8")
    (folder / "source" / "three.md").write_text("# Three\n", "utf-8")
    for n in range(4):  # Sphinx reads in parallel only when there is enough to read
        (folder / "source" / f"more{n}.md").write_text(f"---\norphan: true\n---\n\n# More {n}\n", "utf-8")
    write_notebook(folder / "source" / "one.ipynb", *ONE)
    write_notebook(folder / "source" / "two.ipynb", *TWO)
    with patch_docutils(), docutils_namespace():
        app = Sphinx(folder / "source", None, folder / "out", folder / "tree", "html", CONFIG, None, None,
                     parallel=request.param)  # fmt: skip
        app.build()
    return app.env


def test_facts_that_prose_uses_and_figures_that_stand_there_are_noted(env):
    noted = page_uses(env, "one")
    assert [fact.key for fact in noted.facts] == ["kept"]
    assert [(figure.figure_id, len(figure.source_ids)) for figure in noted.figures] == [("shares", 2)]


def test_a_page_without_any_has_no_notes(env):
    assert not page_uses(env, "three").facts
    assert not page_uses(env, "missing").figures


def test_uses_are_sorted_by_source_and_page(env):
    found = uses_of_source(env, ["index", "one", "two"])
    assert list(found["reuters_2023_07_factbox"]) == ["one", "two"]
    assert [fact.key for fact in found["reuters_2023_09_20"]["one"].facts] == ["kept"]
    assert len(found["reuters_2023_09_20"]["one"].figures) == 1
    assert [fact.key for fact in found["reuters_2023_07_factbox"]["two"].facts] == ["far"]
