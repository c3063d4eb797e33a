import re

import pytest
from small_books import build, code, fact, text
from sphinx.errors import ExtensionError

from chokepoint.book.sphinx_ext.facts.conditions import holds
from chokepoint.book.sphinx_ext.facts.values import Fact
from chokepoint.errors import FactError

VALUES = {"yes": True, "no": False, "none": None, "metal": "gallium", "n": 3, "zero": 0}
FACTS = {key: Fact(key, value) for key, value in VALUES.items()}


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("yes", True), ("no", False), ("none", False), ("zero", False), ("metal", True),
        ("metal == gallium", True), ('metal == "gallium"', True), ("metal == germanium", False),
        ("metal != germanium", True), ("n > 2", True), ("n <= 2", False), ("n == 3.0", True),
        ("none == gallium", False), ("none != gallium", True), ("yes == true", True),
    ],
)  # fmt: skip
def test_a_condition_holds_as_it_reads(test, expected):
    assert holds(test, FACTS) is expected


@pytest.mark.parametrize("test", ["", "a b", "n > many", "missing", "missing == 1", "== gallium"])
def test_a_condition_that_cannot_be_decided_is_refused(test):
    with pytest.raises(FactError):
        holds(test, FACTS)


def html_of(folder, prose, *facts, **config):
    out, warnings = build(folder, {"index": [code("x", *facts), text(f"# Title\n\n{prose}")]}, **config)
    return (out / "index.html").read_text("utf-8"), warnings


def test_content_stays_or_goes_by_the_fact(tmp_path):
    prose = ":::{when} has\nstays\n:::\n\n:::{unless} has\ngoes\n:::\n\n:::{when} metal == gallium\nkept\n:::"
    html, warnings = html_of(tmp_path, prose, fact("has", True), fact("metal", "gallium"))
    assert "<p>stays</p>" in html
    assert "<p>kept</p>" in html
    assert "goes" not in html
    assert not warnings


def test_facts_links_targets_and_footnotes_of_dropped_content_are_not_asked_for(tmp_path):
    prose = (
        "Stays.[^a]\n\n:::{unless} has\n(gone)=\n"
        "No {fact}`missing`, {numref}`fig-missing`, {ref}`nowhere`.[^b]\n\n"
        "[^b]: Gone.\n:::\n\n[^a]: Note."
    )
    html, warnings = html_of(tmp_path, prose, fact("has", True), nitpicky=True)
    assert "missing" not in html
    assert "Gone." not in html
    assert "Note." in html
    assert not warnings


def test_conditions_may_stand_in_one_another(tmp_path):
    prose = "::::{when} has\n:::{unless} has\ninner gone\n:::\nouter stays\n::::"
    html, _ = html_of(tmp_path, prose, fact("has", True))
    assert "outer stays" in html
    assert "inner gone" not in html


@pytest.mark.parametrize(
    ("prose", "paragraphs"),
    [
        ("a\n:::{when} has\nb\n:::\nc", ["a b c"]),
        ("a\n:::{when} has\nb\n:::\n:::{unless} has\nx\n:::\n:::{when} has\nc\n:::", ["a b c"]),
        ("a\n\n:::{when} has\nb\n:::\n:::{when} has\nc\n\nd\n:::\ne", ["a", "b c", "d e"]),
        ("a\n:::{unless} has\nx\n:::\n\nb", ["a", "b"]),
        ("a\n\n:::{unless} has\nx\n:::\nb", ["a", "b"]),
        ("::::{when} has\n:::{unless} has\nx\n:::\na\n:::{when} has\nb\n:::\n::::\nc", ["a b c"]),
        (":::{when} has\n- a\n:::\nb", ["a", "b"]),
    ],
)
def test_adjoining_lines_make_one_paragraph_and_a_blank_line_starts_another(tmp_path, prose, paragraphs):
    html, warnings = html_of(tmp_path, prose, fact("has", True))
    found = [" ".join(words.split()) for words in re.findall(r"<p>(.*?)</p>", html, re.S)]
    assert found[: len(paragraphs)] == paragraphs
    assert not warnings


def test_an_unknown_fact_in_a_condition_stops_the_build(tmp_path):
    with pytest.raises(ExtensionError, match="no cell of this page gives this fact"):
        html_of(tmp_path, ":::{when} missing\nx\n:::", fact("has", True))


def test_a_heading_inside_a_condition_is_refused(tmp_path):
    _, warnings = html_of(tmp_path, ":::{when} has\n## A heading\n\nx\n:::", fact("has", True))
    assert "a heading cannot stand inside {when}" in warnings
