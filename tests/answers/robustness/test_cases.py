"""Cases narrow the tables, and leave the rest of them alone."""

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness import cases
from chokepoint.answers.story import Story
from chokepoint.i18n import Translator, msg

ROWS = pd.DataFrame(
    {
        "row_id": ["a", "b", "c"],
        "publisher": ["USGS", "USGS", "BGS"],
        "vintage": ["2025", "2026", "2024"],
        "commodity_id": ["tin", "tin", "zinc"],
        "metals": ["tin;zinc", "tin", "zinc"],
        "source_id": ["s1", "s2", "s3"],
        "published": pd.to_datetime(["2025-01-31", "2026-02-28", None]),
    }
)
SOURCES = pd.DataFrame(
    {"publisher": ["USGS", "USGS", "BGS"], "published_last_day": ROWS["published"].to_numpy()},
    index=["s1", "s2", "s3"],
)
TABLES = {"made": ROWS, "sources": SOURCES}
T = Translator()


def test_each_edition_stands_alone_and_the_other_tables_stay():
    found = list(cases.each_edition(TABLES, "made"))
    assert [case.written(T) for case in found] == ["BGS 2024", "USGS 2025", "USGS 2026"]
    assert [list(case.tables["made"]["row_id"]) for case in found] == [["c"], ["a"], ["b"]]
    assert all(case.tables["sources"] is SOURCES for case in found)
    assert [case.options["publisher"] for case in found] == ["BGS", "USGS", "USGS"]


def test_only_editions_with_the_rows_wanted_are_given():
    names = [case.written(T) for case in cases.each_edition(TABLES, "made", commodity_id=("zinc", "lead"))]
    assert names == ["BGS 2024"]


def test_leaving_out_takes_all_rows_of_one_publisher():
    found = {
        case.written(T): list(case.tables["made"]["row_id"]) for case in cases.without_each(TABLES, "made")
    }
    assert found == {"without BGS": ["a", "b"], "without USGS": ["c"]}


def test_nobody_is_left_out_where_nobody_would_remain():
    assert list(cases.without_each(TABLES, "made", commodity_id="tin")) == []
    both = cases.without_each(TABLES, "made", naming=("metals", "zinc"))
    assert [case.values["name"] for case in both] == ["BGS", "USGS"]


@pytest.mark.parametrize(("day", "rows"), [("2025-06-30", ["a"]), ("2020-01-01", [])])
def test_an_earlier_day_shows_neither_later_rows_nor_undated_ones(day, rows):
    (case,) = cases.on_days(TABLES, day)
    assert list(case.tables["made"]["row_id"]) == rows
    assert len(case.tables["sources"]) == len(rows)


def test_a_day_on_which_everything_was_known_is_no_case():
    assert cases.on_days(TABLES, "2026-02-28") == []


def test_tables_are_the_same_only_as_themselves():
    first, second = cases.Narrowed(TABLES), cases.Narrowed(TABLES)
    assert first == first
    assert first != second
    assert len({first, second}) == 2
    assert list(first) == ["made", "sources"]
    assert len(first) == 2


def narrowed(tables, part):
    return cases.Narrowed(tables, made=part)["made"]


def test_the_same_part_of_a_table_is_the_same_object():
    tables = cases.Narrowed(TABLES)
    first = narrowed(tables, ROWS.head(1))
    assert narrowed(tables, ROWS.head(1)) is first
    for other in (ROWS.head(2), ROWS.tail(1), ROWS.head(1).assign(vintage="2024")):
        assert narrowed(tables, other) is not first
        pd.testing.assert_frame_equal(narrowed(tables, other), other)
    assert narrowed(cases.Narrowed(TABLES), ROWS.head(1)) is not first


def test_what_was_known_on_a_day_is_the_same_whoever_asks():
    tables = cases.Narrowed(TABLES)
    (one,), (other,) = (cases.on_days(tables, "2025-06-30") for _ in range(2))
    assert one.tables["made"] is other.tables["made"]


def test_a_look_is_narrowed_as_its_tables_are():
    tables = cases.Narrowed(TABLES)
    look = Look(Story("looked_at_in_tests", listed=False), tables)
    assert narrowed(look, ROWS.head(1)) is narrowed(tables, ROWS.head(1))
    assert cases.Narrowed(look)["made"] is ROWS


def test_each_edition_of_given_rows_is_one_case_with_the_same_tables():
    found = list(
        cases.by_edition(pd.concat([ROWS, ROWS]), TABLES, f"{cases.EDITION}, as restated", year=2020)
    )
    assert [case.written(T) for case in found][:2] == ["USGS 2025, as restated", "USGS 2026, as restated"]
    assert found[0].options == {"edition": ("USGS", "2025"), "year": 2020}
    assert len(found) == 3
    assert found[0].tables is TABLES


def test_another_value_of_one_option_is_another_way_to_count():
    (case,) = cases.counted_by(TABLES, "market", {"abroad": "FOB"}, "source")
    assert (case.kind, case.name, case.options) == ("source", "abroad", {"market": "FOB"})


def test_what_is_worked_out_of_narrowed_tables_is_worked_out_once():
    asked = []

    @cases.once
    def count(tables):
        asked.append(tables)
        return len(tables["made"])

    kept = cases.Narrowed(TABLES)
    assert [count(kept), count(kept), len(asked)] == [3, 3, 1]
    assert count(cases.Narrowed(TABLES, made=ROWS.head(1))) == 1
    assert count(TABLES) == count(TABLES) == 3
    assert len(asked) == 4


def test_each_value_of_an_option_names_its_own_case():
    found = list(cases.each_named(TABLES, "market", msg("{name} alone"), ("FOB", "CIF")))
    assert [(case.kind, case.written(T), case.options) for case in found] == [
        ("count", "FOB alone", {"market": "FOB"}),
        ("count", "CIF alone", {"market": "CIF"}),
    ]
