"""Headlines on restrictions compared turn when a row behind them does, and with what is set against what."""

import pytest
from turning import changed, holds, outcomes

from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK
from chokepoint.stories.world_after import headlines as world_after


def newest_month(rows):
    own = (
        (rows["commodity_id"] == "gallium")
        & (rows["partner_iso3"] == "WLD")
        & (rows["period_type"] == "month")
    )
    return own & (rows["period_start"] == rows.loc[own, "period_start"].max())


def test_a_smaller_newest_month_would_end_the_recovery(tables):
    small = changed(tables, "exports_monthly", newest_month, quantity_kg=100.0)
    assert holds("world_after-ga_newest", tables)
    assert not holds("world_after-ga_newest", small)


def test_a_month_and_a_whole_year_tell_different_tales_of_gallium(tables):
    found = outcomes("world_after-ga_newest", tables)
    assert found["against the whole of {year}"]
    assert not found["whole years, highest total"]


def test_what_counts_as_a_stop_decides_how_soon_it_came(tables):
    headline = BOOK.headlines["world_after-stop_months"]
    assert headline.compute(tables).value == pytest.approx(2.96, abs=0.01)
    assert headline.compute(tables, line=5.0).value > 10
    assert headline.compute(tables, effect=True).value < headline.compute(tables).value


def test_joined_reporters_show_the_rise_of_the_chapter_on_july_2023(tables):
    joined = BOOK.headlines["world_after-peak_later"].compute(tables, joined=True)
    other = BOOK.headlines["controls-price_change"].compute(tables)
    assert joined.value == pytest.approx(1 + other.value / 100)
    assert holds("world_after-peak_later", tables)
    assert not holds("world_after-peak_later", tables, joined=True)


def test_a_cheap_first_case_would_be_no_shock(tables):
    cheap = changed(
        tables,
        "rare_earth_prices",
        lambda rows: (rows["market"] == "FOB China") & (rows["value"] > 5),
        value=5.0,
    )
    assert holds("world_after-peak_first", tables)
    assert not holds("world_after-peak_first", cheap)


def test_doubtful_prices_would_reverse_the_order_of_the_gaps(tables):
    assert holds("world_after-wide_first", tables)
    assert not holds("world_after-wide_first", tables, doubtful=True)
    assert not holds("world_after-level", tables, doubtful=True)


def test_antimony_fell_between_the_editions_and_not_within_them(tables):
    now, steps = (
        BOOK.headlines["world_after-sb_share_less"].compute(tables, steps=way).value for way in (False, True)
    )
    assert now == pytest.approx(22.6, abs=0.05)
    assert steps < 0


def test_every_pair_of_printed_tables_is_tried(tables):
    cases = list(BOOK.headlines["world_after-ga_share_change"].cases(tables))
    pairs = {case.written(Translator()) for case in cases if case.kind == "edition"}
    assert "USGS 2025 (2026), from 2022 (2024)" in pairs
    assert len(pairs) == 6


def test_an_early_decision_would_break_the_year_of_waiting(tables):
    early = changed(
        tables,
        "supply_response",
        lambda rows: (rows["phase"] == "funded") & (rows["commodities"].str.contains("gallium")),
        state_date="2023-09-01",
    )
    assert holds("world_after-decided_later", tables)
    assert not holds("world_after-decided_later", early)


def test_a_suspended_licence_would_be_a_second_end(tables):
    suspended = changed(
        tables, "control_changes", lambda rows: rows["row_id"] == "chg-07", control_row_id="ctl-03"
    )
    assert holds("world_after-lifted_words", tables)
    assert not holds("world_after-lifted_words", suspended)


@pytest.mark.parametrize(("n", "words"), [(0, "none has ended"), (1, "one has ended"), (3, "3 have ended")])
def test_ends_are_counted_in_words_that_agree(n, words):
    assert world_after.ended_words(n, Translator()) == words


def test_what_no_second_table_prints_has_no_case(tables):
    assert outcomes("world_after-tb_percent", tables) == {}
