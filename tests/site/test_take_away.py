"""What a reader takes from a figure: its table sorted, its files, its link, its citation."""

import csv
import io

import pytest

pytestmark = pytest.mark.browser

PAGE = "page.html"
DENY = """for (const name of ['writeText', 'write'])
  Object.defineProperty(Clipboard.prototype, name, {value: () => Promise.reject(new Error('refused'))});"""


def figure(tab):
    return tab.locator("figure.fig").first


def open_table(tab):
    figure(tab).locator("details.data > summary").click()
    return figure(tab).locator("details.data table")


def column(table, n):
    return [row.locator("th, td").nth(n).inner_text() for row in table.locator("tbody tr").all()]


def numbers(texts):
    return [float(text.replace(",", "")) for text in texts if text]


def test_a_column_sorts_up_and_down_and_says_so(small_book, visit):
    tab = visit(small_book, PAGE).tab
    table = open_table(tab)
    heads = table.locator("thead th")
    right = next(n for n in range(heads.count()) if "r" in (heads.nth(n).get_attribute("class") or ""))
    before = column(table, right)
    heads.nth(right).locator("button").click()
    assert heads.nth(right).get_attribute("aria-sort") == "ascending"
    assert numbers(column(table, right)) == sorted(numbers(before))
    heads.nth(right).locator("button").click()
    assert heads.nth(right).get_attribute("aria-sort") == "descending"
    assert numbers(column(table, right)) == sorted(numbers(before), reverse=True)
    heads.nth(0).locator("button").click()
    assert table.locator("[aria-sort]").count() == 1


def test_without_scripts_the_table_is_a_plain_table_with_a_caption_and_scopes(small_book, visit):
    tab = visit(small_book, PAGE, scripts=False).tab
    table = open_table(tab)
    assert table.locator("tbody tr").first.is_visible()
    assert table.locator("caption").count() == 1
    assert table.locator("thead th[scope=col]").count() == table.locator("thead th").count()
    assert table.locator("button").count() == 0


def test_a_long_table_scrolls_in_a_region_the_keyboard_reaches(real_book, visit):
    tab = visit(real_book, "en/controls.html").tab
    region = tab.locator("#fig-status-board details.data .scroll")
    tab.locator("#fig-status-board details.data > summary").click()
    sizes = region.evaluate("box => [box.scrollHeight, box.clientHeight, box.tabIndex]")
    assert sizes[0] > sizes[1]
    assert sizes[2] == 0
    region.focus()
    tab.keyboard.press("End")
    tab.wait_for_timeout(300)
    assert region.evaluate("box => box.scrollTop") > 0


def test_the_files_download_under_names_of_their_own(small_book, visit):
    tab = visit(small_book, PAGE).tab
    names = []
    for link in figure(tab).locator(".get a[download]").all():
        with tab.expect_download() as got:
            link.click()
        names.append(got.value.suggested_filename)
        assert got.value.failure() is None
    assert names == [f"exports.{ending}" for ending in ("csv", "svg", "png", "vl.json")]


def test_the_rows_in_the_file_are_the_rows_in_the_table(small_book, visit):
    tab = visit(small_book, PAGE, scripts=False).tab
    table = open_table(tab)
    content = (small_book.folder / figure(tab).locator(".get a").first.get_attribute("href")).read_text(
        "utf-8"
    )
    rows = list(csv.reader(io.StringIO(content)))
    assert [row[0] for row in rows[1:]] == column(table, 0)
    assert rows[0][-3:] == ["source", "locator", "row_ids"]


def test_a_drawing_that_stands_alone_can_be_shown_and_asks_for_nothing(small_book, visit):
    seen = visit(small_book, "_figures/page/exports.svg")
    assert seen.tab.locator("svg > text").first.text_content()
    assert not seen.outside


def test_the_link_of_a_figure_leads_to_it(small_book, visit):
    tab = visit(small_book, PAGE).tab
    figure(tab).locator(".own").click()
    assert tab.url.endswith("#fig-exports")
    assert abs(figure(tab).bounding_box()["y"]) < 100


@pytest.mark.parametrize("script", ["", DENY], ids=["allowed", "refused"])
def test_the_citation_is_copied_with_or_without_permission(small_book, chromium, script):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(script)
    tab = context.new_page()
    tab.goto(f"{small_book.address}/{PAGE}")
    figure(tab).locator(".cite summary").click()
    figure(tab).locator(".cite button").click()
    tab.wait_for_timeout(100)
    assert figure(tab).locator(".cite button").inner_text() == "Copied"
    text = tab.evaluate("navigator.clipboard.readText()")
    assert text == figure(tab).locator(".cite p").inner_text()
    assert "Figure 1" in text
    context.close()


def test_without_scripts_the_citation_is_plain_text_and_no_button_is_offered(small_book, visit):
    tab = visit(small_book, PAGE, scripts=False).tab
    figure(tab).locator(".cite summary").click()
    assert "Figure 1" in figure(tab).locator(".cite p").inner_text()
    assert not figure(tab).locator(".cite button").is_visible()
