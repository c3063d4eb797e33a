"""Rows are chosen by codes: no module looks for words in a cell, or for a whole cell that is no code."""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from chokepoint.data import load_table
from chokepoint.paths import data_folder

SOURCE = Path(__file__).resolve().parents[2] / "src/chokepoint"
WINGS = ("analysis", "answers", "figures", "stories")
LOOKS_INTO = {"contains", "startswith", "endswith", "match", "extract"}
NO_ENGLISH = {
    (
        "analysis/risk/reliance.py",
        "apparent",
    ): "no code of the tables says what a reliance is measured against",
    (
        "analysis/risk/reliance.py",
        "[Aa]pparent",
    ): "no code of the table says which consumption is apparent",
    (
        "analysis/risk/reliance.py",
        "([Pp]rimary|[Ss]econdary|old scrap)",
    ): "no code of the table says which output is of ore and which of scrap",
    (
        "analysis/risk/stocks.py",
        "apparent",
    ): "no code of the table says which consumption is apparent",
    ("analysis/production/supply.py", ";"): "the sign between codes",
    ("answers/names.py", "{group}_"): "the beginning of a code",
    ("figures/kinds/plane.py", r"\n"): "a break of lines",
    ("stories/concentration/answers_reserves.py", "chinese_"): "the beginning of a code",
    ("stories/derisking/judges.py", "edges(tables, 'c49').claimed"): "the month of a date",
    (
        "stories/explore/answers_imports.py",
        "(All|Total|Combined total)",
    ): "no code of the table says under which heading the survey adds forms up",
    (
        "stories/world_after/answers_prices.py",
        "{ELEMENT} | {FORM} | ",
    ): "the beginning of a series named by codes",
}
"""What is looked for inside cells, each with what it is."""


def looked_for(source: str) -> list[str]:
    """List what a module looks for inside cells: ``frame["event"].str.contains("upholds")``."""
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LOOKS_INTO
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr == "str"
    ]
    return [ast.unparse(call.args[0]).lstrip("f").strip("'") for call in calls]


def test_no_module_looks_for_words_inside_cells():
    found = {
        (str(path.relative_to(SOURCE)), text)
        for wing in WINGS
        for path in (SOURCE / wing).rglob("*.py")
        for text in looked_for(path.read_text(encoding="utf-8"))
    }
    assert found == set(NO_ENGLISH)


def test_a_filter_by_words_is_noticed():
    assert looked_for('rows[rows["event"].str.startswith("Appellate Body")]') == ["Appellate Body"]
    assert looked_for('rows[rows["step"] == "findings_upheld"]') == []


COMPARES = {"isin", "eq", "ne", "map", "replace"}
ID = re.compile(r"[A-Z]{2,4}|\d{4}")
"""Codes of countries and groups of them, and the year of an edition: ids wherever they stand."""
CODES_OF_THEIR_OWN = {
    ("material", "Si"): "the symbol of an element",
    ("material", "Ga"): "the symbol of an element",
    ("form", "low purity, primary"): "a code in a column that has others only as printed",
    ("form", "Germanium metal"): "the metal, told apart from its dioxide in a column that is else as printed",
    ("form", "Combined total"): "how the US Geological Survey calls the sum of its import sources",
    ("form", "Total metal and oxide"): "how it calls that of antimony",
    (
        "form",
        "figure 2",
    ): "how table import_reliance marks the chart of all commodities, which prints a figure anew",
    ("grade", "dioxide"): "a compound, told apart from the metal in a column that is else as printed",
    ("item", "none"): "how a row says that the survey names no substitute for a use",
    ("commodities", "graphite"): "an id of table commodities, in a list of them",
}
"""What is compared with a column that lists no codes and is one all the same, and why."""
Constants = dict[str, ast.expr]


@lru_cache
def printed_cells() -> dict[str, frozenset[str]]:
    """Give the cells of every text column that is neither coded nor an id, by its name."""
    printed, coded = defaultdict(set), defaultdict(set)
    for resource in json.loads((data_folder() / "datapackage.json").read_text("utf-8"))["resources"]:
        schema = resource["schema"]
        ids = {name for key in schema.get("foreignKeys", ()) for name in key["fields"]}
        table = load_table(resource["name"]).reset_index()
        for column in schema["fields"]:
            name, rules = column["name"], column.get("constraints", {})
            if "enum" in rules:
                coded[name] |= set(rules["enum"])
            elif column["type"] == "string" and "pattern" not in rules and name not in ids and name in table:
                printed[name] |= set(table[name].astype(str))
    return {name: frozenset(cells - coded[name] - {""}) for name, cells in printed.items()}


def constants_of(tree: ast.Module) -> Constants:
    """Give what the names of a module stand for, those it imports from the package included."""
    found: Constants = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chokepoint."):
            made = constants_in(SOURCE.parent / Path(*node.module.split(".")).with_suffix(".py"))
            found |= {name.asname or name.name: made[name.name] for name in node.names if name.name in made}
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
    return found


