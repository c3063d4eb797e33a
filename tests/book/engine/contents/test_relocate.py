import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.contents.relocate import as_member, move_links
from chokepoint.book.engine.notebooks import FACT_TYPE


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("[one](one.ipynb#a)", "[one](../one.ipynb#a)"),
        (
            "![map](pictures/map.svg) and [up](../llms.txt)",
            "![map](../pictures/map.svg) and [up](../../llms.txt)",
        ),
        ("[a](<one two.md>)", "[a](<../one two.md>)"),
        ("[a][b]\n\n[b]: one.md", "[a][b]\n\n[b]: ../one.md"),
        ('<a href="data/methods.html">x</a>', '<a href="../data/methods.html">x</a>'),
        ("<img class=x src='map.svg'>", "<img class=x src='../map.svg'>"),
        (":::{finding} one.html#a\n3\n:::", ":::{finding} ../one.html#a\n3\n:::"),
        ("```{image} map.svg\n```", "```{image} ../map.svg\n```"),
        (
            "{doc}`one` {doc}`x <one>` {download}`f <f.csv>`",
            "{doc}`../one` {doc}`x <../one>` {download}`f <../f.csv>`",
        ),
    ],
)
def test_relative_links_lead_out_of_the_folder(text, moved):
    assert move_links(text, 1) == moved
    assert move_links(text, 0) == text


def test_a_page_two_folders_down_leads_out_of_both():
    assert move_links("[one](one.md)", 2) == "[one](../../one.md)"


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org/a) [x](mailto:a@b.org) [x](#place) [x](/top.html)",
        "[^a]: A footnote, one.md.",
        "{fact}`n` {ref}`fig-x` {numref}`fig-x` {cite:p}`key` {term}`HHI`",
        '<a href="#x">x</a> <a href="https://example.org">y</a>',
        "```python\n[one](one.md)\n```",
        "~~~\n[one](one.md)\n```\n[two](two.md)\n~~~",
        ":::{when} n > 2\nText (one.md).\n:::",
    ],
)
def test_everything_else_stays(text):
    assert move_links(text, 1) == text


def test_links_after_code_are_moved_again():
    assert move_links("```\n[a](a.md)\n```\n[b](b.md)", 1).endswith("```\n[b](../b.md)")


NOTEBOOK = new_notebook(
    metadata={"nav_title": "Short"},
    cells=[
        new_markdown_cell("(top)=\n# July 2023\n\n[one](one.md)\n\n## Part"),
        new_code_cell("'[one](one.md)'"),
        new_markdown_cell("# Another"),
    ],
)


def test_a_page_of_a_family_has_its_own_title_and_the_notebook_stays_as_it_was():
    page = as_member(NOTEBOOK, "controls/ge", r"Germanium \1")
    assert page.cells[0].source == "(top)=\n# Germanium \\1\n\n[one](../one.md)\n\n## Part"
    assert [cell.source for cell in page.cells[1:]] == ["'[one](one.md)'", "# Another"]
    assert "nav_title" not in page.metadata
    assert NOTEBOOK.metadata.nav_title == "Short"
    assert NOTEBOOK.cells[0].source.startswith("(top)=\n# July 2023")


def test_a_page_without_a_title_keeps_that_of_the_notebook():
    page = as_member(NOTEBOOK, "ge", "")
    assert page == NOTEBOOK


def outputs(*types):
    return [new_output("display_data", {kind: "x", "text/plain": "x"}) for kind in types]


def test_a_short_page_leaves_out_what_is_of_the_chapter_alone_but_keeps_its_facts():
    own = {"tags": ["chapter-only"]}
    cells = [
        new_markdown_cell("## Kept"),
        new_markdown_cell("## Of the chapter", metadata=own),
        new_code_cell("shown", outputs=outputs("text/html", FACT_TYPE, "text/markdown")),
        new_code_cell("left", outputs=outputs("text/html", FACT_TYPE), metadata=own),
    ]
    notebook = new_notebook(cells=cells)
    page = as_member(notebook, "controls/ge", "", short=True)
    assert [cell.source for cell in page.cells] == ["## Kept", "shown", "left"]
    # words alone stand where a figure would if there were any rows
    kept = [[next(iter(output.data)) for output in cell.outputs] for cell in page.cells[1:]]
    assert kept == [["text/html", FACT_TYPE], [FACT_TYPE]]
    assert as_member(notebook, "controls/ge", "").cells[1].source == "## Of the chapter"
    assert len(notebook.cells) == 4
