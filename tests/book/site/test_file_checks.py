"""What the checks of single files look for; that each finds its fault is tried in test_checks."""

import pytest

from chokepoint.book.site.file_checks import TEXT_ENDINGS, Rules, check_file
from chokepoint.book.site.files import SiteFile
from chokepoint.book.site.plain_numbers import Allowed

ALLOWED = [Allowed("a", "one", "said"), Allowed("*", "two", "said"), Allowed("b", "three", "said")]


def test_a_phrase_is_reviewed_for_the_file_a_page_is_written_in_or_for_all():
    rules = Rules(allowed=ALLOWED, written_in={"en/metals/gallium.html": "b"})
    assert rules.phrases("en/a.html") == ["one", "two"]
    assert rules.phrases("en/metals/gallium.html") == ["two", "three"]


@pytest.mark.parametrize("ending", [*sorted(TEXT_ENDINGS - {".html"}), ".png", ".parquet"])
def test_a_path_of_the_machine_is_looked_for_in_every_kind_of_text(ending):
    file = SiteFile(f"x{ending}", b"x /home/someone/x")
    assert bool(check_file(file, Rules(["/home/someone/"]))) == (ending in TEXT_ENDINGS)


def test_all_that_is_wrong_is_told():
    page = SiteFile("a.html", b"<h1>A</h1><h1>B</h1><img src='//cdn.org/x.png'>")
    told = [what for what, _ in check_file(page, Rules())]
    assert told == [
        "<img> fetches //cdn.org/x.png from another host",
        "has no title",
        "does not say its language",
        "has 2 main headings instead of one",
    ]
