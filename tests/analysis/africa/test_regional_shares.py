import pandas as pd
import pytest

from chokepoint.analysis.africa.regional_shares import (
    newest_shares,
    rank_by_share,
    regional_share,
    restated,
    select_stage,
    without_members,
)
from chokepoint.data import load_table

AFRICA = {"COD", "ZAF", "NGA"}


def table(**quantities):
    rows = [(code, value) for code, value in quantities.items()]
    frame = pd.DataFrame(rows, columns=["country_iso3", "quantity_kg"])
    ids = [f"prod-usgs-2024-tin-mine-{code.lower()}-2023" for code in frame["country_iso3"]]
    keys = {"publisher": "USGS", "vintage": "2024", "commodity_id": "tin", "year": 2023}
    return frame.assign(row_id=ids, **keys)


def share(members=AFRICA, **quantities):
    return regional_share(table(**quantities), members).iloc[0]


def test_a_share_counts_the_countries_named_and_bounds_the_rest():
    row = share(COD=30.0, ZAF=20.0, CHN=40.0, WLD=100.0)
    assert row["share"] == pytest.approx(0.5)
    assert row["share_high"] == pytest.approx(0.6)
    assert (row["members"], row["top_iso3"], row["top_share"]) == (2, "COD", pytest.approx(0.3))


def test_withheld_and_other_countries_are_in_the_upper_bound_only():
    row = share(COD=30.0, NGA=float("nan"), ROW=20.0, CHN=50.0, WLD=100.0)
    assert (row["share"], row["share_high"]) == (pytest.approx(0.3), pytest.approx(0.5))


def test_a_total_rounded_below_its_parts_gives_way_to_their_sum():
    assert share(COD=60.0, CHN=50.0, WLD=100.0)["world_kg"] == 110.0
    assert share(COD=60.0, CHN=50.0)["world_kg"] == 110.0
    assert share(COD=60.0, CHN=50.0, WLD=float("nan"))["world_kg"] == 110.0


def test_a_table_without_members_has_a_share_of_nil_and_one_without_output_none():
    row = share(CHN=50.0, WLD=50.0)
    assert (row["share"], row["members"], row["top_iso3"]) == (0.0, 0, "")
    assert regional_share(table(COD=float("nan")), AFRICA).empty


def test_a_country_in_two_forms_leaves_the_table_out():
    twice = pd.concat([table(COD=1.0, CHN=1.0), table(COD=2.0)])
    assert regional_share(twice, AFRICA).empty


def test_the_rows_are_named_by_a_pattern():
    assert share(COD=1.0, CHN=1.0)["row_ids"] == "prod-usgs-2024-tin-mine-*-2023"


def editions(*rows):
    """Make tables of a publisher, edition and year each, with Africa's part of 100."""
    tables = [
        table(COD=part, CHN=100.0 - part).assign(publisher=publisher, vintage=vintage, year=year)
        for publisher, vintage, year, part in rows
    ]
    return pd.concat(tables, ignore_index=True)


def test_the_newest_table_is_that_of_the_last_edition_and_year():
    every = editions(("USGS", "2024", 2025, 10.0), ("USGS", "2025", 2023, 20.0), ("USGS", "2025", 2024, 30.0))
    newest = newest_shares(every, AFRICA)
    assert newest[["vintage", "year", "share"]].values.tolist() == [["2025", 2024, pytest.approx(0.3)]]


def test_each_publisher_keeps_its_own_newest_table():
    every = editions(("USGS", "2025", 2024, 30.0), ("BGS", "2024", 2022, 10.0), ("BGS", "2024", 2021, 5.0))
    assert newest_shares(every, AFRICA)["share"].tolist() == [pytest.approx(0.1), pytest.approx(0.3)]


def test_a_newest_table_without_output_gives_way_to_the_one_before():
    every = editions(("USGS", "2024", 2023, 10.0), ("USGS", "2025", 2024, 30.0))
    withheld = every.assign(quantity_kg=every["quantity_kg"].mask(every["vintage"] == "2025"))
    assert newest_shares(withheld, AFRICA)["vintage"].tolist() == ["2024"]
    assert newest_shares(every[:0], AFRICA).empty


def test_minerals_are_ranked_by_their_highest_share():
    frame = pd.DataFrame({"commodity_id": ["a", "b", "a"], "share": [0.1, 0.5, 0.9]})
    assert rank_by_share(frame) == ["a", "b"]


