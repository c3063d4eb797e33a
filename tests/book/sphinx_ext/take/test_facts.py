import jsonschema
import pytest
from lxml import html

from chokepoint.book.site.changes import RecordedChange
from chokepoint.book.sphinx_ext.facts.values import Fact
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.take.citation import Work
from chokepoint.book.sphinx_ext.take.facts import SCHEMA_TEXT, FactPage, tell_state, write_json

ROW = ("exp-x003", "reuters_2023_09_20", "par. 3")
WORK = Work("controls.kg", "It was so", "Book", "July 2023", "https://x.org/n/controls.kg.html", "2026-10-09")
CHANGE = RecordedChange("2026-07-01", "controls", "fact", "kg", "7,000 kg", "7,670 kg", "Revised")


def page(fact=None, **changed):
    fact = fact or Fact("kg", 7670.5, "kg", "as printed", (ROW,))
    given = {"sentence": "China sent {fact} <kg>.", "work": WORK, "kept": "", "catalogue": read_catalogue()}
    return FactPage("controls", fact, **(given | changed))


def text(one, shown=6):
    return html.fragment_fromstring(str(one.write(shown))).text_content()


def test_a_page_says_value_sentence_computation_row_source_and_how_to_cite_it():
    told = text(page())
    row = ("exp-x003", "par. 3", "gallium, World, July 2022: 7,670 kg", "China exported no germanium")
    for words in ("7,670 kg", "China sent {fact} <kg>.", "as printed", "7670.5", *row, WORK.line()):
        assert words in told, words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(90.0, 99.0, "between 90 percent and 99 percent"), (90.0, None, "between 90 percent and 95 percent"),
     (None, 99.0, "between 95 percent and 99 percent")],
)  # fmt: skip
def test_bounds_are_told_where_they_are_known(low, high, words):
    assert words in text(page(Fact("kg", 95.0, "percent", "x", (ROW,), low, high)))
    assert "Bounds" not in text(page())


def test_earlier_editions_and_changes_are_told():
    fact = Fact(
        "kg", 2.0, "kg", "x", (ROW,), None, None, (("2023-07-06", None, ""), ("2024-01-31", 1.5, "kg"))
    )
    one = page(fact, changes=[CHANGE])
    assert "6 July 2023: not known" in text(one)
    assert "31 January 2024: 1.50 kg" in text(one)
    assert "1 July 2026: 7,000 kg → 7,670 kg; Revised" in text(one)
    assert '<a href="../2023-07-06/controls.html">' in one.write()


def test_of_many_rows_the_first_stand_and_the_page_leads_to_all():
    rows = tuple((f"exp-x{n:03}", "reuters_2023_09_20", "") for n in (1, 3, 4))
    one = page(Fact("kg", 1, "kg", "x", rows))
    assert "1 more row on its page" in text(one, 2)
    assert '<a href="../controls.html#fact-kg">1 more row on its page</a>' in one.write(2)
    assert "more row" not in text(one)
    assert "3 more rows on its page" in text(one, 0)


def test_the_file_keeps_the_schema_and_says_the_same():
    told = page(changes=[CHANGE]).tell_machines()
    jsonschema.validate(told, SCHEMA_TEXT)
    assert told["value"] == 7670.5
    assert told["page"] == "controls.html#fact-kg"
    assert told["rows"][0]["holds"] == "gallium, World, July 2022: 7,670 kg"
    assert told["changes"][0]["why"] == "Revised"
    assert write_json(told).startswith('{\n"$schema": "schema.json"')
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "extra": 1}, SCHEMA_TEXT)


def test_it_is_said_plainly_whether_the_address_keeps_what_it_shows():
    assert "edition of 6 July 2023, which does not change" in tell_state(WORK, "2023-07-06", "en")
    assert "no edition keeps" in tell_state(WORK, "", "en")
    assert "version abcdef0123 alone" in tell_state(
        Work("", "", "", "", "", commit="abcdef0123456"), "", "en"
    )
