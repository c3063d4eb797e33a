"""A small sound descriptor that tests may spoil."""

import copy

ROW_ID = {"name": "row_id", "type": "string", "description": "Key.",
          "constraints": {"required": True, "pattern": "^abc-[a-z0-9-]+$"}}  # fmt: skip
VALUE = {
    "name": "value",
    "type": "number",
    "description": "Value.",
    "unit": "t",
    "constraints": {"minimum": 0},
}
SOURCE = {"name": "source_id", "type": "string", "description": "Source.", "constraints": {"required": True}}
LOCATOR = {"name": "locator", "type": "string", "description": "Place.", "constraints": {"required": True}}
TO_SOURCES = {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}}
SOUND = {
    "name": "small",
    "title": "A small package",
    "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
    "resources": [
        {
            "name": "things",
            "path": "tables/things.csv",
            "title": "Things",
            "description": "One row a thing.",
            "theme": "All",
            "schema": {
                "fields": [ROW_ID, VALUE, SOURCE, LOCATOR],
                "primaryKey": ["row_id"],
                "foreignKeys": [TO_SOURCES],
            },
        },
        {
            "name": "sources",
            "path": "sources.csv",
            "title": "Sources",
            "description": "One row a source.",
            "theme": "All",
            "schema": {"fields": [SOURCE], "primaryKey": ["source_id"]},
        },
    ],
}
GONE = object()


def spoil(place, value):
    """Give the sound descriptor with another value at a place, such as ``resources.0.path``."""
    descriptor = copy.deepcopy(SOUND)
    *steps, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    target = descriptor
    for step in steps:
        target = target[step]
    if value is GONE:
        del target[last]
    else:
        target[last] = value
    return descriptor
