"""Duties, and the two prices of one metal."""

from datetime import date

import pytest
from changed import drop, edit

from chokepoint.stories.quotas import answers_prices


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("peak_rate", 25),
        ("light_rate", 15),
        ("step_before", 0),
        ("step_after", 25),
        ("rebate", 17),
        ("tax_heavy", 27),
        ("rate_low", 6.544),
        ("rate_high", 7.001),
        ("order_r", -0.5643),
        ("order_n", 5),
        ("licence_price", 15),
        ("oxide_price", 23.5),
        ("path_first", 89.1),
        ("path_peak", 2300),
        ("path_times", 2300 / 89.1),
        ("before_quota", 156.5),
        ("since_quota", 2300 / 156.5),
        ("us_peak", 1410),
        ("us_last", 340),
    ],
)
def test_the_published_figures_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("peak_year", "2012"),
        ("rebate_year", "1985"),
        ("duties_end", "2015-05-01"),
        ("tariff_years", "2011 and 2012"),
        ("gap_goods", "samarium oxide"),
        ("gap_span", "7.0"),
        ("gap_market", "export price at the Chinese port"),
        ("dy_autumn", "1.6–1.8"),
        ("dy_spring", "2.5–2.7"),
        ("us_last_year", "2014"),
    ],
)
def test_words_are_written_from_the_same_rows(now, key, words):
    assert now.ask(key).value == words


@pytest.mark.parametrize(("lines", "known"), [("ores;other_metals", True), ("ores", False)])
def test_a_rebate_counts_if_it_was_paid_on_metals(given, lines, known):
    assert given(edit("export_duties", "duty-002", lines=lines)).ask("rebate").known is known


@pytest.mark.parametrize(("year", "known"), [("2010", False), ("2011", True), ("2012", False)])
def test_light_oxides_are_looked_at_in_the_year_after_the_cut(given, only, year, known):
    look = given(
        only("export_duties", row_id="duty-021"),
        edit("export_duties", "duty-021", effective=year, lines="light_oxides"),
    )
    assert look.ask("light_rate").known is known


def test_the_peak_is_that_of_the_newest_year_with_the_highest_rate(given):
    look = given(edit("export_duties", "duty-015", rate=30))
    assert (look.ask("peak_rate").value, look.ask("peak_year").value) == (30, "2010")


def test_duties_end_where_a_rate_is_abolished(given):
    assert not given(edit("export_duties", "duty-06[67]", status="in_force")).ask("duties_end").known


def test_no_tariff_table_has_no_year(given):
    rows = given()["export_duties"]
    ids = "|".join(rows.loc[rows["source_id"] == answers_prices.TARIFF_TABLES, "row_id"])
    assert not given(drop("export_duties", ids)).ask("tariff_years").known


def test_another_market_has_another_widest_gap(given):
    look = given(price_market="International")
    assert look.ask("gap_market").value == "abroad, trade press"
    assert look.ask("gap_month").value != date(2011, 10, 16)


def test_the_pairs_bear_the_order_out_below_minus_one_half(given):
    found = [given(price_market=market).ask("order_r").number for market in ("FOB China", "International")]
    assert [correlation < -0.5 for correlation in found] == [True, True]


@pytest.mark.parametrize(("left_out", "n"), [("reprice-060", 4), ("reprice-0(57|60|66)", None)])
def test_an_order_needs_four_pairs(given, left_out, n):
    assert given(drop("rare_earth_prices", left_out)).ask("order_n").value == n


def test_a_price_of_a_licence_is_set_beside_the_oxide_of_the_same_text(given):
    assert (
        given(edit("rare_earth_prices", "reprice-072", source_id="lynas_raremetalblog"))
        .ask("oxide_price")
        .value
        is None
    )
    look = given(edit("rare_earth_prices", "reprice-076", form="oxide"))
    assert not look.ask("licence_price").known


def test_the_path_of_another_element_is_another(given):
    look = given(element="lanthanum")
    assert look.ask("path_first").number < 10
    assert set(look(answers_prices.oxide_prices)["commodity_id"]) == {"lanthanum"}


def test_the_american_path_ends_with_the_quotas_and_waits_for_their_end(given):
    assert given().ask("us_last_year").value == "2014"
    assert not given(drop("quota_timeline", "qevt-067")).ask("us_last").known
