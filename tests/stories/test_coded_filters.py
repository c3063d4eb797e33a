"""Rows are chosen by codes: no module looks for words inside a cell, and codes say what the words say."""

import ast
from pathlib import Path

import pytest

from chokepoint.data import load_table

SOURCE = Path(__file__).resolve().parents[2] / "src/chokepoint"
WINGS = ("analysis", "answers", "figures", "stories")
LOOKS_INTO = {"contains", "startswith", "endswith", "match", "extract"}
NO_ENGLISH = {
    ("analysis/production/supply.py", ";"): "the sign between codes",
    ("figures/kinds/plane.py", r"\n"): "a break of lines",
    ("stories/concentration/answers_reserves.py", "chinese_"): "the beginning of a code",
    ("stories/controls/price_charts.py", "SMM"): "the initials of a reporter, which a note spells out",
    ("stories/derisking/judges.py", "edges(tables, 'c49').claimed"): "the month of a date",
    ("stories/world_after/exhibits.py", "{ELEMENT} | {FORM}"): "the beginning of a series named by codes",
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


@pytest.mark.parametrize(
    ("table", "code", "value", "text", "words"),
    [
        ("prices", "delivery", "fob", "basis", "fob"),
        ("prices", "delivery", "in_warehouse", "basis", "in warehouse"),
        ("quota_timeline", "step", "findings_upheld", "event", "upholds the findings"),
        ("uses", "code", "us_from_china", "item", "US gallium imports from China"),
        ("uses", "code", "eu_from_china", "item", "from China"),
        ("material_properties", "kind", "compound", "material", "As|N|P|Sb"),
        ("supply_response", "capacity_unit", "t in heap", "capacity_unit", "heap"),
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
