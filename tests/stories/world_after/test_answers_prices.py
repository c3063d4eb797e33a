"""Prices: how far they rose, and the gap between the two sides, in real and made-up tables."""

import pytest

from chokepoint.stories.world_after import answers_prices

OLD = ("lanthanum", "2010-06", 10.0)


def test_what_is_published_of_the_rises(now):
    first, later = now.ask("peak_first"), now.ask("peak_later")
    # samarium oxide: 125 over 3.40 USD/kg
    assert (first.value, first.base) == (pytest.approx(125 / 3.4), pytest.approx(3.4))
    assert (now.ask("peak_first_goods").value, now.ask("peak_first_month").value) == ("samarium", 10)
    assert (round(later.value, 1), now.ask("peak_later_goods").value) == (3.2, "antimony")
    assert now.ask("rest").value == "germanium 2.3-fold by month 15 and gallium 2.1-fold by month 5"


def test_one_element_or_metal_can_be_taken_alone(now):
    assert now.given(goods="lanthanum").ask("peak_first_goods").value == "lanthanum"
    assert now.given(metal="gallium").ask("peak_later").value == pytest.approx(2.1, abs=0.05)
    assert not now.given(metal="graphite").ask("peak_later").known


def test_joined_reporters_give_the_rise_of_the_chapter_on_july_2023(now):
    joined = now.given(joined=True, metal="gallium").ask("peak_later")
    assert joined.value == pytest.approx(1 + now.ask("controls.price_change").number / 100)
    assert set(now(answers_prices.joined_rises)["case"]) == {"gallium", "antimony"}


@pytest.mark.parametrize(("price", "n"), [(20.0, 1), (19.9, 0)])
def test_a_price_doubled_at_twice_that_of_before(priced, price, n):
    look = priced(OLD, ("lanthanum", "2011-05", price))
    assert (look.ask("doubled_n").value, look.ask("doubled_n").unit) == (n, "rare earths")


def test_an_element_counts_once_however_often_its_price_doubled(priced):
    look = priced(OLD, ("lanthanum", "2011-05", 30.0), ("lanthanum", "2011-06", 40.0))
    assert look.ask("doubled_n").value == 1


@pytest.mark.parametrize(("cheap", "dear", "cheapest"), [(40.0, 90.0, True), (20.0, 90.0, False)])
def test_the_cheapest_rose_most_or_not(priced, cheap, dear, cheapest):
    neodymium = [("neodymium", "2010-06", 30.0), ("neodymium", "2011-05", dear)]
    look = priced(OLD, ("lanthanum", "2011-05", cheap), *neodymium)
    assert look.ask("cheapest_rose_most").value is cheapest


def test_of_one_price_nothing_is_the_cheapest(priced):
    assert priced(OLD, ("lanthanum", "2011-05", 40.0)).ask("cheapest_rose_most").value is False


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
