"""Every exhibit draws its figure from the story's own answers, or says that there is nothing to draw."""

import pytest
from controls_world import like, looking

from chokepoint.figures import Figure, NothingPublished
from chokepoint.stories.controls.story import STORY

FIGURES = {
    "controlled_items": "controlled-items",
    "summer": "events-2023",
    "controls_ladder": "controls-ladder",
    "dispute": "dispute-steps",
    "monthly_exports": "exports-monthly",
    "yearly_exports": "exports-yearly",
    "destinations": "exports-destinations",
    "price_points": "prices",
    "price_gap": "price-gap",
    "modelled_loss": "modelled-loss",
    "model_against_prices": "model-and-prices",
    "end_uses": "end-uses",
    "stated_shares": "structure",
    "published_shares": "published-shares",
    "share_history": "share-history",
    "capacity_outside": "capacity-outside",
    "projects": "projects",
    "coverage": "exports-coverage",
}
SOURCE = {
    "dispute": "chip_timeline",
    "monthly_exports": "exports_monthly",
    "yearly_exports": "exports_monthly",
    "destinations": "exports_monthly",
    "price_points": "prices",
    "price_gap": "prices",
    "modelled_loss": "impact_estimates",
    "end_uses": "uses",
    "stated_shares": "uses",
    "share_history": "production",
    "capacity_outside": "capacity",
    "projects": "supply_response",
    "coverage": "exports_monthly",
}
"""The table without which there is nothing to draw."""


def shown(name, look):
    return look(STORY.exhibit(name).draw)


def test_every_exhibit_is_looked_at_here():
    assert set(STORY.exhibits) == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_an_exhibit_draws_its_figure_with_the_parameters_of_the_book(name):
    figure = shown(name, looking())
    assert isinstance(figure, Figure)
    assert figure.id == FIGURES[name]


@pytest.mark.parametrize("name", SOURCE)
def test_an_exhibit_says_in_a_sentence_that_there_is_nothing(name):
    table = SOURCE[name]
    nothing = shown(name, looking(**{table: looking()[table].head(0)}))
    assert isinstance(nothing, NothingPublished)
    assert nothing.sentence.endswith(".")


def test_shares_are_drawn_as_long_as_anyone_prints_or_quotes_one():
    look = looking()
    output, quotes = {"production": look["production"].head(0)}, {"uses": look["uses"].head(0)}
    assert isinstance(shown("published_shares", looking(**output)), Figure)
    assert isinstance(shown("published_shares", looking(**quotes)), Figure)
    assert isinstance(shown("published_shares", looking(**output, **quotes)), NothingPublished)


@pytest.mark.parametrize(
    ("params", "beside"),
    [
        ({}, ["Reported: Europe, to December 2025"]),
        ({"price_market": "Other"}, []),
        ({"mineral": "germanium"}, ["Reported: Europe, to December 2023", "Bound: September 2025"]),
    ],
)
def test_the_model_is_set_beside_the_price_and_the_bound_if_there_is_one(params, beside):
    figure = shown("model_against_prices", looking(params=params))
    assert figure.frame["what"].tolist() == ["Model: full stop, US price", *beside]


def test_without_model_and_prices_there_is_nothing_to_compare():
    nothing = like("impact_estimates", "imp-i04"), like("prices", "price-p001")
    bare = looking(impact_estimates=nothing[0], prices=nothing[1])
    assert isinstance(shown("model_against_prices", bare), NothingPublished)


@pytest.mark.parametrize(
    ("name", "as_of", "title"),
    [
        ("summer", "2023-07-06", "4 steps on chips and minerals in the weeks before the notice"),
        ("monthly_exports", None, "Gallium fell to nothing in August 2023; the month with most since "),
        ("price_points", None, "Gallium outside China cost 5.3 times as much in December 2025 as before the"),
        ("capacity_outside", None, "Of 124 t of gallium capacity outside China, 73 t stood in plants closed"),
        ("projects", None, "None of 6 new projects outside China had begun to deliver"),
        ("coverage", "2023-07-06", "For none of the months asked for does the evidence of 6 July 2023 hold"),
    ],
)
def test_the_title_is_that_of_the_answers(name, as_of, title):
    found = shown(name, looking(as_of))
    assert (found.title if isinstance(found, Figure) else found.sentence).startswith(title)


def test_a_month_in_which_something_left_is_not_called_empty():
    look = looking()
    rows = look["exports_monthly"]
    august = (rows["period_start"] == "2023-08-01") & (rows["product_scope"] == "wrought")
    some = rows.assign(quantity_kg=rows["quantity_kg"].mask(august, 1.0))
    figure = shown("monthly_exports", looking(exports_monthly=some))
    assert figure.title == "Monthly exports of gallium"


def test_the_summer_ends_in_september():
    days = ("2023-04-30", "2023-05-01", "2023-09-30", "2023-10-01")
    known = [{"row_id": "evt-e19", "date": day} for day in days]
    figure = shown("summer", looking(chip_timeline=like("chip_timeline", "evt-e19", *known)))
    assert figure.frame["date"].tolist() == ["2023-05-01", "2023-09-30"]
