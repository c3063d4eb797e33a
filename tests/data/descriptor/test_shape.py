import copy

import pytest
from descriptor.made_descriptors import GONE, SOUND, spoil

from chokepoint.data.descriptor.shape import label, read_shape

FIELD = "resources.0.schema.fields.1"


def test_a_sound_descriptor_has_no_fault_and_all_its_tables():
    resources, faults = read_shape(SOUND)
    assert faults == []
    assert [resource["name"] for resource in resources] == ["things", "sources"]


@pytest.mark.parametrize(
    ("place", "value", "where"),
    [
        ("resources", GONE, "resources"),
        ("resources", None, "resources"),
        ("resources", ["things"], "resources"),
        ("resources.0.name", GONE, "#1.name"),
        ("resources.0.name", "<b>", "#1.name"),
        ("resources.0.path", GONE, "things.path"),
        ("resources.0.path", "../things.csv", "things.path"),
        ("resources.0.schema", GONE, "things.schema"),
        ("resources.0.schema", "schema.json", "things.schema"),
        ("resources.0.schema.fields", GONE, "things.fields"),
        ("resources.0.schema.fields", ["row_id"], "things.fields"),
        ("resources.0.dialect", {"delimiter": ";;"}, "things.dialect.delimiter"),
        (f"{FIELD}.name", GONE, "things.fields.#2.name"),
        (f"{FIELD}.type", GONE, "things.fields.value.type"),
        (f"{FIELD}.type", "geopoint", "things.fields.value.type"),
        (f"{FIELD}.constraints", None, "things.fields.value.constraints"),
        (f"{FIELD}.constraints", {"minimum": "abc"}, "things.fields.value.constraints.minimum"),
        (f"{FIELD}.constraints", {"pattern": "a"}, "things.fields.value.constraints.pattern"),
        (f"{FIELD}.constraints", {"minLength": 1}, "things.fields.value.constraints.minLength"),
        (f"{FIELD}.constraints", {"enum": ["a"]}, "things.fields.value.constraints.enum"),
        (f"{FIELD}.name", "row_id", "things.fields.row_id"),
        ("resources.0.schema.primaryKey", None, "things.primaryKey"),
        ("resources.0.schema.primaryKey", ["nothing"], "things.primaryKey"),
        ("resources.0.schema.foreignKeys", [{"fields": "source_id"}], "things.foreignKeys.#1.reference"),
        ("resources.0.schema.foreignKeys.0.fields", ["nothing"], "things.foreignKeys.#1.fields"),
        ("resources.0.schema.foreignKeys.0.reference", {"resource": "sources"},
         "things.foreignKeys.#1.reference.fields"),
    ],
)  # fmt: skip
def test_a_value_the_book_cannot_work_with_is_named_with_its_place(place, value, where):
    resources, faults = read_shape(spoil(place, value))
    assert [fault.column for fault in faults] == [where]
    assert faults[0].hint
    assert "things" not in [resource["name"] for resource in resources]


@pytest.mark.parametrize("descriptor", [None, [], "text", 5])
def test_a_descriptor_is_an_object(descriptor):
    resources, (fault,) = read_shape(descriptor)
    assert resources == []
    assert fault.what == "is no JSON object"


def test_names_may_be_written_alone_or_as_lists():
    descriptor = copy.deepcopy(SOUND)
    things = descriptor["resources"][0]
    things["path"] = ["tables/things.csv"]
    things["schema"]["primaryKey"] = "row_id"
    key = {"fields": "row_id", "reference": {"resource": "", "fields": "row_id"}}
    things["schema"]["foreignKeys"] = [key]
    (resource, _), faults = read_shape(descriptor)
    assert faults == []
    assert resource["path"] == "tables/things.csv"
    assert resource["schema"]["primaryKey"] == ["row_id"]
    assert resource["schema"]["foreignKeys"] == [
        {"fields": ["row_id"], "reference": {"resource": "things", "fields": ["row_id"]}}
    ]


def test_limits_of_dates_are_dates():
    descriptor = spoil(FIELD, {"name": "day", "type": "date", "constraints": {"minimum": "2020-01-01"}})
    assert read_shape(descriptor)[1] == []
    descriptor = spoil(FIELD, {"name": "day", "type": "date", "constraints": {"minimum": 2020}})
    assert [fault.column for fault in read_shape(descriptor)[1]] == ["things.fields.day.constraints.minimum"]


def test_an_entry_is_named_by_its_name_or_else_by_its_number():
    assert label({"name": "prices"}, 3) == "prices"
    assert label({"name": "../x"}, 3) == label({}, 3) == "#3"
