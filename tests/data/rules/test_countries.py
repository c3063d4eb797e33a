from made_tables import found, make, package_of

from chokepoint.data.rules.countries import misnamed_countries

NAMES = {"Chile": "CHL", "United States": "USA", "Chinae": "CHN", "China": "CHN"}


def test_a_printed_name_stands_for_the_code_of_the_list():
    table = make(row_id=["a", "b", "c"], country_iso3=["CHL", "USA", "CHN"],
                 country_as_printed=["Chile", "Chile", "Chinae"])  # fmt: skip
    (fault,) = misnamed_countries(table, package_of(table, spellings=NAMES))
    assert str(fault) == "t.csv:3:country_iso3: is not the country printed, 'Chile', value 'USA', write CHL"


def test_a_name_the_list_does_not_know_is_named_with_close_ones():
    table = make(row_id=["a"], partner_iso3=["CHL"], partner_as_printed=["Chille"])
    (fault,) = misnamed_countries(table, package_of(table, spellings=NAMES))
    assert (fault.column, fault.value) == ("partner_as_printed", "Chille")
    assert fault.hint.startswith("add it to vocabularies/countries.csv; did you mean Chile or ")


def test_without_a_printed_name_or_a_list_nothing_is_said():
    table = make(row_id=["a"], country_iso3=["CHL"], country_as_printed=[""])
    assert found(misnamed_countries, table, spellings=NAMES) == []
    wrong = make(row_id=["a"], country_iso3=["CHL"], country_as_printed=["China"])
    assert found(misnamed_countries, wrong) == []
    assert found(misnamed_countries, wrong, spellings=NAMES) == [(2, "country_iso3", "CHL")]
