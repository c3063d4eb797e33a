import pytest

from chokepoint.book.engine.sweeps.axes import check_size, read_axes
from chokepoint.errors import ParameterError


def test_values_ranges_and_all_are_read_in_their_order():
    axes = read_axes(["word=b, a", "year=2020..2022,2030", "share=-10..10/10,all", "day=2023-07-06"])
    assert axes == {
        "word": ["b", "a"],
        "year": ["2020", "2021", "2022", "2030"],
        "share": ["-10", "0", "10", "all"],
        "day": ["2023-07-06"],
    }
    assert list(axes) == ["word", "year", "share", "day"]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([], "no parameter to sweep over"),
        (["year"], "cannot read 'year'"),
        (["year="], "cannot read 'year='"),
        (["=1"], "cannot read '=1'"),
        (["year=1", "year=2"], "--over year: is named twice"),
        (["year=1,,2"], "--over year: has an empty value"),
        (["year=2020..soon"], "cannot read the range '2020..soon'"),
        (["year=2020...2024"], "cannot read the range"),
        (["year=1..9999999999999999999999"], "cannot read the range"),
        (["year=2024..2020"], "holds nothing"),
        (["year=1..9/0"], "holds nothing"),
        (["year=1..100001"], "100,001 notebooks are more than 100,000"),
        (["year=1..999999999999999999"], "are more than 100,000"),
    ],
)
def test_what_cannot_be_read_is_refused(texts, said):
    with pytest.raises(ParameterError) as caught:
        read_axes(texts)
    assert said in caught.value.message
    assert caught.value.where.startswith("--over")


def test_the_largest_sweep_is_not_refused():
    check_size(100_000)
    assert len(read_axes(["year=1..100000"])["year"]) == 100_000
