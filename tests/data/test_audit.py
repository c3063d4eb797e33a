"""What an audit of the numbers against the official files found in order, kept in order."""

import pytest

from chokepoint.data import load_table
from chokepoint.data.check import _read_tables
from chokepoint.data.exceptions import read_exemptions
from chokepoint.data.package import read_descriptor
from chokepoint.data.rules.printed import misread_values
from chokepoint.data.rules.status import wrong_notes
from chokepoint.data.rules.table import Package
from chokepoint.data.rules.units import CUBIC_METRES, KILOGRAMS, wrong_conversions
from chokepoint.paths import data_folder

COUNTED = {
    ("production", "USGS", "2023"): 2302,
    ("production", "USGS", "2024"): 2362,
    ("production", "USGS", "2025"): 2350,
    ("production", "USGS", "2026"): 2354,
    ("production", "BGS", "1970-2023 release"): 12374,
    ("reserves", "USGS", "2023"): 1022,
    ("reserves", "USGS", "2024"): 934,
    ("reserves", "USGS", "2025"): 533,
    ("reserves", "USGS", "2026"): 725,
    ("capacity", "USGS", "2023"): 148,
    ("capacity", "USGS", "2024"): 157,
    ("capacity", "USGS", "2025"): 151,
    ("capacity", "USGS", "2026"): 220,
    ("commodity_prices", "USGS", "2026"): 779,
    ("import_reliance", "USGS", "2026"): 522,
    ("import_sources", "USGS", "2026"): 715,
}
"""Rows of the editions that were compared cell by cell with the files of their publishers."""
LATER = {
    ("production", "BGS", "1970-2023 release"): 161,
    ("commodity_prices", "USGS", "2026"): 5,
    ("import_reliance", "USGS", "2026"): 5,
    ("import_sources", "USGS", "2026"): 5,
}
"""Rows that came in after the comparison: germanium of 1971 to 2007, and metallic abrasives, which the single
file counts by themselves."""
RELABELLED = {
    ("production", "2023", "chromium"),
    ("production", "2025", "sand_gravel_industrial"),
    ("production", "2025", "titanium_ilmenite"),
    ("production", "2025", "titanium_ilmenite_and_rutile"),
    ("production", "2025", "titanium_rutile"),
    ("reserves", "2023", "rhenium"),
    ("reserves", "2023", "vanadium"),
    ("reserves", "2024", "selenium"),
    ("reserves", "2024", "talc"),
    ("reserves", "2025", "iron_ore"),
    ("reserves", "2025", "iron_ore_content"),
    ("reserves", "2025", "molybdenum"),
    ("reserves", "2025", "titanium_ilmenite"),
    ("reserves", "2025", "titanium_ilmenite_and_rutile"),
    ("reserves", "2025", "titanium_rutile"),
    ("reserves", "2025", "vanadium"),
    ("reserves", "2026", "vanadium"),
}
"""Editions whose file labels a unit wrongly; the note of each row says so."""


@pytest.fixture(scope="module")
def package():
    tables, faults = _read_tables(data_folder(), read_descriptor(data_folder())["resources"])
    assert faults == []
    return Package(tables)


def broken(rule, package, *names):
    tables = [package.tables[name] for name in names] or package.tables.values()
    return [(table.name, table.key_of_line[f.row]) for table in tables for f in rule(table, package)]


@pytest.mark.parametrize("place", COUNTED)
def test_no_row_of_an_audited_edition_is_gone_and_no_other_was_added(place):
    table, publisher, vintage = place
    rows = load_table(table)
    count = ((rows["publisher"] == publisher) & (rows["vintage"] == vintage)).sum()
    assert count == COUNTED[place] + LATER.get(place, 0)


def test_every_value_is_the_printed_one_but_for_three_that_say_why(package):
    notes = {
        name: load_table(name).set_index("row_id")["note"]
        for name in ("production", "reserves", "us_salient")
    }
    odd = broken(misread_values, package)
    named = {(e.table, e.row) for e in read_exemptions(data_folder()) if e.rule == "printed value"}
    assert set(odd) == named
    assert len(odd) == 3
    assert all(notes[table][row] for table, row in odd)


def test_every_quantity_follows_from_value_and_unit(package):
    weighed = [t for t in package.tables.values() if t.has("value", "unit", "quantity_kg")]
    converted = [
        cell
        for t in weighed
        for unit, cell in zip(t.columns["unit"], t.columns["value"], strict=True)
        if cell and unit in {*KILOGRAMS, *CUBIC_METRES}
    ]
    assert len(converted) > 32_000
    assert broken(wrong_conversions, package) == []


def test_kosovo_and_the_two_congos_have_their_own_codes():
    rows = load_table("production")
    assert set(rows.loc[rows["country_as_printed"] == "Kosovo", "country_iso3"]) == {"XKX"}
    congo = rows[rows["country_as_printed"] == "Congo"]
    assert (len(congo), set(congo["publisher"]), set(congo["country_iso3"])) == (9, {"BGS"}, {"COG"})
    other = rows["country_as_printed"].str.contains("Congo \\(Kinshasa|Congo, D")
    assert set(rows.loc[other, "country_iso3"]) == {"COD"}


def test_a_unit_that_the_file_labels_wrongly_is_explained_in_every_row():
    found = set()
    for table in ("production", "reserves", "capacity"):
        rows = load_table(table)
        noted = rows[rows["note"].str.contains(r"\bunit: ")]
        found |= {(table, *pair) for pair in zip(noted["vintage"], noted["commodity_id"], strict=True)}
    assert found == RELABELLED


def test_cells_left_blank_have_no_value_unless_the_note_says_more():
    rows = load_table("production").query("value_as_printed == '(blank)'")
    said = rows[rows["status"] != "not_available"].set_index("row_id")["status"].to_dict()
    assert said == {
        "prod-usgs-2025-helium-allforms-zaf-2023": "less_than",
        "prod-usgs-2025-helium-allforms-zaf-2024": "less_than",
        "prod-usgs-2025-titanium-rutile-mine-usa-2023": "included_elsewhere",
        "prod-usgs-2025-titanium-rutile-mine-usa-2024": "included_elsewhere",
    }
    remarked = rows["note"].str.contains("cell left blank")
    assert set(rows.loc[~remarked, "row_id"]) == set(said), "their notes say what the file means"


def test_nils_of_one_edition_that_the_next_file_leaves_blank_stay_blank_with_a_remark():
    rows = load_table("production").query("publisher == 'USGS'")
    nil = rows.query("vintage == '2024' and status == 'zero'")
    blank = rows.query("vintage == '2025' and value_as_printed == '(blank)'")
    both = blank.merge(nil, on=["commodity_id", "stage", "country_iso3", "year"])
    assert len(both) == 50
    assert set(both["status_x"]) == {"not_available"}


def test_what_a_note_calls_estimated_is_estimated(package):
    rows = load_table("production").set_index("row_id")
    assert rows.loc["prod-usgs-2025-gallium-primary-chn-2023", "status"] == "estimated"
    estimated = rows[rows["note"].str.startswith("Estimated based on reported import data")]
    assert len(estimated) > 5
    assert set(estimated["status"]) == {"estimated"}
    assert broken(wrong_notes, package) == []
