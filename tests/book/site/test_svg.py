"""Drawings: the same bytes whatever came before, colours of the theme, text that stays text."""

import copy
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from chokepoint.book.site import svg
from chokepoint.errors import FigureError
from chokepoint.figures import theme

HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>&amp;'


def spec(**changes):
    base = {
        "width": 300,
        "height": 60,
        "data": {"name": "d"},
        "datasets": {"d": [{"name": "gallium", "value": 98.25}, {"name": "稀土", "value": 1.75}]},
        "mark": {"type": "bar", "clip": True, "color": theme.CHINA.upper()},
        "encoding": {
            "y": {"field": "name", "type": "nominal"},
            "x": {"field": "value", "type": "quantitative"},
        },
        "config": {"background": None, "font": "Comic Sans"},
    }
    return {**base, **changes}


def gradient():
    encoding = {**spec()["encoding"], "color": {"field": "value", "type": "quantitative"}}
    return spec(encoding=encoding, mark={"type": "bar", "clip": True})


def parse(text):
    return etree.fromstring(text)


def texts(text):
    return [node.text for node in parse(text).iter("text")]


def test_two_drawings_of_one_chart_are_the_same_bytes_whatever_came_between():
    first = svg.render(gradient(), "fig-a")
    svg._render.cache_clear()
    svg.render(gradient(), "fig-b")
    svg.render(spec(), "fig-c")
    svg._render.cache_clear()
    assert svg.render(gradient(), "fig-a") == first


def test_another_process_draws_the_same_bytes():
    draw = "sys.stdout.write(svg.render(json.load(sys.stdin), 'p'))"
    program = f"import sys, json; from chokepoint.book.site import svg; {draw}"
    answer = subprocess.run([sys.executable, "-c", program], input=json.dumps(spec()), capture_output=True,
                            text=True, check=True, encoding="utf-8")  # fmt: skip
    assert answer.stdout == svg.render(spec(), "p")


