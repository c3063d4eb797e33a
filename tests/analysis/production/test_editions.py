import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import concentration, editions

PRINTED = pd.concat(
    [
        rows(("CHN", 6), ("JPN", 4), ("WLD", 10), publisher="USGS", vintage="2023", year=2021),
        rows(("CHN", 7), ("JPN", 3), ("WLD", 10), publisher="USGS", vintage="2023", year=2022),
        rows(("CHN", 5), ("JPN", 5), ("WLD", 10), publisher="USGS", vintage="2024", year=2022),
        rows(("CHN", None), ("JPN", None), publisher="USGS", vintage="2024", year=2023),
        rows(("CHN", 9), ("JPN", 1), publisher="BGS", vintage="r", year=2022),
        rows(("CHN", 8), ("JPN", 2), ("WLD", 10), publisher="WMD", stage="not_stated", year=2022),
        rows(("CHL", 8), ("WLD", 8), publisher="USGS", vintage="2024", stage="refinery", year=2022),
    ],
    ignore_index=True,
)
MEASURED = concentration.measure(PRINTED)
TIN = editions.at_stage(MEASURED, "tin", "mine")


def table(*args) -> list:
    return editions.newest_table(MEASURED, *args)[["vintage", "year"]].values.tolist()


def test_the_newest_year_with_a_figure_in_its_newest_edition_answers() -> None:
    assert table("tin", "mine", "USGS") == [["2024", 2022]]
    assert table("tin", "mine", "USGS", 2021) == [["2023", 2021]]
    assert table("tin", "mine", "USGS", 1999) == []


def test_the_stage_is_chosen_from_those_printed() -> None:
    assert editions.default_stage(MEASURED, "tin", "USGS") == "mine"
    assert editions.default_stage(MEASURED, "tin", "WMD") == "not_stated"
    assert editions.default_stage(MEASURED, "lead", "USGS") == ""


def test_a_table_without_a_named_stage_is_set_beside_the_stage_asked_for() -> None:
    assert set(TIN["publisher"]) == {"USGS", "BGS", "WMD"}
    assert "refinery" not in set(TIN["stage"])


def test_the_year_most_tables_print_is_compared() -> None:
    assert editions.most_compared_year(TIN) == 2022
    assert editions.most_compared_year(TIN.head(0)) is None


def test_tables_of_a_year_stand_side_by_side_with_their_spread() -> None:
    shares = concentration.shares(editions.rows_of(PRINTED, TIN))
    compared = editions.side_by_side(shares, 2022, 1)
    assert set(compared["country_iso3"]) == {"CHN"}
    assert len(compared) == 4
    ends = editions.spread(compared, "CHN").iloc[0]
    assert (ends["low"], ends["high"], ends["tables"]) == (pytest.approx(50), pytest.approx(90), 4)
    assert (ends["low_publisher"], ends["high_publisher"]) == ("USGS", "BGS")
    assert editions.spread(compared, "FRA").empty


def test_one_publisher_s_newest_tables_are_of_one_year() -> None:
    newest = editions.newest_tables(MEASURED, "USGS")
    assert newest["year"].tolist() == [2022, 2022]
    assert set(newest["stage"]) == {"mine", "refinery"}
    assert set(newest["vintage"]) == {"2024"}


def test_the_newest_table_of_each_edition_is_kept() -> None:
    found = editions.newest_tables_by_edition(TIN)
    assert found["year"].tolist() == [2022] * 4
    assert found["vintage"].tolist() == ["r", "2023", "2024", "2020"]


def test_a_stage_is_filled_only_where_the_others_agree_on_one() -> None:
    agreed = editions.align_stages(TIN)
    assert set(agreed["stage"]) == {"mine"}
    assert "not_stated" in set(editions.align_stages(MEASURED)["stage"])


def test_tables_that_can_be_measured_are_named_without_measuring_them() -> None:
    alone = rows(("USA", 5), ("ROW", 2), ("WLD", 7), publisher="USGS", vintage="2026")
    apart = alone.assign(world_total_excludes_usa=True, commodity_id="lead")
    every = pd.concat([PRINTED, alone, apart], ignore_index=True)
    named = editions.with_figures(every)
    assert set(named.itertuples(index=False)) == set(
        concentration.measure(every)[editions.TABLE].itertuples(index=False)
    )
    assert set(named["commodity_id"]) == {"tin"}
    assert len(named) == len(MEASURED) + 1


