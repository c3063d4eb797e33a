"""The cut: batches, printed falls, and the months a quota covered."""

import pytest
from changed import drop, edit, swap

from chokepoint.stories.quotas import answers_cut

FALLS = "quota-0(57|58|59|60|61)"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("first_change", 100 * (22282 / 21728 - 1)),
        ("second_change", 100 * (7976 / 28417 - 1)),
        ("second_before", 28417),
        ("second_after", 7976),
        ("cut_tonnes", 50145 - 30258),
        ("second_share", 100 * (28417 - 7976) / (50145 - 30258)),
        ("domestic_change", 100 * (6208 / 18257 - 1)),
        ("foreign_change", 100 * (1768 / 10160 - 1)),
        ("cut_percent", 100 * (1 - 30258 / 50145)),
        ("quota_of_cut", 30258),
        ("short_months", 10),
        ("short_monthly", 100 * (34156 / 10 / (43574 / 12) - 1)),
        ("after_monthly", 100 * (33300 / 12 / (34156 / 10) - 1)),
    ],
)
def test_the_published_tonnes_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value)


def test_the_day_of_the_cut_is_read_from_its_row_even_where_it_is_not_known(given):
    assert given(drop("quota_timeline", "qevt-020"))(answers_cut.cut_day) == "2010-07-08"
    assert given()(answers_cut.cut_year) == 2010


def test_an_answer_says_what_it_is_for_and_what_it_is_compared_with(now):
    found = now.ask("second_change")
    assert (found.date, found.base) == (2010, 28417)
    assert found.row_ids == "quota-022;quota-023;quota-037;quota-038"


def test_the_page_is_named_after_what_it_follows(given):
    look = given(element="terbium", price_market="United States")
    named = {key: look.ask(key).value for key in ("element", "element_capital", "market", "cut_year")}
    assert list(named.values()) == ["terbium", "Terbium", "United States", "2010"]
    assert look.ask("is_newest").value is True


def test_one_kind_of_firms_can_be_looked_at_alone(given):
    assert given(part="foreign_invested").ask("second_share").number == pytest.approx(
        100 * (10160 - 1768) / (6685 + 10160 - 5978 - 1768)
    )


@pytest.mark.parametrize(("last_year", "years"), [(2010, {2009, 2010}), (2024, {2009, 2010, 2011})])
def test_batches_are_looked_at_to_the_year_after_the_cut(given, last_year, years):
    assert set(given(last_year=last_year)(answers_cut.half_years)["year"]) == years


def test_the_net_cut_needs_both_batches_of_both_years(given):
    look = given(drop("export_quotas", "quota-0(3[789]|5[34])"))
    assert look.ask("first_change").known
    assert not look.ask("second_change").known
    assert not look.ask("cut_tonnes").known


def test_a_printed_percentage_stands_for_the_fall(given):
    found = given(printed_row="quota-060").ask("cut_percent")
    assert (found.value, found.row_ids) == (37, "quota-060")


@pytest.mark.parametrize(("year", "known"), [(2010, False), (2009, False), (2008, True)])
def test_the_fall_needs_the_quotas_of_both_years(given, year, known):
    def without(tables):
        rows = tables["export_quotas"]
        return swap(tables, export_quotas=rows[rows["year"] != year])

    assert given(without).ask("cut_percent").known is known


@pytest.mark.parametrize(("fall", "outlier"), [(38.6, True), (38.7, False)])
def test_a_printed_fall_a_point_below_the_tonnages_fits_none_of_them(given, fall, outlier):
    look = given(edit("export_quotas", FALLS, value=-fall))
    assert look.ask("has_outlier").value is outlier
    assert look.ask("printed_changes").value == f"{fall:g}"


@pytest.mark.parametrize(
    "change", [{"status": "compiled"}, {"year": 2011}, {"batch": "H1"}, {"measure": "quota"}]
)
def test_only_falls_of_the_whole_year_as_reported_are_listed(given, change):
    look = given(edit("export_quotas", "quota-060", **change))
    assert look.ask("printed_changes").value == "39, 39.6 and 40"


@pytest.mark.parametrize(("months", "known"), [(11, True), (12, False)])
def test_a_year_is_short_below_twelve_months(given, months, known):
    look = given(edit("export_quotas", "quota-(015|158)", months_covered=months))
    assert look.ask("short_months").value == (months if known else None)
    assert look.ask("after_monthly").known is known


@pytest.mark.parametrize(("row", "equal"), [("quota-130", True), ("quota-131", False)])
def test_only_the_three_oldest_quotas_are_asked_whether_two_are_equal(given, only, row, equal):
    look = given(
        only("export_quotas", row_id=["quota-128", "quota-129", "quota-130", "quota-131"]),
        edit("export_quotas", "quota-129", value=60000),
        edit("export_quotas", row, value=65609),
    )
    assert look.ask("has_equal").value is equal


def test_the_first_divided_batch_is_found(given):
    assert given().ask("split_year").value == "2009"
    assert given(drop("export_quotas", "quota-0(19|2[0-4]|33)|quota-160")).ask("split_year").value == "2010"
