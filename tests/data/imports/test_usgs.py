from dataclasses import replace

from test_figures import PLACE, RELEASE

from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import read_printed
from chokepoint.data.imports.usgs import Cell, is_estimated, make_figure, status_of
from chokepoint.data.imports.vocabulary import Vocabularies

CELL = Cell(
    table="production", place=PLACE, commodity="gallium", country="CHN", country_as_printed="China",
    series="Primary production", year=2024, printed=read_printed("839,000"), unit="kilograms", unit_place=PLACE,  # noqa: E501
    note="", table_notes="", earliest=True, headed_estimate=False, locator="f.csv, row 5",
)  # fmt: skip


def test_what_is_said_of_a_figure_goes_before_what_is_said_of_its_column():
    assert not is_estimated(CELL)
    assert is_estimated(replace(CELL, headed_estimate=True))
    assert not is_estimated(replace(CELL, headed_estimate=True, note="Reported."))
    assert is_estimated(replace(CELL, note="Estimated."))
    assert status_of(replace(CELL, printed=read_printed("W"))) == "withheld"


def test_a_cell_becomes_a_figure():
    reading = Reading(RELEASE, Vocabularies())
    figure = make_figure(replace(CELL, printed=read_printed("—"), headed_estimate=True), reading)
    assert (figure.commodity_id, figure.stage, figure.status) == ("gallium", "primary", "zero")
    assert "zero flagged as estimated" in figure.before
    assert reading.faults == []


def test_an_unknown_series_or_unit_leaves_a_fault():
    reading = Reading(RELEASE, Vocabularies())
    assert make_figure(replace(CELL, series="Secondary production", unit="stone"), reading) is None
    assert [fault.what for fault in reading.faults] == [
        "there is no such series of gallium",
        "there is no such unit",
    ]


def test_a_world_total_says_whether_it_has_the_united_states():
    reading = Reading(RELEASE, Vocabularies())
    total = replace(CELL, country="WLD", country_as_printed="World total", note="Excludes U.S. production.")
    assert make_figure(total, reading).extra["world_total_excludes_usa"] == "true"
    assert make_figure(replace(total, note=""), reading).extra["world_total_excludes_usa"] == "false"
