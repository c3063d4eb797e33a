import pytest
from made_tables import found, make

from chokepoint.data.rules.order import wrong_order, wrong_ranks


@pytest.mark.parametrize(
    ("columns", "faults"),
    [
        ({"low": "5", "high": "6"}, []),
        ({"low": "7", "high": "6"}, ["low"]),
        ({"low": "-8", "high": "-9"}, ["low"]),
        ({"low": "5", "value": "9", "high": "6"}, ["value"]),
        ({"low": "7", "value": "", "high": "6"}, ["low"]),
        ({"lower": "1", "central": "2", "upper": "3"}, []),
        ({"lower": "1", "central": "", "upper": "0"}, ["lower"]),
        ({"from_value": "1500", "to_value": "1000"}, ["from_value"]),
        ({"low": "some", "high": "6"}, []),
    ],
)
def test_the_ends_of_a_range_stand_in_order(columns, faults):
    table = make(row_id=["a"], **{name: [cell] for name, cell in columns.items()})
    assert [column for _, column, _ in found(wrong_order, table)] == faults


def test_no_row_of_a_list_is_larger_than_the_one_before_it():
    table = make(row_id=list("abcd"), area_iso3=["AFR", "AFR", "AFR", "SSA"], year=["2000"] * 4,
                 rank=["1", "3", "2", "1"], value=["9", "7", "6", "99"])  # fmt: skip
    assert found(wrong_ranks, table) == [(3, "value", "7")]