@lru_cache
def constants_in(path: Path) -> Constants:
    """Give what the names of another module stand for; nothing of a package."""
    return constants_of(ast.parse(path.read_text("utf-8"))) if path.exists() else {}


def literals(node: ast.expr | None, known: Constants) -> Iterator[str]:
    """Give the texts a value is made of: itself, the members of a list, the keys of a mapping."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.Name(id=name) if name in known:
            yield from literals(known[name], {key: one for key, one in known.items() if key != name})
        case (
            ast.List(elts=members) | ast.Tuple(elts=members) | ast.Set(elts=members) | ast.Dict(keys=members)
        ):
            for member in members:
                yield from literals(member, known)


def column_of(node: ast.expr) -> str:
    """Name the column that ``rows["kind"]``, ``row.kind`` or, in a query, ``kind`` reads."""
    match node:
        case ast.Subscript(slice=ast.Constant(value=str() as name)):
            return name
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def compared(tree: ast.AST, known: Constants) -> Iterator[tuple[str, str]]:
    """List the columns a module compares with texts, each with the text."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, comparators=[right]):
                yield from ((column_of(left), text) for text in literals(right, known))
            case ast.Call(func=ast.Attribute(attr="query"), args=[ast.Constant(value=str() as text), *_]):
                yield from compared(ast.parse(text.replace("@", ""), mode="eval"), known)
            case ast.Call(func=ast.Attribute(value=left, attr=name), args=[right, *_]) if name in COMPARES:
                yield from ((column_of(left), text) for text in literals(right, known))


def printed_in(source: str) -> list[tuple[str, str]]:
    """List the comparisons of a module with a whole cell as printed: no code, and no id."""
    tree, printed = ast.parse(source), printed_cells()
    pairs = compared(tree, constants_of(tree))
    return [one for one in pairs if one[1] in printed.get(one[0], ()) and not ID.fullmatch(one[1])]


def test_no_module_compares_a_whole_cell_as_printed():
    found = {
        pair
        for wing in WINGS
        for path in (SOURCE / wing).rglob("*.py")
        for pair in printed_in(path.read_text(encoding="utf-8"))
    }
    assert found == set(CODES_OF_THEIR_OWN)


@pytest.mark.parametrize(
    "source",
    [
        'rows[rows["creditor"] == "World Bank-IDA"]',
        "rows.query(\"creditor != 'World Bank-IDA'\")",
        'rows[~rows["reporter"].isin(["SMM", "Argus"])]',
        'WORLD_BANK = {"World Bank-IDA": "World Bank"}\nrows["creditor"].replace(WORLD_BANK)',
        'WAYS = "transport corridor"\nrows.mineral_as_printed != WAYS',
    ],
)
def test_a_comparison_with_a_cell_as_printed_is_noticed(source):
    assert printed_in(source)


@pytest.mark.parametrize(
    "source",
    ['rows["creditor_id"] == "ida"', 'rows["subject"] == "cost"', 'rows["reporter"] == reporter'],
)
def test_codes_and_values_of_rows_are_no_words(source):
    assert printed_in(source) == []


@pytest.mark.parametrize(
    ("table", "code", "value", "text", "words"),
    [
        ("prices", "delivery", "fob", "basis", "fob"),
        ("prices", "delivery", "in_warehouse", "basis", "in warehouse"),
        ("quota_timeline", "step", "findings_upheld", "event", "upholds the findings"),
        ("uses", "code", "us_from_china", "item", "US gallium imports from China"),
        ("material_properties", "kind", "compound", "material", "As|N|P|Sb"),
        ("supply_response", "capacity_unit", "t in heap", "capacity_unit", "heap"),
        ("prices", "assessor", "smm", "reporter", "SMM"),
        ("prices", "assessor", "argus", "reporter", "Argus"),
        ("external_debt_creditors", "creditor_id", "ida", "creditor", "World Bank-IDA"),
        ("external_debt_creditors", "creditor_id", "CHN", "creditor", "China"),
        ("external_debt_countries", "largest_bilateral_id", "CHN", "largest_bilateral", "China"),
        ("external_debt_countries", "largest_single_id", "CHN", "largest_single_creditor", "China"),
    ],
)
def test_a_code_stands_exactly_where_the_words_do(table, code, value, text, words):
    frame = load_table(table)
    coded = frame[frame[code] == value]
    said = frame[frame[text].str.contains(words)]
    outside = frame[(frame[code] != value) & frame[text].str.contains(words)]
    assert len(coded) > 0
    assert set(coded["row_id"]) <= set(said["row_id"])
    assert code == "code" or outside.empty


def test_a_state_that_acted_is_coded():
    events = load_table("quota_timeline")
    chinese = events["actor"].str.contains(r"China|MOFCOM|MOF\b")
    assert (events["actor_iso3"].str.contains("CHN") == chinese).all()


def test_who_is_quoted_is_not_the_text_itself():
    quoted = load_table("uses").query("quoted_from != ''")
    publishers = load_table("sources").set_index("source_id")["publisher"]
    pairs = zip(quoted["source_id"], quoted["quoted_from"], strict=True)
    assert [name for source, name in pairs if publishers[source].startswith(name)] == []
