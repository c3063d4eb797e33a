"""Colours mean the same in every figure of the book, on a light page and on a dark one."""

import re
import shlex

import pytest
from walked import album, exhibits

from chokepoint.figures import theme

EXHIBITS = exhibits()
CODES = {colour: set(shlex.split(codes)) for colour, codes in theme.CODES.items()}
SHADES = re.compile(
    r"\b(dark|darker|darkest|pale|paler|light(er)? (red|grey|teal)|black|white|stronger the)\b"
)
"""Words about shades that a dark page turns round."""
NAMED = {"red": "CHINA", "muted red": "CHINA_SOFT", "purple": "PLUM", "teal": "TEAL", "ochre": "OCHRE"}
"""What the words under a figure call a colour."""


@pytest.fixture(params=EXHIBITS, ids=str)
def shown(request):
    """Give every figure of the book in turn."""
    return album()[request.param]


def nodes_of(node):
    if isinstance(node, list):
        return [inner for child in node for inner in nodes_of(child)]
    if not isinstance(node, dict):
        return []
    return [node, *(inner for child in node.values() for inner in nodes_of(child))]


def pairs(spec):
    """List which code is drawn in which colour by the scales of a specification."""
    found = set()
    for node in nodes_of({key: value for key, value in spec.items() if key != "datasets"}):
        for channel in ("color", "fill", "stroke"):
            scale = (node.get(channel) or {}).get("scale") if isinstance(node.get(channel), dict) else None
            if isinstance(scale, dict) and "range" in scale:
                found |= {(str(a), b) for a, b in zip(scale["domain"], scale["range"], strict=False)}
    return {(code, colour) for code, colour in found if str(colour).startswith("#")}


def strangers(spec):
    """List the codes that are drawn in a colour which does not stand for them."""
    return sorted((code, colour) for code, colour in pairs(spec) if code not in CODES.get(colour, ()))


IN_CELLS = {"revision-heat", "revision-sizes"}
"""Figures whose words are drawn on their own ground: the colour of a word is not that of its code."""


def test_every_colour_stands_for_what_it_means(shown):
    if shown.figure.id not in IN_CELLS:
        assert strangers(shown.figure.spec) == []


def test_every_colour_has_a_name_and_a_meaning():
    colours = {getattr(theme, name) for name in theme.MEANINGS}
    assert colours == {colour for colour, _meaning in theme.MEANINGS.values()}
    assert set(CODES) <= colours
    assert len(colours) == len(theme.MEANINGS)


def test_a_code_in_another_colour_is_noticed():
    scale = {"domain": ["China", "met"], "range": [theme.TEAL, theme.TEAL]}
    assert strangers({"encoding": {"color": {"scale": scale}}}) == [("China", theme.TEAL)]


def test_words_about_colours_are_true_in_the_dark(shown):
    figure = shown.figure
    told = f"{figure.subtitle} {figure.notes}"
    assert SHADES.findall(told) == []
    drawn = str({key: value for key, value in figure.spec.items() if key not in ("datasets", "config")})
    said = {NAMED[word] for word in NAMED if re.search(rf"(?<!muted )\b{word}\b(?=[,:])", told)}
    assert {name for name in said if getattr(theme, name) not in drawn} == set()


def test_a_shade_that_a_dark_page_turns_round_is_noticed():
    assert SHADES.search("dark: surely; pale: perhaps")
    assert not SHADES.search("red: surely; muted red: perhaps")