def test_every_id_begins_with_the_figures_prefix_and_every_reference_is_to_one_of_them():
    text = svg.render(gradient(), "fig-shares-w")
    ids = set(parse(text).xpath("//@id"))
    assert ids
    assert all(name.startswith("fig-shares-w-") for name in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", text)) <= ids


def test_colours_of_the_theme_become_variables_and_no_font_is_named():
    text = svg.render(spec(), "p")
    assert 'fill="var(--china)"' in text
    assert theme.CHINA not in text.lower()
    assert "font-family" not in text


@pytest.mark.parametrize("colour", sorted(svg.VARIABLES))
def test_no_colour_that_has_a_variable_is_left(colour):
    text = svg.render(spec(mark={"type": "bar", "color": colour, "stroke": colour}), "p")
    assert f'="{colour}"' not in text
    assert f"var(--{svg.VARIABLES[colour]})" in text


def test_what_vega_draws_by_default_is_visible_in_the_dark_too():
    text = svg.render(spec(), "p")
    assert not re.search(r'(fill|stroke)="(#000|black|#888|#ddd)"', text)


def test_numbers_have_at_most_two_decimals_and_text_is_left_alone():
    data = {"d": [{"name": "1.23456", "value": 98.123456}]}
    text = svg.render(spec(datasets=data), "p")
    assert "1.23456" in texts(text)
    assert not re.search(r"\.\d{3}", re.sub(r">[^<]*<", "><", text))


def test_text_from_data_stays_text():
    text = svg.render(spec(datasets={"d": [{"name": HOSTILE, "value": 1}]},
                           config={"axis": {"labelLimit": 0}}), "p", label=HOSTILE)  # fmt: skip
    root = parse(text)
    assert HOSTILE in texts(text)
    assert root.get("aria-label") == HOSTILE
    assert {node.tag for node in root.iter()} <= svg.ELEMENTS


def test_a_mark_keeps_the_rows_it_stands_for_and_no_other_label():
    rows = {"d": [{"name": "a", "value": 1, "row": "7"}, {"name": "b", "value": 2, "row": "3;12"},
                  {"name": "c", "value": 3, "row": "some words"}]}  # fmt: skip
    encoding = {**spec()["encoding"], "description": {"field": "row", "type": "nominal"}}
    root = parse(svg.render(spec(datasets=rows, encoding=encoding), "p"))
    assert [node.get("data-r") for node in root.iter() if node.get("data-r")] == ["7", "3;12"]
    assert not [node for node in root.iter() if node is not root and node.get("aria-label")]


def test_links_pictures_and_addresses_are_not_drawn():
    linked = spec(mark={"type": "bar", "href": "https://example.org/"})
    picture = spec(mark={"type": "image", "url": "https://example.org/x.png", "width": 5, "height": 5})
    for text in (svg.render(linked, "p"), svg.render(picture, "p")):
        assert "example.org" not in text
        assert not re.search(r"\son\w+=|<image|<a |style=", text)


def test_data_are_never_fetched():
    with pytest.raises(FigureError, match="cannot be drawn"):
        svg.render(spec(data={"url": "https://example.org/data.json"}), "fig-x")


def test_a_chart_that_cannot_be_drawn_says_which_and_why():
    with pytest.raises(FigureError, match=r"fig-x.*cannot be drawn"):
        svg.render(spec(mark="no such mark"), "fig-x")


def test_nothing_but_drawing_is_left():
    root = parse(svg.render(spec(), "p"))
    for node in root.iter():
        assert not [
            name for name in node.attrib if name.startswith("aria") or name in ("class", "role", "style")
        ]
        assert node.tag != "g" or len(node)


def test_the_view_box_leaves_a_margin_around_the_drawing():
    root = parse(svg.render(spec(), "p"))
    left, top, width, _ = map(float, root.get("viewBox").split())
    assert (left, top) == (-svg.MARGIN, -svg.MARGIN)
    assert float(root.get("width")) == width
    assert root.get("height") is None


def test_the_narrow_drawing_uses_the_data_of_the_wide_one():
    narrow = {key: value for key, value in spec(width=120).items() if key != "datasets"}
    meta = {"id": "shares", "alt": "Bars.", "narrow": narrow}
    before = copy.deepcopy(meta)
    drawn = svg.render_figure(spec(), meta)
    assert "gallium" in texts(drawn.wide)
    assert "gallium" in texts(drawn.narrow)
    assert parse(drawn.wide).get("class") == "wide"
    assert parse(drawn.narrow).get("role") == "img"
    assert not set(parse(drawn.wide).xpath("//@id")) & set(parse(drawn.narrow).xpath("//@id"))
    assert meta == before


def width_of(label):
    quiet = {"axis": {"labelLimit": 0, "labelFontSize": 20, "ticks": False, "labelPadding": 0}}
    encoding = {"y": {"field": "name", "type": "nominal", "title": None}, "x": {"value": 10}}
    text = svg.render(
        spec(width=0, datasets={"d": [{"name": label, "value": 1}]}, encoding=encoding, config=quiet), "p"
    )
    return float(parse(text).get("width"))


def test_chinese_is_measured_one_em_a_character_and_not_with_a_font_of_this_machine():
    assert width_of("稀土出口配额") - width_of("稀土出口") == pytest.approx(40, abs=1)
    assert width_of("，（）。") - width_of("，（") == pytest.approx(40, abs=1)


def test_mixed_labels_are_as_wide_as_their_parts():
    parts = width_of("镓镓") + width_of("Ga 2023") - width_of("")
    assert width_of("镓镓Ga 2023") == pytest.approx(parts, abs=2)


def test_the_font_files_are_the_ones_the_readme_names():
    stated = dict(
        re.findall(r"`(\S+\.ttf)`.*?`([0-9a-f]{64})`", (svg.FONTS / "README.md").read_text("utf-8"))
    )
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(svg.FONTS).glob("*.ttf")
    }
    assert found == stated
    assert len(found) == 2
