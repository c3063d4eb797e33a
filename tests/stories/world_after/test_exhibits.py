"""Each exhibit shows its figure, or says in a sentence that nothing was published."""

import pandas as pd
import pytest

from chokepoint.figures import Figure, NothingPublished
from chokepoint.stories.world_after import answers_prices, exhibits
from chokepoint.stories.world_after.story import STORY

EMPTIED = {
    "exports_after": ("exports_monthly", "quota_exports"),
    "prices_after": ("prices", "rare_earth_prices"),
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
    assert "was itself lifted: rare earths in 2010, after 54 months" in now(exhibits.waits).title
    assert "in 3 of the 5 cases with figures: " in now(exhibits.exports_after).title


def test_of_the_rare_earths_one_element_is_drawn(now):
    rows = now(exhibits.prices_after).frame
    assert set(rows.loc[rows["case"] == "rare_earths", "goods"]) == {answers_prices.ELEMENT}
    assert all(answers_prices.FORM in series for series in rows.loc[rows["case"] == "rare_earths", "series"])


def test_a_parameter_moves_the_figure(now):
    assert "Least like gallium in 2023: " in now.given(precedent="gallium")(exhibits.likeness).title
    months = now.given(horizon_months=12)(exhibits.prices_after).frame["months"]
    assert months.max() <= 12 < now(exhibits.prices_after).frame["months"].max()


def test_the_next_licence_is_drawn_without_a_change_to_the_code(now, over):
    table = now["precedents"]
    tungsten = table.tail(1).assign(
        row_id="prec-tungsten", commodity_id="tungsten", announced_by="ctl-09", names="tungsten"
    )
    look = over(precedents=pd.concat([table, tungsten], ignore_index=True))
    for exhibit in (exhibits.likeness, exhibits.waits):
        assert "Tungsten 2025" in set(look(exhibit).frame["name"])


def test_the_title_of_the_prices_names_what_is_drawn(now):
    figure = now(exhibits.prices_after)
    drawn = set(figure.frame["metal"])
    peaks = now(answers_prices.drawn_peaks).nlargest(2, "times")
    assert set(peaks["goods"]) <= drawn
    assert figure.title.startswith("Dysprosium rose 14.7-fold by October 2011, gallium 5.3-fold by December")


def test_the_page_takes_no_single_month_for_the_recovery_of_gallium(now):
    """The recommended answer sets year against year, as the chapter on July 2023 does."""
    told = list(STORY.exhibits["exports_after"].keys(STORY))
    assert "ga_newest" not in told
    low, high = (now.ask(f"tonnage_{end}") for end in ("low", "high"))
    assert (round(low.value), round(high.value)) == (78, 78)
    assert low.value == now.ask("controls.last_share_low", last_month="2026-06").value
    assert "above" not in now(exhibits.exports_after).title
