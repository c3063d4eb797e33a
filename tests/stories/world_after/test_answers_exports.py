"""Exports: stops, lows and newest figures, in the real tables and in made-up months."""

from datetime import date

import pandas as pd
import pytest

from chokepoint.stories.world_after import answers_exports

BEFORE = [("gallium", "2023-05-01", 1000), ("gallium", "2023-06-01", 1000)]
RUSH = [("antimony", "2024-06-01", 1000), ("antimony", "2024-07-01", 1000)]


def test_what_is_published_of_the_stops(now):
    assert now.ask("stop_n").value == 3
    assert now.ask("stop_months").value == pytest.approx(2.96, abs=0.01)
    assert (now.ask("ge_low_kg").value, now.ask("ge_low_month").value) == (1, "2023-09")
    assert now.ask("dy_base").value == 26037
    assert now.ask("tb_percent").value == pytest.approx(100 * 1200 / 8590)


def test_the_newest_figures_say_which_month_they_are_for(now):
    gallium = now.ask("ga_newest")
    assert (round(gallium.value), gallium.date) == (179, date(2025, 12, 31))
    assert now.ask("ge_newest_month").value == "2025-11"
    assert now.ask("re_newest").value > now.ask("re_low").value


def test_a_printed_change_gives_the_month_after_the_newest_figure(now):
    assert now.ask("ge_worked_month").value == "2025-12"
    assert now.ask("ge_worked").number == pytest.approx(0.56 * now.ask("ge_newest").number)
    assert set(now.ask("ge_worked").row_ids.split(";")) > {"drv-04", "exp-x112"}


def test_the_lowest_figure_of_several_months_has_no_month_of_its_own(now):
    keys = ("re_low_span", "re_low_first", "re_low_last")
    assert [now.ask(key).value for key in keys] == [2, "2010-10", "2010-11"]
    assert now(answers_exports.rare_earth_low)["month"].isna().all()
    assert now.given(japan=True).ask("re_low_span").value == 1


def test_a_year_compared_is_dated_to_its_end(now):
    for options in ({"ends": "low_percent"}, {"pace": True}):
        whole = now.given(**options)
        assert whole.ask("ga_newest").date == date(2025, 12, 31)
        assert not whole.ask("ga_newest_month").known


@pytest.mark.parametrize(("kg", "n"), [(9.9, 1), (10.0, 0)])
def test_shipments_stopped_below_one_percent_of_before(exported, kg, n):
    look = exported(*BEFORE, ("gallium", "2023-08-01", kg))
    assert look.ask("stop_n").value == n
    assert look.ask("stop_months").known is bool(n)
    assert look.given(line=2.0)(answers_exports.stops)["case"].tolist() == ["gallium"]


def test_months_run_to_the_end_of_the_first_stop_from_the_announcement_or_from_the_effect(exported):
    look = exported(*BEFORE, ("gallium", "2023-08-01", 0), ("gallium", "2023-09-01", 0))
    assert look.ask("stop_months").value == pytest.approx(60 / 30.4375, abs=0.02)
    assert look.given(from_effect=True).ask("stop_months").value == pytest.approx(31 / 30.4375, abs=0.02)


def test_a_stop_in_the_month_of_the_notice_took_less_than_one_month(exported):
    look = exported(*BEFORE, ("gallium", "2023-07-01", 0))
    assert look.ask("stop_months").value == pytest.approx(29 / 30.4375, abs=0.02)


def test_a_stop_of_the_quota_is_no_stop_of_a_licence(exported):
    rare = [("rare_earths", month, 1000) for month in ("2010-05-01", "2010-06-01")]
    look = exported(*rare, ("rare_earths", "2010-08-01", 0))
    assert look(answers_exports.lowest)["index"].min() == 0
    assert look.ask("stop_n").value == 0


@pytest.mark.parametrize(("kg", "day"), [(1001, "2024-08"), (1000, None)])
def test_a_rush_is_more_than_before(exported, kg, day):
    assert exported(*RUSH, ("antimony", "2024-08-01", kg)).ask("rush_day").value == day


def test_a_rush_lies_between_announcement_and_effect(exported):
    late = exported(*RUSH, ("antimony", "2024-08-01", 900), ("antimony", "2024-10-01", 5000))
    assert not late.ask("rush_index").known
    other = exported(("gallium", "2023-06-01", 1000), ("gallium", "2023-07-01", 5000))
    assert not other.ask("rush_index").known


def test_the_pair_is_as_old_as_the_earlier_of_its_newest_figures(exported):
    pair = [(metal, "2023-06-01", 1000) for metal in ("gallium", "germanium")]
    look = exported(*pair, ("gallium", "2025-08-01", 5), ("germanium", "2025-06-01", 5))
    assert look.ask("pair_months").value == pytest.approx(23.4, abs=0.1)
    assert not exported(*pair, ("gallium", "2025-08-01", 5)).ask("pair_months").known


@pytest.mark.parametrize(("last", "breaks_off"), [(5, True), (15, False)])
def test_the_record_breaks_off_where_the_lowest_figure_is_the_last(exported, last, breaks_off):
    look = exported(*RUSH, ("antimony", "2024-10-01", 10), ("antimony", "2024-11-01", last))
    assert look.ask("sb_breaks_off").value is breaks_off


