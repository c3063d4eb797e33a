import re

from lxml import html
from small_books import build, code, fact, row, text

from chokepoint.book.sphinx_ext.facts.numbers import write_value
from chokepoint.book.sphinx_ext.facts.values import Fact


def html_of(folder, *facts, prose):
    out, warnings = build(folder, {"index": [code("x", *facts), text(f"# Title\n\n{prose}")]})
    assert not warnings
    return (out / "index.html").read_text("utf-8")


def test_each_fact_used_is_listed_once_in_the_order_of_the_text(tmp_path):
    page = html_of(tmp_path, fact("a", 1), fact("b", 2), fact("c", 3), prose="{fact}`b` {fact}`a` {fact}`b`")
    assert page.index('id="fact-b"') < page.index('id="fact-a"')
    assert page.count('id="fact-b"') == 1
    assert "fact-c" not in page


def test_an_entry_says_value_unit_computation_row_source_and_place(tmp_path):
    page = html_of(tmp_path, fact("q", 540000.25, "kg", "sum of twelve months"), prose="{fact}`q`")
    entry = page[page.index('id="fact-q"') :]
    assert "<b>540,000 kg</b>" in entry
    assert "sum of twelve months" in entry
    assert "<code>exp-x003</code> par. 3" in entry
    assert "Reuters" in entry
    assert "20 September 2023" in entry


def test_rows_of_one_source_stand_together_and_many_are_folded(tmp_path):
    rows = [row(f"exp-x{n:03d}", "reuters_2023_09_20", f"par. {n}") for n in range(3, 11)]
    page = html_of(tmp_path, fact("q", 1, rows=rows), prose="{fact}`q`")
    entry = page[page.index('id="fact-q"') :]
    assert "<details><summary>8 rows</summary>" in entry
    assert entry.count("todayonline.com") == 1


def test_a_page_without_facts_in_its_text_has_no_such_section(tmp_path):
    assert "numbers-on-this-page" not in html_of(tmp_path, fact("q", 1), prose="Nothing.")


def test_facts_from_the_same_rows_stand_together_and_the_rows_are_listed_once(tmp_path):
    other = [row("exp-x001", "reuters_2023_07_factbox", "section on gallium")]
    facts = [fact("a", 1), fact("b", 2, rows=other), fact("c", 3)]
    tree = html.fromstring(html_of(tmp_path, *facts, prose="{fact}`a` {fact}`b` {fact}`c`"))
    groups = tree.xpath("//section[@id='numbers-on-this-page']/details/ul/li")
    assert [group.xpath("./ul[1]/li/@id") for group in groups] == [["fact-a", "fact-c"], ["fact-b"]]
    assert [len(group.xpath(".//ul[@class='rows']")) for group in groups] == [1, 1]


def test_the_list_is_open_as_written_so_that_links_into_it_work_without_scripts(tmp_path):
    tree = html.fromstring(html_of(tmp_path, fact("a", 1), prose="{fact}`a`"))
    fold = tree.xpath("//section[@id='numbers-on-this-page']/details")[0]
    assert fold.get("open") is not None
    assert fold[0].text == "1 number and its origin"


def test_a_value_is_written_as_in_the_text_and_its_exact_value_can_be_asked_for():
    share = Fact("x", 98.181818, "%")
    assert write_value(share, ".0f", "en") == '<b title="98.18">98 %</b>'
    assert write_value(Fact("x", 7, "kg"), "", "en") == "<b>7 kg</b>"
    assert write_value(Fact("x", None, "%"), "", "en") == "<b>not published</b>"
    assert write_value(Fact("x", "2023-07-03", "date"), "month", "en") == "<b>July 2023</b>"


def test_rows_of_one_place_share_its_name_where_they_are_many(tmp_path):
    rows = [row(f"exp-x{n:03d}", locator="table 2") for n in range(3, 11)]
    assert "exp-x009 exp-x010</code> table 2" in html_of(tmp_path, fact("q", 1, rows=rows), prose="{fact}`q`")


def test_few_rows_are_told_with_what_they_hold_so_that_the_sum_can_be_done_again(tmp_path):
    rows = [row("price-p006", "fastmarkets_2023_12"), row("price-p025", "argus_2025_12_22")]
    page = html_of(tmp_path, fact("rise", 434, rows=rows), prose="{fact}`rise`")
    assert "30 June 2023" in page
    assert re.search(
        r"price-p006</code> par. 3: <span>gallium, .*, 30 June 2023: [\d.,–]+ USD/kg</span>", page
    )


def test_unit_and_how_are_written_in_the_language_of_the_page(tmp_path, pseudo):
    pseudo({"item groups": "catégories", "as printed": "tel qu’imprimé", "day": "jour"})
    facts = [fact("q", 14, "item groups", "as printed")]
    prose = "{fact}`q:unit`"
    out, _warnings = build(
        tmp_path, {"index": [code("x", *facts), text(f"# Title\n\n{prose}")]}, language="fr"
    )
    page = (out / "index.html").read_text("utf-8")
    entry = page[page.index('id="fact-q"') :]
    assert "14 catégories" in page[: page.index('id="fact-q"')]
    assert "14 catégories</b>" in entry
    assert "tel qu’imprimé" in entry
    assert "as printed" not in entry
