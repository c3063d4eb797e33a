"""What the exhibits say and draw, and what stands in their place where nothing was published."""

import pytest

from chokepoint.figures import Figure, Listing
from chokepoint.figures.figure import NothingPublished
from chokepoint.stories.africa import exhibits
from chokepoint.stories.africa.exhibits import shares_on_map
from chokepoint.stories.africa.story import STORY

EXHIBITS = dict(STORY.exhibits)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("owners", "At most 8 percent of Africa’s mining, up to 98 percent of a single mine"),
        ("counter_moves", "Of 45 dated moves 17 are Chinese"),
        (
            "project_map",
            "Of 13 operating mines in the evidence 7 have a Chinese owner; 13 projects do not run",
        ),
    ],
)
def test_a_title_is_what_the_rows_say(now, name, title):
    figure = now(EXHIBITS[name].draw)
    assert isinstance(figure, Figure | Listing)
    assert figure.title == title


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("shares_of_output", "production"),
        ("shares_by_edition", "production"),
        ("loans_by_year", "loans_by_year"),
        ("borrowers", "loans_by_country"),
        ("creditor_leads", "external_debt"),
        ("creditor_stocks", "external_debt"),
        ("debtor_counts", "external_debt_countries"),
        ("debt_map", "external_debt_countries"),
        ("debt_statements", "debt_statements"),
        ("investment_flows", "fdi"),
        ("owners", "mining_ownership"),
        ("project_map", "mining_projects"),
        ("announced_starts", "mining_project_targets"),
        ("counter_moves", "counter_moves"),
        ("african_controls", "african_export_controls"),
    ],
)
def test_without_rows_a_sentence_with_the_day_stands_in_its_place(now, world, name, table):
    look = world("2023-07-06", **{table: now[table][:0]})
    shown = look(EXHIBITS[name].draw)
    assert isinstance(shown, NothingPublished)
    assert "6 July 2023" in shown.sentence


def test_only_the_years_asked_for_are_drawn(now):
    for name in ("loans_by_year", "investment_flows", "creditor_stocks"):
        figure = now.given(first_year=2015)(EXHIBITS[name].draw)
        assert figure.frame["year"].min() == 2015, name


def test_the_chosen_meaning_and_mineral_are_in_the_titles(now):
    leads = now.given(creditor_definition="world_bank")(EXHIBITS["creditor_leads"].draw)
    assert (
        leads.title
        == "China was Africa’s largest creditor, the World Bank taken as one, in no year from 2000"
    )
    assert "of cobalt" in now.given(mineral="cobalt")(EXHIBITS["shares_by_edition"].draw).title


def test_every_state_is_on_the_map_with_its_own_row_and_that_of_its_debt(now):
    states, found = now["africa_map"], now.rows("shares_by_debtor")
    mapped = shares_on_map(states, found).set_index("country_iso3")
    assert len(mapped) == len(states)
    assert mapped["percent"].notna().sum() == len(found)
    assert mapped["row_ids"]["LBY"].count(";") == 0
    assert mapped["row_ids"]["AGO"].count(";") == 1


def test_what_no_table_lists_for_africa_is_not_drawn_as_zero(now):
    """Reserves of tantalum once stood at zero beside most of the world's output."""
    frame = now(exhibits.shares_of_output).frame
    assert (frame["percent"] > 0).all()
    held = set(frame.loc[frame["kind"] == "reserves", "commodity_id"])
    assert not held & {"tantalum", "antimony", "tungsten"}
    assert not set(frame["commodity_id"]) & {"gallium", "germanium"}


def test_the_fall_of_lending_holds_in_every_database(now):
    """The title once said 91 percent of every database, which is false of AidData."""
    title = now(exhibits.loans_by_year).title
    assert title.endswith("the newest year of each database lies 71–93 percent lower")


def test_the_largest_creditor_of_a_country_is_found_in_its_row(now):
    rows = now(exhibits.debt_map).frame.set_index("country_iso3")
    assert rows.loc["ZMB", "largest_single_creditor"] == now.ask("zambia_creditor").value == "China"
