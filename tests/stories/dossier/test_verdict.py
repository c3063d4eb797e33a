from dataclasses import replace

import pandas as pd
import pytest
from golden import EIGHT, look_of

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables, load_table
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.dossier.verdict import members_lines, verdict, what_it_is

MADE = load_table("production")
TIN = MADE[(MADE["commodity_id"] == "tin") & (MADE["vintage"] == "2026") & (MADE["year"] == 2025)]


def told(rows):
    look = Look(STORY, Narrowed(KnownTables(), production=rows), params={"commodity": "tin"})
    return look(verdict).sentence(look.t)


def world_of(**amounts):
    """Make a table of tin of these countries' amounts."""
    rows = [
        TIN[TIN["country_iso3"] == code].assign(value=value, qualifier="") for code, value in amounts.items()
    ]
    return pd.concat(rows)


def test_a_share_stands_with_its_bounds():
    assert told(world_of(CHN=7100, IDN=2900, WLD=10000)) == (
        "China makes 67 to 72 percent of the world’s mine output of tin,"
        " by the US Geological Survey for 2025."
    )


def test_a_single_producer_is_called_the_only_one_listed():
    assert told(world_of(CHN=7100)).endswith("; what others make, the table does not say.")
    assert told(world_of(CHN=7100, WLD=7100)).endswith("; its figure is the whole of the total.")


def test_equal_producers_share_the_first_place():
    assert told(world_of(CHN=5000, IDN=5000, WLD=10000)).startswith(
        "No country leads in the world’s mine output of tin: China and Indonesia have equal figures"
    )


def test_an_unassigned_half_is_named_before_the_leader():
    assert told(world_of(CHN=3000, IDN=1000, WLD=10000)).startswith(
        "Of the world’s mine output of tin, 60 percent"
    )


def test_without_a_world_total_no_share_is_told():
    assert told(world_of(CHN=3000, IDN=1000)).endswith("the world total is not known.")


def test_without_a_figure_nothing_is_claimed_of_the_world():
    hidden = world_of(CHN=3000, IDN=1000).assign(value=float("nan"), status="withheld")
    assert told(hidden) == "No table read here prints a country’s output of tin above zero."
    world = pd.concat([hidden, world_of(WLD=4000)])
    assert told(world) == "Only a world total of tin is known here, and no country’s output."


@pytest.mark.parametrize("name", EIGHT)
def test_a_dossier_agrees_with_the_chapter_on_producers(name):
    look = look_of(name)
    line = look(verdict)
    if "low" in line.numbers:
        share = look.ask("concentration.leader_share", commodity=name)
        assert (line.numbers["low"].value, line.numbers["high"].value) == (share.low, share.high)
        assert line.numbers["low"] == replace(line.numbers["high"], value=share.low)


def test_what_it_is_has_its_symbol_where_there_is_one():
    assert look_of("gallium")(what_it_is).sentence(look_of("gallium").t) == "Gallium (Ga), minor metal."
    assert look_of("cement")(what_it_is).sentence(look_of("cement").t) == "Cement, construction material."


def test_a_group_names_the_members_that_no_table_counts_alone():
    (line,) = look_of("rare_earths")(members_lines)
    said = line.sentence(look_of("rare_earths").t)
    assert "dysprosium" in said
    assert "yttrium" not in said
    assert "xwk-dysprosium" in line.rows.split(";")
    assert look_of("gallium")(members_lines) == []
