"""Who the largest creditor is, under each meaning of the word."""

import pandas as pd
import pytest

from chokepoint.stories.registered import BOOK

YEARS = range(2019, 2025)


def debts(china, *, private=0.0, france=50.0, area="AFR", years=YEARS):
    """Make stocks of debt, billion dollars a year."""
    parts = {"china_bilateral": china, "china_private": private, "france_bilateral": france, "all": 200.0}
    rows = [
        (f"d-{area}-{creditor}-{year}".lower(), area, year, creditor, 1000 * stock)
        for creditor, stocks in parts.items()
        for year, stock in zip(
            years, stocks if isinstance(stocks, list) else [stocks] * len(years), strict=True
        )
    ]
    return pd.DataFrame(rows, columns=["row_id", "area_iso3", "year", "creditor", "value"])


def rivals(area="AFR", years=YEARS, **stocks):
    names = {
        "ida": ("World Bank-IDA", "ida"),
        "ibrd": ("World Bank-IBRD", "ibrd"),
        "bonds": ("Bondholders", "bondholders"),
        "many": ("Multiple Lenders", "multiple_lenders"),
    }
    rows = [
        (f"x-{area}-{key}-{year}".lower(), area, year, *names[key], 1000 * stock)
        for key, stock in stocks.items()
        for year in years
    ]
    return pd.DataFrame(rows, columns=["row_id", "area_iso3", "year", "creditor", "creditor_id", "value"])


def by_debtor(*rows):
    columns = ["country_iso3", "year", "total", "bilateral_china", "private_china"]
    frame = pd.DataFrame(rows, columns=[*columns, "largest_bilateral_id", "largest_single_id"])
    return frame.assign(
        row_id=[f"xdc-{c.lower()}-{y}" for c, y in zip(frame["country_iso3"], frame["year"], strict=True)]
    )


def test_what_is_published(now):
    keys = ("bilateral_since", "ssa_bilateral_since", "single_first", "single_last")
    assert [now.ask(key).value for key in keys] == ["2012", "2010", "2015", "2021"]
    counts = [now.ask(key).value for key in ("led_bilateral", "led_single", "led_bank", "debt_years")]
    assert counts == [13, 7, 0, 25]
    assert [now.ask(key).value for key in ("wb_years", "ssa_wb_years", "bond_led_years")] == [
        "none",
        "4",
        "none",
    ]
    assert now.ask("china_2022").number < now.ask("ida_2022").number
    assert (now.ask("china_2022").base, now.ask("china_2022").date) == (now.ask("ida_2022").value, 2022)
    assert now.ask("top_debtors").value == (
        "Equatorial Guinea, Republic of the Congo, Djibouti and Democratic Republic of the Congo"
    )


def test_china_leads_the_years_in_which_it_is_above_and_not_those_in_which_it_is_level(world):
    stocks = debts([40.0, 50.0, 50.1, 60.0, 60.0, 50.0])
    look = world(
        external_debt=stocks, external_debt_creditors=rivals(ida=55.0, ibrd=4.0, bonds=70.0, many=99.0)
    )
    assert look.ask("bilateral_since").value == "2021"
    assert [look.ask(f"single_{end}").value for end in ("first", "last")] == ["2022", "2023"]
    assert [look.ask(f"led_{key}").value for key in ("bilateral", "single", "bank")] == [3, 2, 2]
    assert [look.ask(key).value for key in ("wb_years", "bond_led_years", "ssa_wb_years")] == [
        "2",
        "none",
        "none",
    ]
    assert look.ask("debt_years").value == 6
    assert look.ask("led_single", definition="with_bondholders").value == 0
    assert look.ask("led_single", area="SSA").value is None


def test_one_year_is_written_as_a_word(world):
    stocks = debts([10.0] * 5 + [60.0])
    look = world(external_debt=stocks, external_debt_creditors=rivals(ida=55.0, ibrd=1.0))
    assert look.ask("wb_years").value == "one"
    assert look.ask("wb_years", area="SSA").value == "none"


