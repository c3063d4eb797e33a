"""The dagger stands beside exactly the values that were tried, needs no script, and leads to its row."""

import json

import nbformat
import pytest
from docutils import nodes
from small_books import build, code, document_of, fact, text

from chokepoint.book.sphinx_ext.facts import headlines
from chokepoint.book.sphinx_ext.facts.claims import CLAIMS_MIME
from chokepoint.book.sphinx_ext.facts.values import Fact, fact_use
from chokepoint.paths import HEADLINE_RECORD

MARK = {"id": "page-share", "values": ["two thirds", 69.2], "held": 2, "tried": 3}
ROLES = {"roles": {"robustness": "tried"}}
ROW = {
    "id": "africa-share",
    "sentence": "Africa mines <most>",
    "condition": "true if: more than half",
    "chapter": "africa",
    "now": "africa_share",
    "spec": ",.0f",
    "unit": "percent",
    "ends": [["africa_share_low", "USGS 2022"], ["africa_share_high", "now"]],
    "verdict": "flips",
    "word": "depends",
    "outcome": "true in 2 of 3; not by: USGS 2022",
}


@pytest.mark.parametrize(
    ("facts", "marked"),
    [
        ({"share": 69.2}, True),
        ({"share": "two thirds"}, True),
        ({"share": 69.3}, False),
        ({"other": 69.2}, False),
    ],
)
def test_only_the_value_that_was_tried_is_marked(facts, marked):
    page = {key: Fact(key, value) for key, value in facts.items()}
    assert (headlines.choose_marks({"share": MARK}, page) != {}) == marked


def test_a_number_that_is_told_beside_the_one_tried_is_marked():
    told = {**MARK, "values": ["150.0", 434.0]}
    assert headlines.choose_marks({"share": told}, {"share": Fact("share", 150.0)})
    assert not headlines.choose_marks({"share": told}, {"share": Fact("share", 151.0)})


@pytest.mark.parametrize(
    ("day", "newest", "found"),
    [
        (None, None, "now"),
        (None, True, "now"),
        (None, False, None),
        ("2023-07-06", False, "then"),
        ("2024-01-01", False, None),
    ],
)
def test_a_page_carries_the_marks_of_its_own_day_and_none_of_a_day_nobody_tried(day, newest, found):
    marks = {"now": {"page": {"now": MARK}}, "then": {"page": {"then": MARK}}}
    record = {"marks": marks["now"], "days": {"2023-07-06": {"marks": marks["then"]}}}
    page = {} if newest is None else {"is_newest": Fact("is_newest", newest)}
    assert headlines.marks_of_day(record, day, page) == (marks[found] if found else {})


def test_the_table_holds_facts_and_its_rows_can_be_linked_to():
    _, table = headlines.make_headlines(
        {"heads": list("abcd"), "rows": [ROW], "chapter": "africa"}, document_of("tried")
    )
    (link,) = table.findall(nodes.reference)
    assert link["refuri"] == "africa.html"
    uses = [use["key"] for use in table.findall(fact_use)]
    assert uses == ["africa_share", "africa_share_low", "africa_share_high"]
    body = next(iter(table.findall(nodes.tbody)))
    assert body[0]["ids"] == ["africa-share"]
    assert "(USGS 2022)" in body.astext()


@pytest.mark.parametrize(
    ("pages", "elsewhere", "title"),
    [
        ({"africa": "# The next source"}, {}, "The next source"),
        ({}, {"africa": "Africa in another edition"}, "Africa in another edition"),
        ({}, {}, "africa"),
    ],
)
def test_a_table_is_called_what_its_chapter_is_called(tmp_path, pages, elsewhere, title):
    told = {"heads": list("abcd"), "rows": [ROW], "chapter": "africa"}
    output = nbformat.v4.new_output("display_data", {CLAIMS_MIME: {"kind": "headlines", **told}})
    facts = [fact(key, 60, "percent") for key in ("africa_share", "africa_share_low", "africa_share_high")]
    listed = "\n".join(["tried", *pages])
    book = {
        "index": f"# Home\n\n```{{toctree}}\n{listed}\n```\n",
        "tried": [text("# Tried"), code("x", *facts, output)],
        **pages,
    }
    out, warnings = build(
        tmp_path, book, html_context={**ROLES, "current_edition": "../", "elsewhere": elsewhere}
    )
    html = (out / "tried.html").read_text(encoding="utf-8")
    assert f'<p class="rubric">{title}</p>' in html
    assert f'aria-label="{title}"' in html
    assert title in (out / "tried.md").read_text(encoding="utf-8")
    assert warnings == ""


def test_a_chapter_without_headlines_has_no_table():
    assert headlines.make_headlines({"heads": [], "rows": [], "chapter": "africa"}, None) == []


def test_the_note_says_how_often_the_sentence_held_and_leads_to_the_row():
    note = headlines.write_note(MARK | {"address": "../tried.html#page-share"})
    assert "true in 2 of 3 other cases" in note
    assert 'href="../tried.html#page-share"' in note
    assert "href" not in headlines.write_note(MARK | {"address": ""})


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("marked")
    marks = {"page": {"share": MARK}}
    (folder / "source").mkdir()
    (folder / "source" / HEADLINE_RECORD).write_text(json.dumps({"marks": marks}), encoding="utf-8")
    cells = [
        code("x", fact("share", 69.2, "percent"), fact("rest", 30.8, "percent")),
        text("# Page\n\nChina makes {fact}`share:.0f` percent, others {fact}`rest:.0f`."),
    ]
    home = "# Home\n\n```{toctree}\npage\nmetals/other\n```\n"
    pages = {"index": home, "page": cells, "metals/other": cells}
    sources = {"page": "chapters/page.ipynb", "metals/other": "chapters/page.ipynb"}
    out, warnings = build(folder, pages, html_context={**ROLES, "page_sources": sources})
    assert warnings == ""
    return out


@pytest.mark.parametrize(("name", "top"), [("page", ""), ("metals/other", "../")])
def test_the_page_and_its_twin_carry_the_mark_once(page, name, top):
    html = (page / f"{name}.html").read_text(encoding="utf-8")
    assert html.count('class="flip"') == 1
    before, _, after = html.partition('class="flip"')
    assert before.rstrip().endswith("69</a><a")
    assert f'href="{top}tried.html#page-share"' in after[:200]
    assert '<span aria-hidden="true">†</span>' in after[:300]
    assert "depends on the edition or the count" in after[:400]
    assert f"69[†]({top}tried.html#page-share)" in (page / f"{name}.md").read_text(encoding="utf-8")


def test_without_a_page_on_robustness_the_mark_leads_nowhere(tmp_path):
    (tmp_path / "source").mkdir()
    record = {"marks": {"index": {"share": MARK}}}
    (tmp_path / "source" / HEADLINE_RECORD).write_text(json.dumps(record), encoding="utf-8")
    cells = [code("x", fact("share", 69.2, "percent")), text("# Page\n\n{fact}`share:.0f` percent")]
    out, warnings = build(tmp_path, {"index": cells})
    html = (out / "index.html").read_text(encoding="utf-8")
    assert '<span class="flip"' in html
    assert "page-share" not in html
    assert warnings == ""