def measured(*entries: tuple[str, str, int, str]) -> pd.DataFrame:
    frame = pd.DataFrame(entries, columns=["publisher", "stage", "year", "vintage"])
    return frame.assign(commodity_id="tin")


def test_the_stage_is_the_first_of_the_order_else_of_the_alphabet() -> None:
    rows_ = measured(("A", "smelter", 2020, "x"), ("A", "primary", 2020, "x"), ("B", "z", 2020, "x"),
                     ("B", "kiln", 2020, "x"))  # fmt: skip
    assert [editions.default_stage(rows_, "tin", name) for name in "AB"] == ["primary", "kiln"]


def test_of_years_printed_as_often_the_newest_is_compared() -> None:
    rows_ = measured(("A", "mine", 2020, "x"), ("A", "mine", 2021, "x"), ("A", "mine", 2022, "x"),
                     ("B", "mine", 2021, "x"), ("B", "mine", 2020, "x"))  # fmt: skip
    assert editions.most_compared_year(rows_) == 2021


def test_the_countries_of_a_year_are_ordered_by_their_largest_share() -> None:
    row = {
        "year": 2020,
        "publisher": "A",
        "vintage": "x",
        "row_ids": "r",
        "share_low": 0.25,
        "share_high": 0.75,
    }
    frame = pd.DataFrame(
        [
            row | {"country_iso3": "CHN", "share": 0.3}, row | {"country_iso3": "JPN", "share": 0.4},
            row | {"country_iso3": "CHN", "share": 0.5, "publisher": "B"},
            row | {"country_iso3": "USA", "share": 0.1},
            row | {"country_iso3": "USA", "share": 0.9, "year": 2021},
        ]
    )  # fmt: skip
    found = editions.side_by_side(frame, 2020, 2)
    assert found[["country_iso3", "publisher", "low", "best", "high"]].values.tolist() == [
        ["CHN", "A", 25, 30, 75], ["CHN", "B", 25, 50, 75], ["JPN", "A", 25, 40, 75],
    ]  # fmt: skip
    ends = editions.spread(found, "CHN").iloc[0]
    assert ends[["low", "high", "low_publisher", "high_publisher", "tables"]].tolist() == [
        30,
        50,
        "A",
        "B",
        2,
    ]


def test_the_newest_tables_are_of_the_year_asked_for() -> None:
    rows_ = measured(("A", "mine", 2020, "2022"), ("A", "mine", 2020, "2021"), ("A", "plant", 2021, "2022"),
                     ("B", "mine", 2022, "2023"))  # fmt: skip
    assert editions.newest_tables(rows_, "A")["stage"].tolist() == ["plant"]
    assert editions.newest_tables(rows_, "A", 2020)["vintage"].tolist() == ["2022"]


@pytest.mark.parametrize(("other", "filled"), [("mine", "mine"), ("plant", "not_stated")])
def test_an_unnamed_stage_is_filled_where_all_others_agree(other, filled) -> None:
    rows_ = measured(("A", "mine", 2020, "x"), ("B", other, 2020, "x"), ("C", "not_stated", 2020, "x"))
    assert editions.align_stages(rows_)["stage"].tolist()[-1] == filled


def test_a_nil_cannot_be_measured() -> None:
    made = rows(("CHN", 0), ("WLD", 5))
    assert editions.with_figures(made).empty
    assert len(editions.with_figures(rows(("CHN", 0.5), ("WLD", 5)))) == 1


def test_a_page_follows_the_newest_table_of_each_stage_of_its_first_publisher() -> None:
    found = editions.newest_by_stage(MEASURED, ("USGS", "WMD", "BGS"))
    assert found[["publisher", "vintage", "stage", "year"]].values.tolist() == [
        ["USGS", "2024", "mine", 2022],
        ["USGS", "2024", "refinery", 2022],
    ]
    assert found["is_first"].tolist() == [True, False]


def test_only_what_is_made_past_the_mine_is_taken_from_another_publisher() -> None:
    found = editions.newest_by_stage(MEASURED, ("BGS", "USGS"))
    assert found[["publisher", "stage"]].values.tolist() == [["BGS", "mine"], ["USGS", "refinery"]]
    assert editions.newest_by_stage(MEASURED, ("WMD",))["stage"].tolist() == ["not_stated"]
