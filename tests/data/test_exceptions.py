import pytest
from made_tables import make, package_of

from chokepoint.data.exceptions import COLUMNS, Exemption, read_exemptions, without_exempted
from chokepoint.errors import DataError

TABLE = make(row_id=["a-1", "a-2", "b-1"], note=["x", "y", "z"])
REASON = "printed so by the source"


def exemption(rule="text", row="a-1", column="note", reason=REASON, table="t"):
    return Exemption(2, rule, table, row, column, reason)


def remaining(faults, *exemptions, is_whole=True):
    found = [(rule, TABLE.fault(line, "note", "is odd")) for rule, line in faults]
    return [str(fault) for fault in without_exempted(found, exemptions, package_of(TABLE, is_whole=is_whole))]


def test_a_fault_that_is_named_is_left_out_and_others_stay():
    assert remaining([("text", 2)], exemption()) == []
    assert remaining([("text", 2), ("text", 3)], exemption()) == ["t.csv:3:note: is odd"]


def test_a_pattern_names_several_rows():
    assert remaining([("text", 2), ("text", 3)], exemption(row="a-*")) == []


@pytest.mark.parametrize("other", [{"rule": "order"}, {"row": "b-1"}, {"column": "value"}])
def test_an_exception_that_no_row_needs_is_a_fault(other):
    faults = remaining([("text", 2)], exemption(**other))
    assert faults[0] == "t.csv:2:note: is odd"
    assert faults[1].startswith("exceptions.csv:2:row: is an exception that no row needs")


def test_an_exception_for_a_table_that_cannot_be_read_is_passed_over():
    assert remaining([], exemption(table="unreadable"), is_whole=False) == []
    (fault,) = remaining([], exemption(table="tt"))
    assert fault == "exceptions.csv:2:table: is no table, value 'tt', did you mean t?"


def test_an_exception_needs_a_rule_and_a_reason():
    (unknown,) = remaining([], exemption(rule="texts"))
    assert unknown.startswith("exceptions.csv:2:rule: is no rule, value 'texts', did you mean text")
    (short,) = remaining([("text", 2)], exemption(reason="so"))
    assert short.startswith("exceptions.csv:2:reason: says too little")


def test_the_file_is_read_line_by_line(tmp_path):
    assert read_exemptions(tmp_path) == []
    (tmp_path / "exceptions.csv").write_text(
        f"{','.join(COLUMNS)}\ntext,t,a-1,note,{REASON}\n", encoding="utf-8"
    )
    assert read_exemptions(tmp_path) == [exemption()]


def test_a_file_with_other_columns_is_refused(tmp_path):
    (tmp_path / "exceptions.csv").write_text("rule,table\nx,y\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"exceptions.csv:1: the columns are others"):
        read_exemptions(tmp_path)