def test_without_stocks_nothing_is_counted(now, world):
    look = world(
        external_debt=now["external_debt"][:0], external_debt_creditors=now["external_debt_creditors"][:0]
    )
    keys = (
        "debt_years",
        "led_bilateral",
        "led_single",
        "led_bank",
        "bilateral_since",
        "china_2022",
        "stock_peak",
    )
    assert [look.ask(key).value for key in keys] == [None] * len(keys)
    assert look.ask("wb_years").value == "none"


def test_the_last_year_ended_before_the_explainer_is_compared(world):
    stocks = debts([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], private=1.0)
    look = world(external_debt=stocks, external_debt_creditors=rivals(ida=9.0))
    assert [look.ask(key).value for key in ("china_2022", "ida_2022", "gap_end")] == [5, 9, "2022"]


def test_stock_and_share_have_their_peaks_and_ends(world):
    stocks = debts([10.0, 30.0, 20.0, 20.0, 20.0, 15.0], private=10.0)
    stocks.loc[(stocks["creditor"] == "all") & (stocks["year"] == 2021), "value"] = 60_000.0
    look = world(external_debt=stocks)
    assert [look.ask(key).value for key in ("stock_peak", "stock_peak_year")] == [40, "2020"]
    assert [look.ask(key).value for key in ("share_peak", "share_peak_year")] == [pytest.approx(50), "2021"]
    ends = [look.ask(f"share_{end}").value for end in ("first", "first_year", "last", "last_year")]
    assert ends == [10, "2019", 12.5, "2024"]


def test_debtors_are_counted_in_the_years_shown(world):
    china, france = ("CHN", "CHN"), ("FRA", "ida")
    table = by_debtor(
        ("AGO", 2003, 100, 10, 0, *france),
        ("AGO", 2024, 100, 40, 5, *china),
        ("KEN", 2024, 100, 5, 0, "CHN", "bondholders"),
    )
    look = world(external_debt_countries=table)
    at_last = [look.ask(f"count_{key}").value for key in ("year", "bilateral", "single", "debtors")]
    assert at_last == ["2024", 2, 1, 2]
    assert [look.ask(f"count_first{key}").value for key in ("_year", "", "_single")] == ["2003", 0, 0]
    assert look.ask("count_first_year", first_year=2003).value == "2003"
    assert look.ask("count_first_year", first_year=2004).value == "2024"
    assert look.ask("top_debtors").value == "Angola and Kenya"
    assert world(external_debt_countries=table[:0]).ask("top_debtors").value is None


def test_four_debtors_are_named_the_highest_share_first(world):
    rows = [
        (code, 2024, 100, 10 * n, 0, "CHN", "CHN")
        for n, code in enumerate(("AGO", "KEN", "ZMB", "GHA", "TCD"))
    ]
    named = world(external_debt_countries=by_debtor(*rows)).ask("top_debtors").value
    assert named == "Chad, Ghana, Zambia and Kenya"


def test_statements_have_their_range_by_the_code_of_what_they_are_of(now, world):
    table = now["debt_statements"]
    assert [now.ask(f"statement_{key}").value for key in ("low", "high", "bounded")] == [2, 20, True]
    reported = world(debt_statements=table.assign(status="reported"))
    assert reported.ask("statement_bounded").value is False
    public = world(debt_statements=table.assign(share_of="all_public_debt"))
    assert public.ask("statement_low").value is None
    assert world(debt_statements=table.assign(measure="")).ask("statement_low").value == 2
    assert [now.ask(key).value for key in ("dj_china", "jubilee_year", "five_share", "all_public")] == [
        12,
        "2017",
        55,
        6,
    ]


def test_a_headline_counts_as_the_page_does(now):
    headline = BOOK.headlines["africa-wb_years"]
    assert (headline.compute(now).value, headline.compute(now).fact) == (0, "none")
    south = headline.compute(now, area="SSA")
    assert (south.value, south.fact) == (now.ask("led_bank", area="SSA").value, "4")
