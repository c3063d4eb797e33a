"""Pictures are painted with the faces of the package alone."""

import hashlib
import re

import pytest
import vl_convert

from chokepoint.book.site import faces
from chokepoint.book.site.drawings import FACES
from chokepoint.errors import FigureError
from chokepoint.paths import project_root

ROOT = project_root()
TEXTS = ("data/**/*.csv", "chapters/*.ipynb")
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uffef]")
PAINTED = "e92d41de19096173395da0091f90a96c4e48b1afe2341442a7cbe3fa9f79723d"
"""The hash of the sample, painted on a machine without any font, and on one with many."""


def sample(family, words="Gallium → 镓, ≥ 98 %"):
    text = "".join(
        f'<text x="10" y="{30 * n}" font-size="17" {look}>{words}</text>'
        for n, look in enumerate(("", 'font-weight="600"', 'font-style="italic"'), start=1)
    )
    size = 'width="400" height="110" viewBox="0 0 400 110"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{family}">{text}</svg>'


def painted(family, **words):
    return vl_convert.svg_to_png(faces.set_in_faces(sample(family, **words)))


def test_the_fonts_named_for_readers_do_not_count():
    assert painted("'DejaVu Sans', serif") == painted("Georgia")
    assert vl_convert.svg_to_png(sample(faces.FAMILY)) == painted("Georgia")


def test_a_picture_has_the_same_bytes_everywhere():
    assert hashlib.sha256(painted("Georgia")).hexdigest() == PAINTED


def test_weights_differ():
    assert vl_convert.svg_to_png(sample(faces.FAMILY)) != vl_convert.svg_to_png(
        sample(faces.FAMILY).replace("600", "400")
    )


def test_a_character_without_a_glyph_is_refused_with_what_to_do():
    with pytest.raises(FigureError, match=r"'☃' \(U\+2603\).*make_faces") as refused:
        painted("Georgia", words="snow ☃")
    assert "snow" in str(refused.value)


def test_entities_are_read_as_the_characters_they_are():
    assert painted("Georgia", words="a &lt; b &amp; c")


def test_every_chinese_character_of_the_book_has_a_glyph():
    files = [path for pattern in TEXTS for path in ROOT.glob(pattern)]
    assert len(files) > 40
    for path in files:
        for sign in sorted(set(HAN.findall(path.read_text(encoding="utf-8")))):
            faces.check_characters(sign)


def test_the_faces_are_those_of_the_list():
    listed = dict(
        re.findall(r"`(\S+\.ttf)` \| `(\w{64})`", (FACES / "README.md").read_text(encoding="utf-8"))
    )
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FACES.glob("*.ttf")}
    assert found == listed
