"""Numbers typed by hand are found in prose; names, facts, figures and reviewed phrases are left alone."""

import pytest
from lxml import html

from chokepoint.book.site.checks import files_are_sound
from chokepoint.book.site.file_checks import Rules
from chokepoint.book.site.plain_numbers import ALLOWED_FILE, Allowed, find_plain_numbers, read_allowed
from chokepoint.book.site.tree import Site
from chokepoint.errors import BuildError

FACT = '<a class="n nb" href="#fact-x">40</a>'


def numbers(markup, phrases=()):
    tree = html.fromstring(f"<html><body><article>{markup}</article></body></html>")
    return [found.number for found in find_plain_numbers(tree, phrases)]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("It rose by 40 percent.", "40 percent"),
        ("About 80% came from China.", "80%"),
        ("It cost ×5 as much.", "×5 as"),
        ("They paid $5 million.", "$5 million"),
        ("It fell to ¥300.", "¥300."),
        ("5,150 kg left the country.", "5,150 kg"),
        ("12 steps followed.", "12 steps"),
        ("In May 40 percent of it left.", "40 percent"),
        ("Output was 2025 tonnes.", "2025 tonnes"),
        ("The index is 0.96.", "0.96."),
        ("Some eighty percent came from there.", "eighty percent"),
        ("It cost three times as much.", "three times"),
        ("Two thirds of it was used.", "Two thirds"),
        ("A third of it was used.", "A third of"),
        ("中国占80%。", "80%"),
        ("约百分之八十。", "百分之八十"),
        ("价格涨了三倍。", "三倍"),
    ],
)
def test_a_number_typed_by_hand_is_found(sentence, number):
    assert numbers(f"<p>{sentence}</p>") == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 July 2023, from 1 August, by July 2023 and on 2023-07-03.",
        "In 2023, in the 2010s, from 2019–2023, by 1994.",
        "Announcement No. 23 of 2023, Regulation (EU) 2024/1252, Article 12, Section 232, HS 8112.",
        "See Figure 3, Figures 3 and 4, chapter 2, page 12 and table 1.",
        "The G7, the EU27, COVID-19, the A800 chip and 5G.",
        "2023年7月3日，第23号公告。",
        "One country, two metals, at times a third producer.",
        f"It rose by {FACT} percent, {FACT} times as much, in {FACT} months.",
    ],
)
def test_names_dates_laws_and_facts_are_left_alone(sentence):
    assert numbers(f"<p>{sentence}</p>") == []


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><p>It rose by 40 percent.</p></figure>",
        "<pre>x = 40 percent</pre>",
        "<p><code>n = 40</code></p>",
        "<details class='code'><p>40 percent</p></details>",
        "<section class='numbers'><p>40 percent</p></section>",
        "<div class='formula docutils container'><p>a part of 40 percent</p></div>",
        "<p>as shown <span class='bibtex-citation'>[<a href='#id6'>1</a>]</span>.</p>",
        "<div class='citation'><p>Journal 11(1), 99-126.</p></div>",
        "<div class='cell_output docutils'><p>40 percent</p></div>",
        "<a class='card'><div class='v'><p><span class='v-n'>40</span> %</p></div></a>",
        "<div class='flips docutils container'><p><a>† true in 2 of 3 cases</a></p></div>",
    ],
)
def test_what_is_computed_or_quoted_as_code_is_left_alone(markup):
    assert numbers(markup) == []


def test_a_list_inside_a_list_is_read_once():
    assert numbers("<ul><li>Outer 40 percent<ul><li>inner 50 percent</li></ul></li></ul>") == [
        "40 percent",
        "50 percent",
    ]


def test_cards_and_headings_are_prose_too():
    assert numbers(
        "<h2>A rise of 40 percent</h2><a class='card'><div class='k'><p>50 percent</p></div></a>"
    ) == [
        "40 percent",
        "50 percent",
    ]


def test_a_reviewed_phrase_is_left_alone_and_nothing_else_of_its_sentence():
    sentence = "<p>The scale ends at 1, and it rose by 40 percent.</p>"
    assert numbers(sentence, ["ends at 1"]) == ["40 percent"]


