"""What one table says: its largest producer, its gaps, and what it is a table of."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

TIN = {"commodity": "tin", "publisher": "USGS"}


def test_the_newest_table_of_rare_earths_answers(now):
    answer = now.ask("leader_share")
    assert answer.value == pytest.approx(100 * 270 / 390)
    assert (answer.unit, answer.date) == ("percent", 2025)
    assert answer.low < answer.value < answer.high
    assert answer.row_ids == "prod-usgs-2026-rare-earths-mine-*-2025"
    assert now.ask("china_share").value == answer.value
    assert [now.ask(key).value for key in ("table_edition", "table_year", "producers")] == [
        "2026",
        "2025",
        12,
    ]
    assert now.ask("quota_edition").value == "2023"
    index = now.ask("hhi")
    assert index.low == now.ask("hhi_low").value < index.value < now.ask("hhi_high").value == index.high
    assert now.ask("effective").value == pytest.approx(1 / index.value)


def test_a_page_names_what_it_follows(now):
    assert now.ask("what").value == "the world’s mine output of rare earths"
    assert now.ask("metal_capital").value == "Rare earths"
    assert now.ask("publisher_name").value == "US Geological Survey"
    flags = ("is_newest", "china_leads", "is_open", "without_usa", "stage_not_stated")
    assert [now.ask(key).value for key in flags] == [True, True, False, False, False]


def test_another_leader_and_hidden_figures_are_named(world):
    table = rows(("JPN", 6), ("CHN", 3), ("KOR", None), ("WLD", 10), publisher="USGS")
    hidden = rows(("ROW", None), publisher="USGS").assign(status="not_available")
    look = world(params=TIN, production=pd.concat([table, hidden], ignore_index=True))
    assert [look.ask(key).value for key in ("leader", "china_leads")] == ["Japan", False]
    assert look.ask("china_share").value == pytest.approx(30)
    assert look.ask("unassigned").value == pytest.approx(10)
    assert look.ask("cr3").value == pytest.approx(90)
    # a line for all other countries is no country whose figure is missing
    assert look.ask("hidden_names").value == "South Korea"


def test_a_table_that_hides_nothing_names_nobody(world):
    look = world(params=TIN, production=rows(("CHN", 3), ("WLD", 3), publisher="USGS"))
    assert look.ask("hidden_names").value is None
    assert look.ask("producers").value == 1


def test_the_stage_is_the_one_asked_for_or_the_first_that_can_be_measured(world):
    both = pd.concat(
        [
            rows(("CHN", 6), ("WLD", 10), publisher="USGS", stage="refinery"),
            rows(("CHN", 3), ("WLD", 10), publisher="USGS"),
        ],
        ignore_index=True,
    )
    assert world(params=TIN, production=both).ask("china_share").value == pytest.approx(30)
    refined = world(params={**TIN, "stage": "refinery"}, production=both)
    assert refined.ask("china_share").value == pytest.approx(60)
    unnamed = both.assign(stage="not_stated")[:2]
    assert world(params=TIN, production=unnamed).ask("stage_not_stated").value is True


def test_without_a_table_nothing_is_answered(world):
    look = world(params=TIN, production=rows(("CHN", 6), ("WLD", 10), publisher="WMD"))
    assert look.ask("china_share").value is None
    assert look.ask("leader_share").value is None


def test_only_a_quota_printed_for_china_is_told_of(world):
    lines = [
        rows(("CHN", 6), publisher="USGS", commodity_id="rare_earths", vintage="2024").assign(
            taken_from="quota"
        ),
        rows(("CHN", 6), publisher="USGS", commodity_id="rare_earths", vintage="2023").assign(
            taken_from="quota"
        ),
        rows(("CHN", 6), publisher="USGS", commodity_id="rare_earths", vintage="2022").assign(
            taken_from="trade"
        ),
        rows(("JPN", 6), publisher="USGS", commodity_id="rare_earths", vintage="2021").assign(
            taken_from="quota"
        ),
        rows(("CHN", 6), publisher="USGS", vintage="2021").assign(taken_from="quota"),
    ]
    assert world(production=pd.concat(lines, ignore_index=True)).ask("quota_edition").value == "2023"
    assert world(production=pd.concat(lines[2:], ignore_index=True)).ask("quota_edition").value is None
