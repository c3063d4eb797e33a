import json

import pytest

from chokepoint.data import load_table, package_checksum, table_names, table_path, table_schema
from chokepoint.data.package import find_resources, parse_descriptor, read_descriptor
from chokepoint.errors import DataError
from chokepoint.paths import data_folder


def test_every_table_named_by_the_descriptor_has_a_file():
    assert {"controls", "exports_monthly", "prices", "production", "sources"} <= set(table_names())
    assert all(table_path(name).is_file() for name in table_names())


def test_an_unknown_table_is_refused_with_close_names():
    with pytest.raises(DataError, match=r"no table 'price'.*did you mean prices"):
        table_path("price")


def test_several_resources_are_found_in_the_order_asked_for():
    found = find_resources(data_folder(), "uses", "prices", "uses")
    assert [resource["name"] for resource in found] == ["uses", "prices", "uses"]
    with pytest.raises(DataError, match=r"no table 'price'.*did you mean prices"):
        find_resources(data_folder(), "uses", "price")


def test_every_field_is_described_and_every_number_has_a_unit():
    for name in table_names():
        for field in table_schema(name)["fields"]:
            assert field["description"].endswith("."), (name, field["name"])
            assert field["type"] != "number" or field["name"] == "operand" or field["unit"], (
                name,
                field["name"],
            )


def test_every_table_with_figures_says_where_each_row_comes_from():
    # a search is our own, and nobody printed it
    for name in set(table_names()) - {"commodities", "countries", "sources", "searches"}:
        required = {
            f["name"] for f in table_schema(name)["fields"] if f.get("constraints", {}).get("required")
        }
        assert {"row_id", "source_id", "locator"} <= required, name


def test_the_checksum_changes_with_one_character_of_one_table(package_copy):
    before = package_checksum()
    assert package_checksum() == before
    package_copy.set("prices", "price-p006", "low", "251")
    assert package_checksum() != before


def test_a_missing_or_broken_descriptor_is_named(package_copy):
    path = package_copy.folder / "datapackage.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"datapackage.json: the descriptor is no JSON"):
        table_names()
    path.unlink()
    with pytest.raises(DataError, match=r"datapackage.json: the data package has no descriptor"):
        read_descriptor(package_copy.folder)
    path.mkdir()
    with pytest.raises(DataError, match=r"datapackage.json: cannot be read as a file"):
        read_descriptor(package_copy.folder)


def test_a_descriptor_that_cannot_be_obeyed_is_refused_with_the_place(package_copy):
    package_copy.describe("prices", "low", type="any")
    with pytest.raises(DataError) as caught:
        load_table("uses")
    assert caught.value.where == "datapackage.json:prices.fields.low.type"
    assert "'any'" in str(caught.value)
    assert "write 'string' or 'number'" in caught.value.hint
    assert [fault.column for fault in parse_descriptor(package_copy.folder)[2]] == ["prices.fields.low.type"]


def test_a_descriptor_that_changes_is_read_anew(package_copy):
    names = table_names()
    descriptor = package_copy.descriptor()
    descriptor["resources"] = descriptor["resources"][1:]
    (package_copy.folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert table_names() == names[1:]
