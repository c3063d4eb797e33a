import pandas as pd
import pytest
from golden import look_of

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator
from chokepoint.stories.dossier import control_lines
from chokepoint.stories.dossier.story import STORY


def status(name, day=None):
    look = Look(STORY, KnownTables(day), as_of=day, params={"commodity": name})
    return look.ask("status").value, look(control_lines.status_line).sentence(look.t)


@pytest.mark.parametrize(("name", "day", "word", "told"), [
    ("gallium", "2023-07-05", "licence announced", "announced on 3 July 2023"),
    ("gallium", "2023-09-30", "licence", "a licence for the export of gallium since 1 August 2023"),
    ("copper", None, "none found", "up to 28 November 2026"),
    ("rare_earths", None, "licence", "samarium, gadolinium"),
])  # fmt: skip
def test_the_status_is_that_of_the_day(name, day, word, told):
    found = status(name, day)
    assert found[0] == word
    assert told in found[1]


def test_a_group_stands_for_its_members():
    assert {"rare_earths", "dysprosium", "terbium"} <= set(look_of("rare_earths")(control_lines.kin))
    assert look_of("cement")(control_lines.kin) == ["cement"]


def test_the_ladder_names_the_goods_of_the_commodity_alone():
    lines = [line.sentence(Translator()) for line in look_of("germanium")(control_lines.control_lines)]
    assert lines[0] == "3 July 2023: licence duty (germanium), for all destinations; in force."
    assert not [line for line in lines if "gallium" in line]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("graphite", "stricter checks of end users (graphite), for the United States"),
        ("germanium", "6 January 2026: ban (germanium), for Japan (military users and uses); in force."),
    ],
)
def test_a_step_is_told_as_narrow_as_it_is(name, told):
    lines = [line.sentence(Translator()) for line in look_of(name)(control_lines.control_lines)]
    assert len([line for line in lines if told in line]) == 1
    assert not [line for line in lines if name == "graphite" and ": ban " in line]


def test_every_status_has_words_and_an_order():
    assert set(control_lines.ORDER) == set(control_lines.STATUS)


def test_lists_are_told_with_those_that_lack_it():
    look = look_of("germanium")
    texts = [line.sentence(look.t) for line in look(control_lines.list_lines)]
    assert "the United States" in texts[0]
    assert "South Korea" in texts[1]
    nowhere = look_of("cement")(control_lines.list_lines)
    assert len(nowhere) == 1


@pytest.mark.parametrize(
    ("precision", "told"), [("day", "3 July 2023"), ("month", "July 2023"), ("year", "2023")]
)
def test_a_day_is_written_as_exactly_as_it_is_known(precision, told):
    assert control_lines.written_day(pd.Timestamp("2023-07-03"), precision, Translator()) == told
