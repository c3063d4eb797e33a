"""Figures on single metals over the years, on reserves and on capacity."""

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.figures import Figure, Listing, NothingPublished
from chokepoint.stories.concentration import exhibits_of_metals
from chokepoint.stories.concentration.story import STORY

IDS = {
    "rare_earth_history": "rare-earth-history",
    "gallium_claim": "gallium-claim",
    "germanium_claim": "germanium-claim",
    "reserves_beside_output": "reserves-production",
    "reserve_claims": "reserve-claims",
    "capacity_used": "capacity-used",
}


def shown(name, look):
    return look(STORY.exhibit(name).draw)


@pytest.mark.parametrize(("name", "figure_id"), IDS.items())
def test_each_exhibit_draws_its_figure(now, name, figure_id):
    figure = shown(name, now)
    assert isinstance(figure, Figure | Listing)
    assert figure.id == figure_id


def test_each_exhibit_is_told_with_answers(now):
    own = {n for n, one in STORY.exhibits.items() if one.draw.__module__ == exhibits_of_metals.__name__}
    assert own == set(IDS)
    for name in own:
        assert [now.ask(key).name for key in STORY.exhibit(name).keys(STORY)]


def test_titles_say_what_the_tables_say(now):
    titles = {name: shown(name, now).title for name in IDS}
    assert titles["rare_earth_history"].endswith("from 98 percent in 2009 to 68 in 2023")
    assert titles["reserve_claims"] == "80 percent of the reserves was the saying; the tables say 34–52"
    assert titles["capacity_used"].startswith("Least used outside China: gallium, 8 percent")


def test_what_nobody_published_is_said_instead(now, world):
    def empty(*tables):
        return world(**{name: now[name].head(0) for name in tables})

    cases = {
        "gallium_claim": empty("uses"),
        "germanium_claim": empty("uses"),
        "reserves_beside_output": empty("reserves"),
        "reserve_claims": empty("reserves", "reserves_history", "published_shares"),
        "capacity_used": empty("capacity"),
        "rare_earth_history": empty("production", "production_history"),
    }
    for name, look in cases.items():
        assert isinstance(shown(name, look), NothingPublished), name


def test_on_the_day_of_the_article_what_was_known_is_drawn():
    then = Look(STORY, KnownTables("2023-07-06"), as_of="2023-07-06", params={"commodity": "gallium"})
    for name in ("country_shares", "rare_earth_history", "gallium_claim", "reserve_claims", "capacity_used"):
        assert isinstance(shown(name, then), Figure | Listing), name
    assert then.ask("table_year").value == "2022"
    assert pd.Timestamp(then.ask("evidence_day").value) == pd.Timestamp("2023-07-06")
