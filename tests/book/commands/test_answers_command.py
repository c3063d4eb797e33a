import json

import pandas as pd
import pytest

from chokepoint.answers import story as registry
from chokepoint.answers.answer import Column
from chokepoint.answers.robustness.cases import counted_by
from chokepoint.answers.robustness.headline import Headline, above
from chokepoint.answers.robustness.measures import asks
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.answers.story import Parameter, Story
from chokepoint.book.commands import answers_command as command
from chokepoint.book.commands.cli import main
from chokepoint.errors import FactError, ParameterError
from chokepoint.parameters import choice, language, optional_day, whole_number

PARAMETERS = {
    "metal": Parameter("gallium", choice("gallium", "germanium")),
    "first": Parameter(1, whole_number(1, 30)),
    "last": Parameter(12, rule_beside=lambda values: not_less(values["first"])),
    "as_of": Parameter(None, optional_day("2023-01-01")),
    "lang": Parameter("en", language()),
}


def not_less(first):
    return lambda value: None if isinstance(value, int) and value >= first else f"not less than {first}"


@pytest.fixture(autouse=True)
def story(monkeypatch):
    """Add two stories to the book for the time of a test, and a headline on the first one."""
    monkeypatch.setattr(registry, "_STORIES", dict(registry._STORIES))
    made = Story("shipped", parameters=PARAMETERS)

    @made.answers(
        "has_rows",
        sum_kg=Column("kg", "kg", "sum of months", date="month", base="base", low="low", high="high"),
    )
    def months(look, metal, times=1):
        table = look["exports_monthly"]
        rows = table[(table["commodity_id"] == metal) & (table["period_type"] == "month")]
        kg = times * rows["quantity_kg"].sum()
        return pd.DataFrame(
            {"kg": [kg], "month": ["2025-12"], "base": [1.0], "low": [kg - 1], "high": [kg + 1],
             "row_ids": [";".join(rows["row_id"])]}
        )  # fmt: skip

    made.words("metal_word")(lambda look, metal: {"metal_word": metal})
    other = Story("again", parameters={})
    other.repeats("same_kg", "shipped.sum_kg", metal="germanium")
    rest = {"sentence": "s", "unit": "kg", "figure": "counts", "condition": above(0, "more")}
    cases = lambda tables: counted_by(tables, "times", {"counted twice": 2})  # noqa: E731
    headline = Headline("shipped", "sum_kg", "A sum", compute=asks("shipped.sum_kg"), cases=cases, **rest)
    monkeypatch.setitem(BOOK.headlines, headline.id, headline)
    return made


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main(["answers", *arguments])
    out, err = capsys.readouterr()
    return ended.value.code, out, err


def test_all_stories_or_one_are_listed_with_unit_and_how(capsys):
    code, out, _ = run(capsys)
    assert code == 0
    assert "controls.days_to_effect" in out
    code, out, _ = run(capsys, "shipped")
    assert out.splitlines() == [
        "shipped.has_rows    whether there is any row",
        "shipped.sum_kg      kg · sum of months",
        "shipped.metal_word",
    ]
    assert json.loads(run(capsys, "again", "--json")[1]) == [
        {"name": "again.same_kg", "unit": "kg", "how": "repeats shipped.sum_kg"}
    ]


def test_an_answer_is_shown_with_everything_needed_to_check_it(capsys):
    code, out, _ = run(capsys, "shipped.sum_kg", "--json")
    assert code == 0
    found = json.loads(out)
    assert (found["unit"], found["date"], found["base"], found["how"]) == (
        "kg",
        "2025-12",
        1,
        "sum of months",
    )
    assert found["high"] - found["value"] == found["value"] - found["low"] == 1
    assert found["parameters"]["metal"] == "gallium"
    rows = found["rows"]
    assert rows["count"] > len(rows["first"]) == command.SHOWN_ROWS
    assert set(rows["first"][0]) == {"row", "table", "source", "locator"}
    assert rows["first"][0]["table"] == "exports_monthly"
    (other,) = found["alternatives"]
    assert (other["kind"], other["reason"], other["value"]) == ("count", "counted twice", 2 * found["value"])


