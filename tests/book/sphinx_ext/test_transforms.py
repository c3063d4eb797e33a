import io

import pytest
from lxml import html
from small_books import build, code, fact, figure, text
from sphinx.errors import ExtensionError


def test_all_faults_of_a_page_are_logged_before_the_build_stops(tmp_path):
    prose = "# Title\n\n{fact}`a` {fact}`missing_one` {fact}`missing_two` {fact}`metal:.0f`"
    cells = [code("x", fact("a", 1), fact("metal", "gallium")), text(prose)]
    log = io.StringIO()
    with pytest.raises(ExtensionError, match="index: fact 'missing_one'"):
        build(tmp_path, {"index": cells}, warnings=log)
    lines = [line for line in log.getvalue().splitlines() if "ERROR: " in line]
    assert [line.partition("fact ")[2].split("'")[1] for line in lines] == [
        "missing_one",
        "missing_two",
        "metal",
    ]
    assert all("index.ipynb:" in line for line in lines)


def test_a_page_of_plain_markdown_needs_none_of_it(tmp_path):
    out, warnings = build(tmp_path, {"index": "# Title\n\nJust words.\n"})
    assert not warnings
    assert "<p>Just words.</p>" in (out / "index.html").read_text("utf-8")


SECTIONS = """# Title

## Gone

:::{when} metal == "tin"
Of tin.
:::

## Left

:::{unless} metal == "tin"
Of another.
:::

### Gone within

## Shown
"""


@pytest.mark.parametrize(("families", "headings"), [({"index": "f"}, ["Left", "Shown"]), ({}, None)])
def test_on_the_page_of_a_family_a_section_with_nothing_left_goes_with_its_heading(
    tmp_path, families, headings
):
    cells = [code("secret", fact("metal", "zinc")), text(SECTIONS), code("x", figure())]
    out, warnings = build(tmp_path, {"index": cells}, html_context={"families": families})
    page = html.fromstring((out / "index.html").read_bytes())
    found = [h.text for h in page.xpath("//article//h2 | //article//h3") if h.text in SECTIONS]
    assert found == (headings or ["Gone", "Left", "Gone within", "Shown"])
    assert "secret" in page.find(".//article").text_content()
    assert not warnings
