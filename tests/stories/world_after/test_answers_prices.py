"""Prices: how far they rose, and the gap between the two sides, in real and made-up tables."""

import pytest

from chokepoint.stories.world_after import answers_prices


def test_what_is_published_of_the_rises(now):
    first, later = now.ask("peak_first"), now.ask("peak_later")
    # dysprosium oxide: 2,300 over 156.50 USD/kg
    assert (first.value, first.base) == (pytest.approx(2300 / 156.5), pytest.approx(156.5))
    assert (now.ask("peak_first_goods").value, now.ask("peak_first_day").value) == ("dysprosium", "2011-10")
    assert (round(later.value, 1), now.ask("peak_later_goods").value) == (5.3, "gallium")
    assert now.ask("peak_later_day").value == "2025-12"


def test_one_element_or_metal_can_be_taken_alone(now):
    assert now.given(goods="lanthanum").ask("peak_first_goods").value == "lanthanum"
    assert now.given(metal="antimony").ask("peak_later").value == pytest.approx(60.5 / 19)
    assert not now.given(metal="graphite").ask("peak_later").known


def test_the_rise_of_gallium_is_that_of_the_chapter_on_july_2023(now):
    assert now.ask("peak_later").value == pytest.approx(now.ask("controls.price_multiple").number)


def test_prices_before_and_after_are_compared_by_one_rule_in_every_case(now):
    alone = now.given(alone=True)
    assert alone.ask("peak_first").value == pytest.approx(280 / 156.5)
    assert alone.given(metal="gallium").ask("peak_later").value == pytest.approx(550 / 257.5)
    rows = now(answers_prices.price_points).set_index("row_ids")
    samarium = rows.loc[["reprice-029", "reprice-062"]]
    assert samarium["sold_at"].nunique() == 1
    assert samarium["series"].nunique() == 2, "two documents are two series, for the quota as for a licence"


def test_what_is_told_of_the_quota_is_the_element_drawn(now):
    drawn = now(answers_prices.drawn_points).query("case == 'rare_earths'")
    assert set(drawn["goods"]) == {now.ask("peak_first_goods").value}


def test_what_is_published_of_the_gaps(now):
    first = now.ask("wide_first")
    assert (round(first.value, 1), now.ask("wide_first_goods").value) == (7.0, "samarium")
    assert first.low <= first.value <= first.high
    assert (round(now.ask("wide_later").value, 1), now.ask("wide_later_goods").value) == (2.0, "antimony")
    assert now.ask("level").value == pytest.approx(1.01, abs=0.005)


def test_doubtful_prices_stand_apart_unless_they_are_asked_for(now):
    assert (round(now.ask("ring").value, 1), now.ask("ring_day").value) == (9.2, "2026-06")
    assert now.given(doubtful=True).ask("wide_later").value == pytest.approx(now.ask("ring").value)
    assert now.given(doubtful=True).ask("wide_later_goods").value == "gallium"


def test_one_element_s_gap_alone(now):
    other = now.given(goods="dysprosium")
    assert other.ask("wide_first_goods").value == "dysprosium"
    assert other.ask("wide_first").value < now.ask("wide_first").value


def test_without_doubtful_prices_no_gap_is_doubtful(now, over):
    firm = now["prices"].query("status != 'doubtful'")
    assert not over(prices=firm).ask("ring").known


def test_the_newest_price_inside_is_firm(now, edited):
    assert now.ask("inside_day").value == "2024-04"
    newest = now(answers_prices.newest_inside)["row_ids"].item().split(";")
    doubted = edited("prices", f"row_id in {newest}", status="doubtful")
    assert doubted.ask("inside_day").value != "2024-04"


def test_an_early_horizon_ends_before_the_peaks(now):
    assert now.given(horizon_months=12).ask("wide_first").value != now.ask("wide_first").value
