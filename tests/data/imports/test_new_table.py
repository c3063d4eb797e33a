import json

import pytest
import yaml

from chokepoint.data import check_package
from chokepoint.data.imports import replace_all, table_contents, table_template
from chokepoint.errors import DataError

FILLED = {
    "title": "Stocks by month", "description": "What lies in warehouses.", "theme": "Names and sources",
    "a_row_is": "one count of a warehouse", "id_prefix": "stock",
    "columns": [
        {"name": "commodity_id", "type": "string", "description": "The commodity.", "required": True,
         "key": "commodities"},
        {"name": "tonnes", "type": "number", "description": "Weight.", "unit": "t", "minimum": 0},
        {"name": "sealed", "type": "boolean", "description": "Whether it is sealed."},
    ],
}  # fmt: skip


def test_a_table_is_described_documented_and_empty(package):
    replace_all(table_contents("stocks", yaml.safe_dump(FILLED)))
    text = (package / "tables/stocks.csv").read_text(encoding="utf-8")
    assert text == "row_id,commodity_id,tonnes,sealed,source_id,locator,note\n"
    resources = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    (mine,) = [resource for resource in resources if resource["name"] == "stocks"]
    assert resources[-1] is mine, "behind the last of its theme"
    fields = {field["name"]: field for field in mine["schema"]["fields"]}
    assert fields["tonnes"]["constraints"] == {"minimum": 0}
    assert fields["sealed"]["trueValues"] == ["true"]
    assert [key["reference"]["resource"] for key in mine["schema"]["foreignKeys"]] == [
        "commodities",
        "sources",
    ]
    assert "| `stocks` | 0 | one count of a warehouse |" in (package / "README.md").read_text(
        encoding="utf-8"
    )
    (fault,) = map(str, check_package(package))
    assert fault.startswith("stocks.csv:1: has no rows, add its rows"), "nothing else is wrong"


def test_the_template_is_a_description_that_only_has_to_be_filled_in(package):
    wanted = yaml.safe_load(table_template())
    assert set(wanted) == set(FILLED)
    assert wanted["theme"] in {"Production, capacity and projects", "Exports and prices"}


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("Stocks", {}, "'Stocks' will not do"),
        ("production", {}, "there is a table 'production'"),
        ("stocks", {"title": ""}, "stocks: the description has no title"),
        ("stocks", {"theme": "Names and source"}, "Hint: did you mean Names and sources"),
        (
            "stocks",
            {"columns": [{"name": "x", "type": "text", "description": "y"}]},
            "there is no type 'text'",
        ),
        ("stocks", {"columns": [{"name": "x", "type": "string"}]}, "stocks:x: the column has no description"),
        (
            "stocks",
            {"columns": [{"name": "x", "type": "string", "description": "y", "keys": "sources"}]},
            "stocks:x: a column has no 'keys'. Hint: did you mean key",
        ),
    ],
)
def test_a_description_that_lacks_something_is_refused(package, name, change, message):
    with pytest.raises(DataError) as caught:
        table_contents(name, yaml.safe_dump(FILLED | change))
    assert message in str(caught.value)


def test_what_is_no_description_is_refused(package):
    for text, message in (("", "is empty"), ("a: [", "no YAML")):
        with pytest.raises(DataError, match=message):
            table_contents("stocks", text)
