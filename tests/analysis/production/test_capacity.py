import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import capacity
from chokepoint.analysis.rows import each_row
from chokepoint.data import load_table


def divide(edition: str, year: int, closures: pd.DataFrame | None = None) -> pd.DataFrame:
    lines = load_table("capacity").query(
        "commodity_id == 'gallium' and vintage == @edition and year == @year"
    )
    made = load_table("production").query(
        "commodity_id == 'gallium' and publisher == 'USGS' and vintage == @edition and year == @year"
    )
    known = load_table("plant_closures") if closures is None else closures
    return capacity.standing_capacity(lines, made, known)


@pytest.mark.parametrize(
    ("edition", "year", "expected"),
    [
        ("2023", 2022, {"all_t": 124, "made_t": 11, "idle_t": 40, "closed_t": 73}),
        ("2024", 2023, {"all_t": 124, "closed_t": 88}),
        ("2025", 2024, {"all_t": 124, "closed_t": 88}),
    ],
)
def test_capacity_outside_china_by_edition(edition: str, year: int, expected: dict[str, float]) -> None:
    row = capacity.summarise(divide(edition, year)).iloc[0]
    assert {name: row[name] for name in expected} == pytest.approx(expected)


def test_a_line_of_which_only_some_had_stopped_is_not_split() -> None:
    standing = divide("2026", 2025).set_index("country_iso3")["standing"]
    assert standing["ROW"] == "not split"


@pytest.mark.parametrize("country", ["DEU", "HUN", "KAZ"])
def test_without_one_closure_the_line_is_no_longer_closed(country: str) -> None:
    closures = load_table("plant_closures").query("country_iso3 != @country")
    row = capacity.summarise(divide("2023", 2022, closures)).iloc[0]
    assert row["closed_t"] == 0
    assert row["all_t"] == 124


def test_a_closure_in_the_same_year_does_not_count_yet() -> None:
    closures = load_table("plant_closures").assign(year=2022)
    assert capacity.summarise(divide("2023", 2022, closures)).iloc[0]["closed_t"] == 0


def test_standing_adds_up_to_the_lines_of_the_table() -> None:
    standing = divide("2023", 2022)
    lines = load_table("capacity").query(
        "commodity_id == 'gallium' and vintage == '2023' and year == 2022 "
        "and country_iso3 not in ['CHN', 'WLD']"
    )
    assert standing["capacity_kg"].sum() == lines["quantity_kg"].sum()


def test_closed_capacity_names_its_closures_among_its_rows() -> None:
    closed = divide("2023", 2022).query("standing == 'closed'").iloc[0]
    assert {"clo-gallium-deu", "clo-gallium-hun", "clo-gallium-kaz"} <= set(closed["row_ids"].split(";"))
    assert closed["closed_years"] == "Kazakhstan 2013;Hungary 2015;Germany 2016"


@pytest.mark.parametrize(
    ("members", "stopped", "whole"),
    [
        ("DEU;HUN;KAZ", {"DEU", "HUN", "KAZ"}, True),
        ("DEU;HUN;KAZ;KOR", {"DEU", "HUN", "KAZ"}, False),
        ("DEU;UKR", {"DEU"}, False),
        ("", set(), True),
    ],
)
def test_a_line_of_several_countries_is_closed_if_all_its_members_had_stopped(
    members: str, stopped: set[str], whole: bool
) -> None:
    listed = load_table("capacity").query("row_id == 'cap-usgs-2023-gallium-primary-row-2022'")
    (line,) = each_row(listed.assign(members_iso3=members))
    found, all_of_it = capacity.closed_countries(line, load_table("plant_closures"))
    assert (set(found["country_iso3"]), all_of_it) == (stopped, whole)


def test_the_members_of_a_line_are_those_its_footnote_names() -> None:
    listed = load_table("capacity").query("members_iso3 != ''").set_index("row_id")["members_iso3"]
    made = load_table("production").set_index("row_id")["note"]
    names = load_table("countries").set_index("iso3")["name_en"]
    for row_id, members in listed.items():
        place = row_id.replace("cap-", "^prod-", 1).replace("-row-", "-(row|wld)-")
        note = " ".join(made.filter(regex=place))
        assert [code for code in members.split(";") if code != "KOR" and names[code] not in note] == []
        assert ("KOR" in members) is ("Republic of Korea" in note)


def test_no_capacity_gives_no_summary() -> None:
    assert capacity.summarise(divide("2023", 1999)).empty


def lines(*entries: tuple[str, float | None], table: str) -> pd.DataFrame:
    return rows(*entries).assign(row_id=[f"{table}-{code.lower()}-2019" for code, _ in entries])


