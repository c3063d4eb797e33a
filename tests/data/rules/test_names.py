import pytest
from made_tables import found, make, package_of

from chokepoint.data import table_names, table_schema
from chokepoint.data.rules.names import NAMED, misnamed_rows, misplaced_rows


def row(**changed):
    cells = {"publisher": "USGS", "commodity_id": "rare_earths", "stage": "not_stated", "country_iso3": "CHN",
             "year": "2022"} | changed  # fmt: skip
    return make("production", row_id=["prod-usgs-2023-rare-earths-notstated-chn-2022"],
                **{name: [cell] for name, cell in cells.items()})  # fmt: skip


@pytest.mark.parametrize(
    ("column", "cell"),
    [("publisher", "BGS"), ("commodity_id", "gallium"), ("stage", "mine"), ("country_iso3", "USA"),
     ("year", "2012")],
)  # fmt: skip
def test_the_id_of_a_row_names_what_its_columns_say(column, cell):
    assert found(misnamed_rows, row()) == []
    assert found(misnamed_rows, row(**{column: cell})) == [(2, column, cell)]


def test_an_empty_cell_and_a_number_with_two_digits_are_in_order():
    assert found(misnamed_rows, row(stage="")) == []
    table = make(
        "external_debt_creditors", row_id=["xcr-afr-2000-01"], area_iso3=["AFR"], year=["2000"], rank=["1"]
    )
    assert found(misnamed_rows, table) == []
    table.columns["rank"][0] = "2"
    assert found(misnamed_rows, table) == [(2, "rank", "2")]


def test_every_column_that_ids_name_is_one_of_its_table():
    for name, columns in NAMED.items():
        assert name in table_names()
        assert set(columns) <= {field["name"] for field in table_schema(name)["fields"]}, name


@pytest.mark.parametrize(
    ("locator", "column", "right", "wrong"),
    [
        ("mcs2023-galli_world.csv, row 3, column Prod_kg_2022", "vintage", "2023", "2024"),
        ("MCS2026_Commodities_Data.csv, row 5", "vintage", "2026", "2025"),
        ("rare_earths_data.json, mcs-2019-raree.pdf", "edition", "2019", "2018"),
        ("mcs2023-galli_world.csv, row 3, column Prod_kg_2022", "year", "2022", "2021"),
        ("MCS2025_World_Data.csv, row 9, column PROD_EST_ 2024", "year", "2024", "2023"),
        ("trends.csv, metric_id=cla, year=2011", "year", "2011", "2012"),
        ("summary.csv, metric_id=cla, iso3=AGO", "country_iso3", "AGO", "KEN"),
        ("chart.csv, debtor Congo, Rep.", "country_as_printed", "Congo, Rep.", "Congo"),
    ],
)
def test_the_place_in_the_source_names_the_column(locator, column, right, wrong):
    assert found(misplaced_rows, make(row_id=["a"], locator=[locator], **{column: [right]})) == []
    table = make(row_id=["a"], locator=[locator], **{column: [wrong]})
    (fault,) = misplaced_rows(table, package_of(table))
    assert (fault.row, fault.column, fault.value) == (2, column, wrong)


def test_a_place_in_words_says_nothing():
    assert found(misplaced_rows, make(row_id=["a"], locator=["par. 2023"], year=["1999"])) == []
