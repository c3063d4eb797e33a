import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from small_books import ROWS, build, code, figure, text

from chokepoint.book.sphinx_ext.figures.downloads import MARGIN, SUBTITLE, disarm, write_csv, write_svg
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.figures import theme
from chokepoint.figures.measure import text_width

VALUES = [{"name": "=HYPERLINK(1)", "value": 1234.5}, {"name": "Everyone, else", "value": -2}]
RECT = '<rect fill="var(--china)" width="9" height="9"/>'
DRAWING = f'<svg class="wide" width="200" viewBox="-4 -4 208 104">{RECT}</svg>'


def table(rows, row_ids=None):
    columns = [
        {"name": "name", "title": "Who", "align": "left"},
        {"name": "value", "title": "Percent", "align": "right"},
    ]
    return {"columns": columns, "rows": rows, "row_ids": row_ids or [ROWS[0]] * len(rows)}


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """A page with two figures, one of them with a hostile label."""
    cells = [text("# Title"), code("a", figure("first", values=VALUES)), code("b", figure("second"))]
    out, warnings = build(tmp_path_factory.mktemp("downloads"), {"index": cells})
    assert not warnings
    return out


def test_every_figure_has_its_four_files_and_links_to_them(shown):
    tree = html.fromstring((shown / "index.html").read_bytes())
    for name in ("first", "second"):
        links = tree.xpath(f"//figure[@data-figure='{name}']//p[@class='get']/a[@download]/@href")
        assert links == [f"_figures/index/{name}.{ending}" for ending in ("csv", "svg", "png", "vl.json")]
        assert all((shown / link).stat().st_size > 100 for link in links)


def test_the_place_for_a_live_chart_names_its_specification(shown):
    plots = html.fromstring((shown / "index.html").read_bytes()).xpath("//div[@class='plot']/@data-spec")
    assert plots == ["_figures/index/first.vl.json", "_figures/index/second.vl.json"]
    spec = json.loads((shown / plots[1]).read_text("utf-8"))
    assert spec["datasets"]["d"][0] == {"name": "China", "value": 98}


def test_a_page_in_a_folder_leads_to_its_files(tmp_path):
    (tmp_path / "source/chapters").mkdir(parents=True)
    pages = {
        "index": "# Index\n\n```{toctree}\nchapters/one\n```",
        "chapters/one": [text("# One"), code("a", figure())],
    }
    out, _ = build(tmp_path, pages)
    tree = html.fromstring((out / "chapters/one.html").read_bytes())
    for link in tree.xpath("//p[@class='get']/a[@download]/@href"):
        assert (out / "chapters" / link).resolve().is_file(), link


def test_the_rows_of_a_figure_can_be_read_back_with_source_and_place(shown):
    rows = read((shown / "_figures/index/second.csv").read_text("utf-8"))
    assert [row["name"] for row in rows] == ["China", "Everyone else"]
    assert rows[0]["row_ids"] == ROWS[0]
    assert "Reuters" in rows[0]["source"]
    assert rows[0]["locator"] == "section on gallium"


def test_numbers_stand_without_separators_so_that_a_program_reads_numbers():
    content = write_csv(table([["a", "1,234.5"], ["b", "-2"], ["c", ""]]), read_catalogue())
    assert pd.read_csv(io.StringIO(content))["value"].tolist()[:2] == [1234.5, -2]


def test_a_row_made_from_several_rows_names_all_their_places():
    content = write_csv(table([["a", "1"]], [f"{ROWS[0]};{ROWS[2]}"]), read_catalogue())
    row = read(content)[0]
    assert row["row_ids"] == f"{ROWS[0]};{ROWS[2]}"
    assert row["locator"] == "section on gallium; par. 3"


@given(st.text())
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(cell):
    safe = disarm(cell)
    assert safe.lstrip("'") == cell.lstrip("'")
    if safe[:1] in set("=+-@\t\r\n＝＋－＠"):
        float(safe.replace(",", "").replace("−", "-"))


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_a_formula_is_written_as_text(cell):
    assert disarm(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-2", "+5.5", "-1,234.5", "-1e-05", "China", ""])
def test_numbers_and_words_stay_what_they_are(cell):
    assert disarm(cell) == cell


def test_the_file_of_a_hostile_label_is_disarmed(shown):
    assert read((shown / "_figures/index/first.csv").read_text("utf-8"))[0]["name"] == "'=HYPERLINK(1)"


def test_a_drawing_that_stands_alone_has_its_words_its_ground_and_no_variable():
    svg = write_svg(DRAWING, "China <made> it", "Percent", "Sources: USGS, 2026")
    root = etree.fromstring(svg.encode())
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["China <made> it", "Percent", "Sources: USGS, 2026"]
    assert "var(" not in svg
    assert theme.CHINA in svg
    inner = root.find("{http://www.w3.org/2000/svg}svg")
    assert (inner.get("width"), inner.get("height")) == ("200", "104")


def test_a_drawing_that_stands_alone_names_no_rows_of_a_table():
    drawing = '<svg viewBox="0 0 10 10"><path data-r="3;12" d="M0,0"/></svg>'
    assert "data-r" not in write_svg(drawing, "Finding", "Measure", "Foot")


def test_the_picture_is_a_picture(shown):
    assert (shown / "_figures/index/first.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


@given(st.text(alphabet="ab 稀土，x", max_size=80))
def test_the_lines_of_a_drawing_hold_the_whole_text_and_fit_its_width(words):
    root = etree.fromstring(write_svg(DRAWING, "Title", words, "").encode())
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    lines = [line for line in texts if line != "Title"]
    assert "".join("".join(lines).split()) == "".join(words.split())
    room = float(root.get("width")) - 2 * MARGIN
    assert all(text_width(line.rstrip("，"), SUBTITLE) <= room for line in lines)


def test_two_builds_give_the_same_files(tmp_path, shown):
    cells = [text("# Title"), code("a", figure("first", values=VALUES)), code("b", figure("second"))]
    again, _ = build(tmp_path, {"index": cells})
    for path in sorted((shown / "_figures").rglob("*.*")):
        assert path.read_bytes() == (again / path.relative_to(shown)).read_bytes(), path.name
