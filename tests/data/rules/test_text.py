import pytest
from made_tables import found, make, typed

from chokepoint.data.rules.text import LONGEST, odd_texts, text_problem


def note(text):
    return make(row_id=["a", "b"], note=["plain words, 5 %", text])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("South Africa\x07", "holds the unseen character U+0007"),
        ("a\u202ebc", "holds the unseen character U+202E"),
        ("\ufeffedition", "holds the unseen character U+FEFF"),
        ("\u00a0edition", "holds the unseen character U+00A0"),
        ("zero\u200bwidth", "holds the unseen character U+200B"),
        ("soft\u00adhyphen", "holds the unseen character U+00AD"),
        ("private\ue000", "holds the unseen character U+E000"),
        ("two\nlines", "holds a line break"),
        ("tab\there", "holds the unseen character U+0009"),
        (" padded", "has outer space"),
        ("padded ", "has outer space"),
        ("<img src=x onerror=alert(1)>", "holds markup"),
        ("a </b> b", "holds markup"),
        ("<!-- x", "holds markup"),
        ("tom &amp; jerry", "holds markup"),
        ("&#x27;", "holds markup"),
        ("see javascript:alert(1)", "holds an address that runs a script or opens a file"),
        ("data:text/html,x", "holds an address that runs a script or opens a file"),
        ("file:///etc/passwd", "holds an address that runs a script or opens a file"),
        ("+1+1", "begins like a formula of a spreadsheet"),
        ("=HYPERLINK(1)", "begins like a formula of a spreadsheet"),
        ("@SUM(A1)", "begins like a formula of a spreadsheet"),
        ("-2+3", "begins like a formula of a spreadsheet"),
        ("caf\u0065\u0301", "is written with separate accents"),
        ("Chin\u0430", "mixes alphabets within the word 'Chin\u0430'"),
        ("4 kt \u0430 year", "has another alphabet in the word '\u0430'"),
        ("Ã©conomie", "holds letters read in a wrong encoding"),
        ("lost \ufffd letter", "holds letters read in a wrong encoding"),
        ("x" * (LONGEST + 1), f"is longer than {LONGEST} characters"),
    ],
)
def test_a_text_that_no_page_should_show_is_named(text, what):
    (fault,) = odd_texts(note(text), None)
    assert (fault.row, fault.column, fault.what) == (3, "note", what)
    assert fault.hint


@pytest.mark.parametrize(
    "text",
    [
        "+25% on 2021", "-53% on January 2023; more", "+almost 20% on April", "-0.5", "+2.7 percent on 2011",
        "=", "a < b and c > d", "<0.5", "R&D, tom & jerry", "data: see below", "镓, “quoted”", "ε_S and φ",
        "Минпромторг о вывозе, USGS", "ο",
        "Côte d’Ivoire", "Türkiye", "½ unit", "10–20 °C",
    ],
)  # fmt: skip
def test_words_that_are_in_order_pass(text):
    assert found(odd_texts, note(text)) == []


def test_a_column_may_be_shorter_or_longer_than_others():
    for longest, expected in ((3, [(2, "note", "four")]), (LONGEST * 3, [])):
        schema = {"fields": [{"name": "note", "type": "string", "constraints": {"maxLength": longest}}]}
        cell = "four" if expected else "x" * (LONGEST * 2)
        assert found(odd_texts, make(note=[cell], schema=schema)) == expected


def test_a_negative_number_is_no_formula():
    assert found(odd_texts, make(value=["-5"], schema=typed(value="number"))) == []


def test_a_long_cell_is_shown_by_its_beginning():
    ((_, _, shown),) = found(odd_texts, note("y" * 5000))
    assert shown == "y" * 40 + "..."


def test_any_text_can_be_asked_about():
    assert text_problem("Gallium") is None
    assert text_problem("<b>Gallium").what == "holds markup"
