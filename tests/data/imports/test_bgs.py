import made
import pytest

from chokepoint.data.imports.bgs import newest_year, read_bgs
from chokepoint.data.imports.figures import Release
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.published import read_published
from chokepoint.data.imports.vocabulary import Vocabularies

LINE = dict(
    zip(
        made.BGS_HEADER,
        [
            "China",
            "CHN",
            "gallium, primary",
            "",
            "Production",
            "tonnes (metric)",
            "2020-01-01 00:00:00",
            "320",
            "",
            "",
        ],
        strict=True,
    )
)


def read(*changes):
    lines = [list((LINE | change).values()) for change in changes]
    file = read_published("BGS_gallium.csv", made.as_csv(dict(enumerate([made.BGS_HEADER, *lines], 1))))
    reading = Reading(Release("BGS", "1970-2023 release", "bgs_wms", "2025"), Vocabularies())
    read_bgs(file, reading)
    return reading, file


@pytest.mark.parametrize(
    ("change", "status", "value"),
    [
        ({}, "reported", "320"),
        ({"concat_figure_notes_text": "Estimates.|Capacity."}, "estimated", "320"),
        ({"quantity": "", "data_precision_description": "Figures not available"}, "not_available", ""),
        ({"quantity": "0", "data_precision_description": "Nil (nothing produced)"}, "zero", "0"),
        (
            {"quantity": "0", "data_precision_description": "Quantity is more than 0 but less than 0.5"},
            "less_than",
            "0.5",
        ),
    ],
)
def test_the_columns_beside_a_quantity_say_what_it_is(change, status, value):
    (figure,) = read(change)[0].figures
    assert (figure.commodity_id, figure.stage, figure.status, figure.printed.value) == (
        "gallium", "primary", status, value,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"bgs_statistic_type_trans": "Imports"}, "bgs_statistic_type_trans: the statistic is not carried"),
        ({"bgs_commodity_trans": "gallium"}, "bgs_commodity_trans: there is no such commodity"),
        ({"bgs_sub_commodity_trans": "ore"}, "bgs_sub_commodity_trans: there is no such series"),
        ({"country_trans": "Chinaa"}, "country_trans: there is no such country"),
        ({"units": "lb"}, "units: there is no such unit"),
        ({"year": "2020"}, "year: is not the first day of a year"),
        ({"quantity": ""}, "quantity: the cell is empty"),
        ({"quantity": "-1"}, "quantity: the figure is negative"),
    ],
)
def test_what_is_unknown_is_a_fault_with_its_place(change, fault):
    (found,) = map(str, read(change)[0].faults)
    assert found.startswith(f"BGS_gallium.csv:2:{fault}")


def test_years_that_are_not_carried_are_counted():
    reading, _ = read({"year": "2010-01-01 00:00:00"})
    assert (reading.figures, list(reading.left_out)) == ([], ["no figure for China before 2011"])


def test_of_two_names_of_a_state_the_line_without_a_figure_gives_way():
    empty = {"country_trans": "German Federal Republic", "quantity": "",
             "data_precision_description": "Figures not available"}  # fmt: skip
    reading, _ = read({"country_trans": "Germany"}, empty)
    assert [figure.country_as_printed for figure in reading.figures] == ["Germany"]
    assert sum(reading.left_out.values()) == 1


def test_a_code_of_another_country_is_remarked_on():
    (figure,) = read({"country_trans": "Congo", "country_iso3_code": "COD"})[0].figures
    assert figure.country == "COG"
    assert figure.after[0].startswith("code in the source is COD")


def test_the_newest_year_names_the_release():
    assert newest_year(read({}, {"year": "2023-01-01 00:00:00"})[1]) == 2023
