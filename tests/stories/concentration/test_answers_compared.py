"""Whose table, and which edition: one year in all tables, and one country through the years."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.stories.concentration import answers_compared


def editions(*years):
    """Print two tables of tin by the survey and one by another for each year."""
    tables = [
        rows(("CHN", 6), ("JPN", 4), ("WLD", 10), publisher="USGS", vintage="2023", year=years[0]),
        *(rows(("CHN", 8), ("JPN", 2), ("WLD", 10), publisher="WMD", vintage="2024", year=y) for y in years),
    ]
    return pd.concat(tables, ignore_index=True)


TIN = {"commodity": "tin", "publisher": "USGS"}


def test_the_tables_of_the_year_most_print_are_compared(now):
    found = [now.ask(f"compared_{key}").value for key in ("year", "tables", "low_by", "high_by")]
    assert found == ["2022", 4, "USGS 2023", "BGS 1970-2023 release"]
    assert now.ask("compared_low").value < now.ask("compared_high").value


def test_a_year_asked_for_is_compared_instead(world):
    look = world(params=TIN, production=editions(2020, 2021))
    assert [look.ask(f"compared_{key}").value for key in ("year", "low", "high", "tables")] == [
        "2020",
        60,
        80,
        2,
    ]
    later = look.given(year=2021, publisher="WMD")
    assert [later.ask(f"compared_{key}").value for key in ("year", "low", "high", "tables")] == [
        "2021",
        80,
        80,
        1,
    ]


@pytest.mark.parametrize(
    ("commodity", "years", "drawn"),
    [("tin", (2020, 2021), True), ("tin", (2020,), False), ("gallium", (2020, 2021), False)],
)
def test_a_history_is_drawn_of_several_years_unless_another_section_has_it(world, commodity, years, drawn):
    made = editions(*years).assign(commodity_id=commodity)
    look = world(params={"commodity": commodity}, production=made)
    assert look.ask("has_own_history").value is drawn


def test_the_newest_table_of_each_edition_is_kept(world):
    look = world(params=TIN, production=editions(2020, 2021, 2022))
    kept = look.rows("newest_tables")[["publisher", "year"]].values.tolist()
    assert sorted(kept) == [["USGS", 2020], ["WMD", 2022]]


def test_other_editions_are_the_newest_table_of_each_but_the_one_that_answers(world):
    found = world(params=TIN, production=editions(2020, 2021))(answers_compared.other_editions)
    assert found[["publisher", "vintage", "year"]].values.tolist() == [["WMD", "2024", 2021]]
