import pytest
from small_books import build, code, fact, row, text
from sphinx.errors import ExtensionError

from chokepoint.book.sphinx_ext.facts.values import Fact, find_fact
from chokepoint.errors import FactError


def page(folder, prose, *facts, **config):
    out, warnings = build(folder, {"index": [code("facts()", *facts), text(f"# Title\n\n{prose}")]}, **config)
    return (out / "index.html").read_text("utf-8"), warnings


def test_prose_shows_the_value_as_a_link_to_its_entry(tmp_path):
    html, warnings = page(tmp_path, "It is {fact}`share:.0f` percent.", fact("share", 98.2, "%"))
    assert '<a class="n nb reference internal" href="#fact-share">98</a> percent.' in html
    assert '<li id="fact-share">' in html
    assert not warnings


def test_a_format_may_round_and_write_the_unit(tmp_path):
    html, warnings = page(tmp_path, "It took {fact}`wait:.0f unit`.", fact("wait", 2.96, "months"))
    assert ">3 months</a>." in html
    assert '<b title="2.96">3 months</b>' in html
    assert not warnings


def test_the_output_of_a_fact_is_not_shown_as_an_output(tmp_path):
    html, _ = page(tmp_path, "It is {fact}`share`.", fact("share", 98.2, "%"))
    assert "share = 98.2" not in html
    assert "cell_output" not in html


def test_a_fact_may_stand_in_a_heading_and_reads_the_same_in_the_contents(tmp_path):
    pages = {"index": [code("x", fact("share", 98)), text("# {fact}`share` of 100\n\nText.")]}
    out, warnings = build(tmp_path, pages)
    html = (out / "index.html").read_text("utf-8")
    assert ">98</a> of 100" in html
    assert '<a href="#" aria-current="page">98 of 100</a>' in html
    assert not warnings


def test_pages_use_their_own_facts_even_when_read_in_parallel(tmp_path):
    names = [f"p{n}" for n in range(12)]
    pages = {name: [text(f"# {name}\n\nvalue {{fact}}`x`"), code("x", fact("x", 100 + n))]
             for n, name in enumerate(names)}  # fmt: skip
    pages["index"] = "# Index\n\n```{toctree}\n" + "\n".join(names) + "\n```"
    out, warnings = build(tmp_path, pages, jobs=2)
    for n, name in enumerate(names):
        assert f'href="#fact-x">{100 + n}</a>' in (out / f"{name}.html").read_text("utf-8")
    assert not warnings


def test_translated_prose_shows_the_same_value(tmp_path):
    catalogue = tmp_path / "source" / "locale" / "zh_CN" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    message = 'msgid "It is {fact}`share:.1f` percent."\nmsgstr "占 {fact}`share:.1f`%，{fact}`day`"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (catalogue / "index.po").write_text(header + message, "utf-8")
    facts = [fact("share", 98.18, "%"), fact("day", "2023-07-03")]
    html, _ = page(
        tmp_path, "It is {fact}`share:.1f` percent.", *facts, language="zh_CN", locale_dirs=["locale"]
    )
    assert 'href="#fact-share">98.2</a>%' in html
    assert "2023年7月3日" in html


def test_an_unknown_fact_stops_the_build_and_names_page_and_likely_key(tmp_path):
    with pytest.raises(ExtensionError, match=r"index: fact 'shares'.*did you mean share"):
        page(tmp_path, "It is {fact}`shares`.", fact("share", 98.2))


def test_a_format_that_does_not_fit_stops_the_build(tmp_path):
    with pytest.raises(ExtensionError, match=r"index: fact 'metal'.*format"):
        page(tmp_path, "It is {fact}`metal:.0f`.", fact("metal", "gallium"))


def test_two_values_under_one_key_stop_the_build(tmp_path):
    with pytest.raises(ExtensionError, match="different values"):
        page(tmp_path, "It is {fact}`x`.", fact("x", 1), fact("x", 2))


def test_the_same_fact_given_twice_is_one_fact(tmp_path):
    html, warnings = page(tmp_path, "It is {fact}`x`.", fact("x", 1), fact("x", 1))
    assert html.count('id="fact-x"') == 1
    assert not warnings


def test_a_page_without_any_fact_says_so_in_the_hint():
    with pytest.raises(FactError, match="the page has none"):
        find_fact({}, "share")


def test_a_key_unlike_all_others_lists_what_there_is():
    with pytest.raises(FactError, match="the page has price, share"):
        find_fact({key: Fact(key, 1) for key in ("share", "price")}, "zzz")


def test_a_row_of_an_unknown_source_stops_the_build(tmp_path):
    with pytest.raises(ExtensionError, match=r"no_such_source.*no such source"):
        page(tmp_path, "It is {fact}`x`.", fact("x", 1, rows=[row(source_id="no_such_source")]))
