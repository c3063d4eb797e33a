"""Africa's share of output and reserves."""

import pandas as pd
import pytest

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import revisions

COLUMNS = ["publisher", "vintage", "commodity_id", "year", "country_iso3", "tonnes"]
STAGE = {"gallium": "primary", "germanium": "refinery"}


def printed(*rows):
    """Make printed tables: a row of a country each, and one of a country elsewhere that fills up 100 t."""
    frame = pd.DataFrame(rows, columns=COLUMNS)
    others = frame.groupby(COLUMNS[:4], as_index=False)["tonnes"].sum()
    others = others.assign(tonnes=100 - others["tonnes"], country_iso3="CHN")
    frame = pd.concat([frame, others], ignore_index=True)
    ids = [f"r-{c.lower()}-{y}" for c, y in zip(frame["country_iso3"], frame["year"], strict=True)]
    stage = [STAGE.get(name, "mine") for name in frame["commodity_id"]]
    return frame.assign(row_id=ids, stage=stage, quantity_kg=1000 * frame["tonnes"])


def test_what_is_published(now):
    said = {key: now.ask(key).value for key in ("leading_minerals", "none_minerals", "ree_span")}
    assert said == {
        "leading_minerals": "tantalum, platinum, cobalt and manganese",
        "none_minerals": "gallium and germanium",
        "ree_span": "0.6–1.1",
    }
    assert now.ask("ree_share").number == pytest.approx(1.08, abs=0.01)
    assert now.ask("reserve_share", mineral="cobalt").number > 50


def test_a_mineral_is_africas_only_if_every_table_gives_more_than_half(world):
    tables = printed(
        ("USGS", "2026", "cobalt", 2025, "COD", 50.1),
        ("BGS", "2026", "cobalt", 2024, "COD", 70),
        ("USGS", "2026", "manganese", 2025, "ZAF", 50),
        ("USGS", "2026", "platinum", 2025, "ZAF", 90),
        ("BGS", "2026", "platinum", 2024, "ZAF", 49),
    )
    look = world(production=tables)
    assert look.ask("leading_minerals").value == "cobalt"
    assert look.ask("lowest_leading").number == pytest.approx(49)
    assert look.ask("publishers_n").value == 2
    of_one = world(production=tables[tables["publisher"] == "USGS"])
    assert of_one.ask("leading_minerals").value == "platinum and cobalt"
    assert of_one.ask("publishers_n").value == 1


def test_output_of_long_ago_is_no_news(world):
    old, new = (printed(("USGS", "2022", "cobalt", year, "COD", 60)) for year in (2017, 2018))
    assert world(production=old).ask("leading_minerals").value is None
    assert world(production=new).ask("leading_minerals").value == "cobalt"


def test_a_by_product_without_an_african_row_is_named(world):
    tables = printed(
        ("USGS", "2026", "gallium", 2025, "JPN", 1),
        ("USGS", "2026", "germanium", 2025, "COD", 1),
        ("USGS", "2026", "tin", 2025, "IDN", 1),
    )
    found = world(production=tables).ask("none_minerals")
    assert (found.value, "r-jpn-2025" in found.row_ids or "*" in found.row_ids) == ("gallium", True)


def test_rare_earths_have_a_span_and_the_newest_year_counts(world):
    tables = printed(
        ("USGS", "2026", "rare_earths", 2025, "MDG", 2), ("BGS", "2026", "rare_earths", 2024, "MDG", 4)
    )
    look = world(production=tables)
    assert (look.ask("ree_span").value, look.ask("ree_share").number) == ("2.0–4.0", pytest.approx(2))
    assert look.ask("ree_share").date == 2025
    assert look.ask("ree_tables_n").value == 2
    alone = world(production=tables[tables["publisher"] == "BGS"])
    assert (alone.ask("ree_span").value, alone.ask("ree_tables_n").value) == ("4.0", 1)
    none = world(production=tables[:0])
    assert (none.ask("ree_span").value, none.ask("ree_share").value) == (None, None)


def editions(first, last):
    return printed(
        ("USGS", "2025", "rare_earths", 2024, "NGA", first),
        ("USGS", "2026", "rare_earths", 2024, "NGA", last),
    )


@pytest.mark.parametrize(("last", "year"), [(10.04, None), (10.06, "2024"), (9.94, "2024")])
def test_a_restatement_too_small_for_print_is_none(world, last, year):
    assert world(production=editions(10, last)).ask("restated_year").value == year


def test_a_restatement_names_both_editions(world):
    look = world(production=editions(13, 1.5))
    asked = [look.ask(f"restated_{key}") for key in ("edition", "first", "last", "change")]
    assert [one.value for one in asked] == [
        "2026",
        pytest.approx(13),
        pytest.approx(1.5),
        pytest.approx(-11.5),
    ]
    assert asked[-1].base == pytest.approx(13)


def test_the_line_behind_it_is_the_one_of_the_chapter_on_revisions(now):
    lines = [now.ask(f"nigeria_{end}") for end in ("first", "last")]
    asked = [now.ask(f"revisions.nigeria_{end}") for end in ("before", "after")]
    assert [one.value for one in lines] == [one.value for one in asked] == [13000, 1500]
    assert [one.date for one in lines] == ["2024", "2024"]
    assert now.ask("fell_by_trade").value is True
    assert now.ask("fell_by_trade", mineral="tin").value is False


@pytest.mark.parametrize(
    ("change", "printed_twice"),
    [({}, True), ({"vintage": "2026"}, False), ({"year": 2023}, False), ({"publisher": "BGS"}, False)],
)
def test_a_line_counts_where_the_survey_printed_its_year_twice(now, world, change, printed_twice):
    rows = now["production"].query("commodity_id == 'rare_earths' and country_iso3 == 'NGA'")
    rows = rows.query("publisher == 'USGS' and year == 2024").assign(**change)
    silent = {name: now[name].head(0) for name in revisions.TABLES if name != "production"}
    look = world(**silent, production=rows.assign(vintage=rows["vintage"].astype(str)))
    assert look.ask("nigeria_first").known is printed_twice
    assert look.ask("fell_by_trade").value is printed_twice


def test_only_the_years_asked_for_are_compared(world):
    look = world(production=editions(13, 1.5))
    assert look.ask("restated_year", first_year=2024).value == "2024"
    assert world(production=editions(13, 1.5)).ask("restated_year", first_year=2025).value is None


def test_reserves_are_those_of_the_mineral_of_the_page(world):
    ground = printed(("USGS", "2026", "tin", 2025, "COD", 30), ("USGS", "2026", "zeolites", 2025, "COD", 30))
    look = world(reserves=ground)
    assert look.ask("reserve_share", mineral="tin").number == pytest.approx(30)
    assert look.ask("reserve_edition", mineral="tin").value == "2026"
    assert look.ask("reserve_share", mineral="gold").value is None
    assert set(look.rows("newest_reserves")["commodity_id"]) == {"tin"}


def test_rows_of_a_leading_mineral_stand_behind_its_name(world):
    tables = printed(("USGS", "2026", "cobalt", 2025, "COD", 60), ("USGS", "2026", "tin", 2025, "COD", 10))
    found = world(production=tables).ask("leading_minerals").row_ids
    assert found == join_ids(["r-*-2025"])
