import re

import pytest
from lxml import html
from small_books import build, code, fact, figure, listing, text
from sphinx.errors import ExtensionError


def page(folder, *cells, prose="", **config):
    out, warnings = build(folder, {"index": [text(f"# Title\n\n{prose}"), *cells]}, **config)
    return html.fromstring((out / "index.html").read_bytes()), warnings


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    prose = "See {numref}`fig-second` and {ref}`fig-first`."
    cells = [code("a", figure("first")), code("b", figure("second", "A second finding"))]
    tree, warnings = page(tmp_path_factory.mktemp("figures"), *cells, prose=prose)
    assert not warnings
    return tree


def test_a_figure_carries_finding_measure_drawings_notes_number_and_sources(shown):
    first = shown.get_element_by_id("fig-first")
    assert first.tag == "figure"
    assert first.get("data-figure") == "first"
    assert first.xpath("./p[@class='t']")[0].text == "China makes almost all of it"
    assert first.xpath("./p[@class='s']")[0].text == "Share of production, percent"
    assert [svg.get("class") for svg in first.xpath(".//svg")] == ["wide", "narrow"]
    assert first.xpath("./p[@class='note']")[0].text == "Shares are rounded."
    assert first.xpath(".//figcaption/p")[0].text_content().startswith("Figure 1 · Sources: Reuters")
    assert shown.xpath(f"//*[@id='{first.get('aria-labelledby')}']")


def test_both_drawings_are_images_with_the_text_alternative(shown):
    for svg in shown.xpath("//figure//svg"):
        assert svg.get("role") == "img"
        assert svg.get("aria-label").startswith("Bars: ")


def test_figures_are_numbered_in_order_and_can_be_referred_to(shown):
    links = {
        a.get("href"): a.text_content() for a in shown.xpath("//main//p/a[contains(@class, 'reference')]")
    }
    assert links["#fig-second"] == "Figure 2"
    assert links["#fig-first"] == "China makes almost all of it"


def test_no_id_of_two_figures_is_the_same(shown):
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_data_table_names_the_source_and_place_of_each_row(shown):
    table = shown.get_element_by_id("fig-first").xpath(".//table")[0]
    box = table.getparent()
    assert (box.get("tabindex"), box.get("role")) == ("0", "region")
    assert box.get("aria-label") == table.xpath("./caption")[0].text
    assert [th.text_content() for th in table.xpath(".//thead//th")] == ["Who", "Percent", "Source and place"]
    assert all(th.get("scope") == "col" for th in table.xpath(".//thead//th"))
    assert [th.get("scope") for th in table.xpath("./tbody//th")] == ["row", "row"]
    assert "Reuters" in table.xpath("./tbody/tr[1]/td[2]")[0].text
    assert "section on gallium" in table.xpath("./tbody/tr[1]/td[2]")[0].text


def test_numbers_are_set_to_the_right(shown):
    cells = shown.xpath("(//figure//table)[1]//*[@class='r']")
    assert [cell.text_content() for cell in cells] == ["Percent", "98", "2"]


def test_many_sources_are_also_listed_in_full(tmp_path):
    names = [
        "reuters_2023_09_20",
        "reuters_2023_07_factbox",
        "fitech_2021_01",
        "tradium_2023_12",
        "tradium_2024_04",
    ]
    sources = [{"source_id": name, "locators": ["par. 1"]} for name in names]
    tree, _ = page(tmp_path, code("a", figure(sources=sources)))
    assert [s.text for s in tree.xpath("//figcaption//summary")] == ["Data (2 rows)", "5 sources", "Cite"]
    assert len(tree.xpath("//figcaption//ul[@class='rows']/li")) == 5


def test_the_words_of_a_figure_can_be_searched(tmp_path):
    out, _ = build(tmp_path, {"index": [text("# Title"), code("a", figure("wolframite"))]})
    assert "China makes almost all of it" in (out / "searchindex.js").read_text("utf-8")


def test_a_chart_that_cannot_be_drawn_stops_the_build_and_is_named(tmp_path):
    broken = figure("broken")
    broken["data"]["application/vnd.vegalite.v6+json"]["mark"] = "no such mark"
    with pytest.raises(ExtensionError, match=r"figure broken: .*cannot be drawn"):
        page(tmp_path, code("a", broken))


def test_an_unknown_source_stops_the_build_and_the_figure_is_named(tmp_path):
    with pytest.raises(ExtensionError, match=r"figure shares: nobody: no such source"):
        page(tmp_path, code("a", figure(sources=[{"source_id": "nobody", "locators": []}])))


def test_a_chart_that_is_no_figure_of_the_book_is_warned_about(tmp_path):
    stranger = figure()
    stranger["metadata"] = {}
    _, warnings = page(tmp_path, code("a", stranger))
    assert "unknown output mime type" in warnings


def test_two_builds_give_the_same_bytes(tmp_path):
    cells = [text("# Title"), code("a", figure("first")), code("b", figure("second"))]
    texts = [(build(tmp_path / name, {"index": cells})[0] / "index.html").read_text("utf-8") for name in "ab"]
    assert texts[0] == texts[1]
    assert not re.search(re.escape(str(tmp_path)), texts[0])


def test_the_sources_of_a_chinese_page_are_dated_in_chinese(tmp_path):
    pages = {"index": [code("x", fact("q", 1, "kg"), figure("shares")), text("# 一\n\n{fact}`q`")]}
    out, _ = build(tmp_path, pages, language="zh_CN")
    page, twin = ((out / f"index.{ending}").read_text("utf-8") for ending in ("html", "md"))
    caption = html.fromstring(page).xpath("string(//figcaption)")
    numbers = html.fromstring(page).xpath("string(//section[@id='numbers-on-this-page'])")
    assert all("2023年9月20日" in part for part in (caption, numbers, twin))
    assert "September" not in caption + numbers + twin


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("listed")
    cells = [code("a", figure("first")), code("b", listing()), code("c", figure("second"))]
    tree, warnings = page(folder, *cells, prose="See {numref}`fig-second`.")
    assert not warnings
    return folder, tree


def test_a_list_stands_open_with_its_rows_and_has_no_drawing(listed):
    shown = listed[1].get_element_by_id("fig-steps")
    assert "listing" in shown.get("class")
    assert shown.xpath(".//svg") == []
    assert len(shown.xpath("./div[@class='scroll']//tbody/tr")) == 2
    assert shown.xpath(".//details[@class='data']") == []
    assert shown.xpath(".//figcaption/p")[0].text_content().startswith("Table · Sources: Reuters")


def test_a_list_takes_no_number_from_the_figures(listed):
    links = {
        a.get("href"): a.text_content() for a in listed[1].xpath("//main//p/a[contains(@class, 'reference')]")
    }
    assert links["#fig-second"] == "Figure 2"


def test_a_list_has_its_rows_as_a_file_and_no_picture(listed):
    folder, tree = listed
    files = {path.name for path in folder.rglob("_figures/index/*")}
    assert {name for name in files if name.startswith("steps")} == {"steps.csv"}
    assert tree.get_element_by_id("fig-steps").xpath(".//p[@class='get']/a[@download]/text()") == ["CSV"]