def test_use_of_capacity_is_taken_over_lines_with_both_figures() -> None:
    listed = lines(("CHN", 50), ("JPN", 40), ("RUS", 20), ("FRA", 10), ("WLD", 120), table="cap")
    made = lines(("CHN", 45), ("JPN", 10), ("RUS", None), ("WLD", 60), table="prod")
    row = capacity.used_outside(listed, made).iloc[0]
    assert (row["capacity_outside"], row["output_outside"], row["used_outside"]) == (40, 10, 25)
    assert row["used_inside"] == pytest.approx(90)
    assert row["unmatched"] == 1
    assert row["row_ids"] == "cap-*-2019;prod-*-2019"


def test_capacity_without_any_output_is_left_out() -> None:
    listed = lines(("JPN", 40), table="cap")
    assert capacity.used_outside(listed, lines(("JPN", None), table="prod")).empty


def test_gallium_plants_outside_china_stood_mostly_still() -> None:
    used = capacity.used_outside(load_table("capacity"), load_table("production"))
    gallium = used.set_index("commodity_id").loc["gallium"]
    assert gallium["used_outside"] < 20 < gallium["used_inside"]


def closures_of(*entries: tuple[str, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(entries, columns=["country_iso3", "year"]).astype({"year": "Int64"})
    names = frame["country_iso3"].str.title()
    return frame.assign(commodity_id="tin", country_as_printed=names, row_id="clo-" + frame["country_iso3"])


def standing_of(*entries: tuple[str, float], made=(), closed=(), members="") -> list[list]:
    printed = rows(*entries).assign(country_as_printed="x", members_iso3=members)
    output = rows(*(made or [("WLD", 0)]))
    found = capacity.standing_capacity(printed, output, closures_of(*closed))
    return found[["country_iso3", "standing", "capacity_kg"]].values.tolist()


def test_a_line_is_divided_into_what_ran_and_what_stood() -> None:
    assert standing_of(("JPN", 40), made=[("JPN", 15)]) == [
        ["JPN", "made metal", 15e3],
        ["JPN", "idle", 25e3],
    ]
    assert standing_of(("JPN", 40), made=[("JPN", 40)]) == [["JPN", "made metal", 40e3]]
    assert standing_of(("JPN", 40), made=[("JPN", 50)]) == [["JPN", "made metal", 40e3]]
    assert standing_of(("JPN", 40), made=[("JPN", None)]) == [["JPN", "idle", 40e3]]
    assert standing_of(("JPN", 0), ("CHN", 9), ("WLD", 9)) == []


@pytest.mark.parametrize(("year", "standing"), [(2018, "closed"), (2019, "idle"), (None, "idle")])
def test_a_country_is_closed_from_the_year_after_it_stopped(year, standing) -> None:
    assert standing_of(("JPN", 40), closed=[("JPN", year)]) == [["JPN", standing, 40e3]]
    assert standing_of(("JPN", 40), closed=[("DEU", 2018)]) == [["JPN", "idle", 40e3]]


@pytest.mark.parametrize(
    ("members", "standing"), [("DEU", "closed"), ("DEU;HUN", "not split"), ("HUN", "idle"), ("", "idle")]
)
def test_other_countries_are_closed_with_all_their_members(members, standing) -> None:
    found = standing_of(("ROW", 40), closed=[("DEU", 2010)], members=members)
    assert found == [["ROW", standing, 40e3]]


def test_a_closure_of_another_metal_closes_nothing() -> None:
    (line,) = each_row(rows(("JPN", 40), commodity_id="lead").assign(members_iso3=""))
    assert capacity.closed_countries(line, closures_of(("JPN", 2010)))[0].empty


def test_sums_are_in_tonnes() -> None:
    standing = pd.DataFrame(
        {
            "standing": ["made metal", "idle", "closed"],
            "capacity_kg": [1e3, 2e3, 4e3],
            "closed_years": "X 2010",
        }
    ).assign(row_ids="r")
    row = capacity.summarise(standing).iloc[0]
    assert row[["all_t", "made_t", "idle_t", "closed_t"]].tolist() == [7, 1, 2, 4]
    assert row["closed_years"] == "X 2010"


def test_of_several_years_the_newest_with_both_figures_is_used() -> None:
    old, new = (lines(("JPN", 40), ("CHN", 10), table="cap").assign(year=year) for year in (2018, 2019))
    made = lines(("JPN", 10), ("CHN", 5), table="prod")
    both = pd.concat([made.assign(year=2018), made.assign(value=[20.0, 4.0])])
    row = capacity.used_outside(pd.concat([new, old]), both).iloc[0]
    assert row[["year", "used_outside", "used_inside", "unmatched"]].tolist() == [2019, 50, 40, 0]
    alone = capacity.used_outside(new[new["country_iso3"] == "CHN"], both)
    assert alone["used_outside"].isna().all()
    assert capacity.used_outside(new.assign(value=0.0), both).empty
