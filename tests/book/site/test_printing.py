import io
from concurrent.futures import ThreadPoolExecutor

import pytest

from chokepoint.book.engine.progress import choose_reporter
from chokepoint.book.site import printing
from chokepoint.book.site.printing import (
    Chapter,
    Cover,
    Heading,
    find_browser,
    list_contents,
    write_front,
    write_stamps,
)
from chokepoint.errors import BuildError

CHAPTERS = [
    Chapter("First <one>", b"", 3, [Heading("A", 1), Heading("B", 3)]),
    Chapter("Second", b"", 2, [Heading("C", 2)]),
]
PAGE = """<!doctype html><html lang="en"><head><title>T</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<link rel="canonical" href="https://x.org/en/{name}.html"></head>
<body><article><h1>{title}<a class="headerlink" href="#t">#</a></h1><p>Lead of {name}.</p>
<p><a href="#place">down</a> <a href="other.html">over</a></p>
<h2 id="s">Section of {name}</h2><div class="fig">{fill}</div><h2 id="place">Later in {name}</h2></article>
<footer><p>Data as of 2026.</p><p><a href="https://x.org/issues/new">Report</a></p></footer></body></html>"""


def test_sheets_are_counted_from_the_cover():
    assert [(level, h.title, h.page) for level, h in list_contents(CHAPTERS, 2)] == [
        ("top", "First <one>", 3), ("sub", "A", 3), ("sub", "B", 5), ("top", "Second", 6), ("sub", "C", 7),
    ]  # fmt: skip


def test_cover_and_contents_escape_what_pages_say():
    front = write_front(Cover("T & t", "<lede>", "one\n\ntwo"), CHAPTERS, 2)
    assert "T &amp; t" in front
    assert "&lt;lede&gt;" in front
    assert "one<br>two" in front
    assert "<p class='top'>First &lt;one&gt;<span>3</span></p>" in front


def test_every_sheet_after_the_contents_has_its_title_and_number():
    stamps = write_stamps(CHAPTERS, 2)
    assert stamps.count("class='stamp'") == 5
    assert "<span>Second</span><b>7</b>" in stamps


def test_without_a_browser_it_is_said_what_to_do(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(printing, "BROWSERS", ("no-such-browser",))
    with pytest.raises(BuildError, match=r"no Chromium found to print with.*apt-get install chromium"):
        find_browser()


def test_a_named_browser_that_is_not_there_is_refused(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(BuildError, match="CHROMIUM"):
        find_browser()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    pytest.importorskip("playwright.sync_api", reason="install the dev dependencies: playwright")
    pypdf = pytest.importorskip("pypdf", reason="install the dev dependencies: pypdf")
    try:
        find_browser()
    except BuildError as error:
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("printing")
    for name, lines in (("one", 90), ("two", 5)):
        fill = "<br>".join(f"line {n}" for n in range(lines))
        page = PAGE.format(name=name, title=f"Page {name}", fill=fill)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    # a thread of its own: another module of this worker may hold playwright's loop of this one
    with choose_reporter(quiet=True) as reporter, ThreadPoolExecutor(1) as thread:
        names = ["one", "two"]
        job = thread.submit(printing.print_book, folder, names, "A book", folder / "book.pdf", reporter)
        sheets = job.result()
    reader = pypdf.PdfReader(io.BytesIO((folder / "book.pdf").read_bytes()))
    assert len(reader.pages) == sheets
    return reader


in_browser = pytest.mark.browser


@in_browser
def test_the_cover_says_title_first_words_and_state_of_the_data(printed):
    words = " ".join(printed.pages[0].extract_text().split())
    assert words == "A book Lead of one. Data as of 2026."


def page_of(reader, words, first=2):
    return next(n for n, page in enumerate(reader.pages) if n >= first and words in page.extract_text())


@in_browser
def test_the_contents_name_the_sheet_each_chapter_and_section_begins_on(printed):
    lines = [line for line in printed.pages[1].extract_text().splitlines() if line.strip()]
    text = " ".join(lines)
    for title in ("Page one", "Page two", "Section of one", "Later in one", "Section of two"):
        assert f"{title} {page_of(printed, title) + 1}" in " ".join(text.split())


@in_browser
def test_every_sheet_of_a_chapter_bears_its_number(printed):
    for number in range(3, len(printed.pages) + 1):
        last = printed.pages[number - 1].extract_text().split()
        assert str(number) in last


@in_browser
def test_the_outline_leads_to_chapters_and_their_sections(printed):
    titles = [entry.title for entry in printed.outline if not isinstance(entry, list)]
    assert titles == ["Page one", "Page two"]
    sections = [entry.title for entry in printed.outline[1]]
    assert sections == ["Section of one", "Later in one"]
    assert printed.get_destination_page_number(printed.outline[2]) == page_of(printed, "Page two")


@in_browser
def test_links_stay_in_their_chapter_or_lead_to_the_public_site(printed):
    second = printed.pages[page_of(printed, "Page two")]
    links = [annotation.get_object() for annotation in second["/Annots"]]
    places = [link["/Dest"] for link in links if "/Dest" in link]
    target = printed.get_destination_page_number(printed.named_destinations["/two--place"])
    assert "/two--place" in places
    assert target == page_of(printed, "Later in two")
    addresses = [link["/A"].get_object()["/URI"] for link in links if "/A" in link]
    assert addresses == ["https://x.org/en/other.html"]


@in_browser
def test_a_figure_is_not_cut_in_two(printed):
    sheets = [n for n, page in enumerate(printed.pages) if "line 4\n" in page.extract_text() + "\n"]
    short = page_of(printed, "Section of two")
    assert short in sheets
    assert "Later in two" in printed.pages[short].extract_text()
