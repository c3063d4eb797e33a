import pytest
from lxml import html
from small_books import build, code, figure, text

from chokepoint.book.sphinx_ext.cells import (
    REPRODUCE,
    Parameter,
    merge_parameters,
    read_parameters,
    write_box,
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


def test_the_box_leads_to_what_runs_the_page_again():
    box = html.fromstring(f"<div>{write_box(read_parameters(SOURCE))}</div>")
    assert box.xpath("./div/span/text()")[0] == 'mineral = "gallium"'
    assert box.xpath("./p/a/@href") == [f"#{REPRODUCE}"]


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


def test_the_box_says_where_the_day_of_a_page_cuts_a_span_that_runs_beyond_it():
    source = (
        'last_month: str = "2025-12"\nlast_year: int = 2024\nfirst_year: int = 2004\nas_of: str | None = '
    )
    dated = html.fromstring(
        f"<div>{write_box(read_parameters(source + chr(34) + '2023-07-06' + chr(34)))}</div>"
    )
    assert [span.text_content() for span in dated.xpath(".//span")][:3] == [
        'last_month = "2025-12" (as_of ends it in 2023-07)',
        "last_year = 2024 (as_of ends it in 2023)",
        "first_year = 2004",
    ]
    current = html.fromstring(f"<div>{write_box(read_parameters(source + 'None'))}</div>")
    assert "ends it" not in current.text_content()


def test_both_parameter_cells_become_one_box(page):
    (box,) = page.xpath("//div[@class='par']")
    assert box.xpath("./span/text()")[:2] == ['mineral = "germanium"', 'first_month = "2022-01"']
    assert "check(mineral)" not in page.text_content()


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
