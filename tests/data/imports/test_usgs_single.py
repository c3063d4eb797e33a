import made
import pytest
from test_figures import RELEASE

from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.published import read_published
from chokepoint.data.imports.usgs_single import newest_year, price_words, read_single, reliance_form
from chokepoint.data.imports.vocabulary import Vocabularies

SALIENT = ["GALLIUM", "Salient Statistics—United States", "Gallium", "United States"]
WORLD = ["GALLIUM", "World Low-Purity Production", "Gallium", "China", "Production", "Primary production"]


def read(*lines):
    rows = {1: made.SINGLE_HEADER} | {n: [*line, "", ""] for n, line in enumerate(lines, 2)}
    reading = Reading(RELEASE, Vocabularies())
    file = read_published("MCS2026_Commodities_Data.csv", made.as_csv(rows))
    read_single(file, reading)
    return reading


@pytest.mark.parametrize(
    ("line", "table", "status"),
    [
        ([*WORLD, "kilograms", "2024", "839,000", ""], "production", "reported"),
        ([*WORLD, "kilograms", "2024", "839,000", "Estimated."], "production", "estimated"),
        ([*WORLD, "kilograms", "2025", "900,000", ""], "production", "estimated"),
        ([*WORLD, "kilograms", "2025", "900,000", "Reported."], "production", "reported"),
        ([*SALIENT, "Import", "Imports: Metal", "kilograms", "2024", "s", "Less than ½ unit."], "us_salient", "less_than"),  # noqa: E501
        ([*SALIENT, "Price", "Price", "", "2024", "Variable, depending on size", ""], "us_salient", "in_words"),  # noqa: E501
        ([*SALIENT, "Price", "Price", "dollars per kilogram", "2024", "300", ""], "commodity_prices", "reported"),  # noqa: E501
        ([*SALIENT, "Net import reliance", "Net import reliance", "percent", "2024", "E", ""], "import_reliance", "net_exporter"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_line_goes_to_its_table(line, table, status):
    reading = read(line)
    assert reading.faults == []
    assert [(f.table, f.status) for f in reading.figures] == [(table, status)]


def test_a_share_in_imports_is_of_several_years():
    line = ["GALLIUM", "Import Sources", "Gallium", "Japan", "Import sources 2021-2024", "Metal", "percent",
            "2021–24", "22", "Estimated."]  # fmt: skip
    (figure,) = read(line).figures
    assert (figure.country, figure.year, figure.status) == ("JPN", 2024, "reported")
    assert figure.extra == {"first_year": "2021", "last_year": "2024"}


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        (1, "Recycling", "Section: the section is unknown, value 'Recycling', known are World"),
        (
            4,
            "Productions",
            "Statistics: the statistic is unknown, value 'Productions', did you mean Production",
        ),
        (2, "Galium", "Commodity: there is no such commodity, value 'Galium', did you mean gallium"),
        (7, "25", "Year: is not a year, value '25'"),
        (8, "", "Value: the cell is empty, value ''"),
        (8, "-3", "Value: the figure is negative, value '-3'"),
        (6, "stone", "Unit: there is no such unit, value 'stone'"),
    ],
)
def test_an_unknown_word_is_a_fault_with_its_place(column, cell, fault):
    line = [*WORLD, "kilograms", "2024", "839,000", ""]
    line[column] = cell
    (found,) = map(str, read(line).faults)
    assert found.startswith(f"MCS2026_Commodities_Data.csv:2:{fault}")


def test_the_words_of_prices_and_reliance_are_parted():
    assert price_words("Price, average: Flake") == ("Flake", "Flake", "Price, average")
    assert price_words("Price, average") == ("", "Price, average", "Price, average")
    assert price_words("Producer price index") == ("Producer price index",) * 3
    assert reliance_form("Net import reliance as a percentage of apparent consumption: Helium") == "Helium"
    assert (
        reliance_form("Net import reliance as a percentage of apparent consumption, refined tin")
        == "refined tin"
    )
    assert reliance_form("Net import reliance as a percentage of apparent consumption") == ""


def test_the_newest_year_of_the_file_is_that_before_its_edition():
    rows = {1: made.SINGLE_HEADER, 2: [*WORLD, "kilograms", "2024", "1", "", "", ""],
            3: [*WORLD, "kilograms", "2025", "1", "", "", ""]}  # fmt: skip
    assert newest_year(read_published("f.csv", made.as_csv(rows))) == 2025
