import io
import re

import pytest
from small_books import build, code, fact, text
from sphinx.errors import ExtensionError


def html_of(folder, prose, *facts, **config):
    out, warnings = build(folder, {"index": [code("x", *facts), text(f"# Title\n\n{prose}")]}, **config)
    return (out / "index.html").read_text("utf-8"), warnings


def test_content_stays_or_goes_by_the_fact(tmp_path):
    prose = (
        ":::{when} has\nstays\n:::\n\n:::{unless} has\ngoes\n:::\n\n"
        ':::{when} metal == "gallium" and has\nkept\n:::'
    )
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


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("missing > 3", "'missing > 3': no fact 'missing' on this page"),
        ("has ==", "'has ==': this is no condition"),
        ("metal > 3", "'metal > 3': compares a word with a number"),
        ("metal == gallium", "no fact 'gallium' on this page.*quotation marks"),
    ],
)
@pytest.mark.parametrize("name", ["when", "unless"])
def test_a_condition_that_cannot_be_decided_stops_the_build_with_page_and_condition(
    tmp_path, name, test, reason
):
    warnings = io.StringIO()
    pages = {
        "index": "# Book\n\n```{toctree}\nmetals\n```\n",
        "metals": [
            code("x", fact("has", True), fact("metal", "gallium")),
            text(f"# Title\n\n:::{{{name}}} {test}\nx\n:::"),
        ],
    }
    with pytest.raises(ExtensionError, match=rf"^metals: .*{reason}"):
        build(tmp_path, pages, warnings=warnings)
    assert re.search(rf"metals\.ipynb:2000\d: ERROR: .*{reason}", warnings.getvalue())


def test_one_build_names_every_condition_that_cannot_be_decided(tmp_path):
    warnings = io.StringIO()
    prose = ":::{when} one\nx\n:::\n\n:::{unless} has\n:::{when} two\n:::\n:::\n\n:::{when} has > 'x'\nx\n:::"
    with pytest.raises(ExtensionError):
        html_of(tmp_path, prose, fact("has", True), warnings=warnings)
    assert "'one'" in warnings.getvalue()
    assert "compares a word with a number" in warnings.getvalue()


def test_a_condition_compares_facts_with_one_another(tmp_path):
    prose = ":::{when} a > b and not gone\nmore\n:::\n:::{unless} a > b or gone\nless\n:::"
    html, warnings = html_of(tmp_path, prose, fact("a", 3), fact("b", 2.5), fact("gone", None))
    assert "<p>more</p>" in html
    assert "less" not in html
    assert not warnings


def test_a_heading_inside_a_condition_is_refused(tmp_path):
    _, warnings = html_of(tmp_path, ":::{when} has\n## A heading\n\nx\n:::", fact("has", True))
    assert "a heading cannot stand inside {when}" in warnings
