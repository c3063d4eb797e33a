import pytest

from chokepoint.book.sphinx_ext.take.places import fact_page, figure_page, kept_day, kept_folder

DATED = {"data_as_of": "2026-10-09", "days": ["2023-07-06", "2026-11-30"], "dated_pages": ["controls"]}


def test_the_name_of_the_page_and_of_the_number_make_one_address():
    assert fact_page("controls/germanium", "price") == "n/controls.germanium.price"
    assert figure_page("controls", "prices") == "f/controls.prices"


def test_the_first_edition_of_a_day_on_which_nothing_more_was_known_keeps_the_page():
    assert kept_day(DATED, "controls") == "2026-11-30"
    assert kept_folder(DATED, "controls") == "2026-11-30/"


@pytest.mark.parametrize(
    ("changed", "page"),
    [({"days": ["2023-07-06"]}, "controls"), ({}, "methods"), ({"data_as_of": ""}, "controls")],
    ids=["only earlier days", "not in those editions", "no day of the data"],
)
def test_else_no_edition_keeps_it(changed, page):
    assert kept_day(DATED | changed, page) == ""
    assert kept_folder(DATED | changed, page) == ""


def test_the_edition_of_a_day_keeps_itself():
    context = DATED | {"edition_day": "2023-07-06"}
    assert kept_day(context, "controls") == "2023-07-06"
    assert kept_folder(context, "controls") == ""
