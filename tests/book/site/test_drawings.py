"""Drawings are kept by what they follow from, and never served damaged."""

import pytest

from chokepoint.book.site import drawings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(drawings.FOLDER_VARIABLE, str(tmp_path / "kept"))
    drawings.name_fonts.cache_clear()
    yield tmp_path / "kept"
    drawings.name_fonts.cache_clear()


class Pen:
    """Draws a line and counts how often it was asked to."""

    def __init__(self, line=b"line"):
        self.line, self.n = line, 0

    def __call__(self):
        self.n += 1
        return self.line


def test_what_was_drawn_is_not_drawn_again(folder):
    pen = Pen()
    assert [drawings.kept("svg", "a", pen), drawings.kept("svg", "a", pen)] == [b"line"] * 2
    assert pen.n == 1


@pytest.mark.parametrize(("kind", "content"), [("svg", "b"), ("png", "a")])
def test_another_content_or_kind_is_another_drawing(folder, kind, content):
    drawings.kept("svg", "a", Pen())
    assert drawings.kept(kind, content, Pen(b"other")) == b"other"


def test_another_release_of_what_draws_draws_anew(folder, monkeypatch):
    drawings.kept("svg", "a", Pen())
    monkeypatch.setattr(drawings, "_drawer", lambda: "another")
    assert drawings.kept("svg", "a", Pen(b"other")) == b"other"


def test_another_font_of_the_package_draws_anew(folder, tmp_path, monkeypatch):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    monkeypatch.setattr(drawings, "FACES", fonts)
    drawings.kept("png", "a", Pen())
    assert drawings.kept("png", "a", Pen(b"other")) == b"line"
    (fonts / "new.ttf").write_bytes(b"x")
    drawings.name_fonts.cache_clear()
    assert drawings.kept("png", "a", Pen(b"other")) == b"other"


@pytest.mark.parametrize(
    "damage", [lambda d: b"", lambda d: d[:-1], lambda d: d[:-1] + b"?", lambda d: d + b" "]
)
def test_a_damaged_entry_is_drawn_anew(folder, damage):
    drawings.kept("svg", "a", Pen())
    (entry,) = folder.rglob("*.svg")
    entry.write_bytes(damage(entry.read_bytes()))
    assert drawings.kept("svg", "a", Pen(b"anew")) == b"anew"
    assert drawings.kept("svg", "a", Pen()) == b"anew"


def test_without_a_folder_or_with_one_that_cannot_be_used_everything_is_drawn(folder, monkeypatch):
    folder.write_text("a file")
    assert drawings.kept("svg", "a", Pen()) == b"line"
    monkeypatch.delenv(drawings.FOLDER_VARIABLE)
    pen = Pen()
    assert [drawings.kept("svg", "a", pen), drawings.kept("svg", "a", pen)] == [b"line"] * 2
    assert pen.n == 2
