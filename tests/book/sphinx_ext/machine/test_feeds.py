import pytest
from lxml import etree, html
from small_books import build

from chokepoint.book.site.changes import COLUMNS, VERDICT, RecordedChange
from chokepoint.book.sphinx_ext.machine.feeds import CONTROLS, ENDS, VERDICTS, Feeds, list_links

SPACE = {"a": "http://www.w3.org/2005/Atom"}
DOSSIER = {"name": "dossier/antimony", "title": "Antimony", "family": "d",
           "parameters": {"commodity": "antimony"}}  # fmt: skip
CONTEXT = {
    "roles": {"controls": "controls", "claims": "claims"},
    "page_sources": {"controls": "chapters/controls.ipynb", "controls/germanium": "chapters/controls.ipynb"},
    "apart": {"pages": [DOSSIER]},
    "data_as_of": "2026-10-09",
}
RECORD = [
    RecordedChange("2026-11-01", "claims", VERDICT, "c05.now", "supported", "not_checkable", "A new source"),
    RecordedChange("2026-11-02", "claims", "fact", "held_n", "35 claims", "34 claims", "A new source"),
    RecordedChange("2026-11-03", "concentration/antimony", "fact", "share", "40 %", "41 %", "Why"),
]
FEEDS = Feeds("Book", "https://x.org/en/", "2026-10-09", CONTEXT, {"controls": "July 2023"}, RECORD)


def entries(content):
    return etree.fromstring(content).findall("a:entry", SPACE)


def titles(content):
    return [entry.findtext("a:title", namespaces=SPACE) for entry in entries(content)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("controls", [CONTROLS, ENDS]),
        ("controls/germanium", [f"../{CONTROLS}", f"../{ENDS}"]),
        ("claims", [VERDICTS]),
        ("dossier/antimony", ["../feeds/antimony.xml"]),
        ("index", []),
    ],
)
def test_each_page_leads_to_the_feeds_it_is_about(page, expected):
    assert [link.address for link in list_links(CONTEXT, page)] == expected


def test_an_edition_of_another_day_leads_to_those_of_the_current_one():
    (link,) = list_links(CONTEXT | {"current_edition": "../"}, "claims")
    assert link.address == f"../{VERDICTS}"


def test_a_book_without_controls_leads_to_none():
    context = CONTEXT | {"roles": {"claims": "claims"}}
    assert not [*list_links(context, "claims"), *list_links(context, "dossier/antimony")]


def test_only_another_conclusion_is_an_entry_among_the_verdicts():
    (entry,) = entries(FEEDS.verdicts())
    assert entry.find("a:link", SPACE).get("href") == "https://x.org/en/claims.html#c05"
    text = entry.findtext("a:content", namespaces=SPACE)
    assert text == "supported → not checkable (as known now)\nA new source"


def test_the_controls_are_told_up_to_the_day_of_the_data():
    days = [entry.findtext("a:updated", namespaces=SPACE) for entry in entries(FEEDS.controls())]
    assert max(days) <= "2026-10-10"
    assert any(title.startswith("Announced: ") for title in titles(FEEDS.controls()))


def test_a_mineral_has_its_controls_and_the_changed_numbers_of_its_pages():
    ((name, content),) = FEEDS.minerals()
    assert name == "feeds/antimony.xml"
    assert titles(content)[0] == "concentration/antimony: 1 number changed"
    assert any("antimony" in title for title in titles(content)[1:])
    assert not any("gallium items" in title for title in titles(content))


def test_the_calendar_holds_what_is_still_to_come_once_each():
    lines = FEEDS.calendar().replace("\r\n ", "").split("\r\n")
    days = [line.partition(":")[2] for line in lines if line.startswith("DTSTART")]
    names = [line for line in lines if line.startswith("UID:")]
    assert days == sorted(days)
    assert min(days) >= "20261009"
    assert len(set(names)) == len(names) == len(days) > 3
    assert any("review of the critical list" in line for line in lines)
    assert any("no notice found" in line for line in lines)
    assert "DTSTAMP:20261009T000000Z" in lines


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("feeds")
    (folder / "source").mkdir()
    (folder / "source" / "changes.csv").write_text(f"{','.join(COLUMNS)}\n", "utf-8")
    (folder / "out" / "feeds").mkdir(parents=True)
    (folder / "out" / "feeds" / "tin.xml").write_text("of a mineral that is gone", "utf-8")
    pages = {"index": "# Home\n\n```{toctree}\ncontrols\nclaims\n```\n", "controls": "# C", "claims": "# V"}
    context = {key: value for key, value in CONTEXT.items() if key != "apart"}
    out, warnings = build(folder, pages, html_baseurl="https://x.org/", html_context=context)
    assert not warnings
    return out


def test_the_book_has_them_beside_its_pages_and_no_others(book):
    found = {path.relative_to(book).as_posix() for path in (book / "feeds").iterdir()}
    assert found == {CONTROLS, VERDICTS, ENDS}


def test_pages_name_them_in_head_and_foot(book):
    tree = html.fromstring((book / "controls.html").read_bytes())
    kinds = {link.get("href"): link.get("type") for link in tree.xpath("//link[@rel='alternate']")}
    assert kinds[ENDS] == "text/calendar"
    assert [link.text for link in tree.xpath("//footer/p[@class='feeds']/a")] == [
        "Feed of the controls",
        "Calendar of what ends",
    ]
    assert "feeds/" not in (book / "index.html").read_text("utf-8")
