from made_tables import make, package_of

from chokepoint.data.rules.apply import OF_PACKAGE, OF_TABLE, rule_faults
from chokepoint.paths import data_folder


def test_faults_come_with_the_rule_they_break():
    sources = make("sources", source_id=["one"], published=["2099"], url=["file:///x"])
    rows = make(row_id=["a", "a"], source_id=["one", "one"])
    found = {(rule, fault.place) for rule, fault in rule_faults(package_of(sources, rows))}
    assert ("address", "sources.csv:2:url") in found
    assert ("future", "sources.csv:2:published") in found
    assert ("repeated key", "t.csv:3:row_id") in found


def test_a_table_with_any_columns_can_be_looked_at():
    assert list(rule_faults(package_of(make(a=["1"], b=["2"]), make("sources", source_id=[])))) == []


def test_every_rule_has_a_name_of_its_own():
    assert not set(OF_TABLE) & set(OF_PACKAGE)
    rules = [*OF_TABLE.values(), *OF_PACKAGE.values()]
    assert len(set(rules)) == len(rules)


def test_the_description_of_the_package_names_every_rule():
    text = (data_folder() / "README.md").read_text(encoding="utf-8")
    rows = "\n".join(line.split("|")[1] for line in text.splitlines() if line.startswith("| `"))
    assert [name for name in [*OF_TABLE, *OF_PACKAGE] if f"`{name}`" not in rows] == []
