import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import concentration, reserves
from chokepoint.data import load_table


def held(*entries: tuple[str, float | None], basis: str = "", **common: object) -> pd.DataFrame:
    made = rows(*entries, **common).assign(basis=basis)
    return made.assign(row_id=made["row_id"].str.replace("prod", "res"))


def test_shares_of_reserves_are_taken_over_the_printed_total() -> None:
    shares = reserves.reserve_shares(held(("CHN", 44), ("VNM", 22), ("WLD", 110)))
    assert shares["share"].tolist() == [pytest.approx(0.4), pytest.approx(0.2)]
    assert set(shares["denominator"]) == {"printed total"}


def test_lines_without_a_total_of_their_own_belong_to_the_main_table() -> None:
    main = held(("QAT", 10), ("WLD", 40))
    parts = pd.concat([held(("USA", 20), basis="gas"), held(("USA", 10), basis="field"), main])
    shares = reserves.reserve_shares(parts).set_index("country_iso3")["share"]
    assert shares.to_dict() == {"USA": pytest.approx(0.75), "QAT": pytest.approx(0.25)}


def test_of_several_bases_the_fuller_is_kept() -> None:
    ore = held(("CHN", 4), ("WLD", 4), basis="ore")
    content = held(("CHN", 1), ("RUS", 1), ("WLD", 2), basis="content")
    newest = reserves.newest_reserves(reserves.reserve_shares(pd.concat([ore, content])), "tin")
    assert set(newest["basis"]) == {"content"}
    assert reserves.newest_reserves(newest, "lead").empty


def test_countries_of_either_table_stand_side_by_side() -> None:
    in_reserves = reserves.reserve_shares(held(("CHN", 40), ("BRA", 60), ("WLD", 100)))
    made = concentration.shares(rows(("CHN", 90), ("USA", 10), ("WLD", 100)))
    both = reserves.against_production(in_reserves, made, 3).set_index("country_iso3")
    assert both.loc["CHN", ["reserves", "production"]].tolist() == [pytest.approx(40), pytest.approx(90)]
    assert pd.isna(both.loc["BRA", "production"])
    assert pd.isna(both.loc["USA", "reserves"])
    assert both.index[0] == "CHN"


def test_a_total_printed_as_a_lower_bound_makes_the_share_an_upper_one() -> None:
    made = held(("CHN", 44), ("BRA", 40), ("WLD", 85))
    made.loc[made["country_iso3"] == "WLD", "qualifier"] = ">"
    row = reserves.country_by_edition(reserves.reserve_shares(made), "tin").iloc[0]
    assert row["at_most"]
    assert row["low"] == row["best"]


@pytest.mark.parametrize(("vintage", "percent"), [("2023", 33.8), ("2025", 48.9), ("2026", 51.6)])
def test_china_s_share_of_rare_earth_reserves_by_edition(vintage: str, percent: float) -> None:
    shares = reserves.country_by_edition(reserves.reserve_shares(load_table("reserves")), "rare_earths")
    assert shares.set_index("vintage").loc[vintage, "best"] == pytest.approx(percent, abs=1)


def test_shares_of_reserves_are_in_percent_and_ordered_by_the_larger_of_both() -> None:
    in_reserves = reserves.reserve_shares(held(("CHN", 10), ("BRA", 60), ("RUS", 30), ("WLD", 100)))
    assert in_reserves["share"].tolist() == [0.6, 0.3, 0.1]
    made = concentration.shares(rows(("CHN", 90), ("USA", 10), ("WLD", 100)))
    both = reserves.against_production(in_reserves, made, 3)
    assert both["country_iso3"].tolist() == ["CHN", "BRA", "RUS"]
    assert both["reserves"].tolist() == [10, 60, 30]
    assert both["production"].fillna(-1).tolist() == [90, -1, -1]


def test_a_basis_without_a_total_of_its_own_joins_the_main_table() -> None:
    main = held(("CHN", 4), ("WLD", 10), basis="")
    part = held(("RUS", 6), basis="content")
    shares = reserves.reserve_shares(pd.concat([main, part]))
    assert shares[["country_iso3", "basis", "share"]].values.tolist() == [["RUS", "", 0.6], ["CHN", "", 0.4]]


def test_an_exact_total_bounds_the_share_on_both_sides() -> None:
    row = reserves.country_by_edition(reserves.reserve_shares(held(("CHN", 60), ("WLD", 100))), "tin").iloc[0]
    assert not row["at_most"]
    assert row["best"] == 60
    assert row["low"] == pytest.approx(100 * 59.5 / 105)
    assert row["high"] == pytest.approx(100 * 60.5 / 95)
