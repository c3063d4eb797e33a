import io

import pytest
from small_books import build, code, fact, text
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
