"""Every figure can be read on a phone: it ends, its type is large enough, and no name is missing."""

import re

import pytest
from walked import album, bundle, exhibits

from chokepoint.book.site.svg import render_figure

EXHIBITS = exhibits()
COLUMN, SMALL_COLUMN = 358, 288
"""Pixels a drawing has on a page of 390 and of 320 pixels."""
HIGHEST, SMALLEST, SMALLEST_AT_320 = 1200, 10, 9
FOLDED = {"single-supplier", "ownership"}
"""Figures of which a phone draws the first rows; their table has all, and their note says so."""


NAMED_WHERE_THERE_IS_ROOM = {"criteria"}
"""A cloud of points: a name stands beside its point where it covers no other, and all are in the table."""


@pytest.fixture(params=EXHIBITS, ids=str)
def shown(request):
    """Give every figure of the book in turn."""
    return album()[request.param]


def drawn(figure):
    wide, extra = bundle(figure)
    return render_figure(wide, extra)


def size_of(svg):
    return tuple(map(float, re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', svg).groups()))


def types_of(svg):
    return [float(size) for size in re.findall(r'font-size="([\d.]+)', svg)]


def labels_of(svg):
    """List the words of a drawing, put together whatever lines they are broken into."""
    return "".join(re.findall(r">([^<>]+)<", svg)).replace(" ", "")


def test_it_ends(shown):
    width, height = size_of(drawn(shown.figure).narrow)
    assert height * COLUMN / width <= HIGHEST


def test_its_type_can_be_read(shown):
    svg = drawn(shown.figure).narrow
    width, _height = size_of(svg)
    for column, least in ((COLUMN, SMALLEST), (SMALL_COLUMN, SMALLEST_AT_320)):
        assert [size for size in types_of(svg) if size * column / width < least] == []


def names_of(figure):
    """List the names in the first column of a figure's table that its wide drawing shows."""
    wide = labels_of(drawn(figure).wide)
    first = [str(row[0]).replace(" ", "").replace("\n", "") for row in bundle(figure)[1]["table"]["rows"]]
    plain = {
        re.sub(r",No[.]\d+of\d+", "", name): name for name in first
    }  # a notice has its number in the table
    return {name for name, full in plain.items() if re.search(r"[A-Za-z]{3}", name) and full in wide}


def test_no_name_is_dropped(shown):
    if shown.figure.id in FOLDED:
        assert "phone" in shown.figure.notes
        return
    if shown.figure.id in NAMED_WHERE_THERE_IS_ROOM:
        return
    narrow = labels_of(drawn(shown.figure).narrow)
    assert {name for name in names_of(shown.figure) if name not in narrow} == set()


def test_small_type_and_high_drawings_are_noticed():
    svg = '<svg viewBox="0 0 358 1300"><text font-size="8">a</text></svg>'
    assert size_of(svg)[1] > HIGHEST
    assert types_of(svg) == [8.0]
    assert labels_of("<text>Big<tspan>Hill</tspan></text>") == "BigHill"
