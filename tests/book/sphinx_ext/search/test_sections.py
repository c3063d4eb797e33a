import pytest

from chokepoint.book.sphinx_ext.search.sections import FACT, LONGEST, read_text

NUMBER = '<a class="n" href="#fact-x">98</a>'
PAGE = """<html><body><main><article>
<div class="reading-time">3 minutes to read</div>
<section id="top"><h1>Germanium<a class="headerlink" href="#top">#</a></h1>
<p class="lede">China makes {number} percent of it.</p>
<dl class="key"><dt>World output</dt><dd><p>{number} kg</p></dd></dl>
<details class="code"><summary>Code</summary><p>print(1)</p></details>
{inner}</section></article></main></body></html>"""


def read(inner="", **values):
    return read_text(PAGE.format(inner=inner, number=NUMBER, **values).encode())


def test_a_page_is_read_by_section_with_the_headings_above_each():
    page = read('<section id="a"><h2>Who makes it</h2><p>One.</p><section id="b"><h3>By year</h3><p>Two.</p>'
                '</section></section><section id="c"><h2>Prices</h2><p>Three.</p></section>')  # fmt: skip
    assert page.title == "Germanium"
    assert [(s.anchor, s.path) for s in page.sections] == [
        ("", ()), ("a", ("Who makes it",)), ("b", ("Who makes it", "By year")), ("c", ("Prices",)),
    ]  # fmt: skip


def test_only_what_is_seen_is_read():
    unseen = (
        '<svg><text>drawn</text></svg><p hidden>later</p><script>code</script><p class="cited">source</p>'
    )
    text = read(f'{unseen}<section class="numbers" id="n"><h2>Numbers</h2><p>listed</p></section>').sections
    assert len(text) == 1
    for word in ("drawn", "later", "code", "source", "listed", "print", "minutes", "#"):
        assert word not in text[0].text


def test_a_number_of_the_book_is_marked_and_a_term_stands_before_its_description():
    head = read().sections[0]
    assert head.blocks == [f"China makes 98{FACT} percent of it.", f"World output: 98{FACT} kg"]


def test_the_title_of_a_figure_counts_as_told_by_the_book():
    assert read('<figure class="fig"><p class="t">China makes 68 percent</p></figure>').sections[0].blocks[
        -1
    ] == (f"China makes 68 percent{FACT}")


def test_of_long_sections_sentences_with_numbers_are_kept_and_of_the_rest_the_words():
    filled = "A word of length. " * ((LONGEST - 60) // 18)
    section = read(f"<p>{filled}</p><p>Rare stockpiles. They hold {NUMBER} tonnes.</p>").sections[0]
    assert section.blocks[-1] == f"They hold 98{FACT} tonnes."
    assert {"rare", "stockpiles"} <= set(section.words)
    assert len(section.text) < LONGEST + 100


def test_cells_of_tables_give_words_only():
    section = read("<table><tr><th>Trail smelter</th><td>12</td></tr></table>").sections[0]
    assert "smelter" in section.words
    assert "smelter" not in section.text
    assert "12" not in section.words


@pytest.mark.parametrize(
    ("markup", "anchor", "heading"),
    [
        ('<div class="claim" id="c01"><p class="asks">Did it?</p><p>Yes.</p></div>', "c01", "Did it?"),
        ('<dl><dt id="term-hhi">HHI</dt><dd>An index.</dd></dl>', "term-hhi", "HHI"),
    ],
)
def test_claims_and_terms_are_places_of_their_own(markup, anchor, heading):
    last = read(markup).sections[-1]
    assert (last.anchor, last.path[-1]) == (anchor, heading)


def test_what_is_no_page_is_none():
    assert read_text(b"<html><body><p>x</p></body></html>") is None