def test_minerals_without_a_producer_are_named_if_they_were_looked_for():
    frame = pd.DataFrame({"commodity_id": ["a", "b"], "members": [0, 1]})
    assert without_members(frame, ["a", "b", "c"]) == ["a"]


@pytest.fixture(scope="module")
def rare_earths():
    rows = select_stage(load_table("production"), {"rare_earths": ("mine",)})
    members = set(load_table("africa_map")["country_iso3"])
    return regional_share(rows[rows["year"] >= 2020], members)


def test_the_share_of_2024_fell_between_two_editions(rare_earths):
    row = restated(rare_earths).iloc[0]
    assert (row["publisher"], row["year"]) == ("USGS", 2024)
    assert row["first"] == pytest.approx(3.8, abs=0.1)
    assert row["last"] == pytest.approx(0.8, abs=0.1)
    assert row["change"] == pytest.approx(row["last"] - row["first"])


def test_an_unrevised_year_is_no_restatement(rare_earths):
    assert not (restated(rare_earths)["year"] == 2025).any()


BY_PRODUCTS = {"gallium": ("primary", "not_stated"), "germanium": ("refinery", "not_stated")}


def test_since_1976_no_table_has_an_african_producer_of_gallium_or_germanium():
    """Before, the BGS lists germanium of Namibia (and of Zaire, a state that ended)."""
    rows = select_stage(load_table("production"), BY_PRODUCTS)
    shares = regional_share(rows, set(load_table("africa_map")["country_iso3"]))
    assert without_members(shares, list(BY_PRODUCTS)) == ["gallium"]
    producing = shares[shares["members"] > 0]
    assert set(producing["publisher"]) == {"BGS"}
    assert producing["year"].tolist() == [1971, 1972, 1973, 1974, 1975]
    assert set(producing["top_iso3"]) == {"NAM"}
    later = shares[shares["year"] >= 1976]
    assert without_members(later, list(BY_PRODUCTS)) == ["gallium", "germanium"]


def test_a_nil_is_no_output_and_little_output_is_some():
    assert share(COD=0.0, CHN=0.5)["members"] == 0
    assert share(COD=0.3, CHN=0.3)["share"] == pytest.approx(0.5)
    assert regional_share(table(COD=0.0), AFRICA).empty


def test_parts_above_the_total_leave_nothing_open_and_the_largest_member_is_named():
    row = share(ZAF=20.0, COD=60.0, CHN=50.0, WLD=100.0)
    assert (row["share"], row["share_high"]) == (pytest.approx(80 / 130), pytest.approx(80 / 130))
    assert (row["top_iso3"], row["world_kg"], row["region_kg"]) == ("COD", 130, 80)


def restatements(*rows):
    frame = pd.DataFrame(rows, columns=["publisher", "year", "vintage", "share"])
    return restated(frame.assign(commodity_id="tin", row_ids=frame["vintage"]))


def test_a_restatement_runs_from_the_oldest_edition_to_the_newest_largest_first():
    found = restatements(
        ("A", 2020, "2023", 0.5), ("A", 2020, "2021", 0.2), ("A", 2020, "2022", 0.9),
        ("B", 2021, "2022", 0.9), ("B", 2021, "2023", 0.1), ("C", 2021, "2023", 0.1),
    )  # fmt: skip
    columns = ["publisher", "from_vintage", "to_vintage", "first", "last", "row_ids"]
    assert found[columns].values.tolist() == [
        ["B", "2022", "2023", 90, 10, "2022;2023"],
        ["A", "2021", "2023", 20, 50, "2021;2023"],
    ]
    assert found["change"].round().tolist() == [-80, 30]
    assert "index" not in found


def test_commodities_follow_each_other_in_the_order_they_are_named():
    rows = pd.DataFrame({"commodity_id": ["a", "b", "a"], "stage": ["mine", "mine", "ore"]}, index=[5, 6, 7])
    found = select_stage(rows, {"b": ("mine",), "a": ("ore", "mine")})
    assert found.values.tolist() == [["b", "mine"], ["a", "mine"], ["a", "ore"]]
    assert found.index.tolist() == [0, 1, 2]


def test_only_the_stages_named_for_a_commodity_are_kept():
    rows = pd.DataFrame({"commodity_id": ["a", "a", "b"], "stage": ["mine", "refinery", "mine"]})
    assert select_stage(rows, {"a": ("mine",)}).values.tolist() == [["a", "mine"]]
