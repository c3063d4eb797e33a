"""A look gives tables, results of recipes and answers of any story, for its day, parameters and language."""

import pandas as pd
import pytest

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look, arguments, look_at
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import KnownTables
from chokepoint.errors import FactError

OUTPUT = pd.DataFrame({"metal": ["gallium", "germanium"], "t": [600.0, 100.0], "row_ids": ["p1", "p2"]})
MINE = Story("mine_of_tests", parameters={"metal": Parameter("gallium"), "factor": Parameter(2)})
OTHER = Story("other_of_tests", parameters={"metal": Parameter("germanium")})
RUNS: list[str] = []


@MINE.answers(output=Column("t", "t", "as printed"))
def output(look, metal):
    RUNS.append(metal)
    rows = look["production"]
    return rows[rows["metal"] == metal]


@MINE.answers(more=Column("t", "t", "times the factor"))
def more(look, factor, offset=0.0):
    return look(output).assign(t=lambda rows: rows["t"] * factor + offset)


@OTHER.answers(theirs=Column("t", "t", "what the other story states"))
def theirs(look, metal):
    return look.rows("mine_of_tests.output", metal=metal)


@pytest.fixture
def look():
    RUNS.clear()
    return Look(MINE, {"production": OUTPUT})


def test_parameters_are_the_defaults_of_the_story_unless_given(look):
    assert look.ask("output").value == 600
    assert look.ask("output", metal="germanium").value == 100
    assert look.given(metal="germanium").ask("more").value == 200


def test_an_option_of_a_recipe_has_its_own_default(look):
    assert look.ask("more").value == 1200
    assert look.ask("more", offset=1.0).value == 1201
    assert look.ask("more").value == 1200


def test_a_recipe_runs_once_for_what_it_reads(look):
    for factor in (2, 3, 2):
        look.given(factor=factor).ask("more")
    assert RUNS == ["gallium"]
    look.over({"production": OUTPUT.copy()}).ask("more")
    assert RUNS == ["gallium", "gallium"]


def test_looking_over_another_look_is_looking_over_its_tables(look):
    there = Look(MINE, {"production": OUTPUT.head(1)})
    assert look.over(there).tables is there.tables
    look.ask("more")
    look.over(look).ask("more")
    assert RUNS == ["gallium"]


def test_another_story_is_asked_by_name_with_its_own_defaults(look):
    there = look.of(OTHER)
    assert there.ask("theirs").value == 100
    assert there.ask("mine_of_tests.output").value == 600
    assert there.ask("mine_of_tests.output", metal="germanium").row_ids == "p2"


@OTHER.keep
def day_looked_from(look):
    RUNS.append("day")
    return look.as_of


@OTHER.keep
def both_metals(look, metal):
    there = look.given(metal="gallium")
    return metal, there(metal_named), look(metal_named)


def metal_named(look, metal):
    return metal


@MINE.keep
def day_of_the_other(look):
    return look.rows("other_of_tests.day_looked_from")


def test_a_recipe_that_reads_the_day_runs_again_for_another_day(look):
    tables = {"production": OUTPUT}
    days = [
        look.over(tables, as_of)(day_of_the_other) for as_of in ("2024-01-01", "2024-02-01", "2024-01-01")
    ]
    assert days == ["2024-01-01", "2024-02-01", "2024-01-01"]
    assert RUNS == ["day", "day"]


def test_a_parameter_set_for_a_part_does_not_stand_for_the_whole(look):
    there = look.of(OTHER)
    for metal in ("germanium", "gallium", "indium"):
        assert there.given(metal=metal)(both_metals) == (metal, "gallium", metal)


def test_what_another_story_is_asked_with_is_no_parameter_of_the_one_that_asks(look):
    def asking(look):
        RUNS.append("asking")
        return look_at(OTHER, look).ask("theirs").value

    for factor in (1, 2):
        assert look.given(factor=factor)(asking) == 100
    assert RUNS == ["asking", "germanium"]


def test_a_name_that_is_not_there_is_said_with_the_closest(look):
    with pytest.raises(FactError, match=r"no answer 'outputs'.*did you mean 'output'"):
        look.ask("outputs")
    with pytest.raises(FactError, match="no story 'nowhere'"):
        look.ask("nowhere.output")
    with pytest.raises(FactError, match="no parameter 'year'"):
        look.param("year")


def test_a_parameter_can_be_asked_for(look):
    assert look.given(metal="germanium").param("metal") == "germanium"


def test_the_tables_tell_the_day_they_are_known_as_of():
    assert look_at(MINE, KnownTables("2023-07-06")).as_of == "2023-07-06"
    assert look_at(MINE, KnownTables()).as_of is None


def test_a_look_at_a_look_shares_its_memory(look):
    look.ask("output")
    assert look_at(MINE, look).ask("output").value == 600
    assert RUNS == ["gallium"]


def test_a_look_is_a_mapping_of_tables(look):
    assert list(look) == ["production"]
    assert len(look) == 1
    assert look["production"] is OUTPUT


def test_a_table_whole_does_not_know_the_day():
    look = Look(MINE, KnownTables("2010-01-01"), as_of="2010-01-01")
    assert look["controls"].empty
    assert not look.whole("controls").empty


def test_the_arguments_of_a_recipe_are_its_parameters():
    assert arguments(more) == ("factor", "offset")
