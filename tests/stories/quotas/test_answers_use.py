"""Exports under the quota, the end of the quotas, and other metals."""

from datetime import date

import pytest
from changed import drop, edit

from chokepoint.stories.quotas import answers_use


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("use_top", 100 * 39813 / 30258),
        ("use_top_t", 39813),
        ("use_top_quota", 30258),
        ("use_low", 52.47),
        ("last_use", 90.72),
        ("weak_use", 100 * 26770 / 50145),
        ("customs_use", 100 * 43895 / 50145),
        ("nine_months", 32200),
        ("break_ratio", 4087 / 646.8),
        ("newest_exports", 62585),
        ("newest_part", 10468.3),
        ("newest_month", 4392),
        ("chinese_imports", 175853),
        ("metals_n", 7),
        ("metals_deep", 2),
        ("tungsten_change", 0),
        ("antimony_change", -3.88),
    ],
)
def test_the_published_figures_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value, rel=1e-3)


def test_the_years_of_the_highest_and_lowest_use_are_named(now):
    assert (now.ask("use_top_year").value, now.ask("use_low_year").value) == ("2010", "2012")
    assert now.ask("use_top").base == 30258


@pytest.mark.parametrize(("of_cut", "year"), [(False, "2009"), (True, "2010")])
def test_the_highest_use_can_be_that_of_the_year_of_the_cut(given, of_cut, year):
    look = given(edit("quota_exports", "qexp-011", value=90000), of_cut=of_cut)
    assert look.ask("use_top_year").value == year


@pytest.mark.parametrize(("last_year", "known"), [(2010, False), (2011, True)])
def test_only_years_after_the_cut_count_as_later(given, last_year, known):
    look = given(last_year=last_year)
    assert [look.ask(key).known for key in ("use_low", "use_later_top", "last_use")] == [known] * 3


def test_one_figure_can_be_looked_at(given):
    used = given()(answers_use.use_after_cut)
    for ids, percent in zip(used["row_ids"], used["use_percent"], strict=True):
        assert given(figure=ids).ask("use_low").value == percent


def test_the_highest_later_use_tells_whether_the_quota_was_ever_filled(given):
    assert given().ask("use_later_top").number < 100
    assert given(edit("quota_exports", "qexp-039", value=31000)).ask("use_later_top").number > 100


def test_customs_figures_are_set_beside_weak_ones_of_the_same_year_only(given):
    assert not given(edit("quota_exports", "qexp-010", status="reported")).ask("customs_use").known
    assert not given(drop("quota_exports", "qexp-010")).ask("weak_use").known


@pytest.mark.parametrize(("ends", "known"), [("2010-09-30", True), ("2010-08-31", False)])
def test_nine_months_end_in_september(given, ends, known):
    assert given(edit("quota_exports", "qexp-013", period_end=ends)).ask("nine_months").known is known


def test_the_last_day_of_the_quotas_is_told_once_their_end_is_known(given):
    assert given().ask("quota_end").value == date(2014, 12, 31)
    look = given(drop("quota_timeline", "qevt-067"))
    assert not look.ask("quota_end").known
    assert look(answers_use.last_quota_day).year == 2014


@pytest.mark.parametrize(("year", "known"), [(2014, False), (2015, True)])
def test_exports_after_the_quotas_begin_in_the_year_after_their_end(given, only, year, known):
    look = given(
        only("quota_exports", row_id="qexp-074"),
        edit("quota_exports", "qexp-074", period_start=f"{year}-01-01", period_end=f"{year}-12-31"),
    )
    assert look.ask("newest_exports").known is known


def test_newer_exports_than_those_of_a_whole_year_are_of_the_months_after_it(given):
    look = given()
    told = [
        str(look.ask(key).value) for key in ("newest_exports_year", "newest_part_month", "newest_month_day")
    ]
    assert told == ["2025", "2026-02", "2025-12"]
    spread = look.ask("newest_exports")
    assert (spread.low, spread.high) == (62580, 62585)
    gone = given(drop("quota_exports", "qexp-(118|120|121)"))
    assert not gone.ask("newest_part").known
    assert not gone.ask("newest_month").known


@pytest.mark.parametrize(("tin", "deep"), [(-25.1, 2), (-25, 1), (-24.9, 1)])
def test_a_quota_is_cut_deep_below_minus_a_quarter(given, tin, deep):
    first = given()["other_quotas"].set_index("row_id").loc["othq-005", "value"]
    look = given(edit("other_quotas", "othq-068", value=first * (1 + tin / 100)))
    assert look.ask("metals_deep").value == deep
    assert ("tin" in look.ask("metals_names").value) is (deep == 2)


def test_other_metals_are_compared_from_the_first_printed_year(given):
    changes = given(first_year=2003)(answers_use.metal_changes).set_index("commodity_id")
    assert changes.loc["rare_earths", "first_year"] == answers_use.COMPARED_FROM


def test_no_metal_means_none_counted(given):
    look = given(drop("other_quotas", "othq-.*"), drop("export_quotas", "quota-13[1-5]"))
    assert look.ask("metals_n").value <= 1
    assert not look.ask("tungsten_change").known


def test_demand_is_given_for_the_years_looked_at(given):
    years = given(first_year=2006, last_year=2011)(answers_use.demand_outside)["year"]
    assert (years.min(), years.max()) == (2006, 2011)


@pytest.mark.parametrize("change", [{}, {"reporter_iso3": "JPN", "flow": "import"}])
def test_neither_exports_nor_what_others_buy_are_imports_of_china(given, change):
    look = given(edit("quota_exports", "qexp-020", value=9e6, **change))
    assert look.ask("chinese_imports").value == 175853
