"""What the chapter states on duties and on the two prices of one metal."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import each_row
from chokepoint.analysis.trade import duties, price_gaps
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.quotas.answers_cut import cut_day, cut_year
from chokepoint.stories.quotas.answers_use import end_of_quotas
from chokepoint.stories.quotas.story import STORY
from chokepoint.stories.quotas.words import goods_name, market_names


@STORY.keep
def duty_grid(look: Look) -> pd.DataFrame:
    """Give the export duties by line of the tariff and year."""
    return duties.duty_grid(look["export_duties"])


@STORY.keep
def highest_duties(look: Look) -> pd.DataFrame:
    """Give the lines and years with the highest duty."""
    return duties.peak(look(duty_grid))


@STORY.answers(
    peak_rate=Column("high", "percent", "highest printed duty", date="year", low="low"),
    peak_year=Column("year", "year", "newest year with that rate"),
)
def peak_duty(look: Look) -> pd.DataFrame:
    """Give the highest duty in the newest year that has it."""
    return look(highest_duties).tail(1)


def _duty_on(look: Look, line: str, year: int) -> pd.DataFrame:
    grid = look(duty_grid)
    return grid[(grid["line"] == line) & (grid["year"] == year)]


@STORY.answers(light_rate=Column("high", "percent", "as printed", date="year", low="low"))
def duty_on_light_oxides(look: Look) -> pd.DataFrame:
    """Give the duty on oxides of light rare earths in the year after the cut."""
    return _duty_on(look, "light_oxides", look(cut_year) + 1)


CHEAP_METALS = "lanthanum_cerium_metals"


@STORY.answers(step_before=Column("high", "percent", "as printed", date="year", low="low"))
def duty_before_step(look: Look) -> pd.DataFrame:
    """Give the duty on lanthanum and cerium metal in the year of the cut."""
    return _duty_on(look, CHEAP_METALS, look(cut_year))


@STORY.answers(step_after=Column("high", "percent", "as printed", date="year", low="low"))
def duty_after_step(look: Look) -> pd.DataFrame:
    """Give the duty on lanthanum and cerium metal in the year after the cut."""
    return _duty_on(look, CHEAP_METALS, look(cut_year) + 1)


@STORY.answers(
    rebate=Column("rate", "percent", "as printed", date="effective"),
    rebate_year=Column("effective", "", "as printed"),
)
def export_rebate(look: Look) -> pd.DataFrame:
    """Give the tax that was once paid back on exports of metals."""
    rates = look["export_duties"]
    on_metals = rates["lines"].str.split(";").map(lambda lines: "other_metals" in lines).astype(bool)
    return rates[(rates["instrument"] == "export VAT rebate") & on_metals]


@STORY.answers(duties_end=Column("effective", "", "day from which the rate is nil"))
def end_of_duties(look: Look) -> pd.DataFrame:
    """Give the rows that end the duties."""
    rates = look["export_duties"]
    return rates[(rates["instrument"] == "export duty") & (rates["status"] == "abolished")]


@STORY.answers(
    tax_heavy=Column("rate", "percent", "highest printed rate of the tax on the value of ore"),
)
def tax_on_ore(look: Look) -> pd.DataFrame:
    """Give the tax on the value of ore."""
    rates = look["export_duties"]
    return rates[(rates["unit"] == "percent") & (rates["instrument"] == "resource tax (ad valorem)")]


TARIFF_TABLES = "duties_2011_2012"
"""The source that prints whole tariff tables."""


@STORY.answers(tariff_years=Column("words", how="years of the tariff tables seen"))
def tariff_tables(look: Look) -> pd.DataFrame:
    """Name the years whose tariff tables were seen."""
    listed = look["export_duties"].query("source_id == @TARIFF_TABLES")
    years = look.t.listing(sorted({text[:4] for text in listed["effective"]}))
    return pd.DataFrame({"words": [years], "row_ids": [join_ids(listed["row_id"])]})


@STORY.keep
def dated_prices(look: Look) -> pd.DataFrame:
    """Date every price of a rare earth in the middle of its period."""
    return price_gaps.dated_prices(look["rare_earth_prices"])


HOW_RATE = msg("prices inside China printed in both currencies for one month")


@STORY.answers(
    rate_low=Column("low", "CNY per USD", HOW_RATE, low="low", high="high"),
    rate_high=Column("high", "CNY per USD", HOW_RATE, low="low", high="high"),
)
def implied_rate(look: Look) -> pd.DataFrame:
    """Bound the yuan per dollar by prices that are printed in both."""
    return price_gaps.implied_rate(look(dated_prices))


@STORY.keep
def gaps(look: Look) -> pd.DataFrame:
    """Set each price inside China against the nearest one of the same goods in each market outside."""
    return price_gaps.price_gaps(look(dated_prices), look(implied_rate))


@STORY.keep
def dollar_prices(look: Look) -> pd.DataFrame:
    """Give every price in dollars a kilogram, those in yuan as a range."""
    return price_gaps.in_dollars(look(dated_prices), look(implied_rate))


def _in_market(look: Look, market: str) -> pd.DataFrame:
    found = look(gaps)
    return found[found["market"] == market]


@STORY.keep
def widest_gaps(look: Look, price_market: str) -> pd.DataFrame:
    """Find the widest gap of the chosen market."""
    return price_gaps.widest(_in_market(look, price_market))


HOW_GAP = msg("price abroad over price inside on nearby days")
HOW_UPPER = msg("price abroad over price inside on nearby days, upper end")
HOW_LOWER = msg("price abroad over price inside on nearby days, lower end")


@STORY.answers(
    gap_month=Column("outside_at", "date", "date of the price abroad, as printed", rows="outside_ids"),
    gap_inside_month=Column("inside_day", "date", "date of the price inside"),
    gap_goods=Column("goods", "", "goods with the widest gap in the chosen market"),
    gap_span=Column("span", "times", HOW_GAP, date="outside_at", low="low", high="high"),
    gap_market=Column("where", "", "market of the price abroad"),
)
def widest_gap(look: Look, price_market: str) -> pd.DataFrame:
    """Write the widest gap of the chosen market in words."""
    widest, metals, t = look(widest_gaps), look(metal_names), look.t
    return widest.assign(
        goods=[goods_name(row, metals, t) for row in each_row(widest)],
        span=[t.interval(row.low, row.high, 1) for row in each_row(widest)],
        where=market_names(t)[price_market],
    )


@STORY.answers(
    order_r=Column("correlation", "of 1", "Spearman's rank correlation of the price abroad with the gap"),
    order_n=Column("n", "goods", "goods with a pair of prices in the chosen market, each once"),
)
def order_of_gaps(look: Look, price_market: str) -> pd.DataFrame:
    """Say how far the gaps of the chosen market are wider where the goods are cheaper."""
    return price_gaps.order_of_gaps(_in_market(look, price_market))


def _gap_of_dysprosium(look: Look, market: str) -> pd.DataFrame:
    found = _in_market(look, market)
    own = found[found["commodity_id"] == "dysprosium"]
    return own.assign(span=[look.t.interval(row.low, row.high, 1) for row in each_row(own)])


@STORY.answers(
    dy_autumn=Column("span", "times", HOW_GAP, date="outside_at", low="low", high="high"),
    dy_autumn_day=Column("outside_at", "date", "date of the price abroad, as printed", rows="outside_ids"),
    dy_autumn_high=Column("high", "times", HOW_UPPER, date="outside_at"),
)
def dysprosium_at_port(look: Look) -> pd.DataFrame:
    """Give the gap of dysprosium at the Chinese port."""
    return _gap_of_dysprosium(look, "FOB China")


@STORY.answers(
    dy_spring=Column("span", "times", HOW_GAP, date="outside_at", low="low", high="high"),
    dy_spring_day=Column("outside_at", "date", "date of the price abroad, as printed", rows="outside_ids"),
    dy_spring_low=Column("low", "times", HOW_LOWER, date="outside_at"),
)
def dysprosium_abroad(look: Look) -> pd.DataFrame:
    """Give the gap of dysprosium by the trade press abroad."""
    return _gap_of_dysprosium(look, "International")


@STORY.answers(
    licence_price=Column("value", "USD/kg", "as printed", date="period"),
    licence_month=Column("period", "date", "month of the text"),
)
def licence_price(look: Look) -> pd.DataFrame:
    """Give the price of the right to export a kilogram."""
    prices = look["rare_earth_prices"]
    return prices[prices["form"] == "export_licence"]


@STORY.answers(oxide_price=Column("value", "USD/kg", "as printed, in the same text", date="period"))
def price_beside_licence(look: Look) -> pd.DataFrame:
    """Give the price of the oxide in the text that gives that of the licence."""
    prices, licence = look["rare_earth_prices"], look(licence_price)
    same = prices["source_id"].isin(licence["source_id"])
    same &= prices["commodity_id"].isin(licence["commodity_id"])
    return prices[same & (prices["form"] == "oxide")]


HOW_PATH = msg("middle of the printed range, oxide, at the Chinese port")


@STORY.answers(
    path_first_month=Column("first_at", "date", "date of the first price, as printed", rows="first_ids"),
    path_first=Column("first", "USD/kg", HOW_PATH, date="first_at", rows="first_ids"),
    path_peak=Column("peak", "USD/kg", HOW_PATH, date="peak_at", rows="peak_ids"),
    path_peak_month=Column("peak_at", "date", "date of the highest price, as printed", rows="peak_ids"),
    path_times=Column(
        "times", "times", "highest price over the first", date="peak_at", base="first", rows="times_ids"
    ),
)
def path_at_port(look: Look, element: str) -> pd.DataFrame:
    """Follow the price of the chosen element at the Chinese port from the first to the highest."""
    path = price_gaps.price_path(look(dated_prices), element, "FOB China")
    ends = zip(path["first_ids"], path["peak_ids"], strict=True)
    return path.assign(times_ids=pd.Series([join_ids(pair) for pair in ends], path.index, dtype="str"))


@STORY.answers(
    since_quota=Column(
        "times", "times", "highest price over the last one before the quota was cut", date="at"
    ),
    before_quota=Column("base", "USD/kg", HOW_PATH, date="base_at", rows="base_ids"),
    before_quota_month=Column("base_at", "date", "date of that price, as printed", rows="base_ids"),
)
def path_since_the_cut(look: Look, element: str) -> pd.DataFrame:
    """Set the highest price at the Chinese port against the last one before the cut, as other pages do."""
    prices = look(dollar_prices)
    chosen = (prices["commodity_id"] == element) & (prices["form"] == "oxide")
    before = prices[
        chosen & (prices["market"] == "FOB China") & (prices["day"] < pd.Timestamp(cut_day(look)))
    ]
    base = before.sort_values(["day", "row_ids"]).tail(1)
    peak = look(path_at_port)
    named = base.assign(base=base["usd_mid"], base_at=base["period"], base_ids=base["row_ids"])
    both = named[["base", "base_at", "base_ids"]].merge(peak[["peak", "peak_at", "peak_ids"]], how="cross")
    ids = [join_ids(pair) for pair in both[["base_ids", "peak_ids"]].to_numpy()]
    return both.assign(times=both["peak"] / both["base"], at=both["peak_at"], row_ids=ids)


@STORY.keep
def oxide_prices(look: Look, element: str) -> pd.DataFrame:
    """Give the oxide prices of the chosen element in dollars, all markets."""
    valued = look(dollar_prices)
    return valued[(valued["commodity_id"] == element) & (valued["form"] == "oxide")]


HOW_YEAR_END = msg("middle of the printed range, US year-end price")


@STORY.answers(
    us_peak=Column("peak", "USD/kg", HOW_YEAR_END, date="peak_at", rows="peak_ids"),
    us_last=Column("last", "USD/kg", HOW_YEAR_END, date="last_at", rows="last_ids"),
    us_last_year=Column("year", "year", "newest year-end price", rows="last_ids"),
)
def american_path(look: Look, element: str) -> pd.DataFrame:
    """Follow the US year-end price of the chosen element while the quotas stood."""
    dated, last = look(dated_prices), look(end_of_quotas)["last"].max()
    year_ends = dated[(dated["period_type"] == "year_end") & (dated["day"] <= last)]
    path = price_gaps.price_path(year_ends, element, "United States")
    return path.assign(year=path["last_day"].dt.year)
