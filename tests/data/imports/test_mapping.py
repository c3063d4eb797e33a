from dataclasses import replace

import pytest
from test_figures import PLACE, RELEASE, figure

from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import read_printed
from chokepoint.data.imports.vocabulary import Vocabularies

COLUMNS = ["row_id", "value", "unit", "status", "note"]


@pytest.fixture
def reading():
    return Reading(RELEASE, Vocabularies())


def faults(reading):
    return [str(fault) for fault in reading.faults]


def test_unknown_words_leave_a_fault_at_their_place(reading):
    assert reading.mapped(PLACE, lambda: reading.vocabularies.country("Chinaa")) is None
    assert faults(reading)[0].startswith(
        "f.csv:5:Value: there is no such country, value 'Chinaa', did you mean china"
    )


def test_an_unreadable_cell_leaves_a_fault_at_its_place(reading):
    assert reading.printed(PLACE, "-5") is None
    assert faults(reading) == [
        "f.csv:5:Value: the figure is negative, value '-5', see how the file was published"
    ]


def test_two_lines_for_one_row_are_a_fault_unless_the_table_numbers_them(reading):
    line = figure("production", stage="primary", country="CHN")
    reading.figures += [line, replace(line, place=replace(PLACE, row=9))]
    assert len(reading.rows(lambda _: COLUMNS)) == 1
    assert faults(reading)[0].startswith("f.csv:9:Value: the line comes to the same row as f.csv:5:Value")
    prices = Reading(RELEASE, Vocabularies())
    prices.figures += [figure("commodity_prices")] * 2
    assert [row.row_id for row in prices.rows(lambda _: COLUMNS)] == [
        "annprice-usgs-2026-gallium-2025",
        "annprice-usgs-2026-gallium-2-2025",
    ]


def test_a_unit_is_corrected_with_a_remark(reading):
    reading.figures.append(figure("reserves", commodity_id="vanadium", country="CHN"))
    (row,) = reading.rows(lambda _: COLUMNS)
    assert row.cells["unit"] == "kt"
    assert row.cells["note"].startswith("unit: file says metric tons")


def test_a_lost_sign_is_given_back_by_name_or_refused(reading):
    lost = figure(
        "us_salient", commodity_id="niobium", year=2021, printed=read_printed("?1"), status="unsigned"
    )
    reading.figures += [lost, replace(lost, commodity_id="tin")]
    rows = {row.row_id: row.cells for row in reading.rows(lambda _: COLUMNS)}
    assert rows["salient-usgs-2026-niobium-2021"]["value"] == "-1"
    assert rows["salient-usgs-2026-niobium-2021"]["status"] == "reported"
    assert len(faults(reading)) == 1
    assert "the sign of the figure was lost, value '?1'" in faults(reading)[0]


def test_what_is_left_out_by_name_is_counted(reading):
    assert reading.leave_out("reserves", "boron", "Reserves", "XX", 2025)
    assert not reading.leave_out("reserves", "boron", "Reserves", "NA", 2025)
    assert list(reading.left_out.values()) == [1]
