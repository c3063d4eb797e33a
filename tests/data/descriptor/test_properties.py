import pytest

from chokepoint.data.descriptor import properties
from chokepoint.data.descriptor.properties import (
    CONSTRAINTS,
    DIALECT,
    FIELD,
    PACKAGE,
    REFERENCE,
    RESOURCE,
    SCHEMA,
)


@pytest.mark.parametrize(
    ("prop", "value", "fits"),
    [
        (RESOURCE["path"], "tables/prices.csv", True),
        (RESOURCE["path"], ["tables/prices.csv"], True),
        (RESOURCE["path"], ["a.csv", "b.csv"], False),
        (RESOURCE["path"], "../prices.csv", False),
        (RESOURCE["path"], "tables/../../prices.csv", False),
        (RESOURCE["path"], "/etc/passwd", False),
        (RESOURCE["path"], "/prices.csv", False),
        (RESOURCE["path"], "C:\\prices.csv", False),
        (RESOURCE["path"], "https://example.org/prices.csv", False),
        (RESOURCE["path"], "tables/.prices.csv", False),
        (RESOURCE["path"], "", False),
        (RESOURCE["name"], "prices_2", True),
        (RESOURCE["name"], "../prices", False),
        (RESOURCE["name"], "<b>prices</b>", False),
        (RESOURCE["name"], "Prices", False),
        (RESOURCE["name"], "", False),
        (RESOURCE["name"], None, False),
        (RESOURCE["encoding"], "latin-1", True),
        (RESOURCE["encoding"], "utf8", True),
        (RESOURCE["encoding"], "klingon", False),
        (RESOURCE["encoding"], "rot13", False),
        (RESOURCE["format"], "xlsx", False),
        (RESOURCE["schema"], "schema.json", False),
        (RESOURCE["rows"], -1, False),
        (RESOURCE["rows"], True, False),
        (RESOURCE["hash"], "md5:123", False),
        (PACKAGE["resources"], None, False),
        (PACKAGE["resources"], ["prices"], False),
        (PACKAGE["homepage"], "javascript:alert(1)", False),
        (PACKAGE["created"], "2026-11-29T00:00:00Z", True),
        (PACKAGE["created"], "yesterday", False),
        (DIALECT["delimiter"], ";", True),
        (DIALECT["delimiter"], "\t", True),
        (DIALECT["delimiter"], ";;", False),
        (DIALECT["header"], False, False),
        (SCHEMA["missingValues"], ["", "NA"], True),
        (SCHEMA["missingValues"], ["NA"], False),
        (SCHEMA["primaryKey"], "row_id", True),
        (SCHEMA["primaryKey"], ["row_id"], True),
        (SCHEMA["primaryKey"], ["a", "b"], False),
        (SCHEMA["fields"], [], False),
        (FIELD["type"], "any", False),
        (FIELD["type"], "geopoint", False),
        (FIELD["type"], "integer", True),
        (FIELD["decimalChar"], ",", True),
        (FIELD["bareNumber"], False, False),
        (FIELD["format"], "%d.%m.%Y", False),
        (FIELD["listOf"], "exports_monthly|prices", True),
        (FIELD["constraints"], None, False),
        (CONSTRAINTS["pattern"], "^a+$", True),
        (CONSTRAINTS["pattern"], "(", False),
        (CONSTRAINTS["enum"], "abc", False),
        (CONSTRAINTS["enum"], [], False),
        (CONSTRAINTS["minLength"], 2, True),
        (CONSTRAINTS["minimum"], None, False),
        (CONSTRAINTS["required"], 1, False),
        (REFERENCE["resource"], "", True),
    ],
)
def test_the_values_the_book_obeys(prop, value, fits):
    assert prop.fits(value) is fits


def test_every_property_says_what_to_write():
    lists = [value for value in vars(properties).values() if isinstance(value, dict)]
    own = [(name, prop) for table in lists for name, prop in table.items() if hasattr(prop, "hint")]
    assert len(own) > 60
    assert [name for name, prop in own if not prop.hint and name != "example"] == []
    assert [name for name, prop in own if "\n" in prop.hint] == []