def test_the_same_is_written_for_a_terminal(capsys):
    _, out, _ = run(capsys, "shipped.sum_kg", "-p", "metal", "germanium")
    lines = out.splitlines()
    assert lines[0].startswith("shipped.sum_kg: ")
    assert lines[0].endswith(" kg")
    assert "  for: 2025-12" in lines
    assert "  how: sum of months" in lines
    assert any(line.startswith("  with: metal = 'germanium', first = 1") for line in lines)
    assert any(line.startswith("  rows: ") for line in lines)
    assert "elsewhere" not in out  # the headline tried the other metal
    assert "    " in run(capsys, "shipped.sum_kg")[1].partition("elsewhere:")[2]


def test_a_word_has_no_rows(capsys):
    assert run(capsys, "shipped.metal_word")[1].startswith("shipped.metal_word: gallium\n  with: ")
    assert command.show_answer("shipped.metal_word")["rows"] == {"count": 0, "first": []}


def test_what_was_not_published_says_so():
    unknown = dict.fromkeys(("value", "date", "base", "low", "high"))
    found = {"name": "a.b", "unit": "kg", "how": "", "parameters": {}, "alternatives": [], **unknown}
    found["rows"] = {"count": 0, "first": []}
    assert command.write_answer(found) == ["a.b: not published"]


def test_a_day_leaves_out_what_was_published_later():
    now, then = command.show_answer("shipped.sum_kg"), command.show_answer("shipped.sum_kg", "2024-01-31")
    assert then["rows"]["count"] < now["rows"]["count"]
    assert then["parameters"]["as_of"] == "2024-01-31"
    assert command.show_answer("shipped.sum_kg", given={"as_of": "2024-01-31"}) == then
    assert command.show_answer("again.same_kg", "2024-01-31")["parameters"] == {"as_of": "2024-01-31"}


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ({"first": "2"}, {"first": 2}),
        ({"last": "25", "first": "20"}, {"first": 20, "last": 25}),
        ({"first": "20", "last": "25"}, {"first": 20, "last": 25}),
        ({"as_of": "None"}, {"as_of": None}),
        ({"as_of": "2023-07-06"}, {"as_of": "2023-07-06"}),
        ({"metal": "germanium"}, {"metal": "germanium"}),
    ],
)
def test_values_are_read_by_the_rules_of_the_story(story, given, values):
    assert command.read_values(story, given) == story.defaults | values


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["shiped"], "there is no 'shiped'. Hint: did you mean 'shipped'?"),
        (["weather"], "the stories are "),
        (["shipped.sumkg"], "did you mean 'sum_kg'?"),
        (["shipped.weather"], "`chokepoint answers shipped` lists them"),
        (["shiped.sum_kg"], "did you mean 'shipped'?"),
        (["."], "there is no ''"),
        (["shipped.sum_kg", "--as-of", "yesterday"], "'yesterday' is not a date"),
        (["shipped.sum_kg", "--as-of", "2022-01-01"], "from 2023-01-01 on"),
        (["again.same_kg", "--as-of", "2023-02-30"], "is not a date"),
        (["shipped.sum_kg", "-p", "metl", "gallium"], "did you mean 'metal'?"),
        (["shipped.sum_kg", "-p", "metal", "tin"], "use one of gallium, germanium"),
        (["shipped.sum_kg", "-p", "first", "many"], "use a whole number between 1 and 30"),
        (["shipped.sum_kg", "-p", "first", "20"], "not less than 20"),
        (["shipped.sum_kg", "-p", "metal"], "no value for 'metal'"),
        (["shipped.sum_kg", "-p", "as_of", "2024-01-01", "--as-of", "2025-01-01"], "contradicts --as-of"),
        (["shipped", "--as-of", "2024-01-01"], "name it as story.key"),
        (["shipped", "-p", "metal", "gallium"], "name it as story.key"),
    ],
)
def test_what_is_wrong_is_told_and_ends_with_one(capsys, arguments, message):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (1, "")
    assert message in err
    code, out, _ = run(capsys, "--json", *arguments)
    assert code == 1
    assert json.loads(out)["status"] == "failed"


def test_errors_are_of_the_family():
    with pytest.raises(FactError):
        command.list_answers("weather")
    with pytest.raises(ParameterError):
        command.show_answer("shipped.sum_kg", given={"metal": "tin"})
