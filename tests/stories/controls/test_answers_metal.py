"""Uses, parents and single statements, found by their codes."""

import pytest
from controls_world import asked, like, looking


@pytest.mark.parametrize(
    ("key", "row", "mineral", "value"),
    [
        ("stock_t", "use-u058", "germanium", 100),
        ("stock_year", "use-u058", "germanium", "2024"),
        ("market_t", "use-u057", "germanium", 166),
        ("last_us_year", "use-u029", "gallium", "1987"),
        ("recovery_share", "use-u014", "gallium", "8–21"),
        ("parent", "use-u051", "germanium", "zinc smelting"),
    ],
)
def test_a_figure_is_found_by_its_code(key, row, mineral, value):
    params = {"mineral": mineral}
    assert asked(key, params=params) == value
    assert asked(key, params=params, uses=like("uses", row, {})) == value
    assert asked(key, params=params, uses=like("uses", row, {"code": "losses"})) is None
    assert asked(key, params=params, uses=like("uses", row, {"commodity_id": "indium"})) is None


def test_only_the_parent_marked_as_main_is_named():
    other = like("uses", "use-u052", {})
    assert asked("parent", params={"mineral": "germanium"}, uses=other) is None


def test_the_largest_use_is_of_the_newest_breakdown():
    rows = {"year": 2010, "value": 60.0}, {"year": 2011, "value": 40.0}, {"year": 2011, "value": 30.0}
    names = ("old", "large", "small")
    shares = like("uses", "use-u002", *({"item": name} | row for name, row in zip(names, rows, strict=True)))
    assert [asked(key, uses=shares) for key in ("top_use", "top_use_share")] == ["large", "40"]
    assert asked("top_use", uses=shares.head(0)) is None


@pytest.mark.parametrize(
    ("unit", "of"),
    [
        ("percent", "share, its base not stated"),
        ("percent of US consumption", "share of US consumption"),
        ("percent of US use", "share of US use"),
        ("percent of primary production", "share of primary production"),
    ],
)
def test_a_breakdown_is_named_by_place_year_and_measure(unit, of):
    shares = like("uses", "use-u002", {"unit": unit, "geography": "USA", "year": 2010})
    assert asked("top_use_basis", uses=shares).endswith(f", 2010, {of}")


def test_the_share_recovered_has_both_ends():
    found = looking().ask("recovery_share")
    assert (found.low, found.high) == (8, 21)
