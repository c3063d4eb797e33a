import pytest
from lxml import html

from chokepoint.book.sphinx_ext.facts.values import Fact
from chokepoint.book.sphinx_ext.pages.package_rows import TableText
from chokepoint.book.sphinx_ext.pages.source_pages import SHOWN_ROWS, SourcePage, write_plainly, write_row
from chokepoint.book.sphinx_ext.pages.uses import FigureUse, PageUses

SOURCE = {
    "source_id": "usgs_2023", "publisher": "USGS", "title": "Summaries <2023>", "edition": "2023",
    "published": "2023-01-31", "url": "https://example.org/a?b&c", "licence": "US public domain",
    "redistribution": "public-domain", "licence_note": "", "seen_as": "data-file", "note": "a copy",
}  # fmt: skip
FIELDS = [{"name": n} for n in ("row_id", "year", "value", "empty", "source_id", "locator", "note")]


def table(rows):
    resource = {"name": "production", "title": "Production", "schema": {"fields": FIELDS}}
    return TableText(
        resource, [[f"p-{n}", "2022", "540", "", "usgs_2023", f"row {n}", "x"] for n in range(rows)]
    )


def page(source=SOURCE, rows=3, uses=None):
    titles = {"controls": "July 2023"}
    body = SourcePage(source, {"production": table(rows)}, uses or {}, titles).write()
    return html.fromstring(f"<main>{body}</main>")


def test_a_source_says_who_what_when_and_what_may_be_passed_on():
    tree = page()
    pairs = dict(
        zip((e.text for e in tree.xpath("//dt")), (e.text_content() for e in tree.xpath("//dd")), strict=True)
    )
    assert tree.findtext(".//h1") == "Summaries <2023>"
    assert pairs["Publisher"] == "USGS"
    assert pairs["Published"] == "2023-01-31"
    assert pairs["May be passed on"] == "public domain"
    assert pairs["Seen as"] == "a data file of the publisher"
    assert pairs["Doubts and remarks"] == "a copy"
    assert "Remarks on the licence" not in pairs


def test_it_leads_out_to_the_publication():
    assert page().xpath("//dd/a/@href") == ["https://example.org/a?b&c"]


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "Vol. 3, p. 4"])
def test_what_is_no_address_is_not_linked(url):
    assert not page({**SOURCE, "url": url}).xpath("//dd/a")


def test_a_source_without_a_date_says_so():
    tree = page({**SOURCE, "edition": "", "published": ""})
    assert "USGS, undated" in tree.xpath("string(//p[@class='lede'])")


def test_its_rows_are_listed_by_table_up_to_a_number_and_the_rest_is_counted():
    tree = page(rows=SHOWN_ROWS + 5)
    heading = tree.xpath("//h2[@id='rows']/following-sibling::h3")[0]
    assert heading.xpath("./a/@href") == ["../data/production.html"]
    assert "17 rows" in heading.text_content()
    assert len(tree.xpath("//h2[@id='rows']/following-sibling::ul/li")) == SHOWN_ROWS
    assert "5 more rows" in tree.text_content()


def test_a_row_is_its_id_what_it_says_and_its_place():
    assert write_row(table(1), table(1).rows[0])[2:] == ["2022 · 540", " ", '<span class="s">row 0</span>']


def test_each_use_leads_to_the_place_on_the_page():
    fact = Fact("share", 98.2, "percent", "over the world", (("p-1", "usgs_2023", "row 1"),))
    uses = {"controls": PageUses((fact,), (FigureUse("ladder", "A <finding>", ("usgs_2023",)),))}
    links = {a.get("href"): a.text for a in page(uses=uses).xpath("//h2[@id='uses']/following-sibling::*//a")}
    assert links["../controls.html"] == "July 2023"
    assert links["../controls.html#fig-ladder"] == "A <finding>"
    assert links["../controls.html#fact-share"] == "98.2 percent"


def test_many_uses_are_folded_and_none_is_said():
    facts = tuple(Fact(f"f{n}", n, "t", "h", (("p-1", "usgs_2023", ""),)) for n in range(20))
    tree = page(uses={"controls": PageUses(facts)})
    assert tree.xpath("//details/summary/text()") == ["8 more"]
    assert "No page shows" in page().text_content()


def test_values_are_written_with_their_unit():
    assert write_plainly(Fact("x", 7, "kg"), "en") == "7 kg"
    assert write_plainly(Fact("x", "2023-07-03", "date"), "en") == "3 July 2023"
    assert write_plainly(Fact("x", None, "kg"), "en") == "not published"
    assert write_plainly(Fact("x", True), "en") == "yes"