def test_without_figures_no_record_breaks_off(exported):
    look = exported(*BEFORE)
    assert look.ask("sb_breaks_off").value is False
    assert not look.ask("stop_months").known


def test_the_whole_record_needs_every_piece(now, over):
    table = now["exports_monthly"]
    assert now.ask("all_stopped").value is True
    for metal in ("gallium", "germanium", "antimony", "dysprosium", "terbium"):
        look = over(exports_monthly=table[table["commodity_id"] != metal])
        assert look.ask("all_stopped").value is False, metal
    later = table.assign(quantity_kg=table["quantity_kg"].mask(table["quantity_kg"] < 30000, 30000.0))
    assert over(exports_monthly=later).ask("stop_n").value == 0
    assert over(exports_monthly=later).ask("all_stopped").value is False


def test_one_month_of_terbium_compares_with_nothing(now, over):
    table = now["exports_monthly"]
    assert not over(exports_monthly=table[table["row_id"] != "exp-x136"]).ask("tb_percent").known


@pytest.mark.parametrize(("horizon", "month"), [(28, "2025-10"), (30, "2025-12")])
def test_nothing_after_the_horizon_is_looked_at(now, horizon, month):
    assert now.given(horizon_months=horizon).ask("ga_newest_month").value == month


def test_the_two_counts_of_rare_earths_stand_side_by_side(now, edited):
    assert (now.ask("before_t").value, now.ask("before_year").value) == (43895, "2009")
    assert (now.ask("break_year").value, now.ask("new_span").value) == ("2011", "16,855–18,600")
    moved = edited("quota_exports", "row_id == 'qexp-011'", period_start=pd.Timestamp("2008-01-01"))
    assert not moved.ask("before_t").known


def test_without_a_figure_of_the_new_count_nothing_breaks(now, over):
    table = now["quota_exports"]
    later = table[table["period_start"] != pd.Timestamp("2011-01-01")]
    assert not over(quota_exports=later).ask("break_year").known
    assert not over(quota_exports=later).ask("new_span").known


def test_a_base_is_told_by_its_fewest_and_most_months(exported):
    months = [*BEFORE, ("gallium", "2023-08-01", 5)]
    even = exported(*months)
    assert (even.ask("base_fewest").value, even.ask("base_most").value) == (2, 2)
    more = exported(*months, ("germanium", "2023-06-01", 9), ("germanium", "2023-08-01", 9))
    assert (more.ask("base_fewest").value, more.ask("base_most").value) == (1, 2)
    assert not more.ask("year_words").known


def test_a_whole_year_before_is_set_against_the_base(now, over, exported):
    months = exported(*BEFORE, ("gallium", "2023-08-01", 5))["exports_monthly"]
    year = months.head(1).assign(
        row_id="exp-y",
        period_type="year",
        period_start=pd.Timestamp("2022-01-01"),
        period_end=pd.Timestamp("2022-12-31"),
        quantity_kg=6000.0,
    )
    look = over(exports_monthly=pd.concat([months, year], ignore_index=True))
    assert look.ask("year_words").value == "50"
    after = year.assign(period_start=pd.Timestamp("2024-01-01"), period_end=pd.Timestamp("2024-12-31"))
    assert not over(exports_monthly=pd.concat([months, after])).ask("year_words").known


def test_gallium_can_be_counted_in_other_ways(now):
    newest = now.ask("ga_newest").number
    own = now(answers_exports.indexed).query("case == 'gallium' and kind == 'year'")
    year = own[own["months_last"] <= 0].iloc[0]
    assert now.given(year_before=year["row_ids"]).ask("ga_newest").value == pytest.approx(
        100 * newest / year["index"]
    )
    assert now.given(figure=year["row_ids"]).ask("ga_newest").value == pytest.approx(year["index"])


def test_whole_years_and_paces_are_those_of_the_chapter_on_july_2023(now):
    change = now.ask("controls.last_change_high").number
    assert now.given(ends="high_percent").ask("ga_newest").value == pytest.approx(100 + change)
    for metal, key in (("gallium", "ga_newest"), ("germanium", "ge_newest")):
        pace = now.ask(f"controls.{metal}_change").number
        assert now.given(pace=True).ask(key).value == pytest.approx(100 + pace)


def test_the_quota_by_the_buyer_s_own_customs(now):
    arrived = now.given(japan=True).ask("re_low")
    assert 0 < arrived.value < 100
    assert arrived.row_ids != now.ask("re_low").row_ids


@pytest.mark.parametrize(
    ("later", "breaks_off"), [([], True), ([("antimony", "2024-11-01", 50)], False), (None, False)]
)
def test_a_series_breaks_off_where_its_lowest_figure_is_its_last(exported, later, breaks_off):
    low = [("antimony", "2024-10-01", 5)]
    look = exported(*BEFORE, ("gallium", "2023-09-01", 5), *([] if later is None else [*RUSH, *low, *later]))
    assert look.ask("sb_breaks_off").value is breaks_off


def test_what_reached_the_one_buyer_is_told_in_kilograms_of_the_lowest_month(now):
    look = now.given(japan=True)
    low, kg = look.ask("re_low"), look.ask("re_low_kg").value
    assert low.value == pytest.approx(100 * kg / low.base)
    assert 1e5 < kg < 1e6
