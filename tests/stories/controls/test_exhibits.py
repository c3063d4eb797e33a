"""Every exhibit draws its figure from the story's own answers, or says that there is nothing to draw."""

import pytest
from controls_world import like, looking

from chokepoint.figures import Figure, Listing, NothingPublished
from chokepoint.stories.controls.story import STORY

FIGURES = {
    "status_board": "status-board",
    "both_metals": "exports-and-steps",
    "us_imports": "us-imports",
    "summer": "events-2023",
    "dispute": "dispute-steps",
    "controls_ladder": "controls-ladder",
    "monthly_exports": "exports-monthly",
    "yearly_exports": "exports-yearly",
    "destinations": "exports-destinations",
    "price_points": "prices",
    "modelled_loss": "modelled-loss",
    "capacity_outside": "capacity-outside",
    "projects": "projects",
    "ore_to_thing": "ore-to-thing",
}
SOURCE = {
    "both_metals": "exports_monthly",
    "us_imports": "import_sources",
    "monthly_exports": "exports_monthly",
    "yearly_exports": "exports_monthly",
    "destinations": "exports_monthly",
    "price_points": "prices",
    "modelled_loss": "impact_estimates",
    "capacity_outside": "capacity",
    "projects": "supply_response",
}
"""The table without which there is nothing to draw."""


def shown(name, look):
    return look(STORY.exhibit(name).draw)


def test_every_exhibit_is_looked_at_here():
    assert set(STORY.exhibits) == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_an_exhibit_draws_its_figure_with_the_parameters_of_the_book(name):
    figure = shown(name, looking())
    assert isinstance(figure, Figure | Listing)
    assert figure.id == FIGURES[name]


@pytest.mark.parametrize("name", SOURCE)
def test_an_exhibit_says_in_a_sentence_that_there_is_nothing(name):
    table = SOURCE[name]
    nothing = shown(name, looking(**{table: looking()[table].head(0)}))
    assert isinstance(nothing, NothingPublished)
    assert nothing.sentence.endswith(".")


@pytest.mark.parametrize(
    ("name", "as_of", "title"),
    [
        ("summer", None, "13 dated steps on chips and minerals around the notice, 4 of them before it"),
        (
            "monthly_exports",
            None,
            "Gallium fell to nothing in August 2023 and May 2025; the month with most ",
        ),
        ("price_points", None, "Gallium outside China cost 5.3 times as much in December 2025 as before the"),
        ("capacity_outside", None, "Of 124 t of gallium capacity outside China, 73 t stood in plants closed"),
        ("projects", None, "None of 6 new projects outside China had begun to deliver"),
    ],
)
def test_the_title_is_that_of_the_answers(name, as_of, title):
    found = shown(name, looking(as_of))
    assert (found.title if isinstance(found, Figure | Listing) else found.sentence).startswith(title)


def test_a_month_in_which_something_left_is_not_called_empty():
    look = looking()
    rows = look["exports_monthly"]
    august = (rows["period_start"] == "2023-08-01") & (rows["product_scope"] == "wrought")
    some = rows.assign(quantity_kg=rows["quantity_kg"].mask(august, 1.0))
    figure = shown("monthly_exports", looking(exports_monthly=some))
    assert figure.title == "Monthly exports of gallium"


def test_the_whole_dispute_is_listed_up_to_the_day():
    days = ("2022-09-01", "2023-07-03", "2026-10-02")
    known = [{"row_id": "evt-e19", "date": day} for day in days]
    events = like("chip_timeline", "evt-e19", *known)
    assert len(shown("dispute", looking(chip_timeline=events)).frame) == 3
    assert len(shown("dispute", looking("2024-01-01", chip_timeline=events)).frame) == 2


def test_the_summer_ends_in_september():
    days = ("2023-04-30", "2023-05-01", "2023-09-30", "2023-10-01")
    known = [{"row_id": "evt-e19", "date": day} for day in days]
    figure = shown("summer", looking(chip_timeline=like("chip_timeline", "evt-e19", *known)))
    assert figure.frame["date"].tolist() == ["2023-05-01", "2023-09-30"]