def site_of(folder, prose, allowed=()):
    body = f"<article><h1>T</h1><p>{prose}</p></article>"
    page = f"<!doctype html><html lang='en'><title>T</title><body>{body}</body></html>"
    (folder / "africa.html").write_text(page, "utf-8")
    return Site(folder, rules=Rules(allowed=allowed))


def test_the_message_names_page_number_sentence_and_what_to_do(tmp_path):
    prose = f"All is well. It rose by 40 percent in {FACT} months. All is well again."
    message = str(next(files_are_sound(site_of(tmp_path, prose))))
    assert message.startswith("africa.html: '40 percent' is no fact in “It rose by 40 percent in … months.”")
    assert ALLOWED_FILE.as_posix() in message
    assert "All is well" not in message


@pytest.mark.parametrize(("page", "faults"), [("africa", 0), ("*", 0), ("quotas", 1)])
def test_a_review_holds_for_its_page_only(tmp_path, page, faults):
    allowed = [Allowed(page, "by 40 percent", "a quotation")]
    assert len(list(files_are_sound(site_of(tmp_path, "It rose by 40 percent.", allowed)))) == faults


def test_a_review_holds_for_every_page_that_is_written_in_its_file(tmp_path):
    allowed = [Allowed("africa", "by 40 percent", "a quotation")]
    (tmp_path / "metals").mkdir()
    site = site_of(tmp_path / "metals", "It rose by 40 percent.", allowed)
    page = (tmp_path / "metals/africa.html").rename(tmp_path / "metals/cobalt.html")
    site = Site(tmp_path, rules=Rules(allowed=allowed, written_in={"metals/cobalt.html": "africa"}))
    assert page.exists()
    assert list(files_are_sound(site)) == []
    assert len(list(files_are_sound(Site(tmp_path, rules=Rules(allowed=allowed))))) == 1


def test_a_review_without_a_reason_is_refused(tmp_path):
    (tmp_path / ALLOWED_FILE).parent.mkdir()
    (tmp_path / ALLOWED_FILE).write_text("page,phrase,reason\nafrica,by 40 percent, \n", "utf-8")
    with pytest.raises(BuildError, match="without phrase or reason"):
        read_allowed(tmp_path)


def test_a_book_without_reviews_has_none(tmp_path):
    assert read_allowed(tmp_path) == []


def test_the_mark_of_a_footnote_is_no_number_of_the_text():
    note = '<aside class="footnote brackets"><span class="label">[1]</span><p>Said so.</p></aside>'
    text = '<p>A note<a class="footnote-reference brackets" href="#id1" role="doc-noteref">[1]</a>.</p>'
    assert numbers(text + note) == []
    assert numbers(note.replace("Said so", "Said 40 times")) == ["40 times"]


HEAD = "page,phrase,reason\n"
SPOILT = {
    "semicolons": ("page;phrase;reason\n*;a 3;b\n", r"plain_numbers\.csv:1: its columns are others"),
    "a missing cell": (f"{HEAD}*,a 3\n", r"plain_numbers\.csv:2: is not three cells"),
    "a comma too many": (f"{HEAD}*,a 3,000,b\n", r"plain_numbers\.csv:2: is not three cells.*double quotes"),
    "a merge": (f"{HEAD}<<<<<<< HEAD\n*,a 3,b\n", r"plain_numbers\.csv:2: is not three cells.*merge"),
    "no reason": (f"{HEAD}*,a 3,\n", r"plain_numbers\.csv:2: an entry without phrase or reason"),
    "another encoding": (f"{HEAD}*,a 3 é,b\n".encode("cp1252"), "is not in UTF-8.*save it as UTF-8"),
}


def write_list(root, content):
    path = root / ALLOWED_FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_list_is_refused_with_its_line_and_what_to_do(tmp_path, fault):
    content, message = SPOILT[fault]
    write_list(tmp_path, content)
    with pytest.raises(BuildError, match=message):
        read_allowed(tmp_path)


def test_a_byte_order_mark_is_no_part_of_the_list(tmp_path):
    write_list(tmp_path, b"\xef\xbb\xbf" + f"{HEAD}*,a 3,b\n".encode())
    assert read_allowed(tmp_path) == [Allowed("*", "a 3", "b")]
