from small_books import build, code, fact, row, text

from chokepoint.book.sphinx_ext.facts import Fact
from chokepoint.book.sphinx_ext.numbers import write_value


def html_of(folder, *facts, prose):
    out, warnings = build(folder, {"index": [code("x", *facts), text(f"# Title\n\n{prose}")]})
    assert not warnings
    return (out / "index.html").read_text("utf-8")


def test_each_fact_used_is_listed_once_in_the_order_of_the_text(tmp_path):
    html = html_of(tmp_path, fact("a", 1), fact("b", 2), fact("c", 3), prose="{fact}`b` {fact}`a` {fact}`b`")
    assert html.index('id="fact-b"') < html.index('id="fact-a"')
    assert html.count('id="fact-b"') == 1
    assert "fact-c" not in html


def test_an_entry_says_value_unit_computation_row_source_and_place(tmp_path):
    html = html_of(tmp_path, fact("q", 540000.25, "kg", "sum of twelve months"), prose="{fact}`q`")
    entry = html[html.index('id="fact-q"') :]
    assert "<b>540,000 kg</b>" in entry
    assert "sum of twelve months" in entry
    assert "<code>exp-x003</code> par. 3" in entry
    assert "Reuters" in entry
    assert "20 September 2023" in entry


def test_rows_of_one_source_stand_together_and_many_are_folded(tmp_path):
    rows = [row(f"exp-x{n:03d}", "reuters_2023_09_20", f"par. {n}") for n in range(1, 9)]
    html = html_of(tmp_path, fact("q", 1, rows=rows), prose="{fact}`q`")
    entry = html[html.index('id="fact-q"') :]
    assert "<details><summary>8 rows</summary>" in entry
    assert entry.count("todayonline.com") == 1


def test_a_page_without_facts_in_its_text_has_no_such_section(tmp_path):
    assert "numbers-on-this-page" not in html_of(tmp_path, fact("q", 1), prose="Nothing.")


def test_a_value_is_written_more_exactly_than_in_the_text():
    assert write_value(Fact("x", 98.181818, "%"), "en") == "98.18 %"
    assert write_value(Fact("x", 13344.72, "kg"), "en") == "13,345 kg"
    assert write_value(Fact("x", None, "%"), "en") == "not published"
    assert write_value(Fact("x", "2023-07-03"), "en") == "3 July 2023"
