import pandas as pd
import pytest

from chokepoint.data import (
    RowRef,
    cite,
    collect_rows,
    expand_rows,
    find_rows,
    load_sources,
    load_table,
    table_names,
)
from chokepoint.errors import DataError


def test_a_row_is_followed_to_its_table_source_and_place():
    (ref,) = find_rows(["exp-x042"])
    assert ref == RowRef("exp-x042", "exports_monthly", "tradium_2025_10", "par. 2")


def test_joined_ids_are_collected_once_and_sorted():
    frame = pd.DataFrame({"row_ids": ["price-p008;exp-x010", "exp-x010", ""]})
    assert [ref.row_id for ref in collect_rows(frame)] == ["exp-x010", "price-p008"]


def test_rows_of_a_table_stand_for_themselves():
    controls = load_table("controls")
    assert [ref.row_id for ref in collect_rows(controls)] == sorted(controls["row_id"])


def test_a_frame_without_ids_has_no_rows():
    assert collect_rows(pd.DataFrame({"x": [1]})) == []


def test_an_unknown_id_is_refused():
    with pytest.raises(DataError, match="no table has a row 'exp-x999'"):
        find_rows(["exp-x999"])
    with pytest.raises(DataError, match="no table has a row 'nothing'"):
        find_rows(["nothing"])


PATTERN = "prod-wmd-2024-cobalt-mine-*-2022"


def rows_like(pattern):
    production = load_table("production")
    return list(
        production.loc[production["row_id"].str.match(pattern.replace("*", "[a-z]{3}") + "$"), "row_id"]
    )


def test_a_pattern_stands_for_all_rows_it_matches():
    expected = sorted(rows_like(PATTERN))
    assert len(expected) > 10
    (ref,) = find_rows([PATTERN])
    assert ref == RowRef(
        PATTERN, "production", "wmd_2024", f"sheet Cobalt, {len(expected)} rows", len(expected)
    )
    assert expand_rows([PATTERN, expected[0]]) == expected


def test_a_pattern_and_an_id_stand_side_by_side():
    frame = pd.DataFrame({"row_ids": [f"{PATTERN};exp-x010"]})
    assert [ref.row_id for ref in collect_rows(frame)] == ["exp-x010", PATTERN]


def test_a_pattern_of_one_row_keeps_its_place():
    (ref,) = find_rows(["exp-x04[2]"])
    assert (ref.rows, ref.locator) == (1, "par. 2")


def test_a_pattern_that_matches_nothing_is_refused():
    with pytest.raises(DataError, match="no row matches 'prod-wmd-2024-cobald-"):
        find_rows(["prod-wmd-2024-cobald-*"])
    with pytest.raises(DataError, match="no row matches"):
        expand_rows(["*"])


def test_a_pattern_across_sources_is_refused():
    with pytest.raises(DataError, match=r"matches rows of several sources"):
        find_rows(["prod-usgs-*-cobalt-mine-chn-*"])


def test_every_row_of_the_package_can_be_found():
    names = [name for name in table_names() if "row_id" in load_table(name).columns]
    ids = [row_id for name in names for row_id in load_table(name)["row_id"]]
    assert [ref.row_id for ref in find_rows(ids)] == sorted(ids)


def test_a_citation_names_publisher_title_date_and_place():
    source = load_sources().loc["usgs_mcs2023_dr"]
    assert (
        cite(source, ["row 3", "row 3"])
        == "US Geological Survey, Mineral Commodity Summaries 2023 Data Release, 2023-01-31, row 3"
    )


def test_an_undated_source_is_cited_as_undated():
    assert ", undated" in cite(load_sources().loc["cmaus_ga"])


def test_a_pattern_is_looked_up_anew_when_its_table_changes(package_copy):
    pattern = "prod-usgs-2023-gallium-primary-*-2022"
    (before,) = find_rows([pattern])
    package_copy.set("production", "prod-usgs-2023-gallium-primary-chn-2022", "locator", "another place")
    (after,) = find_rows([pattern])
    assert "another place" not in before.locator
    assert after.locator == "another place"
