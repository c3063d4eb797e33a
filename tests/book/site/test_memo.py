"""Notes that were kept answer as those that are taken now, or they are no notes."""

import shutil
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.site import tree
from chokepoint.book.site.checks import check_site
from chokepoint.book.site.file_checks import Rules
from chokepoint.book.site.machine_pages import write_machine_pages
from chokepoint.book.site.memo import Memo
from chokepoint.book.site.notes import Notes
from chokepoint.book.site.plain_numbers import Allowed
from chokepoint.book.site.prune import prune
from chokepoint.book.site.tree import Site

ADDRESS = "https://x.org/book/"
RULES = Rules(["/home/someone/"], [Allowed("a", "40 percent", "a quotation")], ADDRESS)
PARTS = {
    ".html": [
        "<h1>Two</h1>", "<p id='one'>One</p>", "<p id='one'>One again</p>", "<p class='lede'>A lead.</p>",
        "<a href='a.html#one'>x</a>", "<a href='b.html#one'>x</a>", "<a href='/book/en/gone.html'>x</a>",
        "<script src='s.js'></script>", "<link rel=stylesheet href='s.css'>", "<img src='p.png'>",
        "<img src='https://cdn.org/p.png'>", "<article><p>By 40 percent.</p></article>", "/home/someone/x",
        "Traceback (most recent call last)", "<i class='papermill-error-cell-tag'></i>",
        "<link rel=alternate type='text/markdown' href='t.md'>", f"<meta content='{ADDRESS}en/gone.png'>",
    ],
    ".css": ["a{background:url(p.png)}", "@import 'https://cdn.org/s.css';", "/* /home/someone/x */"],
    ".js": ["load('p.png')", "load('q.png')"],
    ".md": ["[on](a.html#one)", "[gone](gone.csv)", f"<{ADDRESS}en/b.html>"],
    ".png": ["one", "two"],
}  # fmt: skip
FILES = ["en/a.html", "en/b.html", "en/s.css", "en/s.js", "en/t.md", "en/p.png", "en/q.png"]
HEAD = "<!doctype html><html lang='en'><title>T</title><h1>T</h1>"
folders = count()


def file_of(name):
    ending = name[name.rindex(".") :]
    return st.lists(st.sampled_from(PARTS[ending]), max_size=4).map(
        lambda parts: (HEAD if ending == ".html" else "") + "\n".join(parts)
    )


sites = st.fixed_dictionaries(
    {"en/a.html": file_of("en/a.html")}, optional={name: file_of(name) for name in FILES[1:]}
)


def write(folder, files):
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def go_through(site):
    """Do with a site what a build does; give all that comes of it."""
    write_machine_pages(site, "Book", ["en"])
    gone = prune(site)
    found = []
    try:
        check_site(site)
    except BuildFailed as failed:
        found = [str(fault) for fault in failed.failures]
    return gone, found, sorted(site.files), (site.folder / "llms.txt").read_text("utf-8")


@given(st.lists(sites, min_size=2, max_size=4))
def test_whatever_changes_a_site_is_judged_as_if_nothing_had_been_kept(tmp_path_factory, states):
    folder = tmp_path_factory.getbasetemp() / f"sites-{next(folders)}"
    for files in states:
        write(folder / "site", files)
        kept = go_through(Site(folder / "site", "/book/", RULES, Memo(folder / "memo", "key")))
        write(folder / "site", files)
        assert kept == go_through(Site(folder / "site", "/book/", RULES))
    shutil.rmtree(folder)


SOUND = {
    "en/a.html": HEAD + "<a href='b.html#one'>x</a>",
    "en/b.html": HEAD + "<p id='one'>One</p>",
    "en/s.css": "",
}


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "site", SOUND)


@pytest.fixture
def noted(monkeypatch):
    """Name the files that notes are taken of."""
    names = []

    def take_notes(file, rules):
        names.append(file.name)
        return real(file, rules)

    real = tree.take_notes
    monkeypatch.setattr(tree, "take_notes", take_notes)
    return names


def check(folder, key="key", rules=RULES):
    check_site(Site(folder, "/book/", rules, Memo(folder.parent / "memo", key)))


def test_only_a_file_that_changed_is_noted_again(folder, noted):
    check(folder)
    assert sorted(noted) == sorted(SOUND)
    noted.clear()
    check(folder)
    assert noted == []
    (folder / "en/s.css").write_text("p{}", encoding="utf-8")
    check(folder)
    assert noted == ["en/s.css"]


def test_a_link_breaks_when_the_other_page_loses_the_place(folder, noted):
    check(folder)
    noted.clear()
    (folder / "en/b.html").write_text(HEAD, encoding="utf-8")
    with pytest.raises(BuildFailed, match=r"en/a\.html: links to the place 'one' of en/b\.html"):
        check(folder)
    assert noted == ["en/b.html"]


def test_a_fault_is_told_again_as_long_as_it_stands(folder):
    (folder / "en/b.html").write_text(HEAD + "<p id='one'>/home/someone/x", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(BuildFailed, match=r"en/b\.html: holds a path of the machine"):
            check(folder)


def test_other_code_or_rules_have_another_memo(folder, noted):
    check(folder)
    noted.clear()
    check(folder, key="another")
    assert sorted(noted) == sorted(SOUND)


def test_a_phrase_reviewed_for_a_page_has_only_that_page_noted_again(folder, noted):
    check(folder)
    noted.clear()
    check(folder, rules=Rules(RULES.forbidden, [*RULES.allowed, Allowed("b", "two", "said")], ADDRESS))
    assert noted == ["en/b.html"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("b.html#one", "b.html#two"),
        lambda text: "",
        lambda text: "\n{}",
    ],
)
def test_a_damaged_memo_is_none(folder, noted, damage):
    check(folder)
    noted.clear()
    memo = folder.parent / "memo"
    memo.write_text(damage(memo.read_text(encoding="utf-8")), encoding="utf-8")
    check(folder)
    assert sorted(noted) == sorted(SOUND)


def test_notes_come_back_as_they_were_kept(tmp_path):
    notes = Notes(links=["a"], faults=[("what", "hint")], title="T")
    memo = Memo(tmp_path / "memo", "key")
    memo.keep("of a file", notes)
    memo.save()
    again = Memo(tmp_path / "memo", "key")
    assert again.find("of a file") == notes
    assert again.find("of another") is None
    again.save()
    assert Memo(tmp_path / "memo", "key").find("of a file") == notes


def test_a_fresh_build_takes_all_notes_again(tmp_path):
    for title in ("old", "new"):
        memo = Memo(tmp_path / "memo", "key", fresh=True)
        assert memo.find("of a file") is None
        memo.keep("of a file", Notes(title=title))
        memo.save()
    assert Memo(tmp_path / "memo", "key").find("of a file") == Notes(title="new")


def test_what_no_build_asked_for_is_forgotten(tmp_path):
    memo = Memo(tmp_path / "memo", "key")
    memo.keep("old", Notes(title="T"))
    memo.save()
    later = Memo(tmp_path / "memo", "key")
    later.keep("new", Notes(title="T"))
    later.save()
    assert Memo(tmp_path / "memo", "key").find("old") is None
