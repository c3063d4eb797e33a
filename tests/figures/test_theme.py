"""One look: every colour is one the site can turn light or dark."""

import re

import pytest

from chokepoint.figures import theme

PUBLISHED = {
    "#1d1c1a", "#5d5a54", "#dedad2", "#f2efe8", "#fbfaf7", "#b3261e", "#d0776f", "#5f6b77", "#87919b",
    "#1b6e7e", "#8a5a0a", "#6a4a86", "#456f2e", "#9c2c63",
}  # fmt: skip
ON_PAPER = (theme.INK, theme.SOFT, theme.CHINA, theme.WORLD, theme.TEAL, theme.OCHRE, theme.BERRY)


def colours():
    return {
        value
        for value in vars(theme).values()
        if isinstance(value, str) and re.fullmatch("#[0-9a-f]{6}", value)
    }


def test_the_colours_are_those_the_site_maps_to_its_own():
    assert colours() == PUBLISHED


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    "colour", [theme.INK, theme.SOFT, theme.CHINA, theme.WORLD, theme.TEAL, theme.OCHRE, theme.BERRY]
)
def test_what_is_written_or_drawn_on_paper_has_contrast(colour):
    assert (luminance(theme.PAPER) + 0.05) / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("colour", [theme.CHINA_SOFT, theme.WORLD_SOFT])
def test_a_pale_mark_still_stands_out_from_paper_and_carries_ink(colour):
    assert (luminance(theme.PAPER) + 0.05) / (luminance(colour) + 0.05) >= 3
    assert (luminance(colour) + 0.05) / (luminance(theme.INK) + 0.05) >= 4.5


def test_every_call_gives_a_fresh_config_without_a_background():
    theme.config()["view"]["stroke"] = "red"
    assert theme.config()["view"] == {"stroke": None}
    assert theme.config()["background"] is None
