import pytest
from lxml import html
from small_books import build, code, figure, text

from chokepoint.book.sphinx_ext.cells import (
    REPRODUCE,
    Parameter,
    merge_parameters,
    read_parameters,
    write_cut,
)

SOURCE = """mineral: str = "gallium"  # the metal
first_month: str = '2022-01'
as_of: str | None = None  # known on this day
years: list[int] = [2010, 2023]
check(mineral)
"""


def test_parameters_are_read_with_value_and_meaning():
    assert list(read_parameters(SOURCE)) == [
        Parameter("mineral", '"gallium"', "the metal"),
        Parameter("first_month", '"2022-01"', ""),
        Parameter("as_of", "None", "known on this day"),
        Parameter("years", "[2010, 2023]", ""),
    ]


def test_injected_values_win_and_keep_the_meaning():
    known = {p.name: p for p in read_parameters(SOURCE)}
    merged = merge_parameters(known, read_parameters('mineral = "germanium"'))
    assert merged["mineral"] == Parameter("mineral", '"germanium"', "the metal")
    assert list(merged) == list(known)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    cells = [
        text("# Title"),
        code(SOURCE, tags=["parameters"]), code('mineral = "germanium"', tags=["injected-parameters"]),
        code("import chokepoint  # <b>", tags=["hide-input"]), code("secret()", tags=["remove-input"]),
    ]  # fmt: skip
    out, warnings = build(tmp_path_factory.mktemp("cells"), {"index": cells})
    assert not warnings
    return html.fromstring((out / "index.html").read_bytes())


def test_it_is_said_where_the_day_of_a_page_cuts_a_span_that_runs_beyond_it():
    source = (
        'last_month: str = "2025-12"\nlast_year: int = 2024\nfirst_year: int = 2004\nas_of: str | None = '
    )
    dated = list(read_parameters(source + '"2023-07-06"'))
    assert [write_cut(p, dated) for p in dated] == [
        " (as_of ends it in 2023-07)",
        " (as_of ends it in 2023)",
        "",
        "",
    ]
    current = list(read_parameters(source + "None"))
    assert {write_cut(p, current) for p in current} == {""}


def test_parameters_stand_where_the_page_says_how_to_run_it_and_nowhere_else(page):
    told = page.xpath("//dt[.='mineral']/following-sibling::dd[1]")
    assert [dd.text_content() for dd in told] == ['"germanium": the metal']
    assert told[0].xpath("ancestor::section/@id") == [REPRODUCE]
    assert "check(mineral)" not in page.text_content()


def test_code_that_shows_nothing_comes_after_the_text(tmp_path):
    cells = [
        text("# Title"),
        code("count()"),
        text("Words."),
        code("draw()", figure()),
        text("## Last\n\nEnd."),
    ]
    out, _ = build(tmp_path, {"index": cells})
    tree = html.fromstring((out / "index.html").read_bytes())
    folds = tree.xpath("//details[@class='code']")
    assert [fold.xpath(".//pre")[0].text_content().strip() for fold in folds] == ["draw()", "count()"]
    assert folds[1].xpath("preceding::h2")[-1].text == "Last"


def test_other_code_is_folded_and_keeps_its_text(page):
    (fold,) = page.xpath("//details[@class='code']")
    assert fold.get("open") is None
    assert fold.xpath("./summary")[0].text == "Code"
    assert "import chokepoint  # <b>" in fold.text_content()


def test_code_that_is_removed_stays_removed(page):
    assert "secret" not in page.text_content()


def test_code_that_scrolls_can_be_reached_with_the_keyboard(page):
    assert all(pre.get("tabindex") == "0" for pre in page.xpath("//pre"))


def test_code_stands_below_what_it_shows(tmp_path):
    out, _ = build(tmp_path, {"index": [text("# Title"), code("draw()", figure())]})
    tree = html.fromstring((out / "index.html").read_bytes())
    assert tree.xpath("//figure/following::details[@class='code']")


def test_cells_in_a_row_share_one_fold(tmp_path):
    hidden = [code("first()"), code("second()")]
    cells = [text("# Title"), *hidden, code("draw()", figure()), text("Words."), code("third()")]
    out, _ = build(tmp_path, {"index": cells})
    folds = html.fromstring((out / "index.html").read_bytes()).xpath("//details[@class='code']")
    shown = [[pre.text_content().strip() for pre in fold.xpath(".//pre")] for fold in folds]
    assert shown == [["first()", "second()", "draw()"], ["third()"]]


def test_a_page_that_hides_its_parameters_shows_no_empty_box(tmp_path):
    cells = [
        code(SOURCE, tags=["parameters", "remove-cell"]),
        code("# Parameters", tags=["injected-parameters"]),
    ]
    out, warnings = build(tmp_path, {"index": [text("# Title"), *cells, text("Words.")]})
    assert '<div class="par"' not in (out / "index.html").read_text("utf-8")
    assert not warnings
