"""Each exhibit shows its figure, or says in a sentence that nothing was published."""

import pandas as pd
import pytest

from chokepoint.figures import Figure, NothingPublished
from chokepoint.stories.world_after import exhibits
from chokepoint.stories.world_after.story import STORY

EMPTIED = {
    "exports_after": ("exports_monthly", "quota_exports"),
    "prices_after": ("prices", "rare_earth_prices"),
    "gaps_after": ("prices", "rare_earth_prices"),
    "shares_after": ("production",),
    "capacity_after": ("supply_response", "quota_timeline", "mining_projects", "subsidies"),
    "waits": ("precedents",),
    "likeness": ("precedents",),
}
"""The tables without which there is nothing to draw."""


@pytest.mark.parametrize("name", STORY.exhibits)
def test_an_exhibit_draws_a_figure_of_its_name(now, name):
    figure = now(STORY.exhibits[name].draw)
    assert isinstance(figure, Figure)
    assert figure.id == name.replace("_", "-")
    assert not figure.title.endswith(".")


@pytest.mark.parametrize(("name", "tables"), EMPTIED.items())
def test_without_rows_a_sentence_stands_in_its_place(now, over, name, tables):
    look = over(**{table: now[table].head(0) for table in tables})
    shown = look(STORY.exhibits[name].draw)
    assert isinstance(shown, NothingPublished)
    assert shown.sentence.startswith("Nothing of this kind had been published by ")


@pytest.mark.parametrize("name", STORY.exhibits)
def test_every_fact_told_beside_it_is_an_answer(now, name):
    keys = list(STORY.exhibits[name].keys(STORY))
    assert len(keys) == len(set(keys))
    assert all(now.ask(key).name == f"world_after.{key}" for key in keys)


def test_titles_say_what_the_answers_say(now):
    assert "×7.0 in month 14" in now(exhibits.gaps_after).title
    assert "Rare earths 2010, in month 54" in now(exhibits.waits).title
    assert "Exports fell to nothing in 3 of 5 cases" in now(exhibits.exports_after).title


def test_of_the_rare_earths_one_element_is_drawn(now):
    rows = now(exhibits.prices_after).frame
    assert set(rows.loc[rows["case"] == "rare_earths", "goods"]) == {exhibits.ELEMENT}
    assert all(exhibits.FORM in series for series in rows.loc[rows["case"] == "rare_earths", "series"])


def test_a_parameter_moves_the_figure(now):
    assert "Gallium 2023" in now.given(precedent="gallium")(exhibits.likeness).title
    months = now.given(horizon_months=12)(exhibits.gaps_after).frame["months"]
    assert months.max() <= 12 < now(exhibits.gaps_after).frame["months"].max()


def test_the_next_licence_is_drawn_without_a_change_to_the_code(now, over):
    table = now["precedents"]
    tungsten = table.tail(1).assign(
        row_id="prec-tungsten", commodity_id="tungsten", announced_by="ctl-09", names="tungsten"
    )
    look = over(precedents=pd.concat([table, tungsten], ignore_index=True))
    for exhibit in (exhibits.likeness, exhibits.waits):
        assert "Tungsten 2025" in set(look(exhibit).frame["name"])
