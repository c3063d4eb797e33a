"""Headlines on who produces what turn when a row behind them does."""

import pytest
from turning import changed, holds, turns_between

from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.stories.registered import BOOK


def test_a_smaller_figure_for_china_would_end_the_majority(tables):
    made = tables["production"]
    earths = Narrowed(tables, production=made[made["commodity_id"] == "rare_earths"])
    small = changed(
        earths,
        "production",
        lambda rows: (
            (rows["commodity_id"] == "rare_earths")
            & (rows["country_iso3"] == "CHN")
            & (rows["vintage"] == "2026")
        ),
        value=100_000.0,
        quantity_kg=1e8,
    )
    assert holds("concentration-leader_share", earths)
    assert not holds("concentration-leader_share", small)


def test_the_low_is_one_edition_s_and_another_table_denies_it(tables):
    headline = BOOK.headlines["concentration-ree_low"]
    readings = {case.values["publisher"]: headline.compute(case.tables, **case.options)
                for case in headline.cases(tables)}  # fmt: skip
    low = headline.compute(tables)
    assert low.value == pytest.approx(57.2, abs=0.05)
    assert readings["BGS"].value == pytest.approx(68.4, abs=0.05)
    assert not headline.condition.holds(readings["BGS"])


def test_a_table_below_the_quoted_share_would_be_noticed(tables):
    quoted = changed(tables, "uses", lambda rows: rows["source_id"] == "reuters_2023_07_factbox", value=99.5)
    assert holds("concentration-gallium_low", tables)
    assert not holds("concentration-gallium_low", quoted)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("leader_share", "leader_share"),
        ("first_printed", "first_printed"),
        ("ree_peak", "ree_peak"),
        ("ree_low", "ree_low"),
        ("ree_newest", "ree_newest"),
        ("gallium_low", "gallium_low"),
        ("germanium_low", "germanium_low"),
        ("reserves_top", "reserves_top"),
        ("reserves_newest", "reserves_newest"),
        ("reserves_leader_share", "reserves_leader_share"),
        ("use_least", "use_least"),
    ],
)
def test_a_headline_is_what_the_chapter_states(now, name, answer):
    measure = BOOK.headlines[f"concentration-{name}"].compute(now)
    assert measure.value == now.ask(answer).value
    assert set(measure.row_ids.split(";")) == set(now.ask(answer).row_ids.split(";")) or "reserves" in name


def test_what_a_headline_is_compared_with_is_stated_too(now):
    lines = {
        "first_printed": "next_two_n",
        "ree_newest": "ree_low",
        "gallium_low": "gallium_quoted",
        "germanium_low": "germanium_quoted",
        "reserves_leader_share": "china_share",
    }
    for name, answer in lines.items():
        assert BOOK.headlines[f"concentration-{name}"].compute(now).against == now.ask(answer).value
    assert BOOK.headlines["concentration-gallium_low"].compute(now).fact == "97–99"


def test_cases_ask_the_same_question_of_other_tables(tables):
    counted = {
        tuple(case.options["edition"]) for case in BOOK.headlines["concentration-first_printed"].cases(tables)
    }
    assert ("WMD", "2024") in counted
    assert not any(publisher == "BGS" for publisher, _ in counted)
    history = BOOK.headlines["concentration-ree_peak"]
    by = {case.options["by"]: history.compute(case.tables, **case.options) for case in history.cases(tables)}
    # a publisher that begins after the height cannot tell of it
    assert {name for name, measure in by.items() if measure is None} == {"WMD"}


def test_without_a_quotation_there_is_nothing_to_be_larger_than(tables):
    other = changed(
        tables, "uses", lambda rows: rows["source_id"] == "reuters_2023_07_factbox", source_id="x"
    )
    assert BOOK.headlines["concentration-gallium_low"].compute(other) is None


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("leader_share", 50.1, 50, 0),
        ("first_printed", 11, 10, 10),
        ("ree_peak", 90.1, 90, 0),
        ("ree_low", 59.9, 60, 0),
        ("ree_newest", 55.1, 55, 50),
        ("gallium_low", 80.1, 80, 80),
        ("germanium_low", 60.1, 60, 60),
        ("reserves_top", 69.9, 70, 0),
        ("reserves_newest", 50.1, 50, 0),
        ("reserves_leader_share", 69.9, 70, 70),
        ("use_least", 24.9, 25, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"concentration-{key}", inside, outside, against)
