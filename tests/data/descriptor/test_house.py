import json

import pytest
from descriptor.made_descriptors import GONE, SOUND, spoil

from chokepoint.data.descriptor.house import house_faults
from chokepoint.data.descriptor.shape import read_shape
from chokepoint.paths import data_folder


def places(descriptor):
    resources, faults = read_shape(descriptor)
    assert faults == []
    return [fault.column for fault in house_faults(descriptor, resources)]


def test_the_sound_descriptor_and_that_of_the_book_have_no_fault():
    assert places(SOUND) == []
    assert places(json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))) == []


THINGS = "resources.0"
VALUE = "resources.0.schema.fields.1"


@pytest.mark.parametrize(
    ("place", "value", "where"),
    [
        ("licenses", GONE, "licenses"),
        ("licenses", [{"name": "x", "path": "javascript:alert(1)"}], "licenses.#1"),
        ("licenses", [{"path": "https://example.org"}], "licenses.#1"),
        ("title", GONE, "title"),
        ("licences", [{}], "licences"),
        ("resources", [], "resources"),
        (f"{THINGS}.title", GONE, "things.title"),
        (f"{THINGS}.title", "<img src=x>", "things.title"),
        (f"{THINGS}.description", "two\u202ewords", "things.description"),
        (f"{THINGS}.theme", GONE, "things.theme"),
        (f"{THINGS}.path", "tables/others.csv", "things.path"),
        (f"{THINGS}.compression", "gz", "things.compression"),
        (f"{THINGS}.dialect", {"commentChar": "#"}, "things.dialect.commentChar"),
        (f"{THINGS}.schema.missingValue", [""], "things.missingValue"),
        (f"{THINGS}.schema.primaryKey", GONE, "things.primaryKey"),
        (f"{THINGS}.schema.primaryKey", ["value"], "things.primaryKey"),
        (f"{THINGS}.schema.foreignKeys", GONE, "things.fields.source_id"),
        (
            f"{THINGS}.schema.foreignKeys.0.reference.resource",
            "nothing",
            "things.foreignKeys.#1.reference.resource",
        ),
        (
            f"{THINGS}.schema.foreignKeys.0.reference.fields",
            ["publisher"],
            "things.foreignKeys.#1.reference.fields",
        ),
        (
            f"{THINGS}.schema.fields.0.constraints.required",
            False,
            "things.fields.row_id.constraints.required",
        ),
        (f"{THINGS}.schema.fields.0.constraints.pattern", GONE, "things.fields.row_id.constraints.pattern"),
        (f"{THINGS}.schema.fields.2.constraints", GONE, "things.fields.source_id.constraints.required"),
        (f"{THINGS}.schema.fields.3.constraints", GONE, "things.fields.locator.constraints.required"),
        (f"{VALUE}.unit", GONE, "things.fields.value.unit"),
        (
            VALUE,
            {"name": "records", "type": "integer", "description": "How many.", "constraints": {"minimum": 0}},
            "things.fields.records.unit",
        ),
        (f"{VALUE}.description", GONE, "things.fields.value.description"),
        (f"{VALUE}.constraints", GONE, "things.fields.value.constraints.minimum"),
        (f"{VALUE}.constraint", {"minimum": 0}, "things.fields.value.constraint"),
        (f"{VALUE}.listOf", "nothing", "things.fields.value.listOf"),
        (
            VALUE,
            {"name": "status", "type": "string", "description": "Status."},
            "things.fields.status.constraints.enum",
        ),
    ],
)
def test_what_a_descriptor_leaves_out_or_adds_is_named(place, value, where):
    assert where in places(spoil(place, value))


@pytest.mark.parametrize("name", ["year", "first_year", "year_named", "rank", "order", "item_no"])
def test_what_is_no_amount_needs_no_unit(name):
    column = {"name": name, "type": "integer", "description": "Which.", "constraints": {"minimum": 0}}
    assert f"things.fields.{name}.unit" not in places(spoil(VALUE, column))


def test_tables_have_names_files_and_row_ids_of_their_own():
    descriptor = json.loads(json.dumps(SOUND))
    descriptor["resources"].append(descriptor["resources"][0])
    whats = {fault.what for fault in house_faults(descriptor, read_shape(descriptor)[0])}
    assert whats == {"is the name of 2 tables", "is the path of 2 tables", "begins the row ids of 2 tables"}


def test_a_table_that_cannot_be_read_is_still_one_that_others_lead_to():
    descriptor = spoil("resources.1.schema.fields", [])
    resources, _ = read_shape(descriptor)
    assert house_faults(descriptor, resources) == []
