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


def test_the_share_recovered_has_both_ends():
    found = looking().ask("recovery_share")
    assert (found.low, found.high) == (8, 21)


def use(item, value, **cells):
    return {"item": item, "value": value, "vintage": "2026"} | cells


def test_the_uses_are_those_of_the_newest_sheet_the_largest_first():
    rows = use("old", 90.0, vintage="2025"), use("small", 20.0), use("large", 70.0)
    listed = like("mineral_uses", "muse-2026-gallium-end-use-01", *rows)
    assert [asked(key, mineral_uses=listed) for key in ("first_use", "second_use")] == ["large", "small"]
    assert asked("first_use_share", mineral_uses=listed) == 70
    assert asked("first_use", mineral_uses=listed.head(0)) is None
    assert asked("germanium_first", mineral_uses=listed) is None


def test_the_chapter_begins_with_uses_that_are_not_fifteen_years_old():
    assert int(asked("use_year")) >= 2025
    assert (asked("first_use"), asked("germanium_first")) == ("integrated circuits", "fiber optics")


def test_american_dependence_is_that_of_the_survey_and_not_of_a_lobby():
    assert (asked("us_china_share"), asked("us_first"), asked("us_first_share")) == (18, "Canada", 28)
    assert asked("lobby_share") == 53
    assert (asked("us_reliance"), asked("us_reliance_year")) == (100, "2025")
    germanium = {"mineral": "germanium"}
    assert asked("us_china_share", params=germanium) == 23
    assert asked("us_reliance_least", params=germanium) is True


def test_what_is_supplied_by_others_together_is_no_country():
    model = "impsrc-usgs-2026-gallium-metal-can-2024"
    rows = {"country_iso3": "ROW", "value": 60.0}, {"country_iso3": "CHN", "value": 40.0}
    tables = {"import_sources": like("import_sources", model, *rows)}
    assert (asked("us_first", **tables), asked("us_china_share", **tables)) == ("China", 40)


def test_where_the_survey_adds_forms_up_the_sum_is_taken():
    antimony = {"mineral": "antimony"}
    assert (asked("us_china_share", params=antimony), asked("us_china_first", params=antimony)) == (55, True)
    assert (asked("us_first", params={"mineral": "graphite"}), asked("us_china_first")) == ("China", False)
