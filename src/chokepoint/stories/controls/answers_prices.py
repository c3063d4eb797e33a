"""Prices inside China and outside it, and what a model expected of them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, tally
from chokepoint.analysis.trade import derivations, impact, prices
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.controls.answers_notice import day_of_own_notice
from chokepoint.stories.controls.story import STORY

CHANGE = msg("newest over last before the notice")
BASE = msg("middle of the last range before the notice")
NEWEST = msg("middle of the newest range that is not doubtful")
RATIO = msg("price outside over price inside, middles of both ranges")
ENDS = msg("months between the newest firm price outside China and the newest one inside")
IN_DIGEST = msg("price outside over price inside in the same text")


@STORY.keep
def printed_prices(look: Look, mineral: str) -> pd.DataFrame:
    """Express the printed prices of the metal in US dollars a kilogram, those at the port as outside."""
    every = prices.move_port_prices(prices.to_usd_per_kg(look["prices"]))
    return every[every["commodity_id"] == mineral]


@STORY.answers(prices_n=Column("n", "prices", "count of the printed prices of the metal"))
def count_of_prices(look: Look) -> pd.DataFrame:
    """Count what was printed on the price of the metal."""
    return tally(look(printed_prices), look["prices"])


@STORY.keep
def quoted_prices(look: Look, first_month: str, last_month: str, as_printed: bool = False) -> pd.DataFrame:
    """Keep the prices of the span of months, and add those worked out unless only the printed are asked."""
    printed, worked_out = look(printed_prices), look["export_derivations"]
    derived = derivations.derive(worked_out[worked_out["measure"] == "price"], printed, "usd_mid")
    quoted = printed if as_printed else prices.add_derived(printed, derived)
    return quoted[quoted["day"].between(f"{first_month}-01", pd.Period(last_month).end_time)]


@STORY.answers(
    price_base=Column("base", "USD/kg", BASE, date="base_at", rows="base_ids"),
    price_last=Column("last", "USD/kg", NEWEST, date="last_at", rows="last_ids"),
    price_last_day=Column("last_at", "date", "date of that price", rows="last_ids"),
    price_change=Column(
        "change_percent",
        "percent",
        CHANGE,
        date="last_at",
        base="base",
        low="change_low",
        high="change_high",
    ),
    price_multiple=Column("multiple", "times", CHANGE, date="last_at", base="base"),
    price_base_day=Column("base_at", "date", "date of the last price before the notice", rows="base_ids"),
    price_base_by=Column("base_by", how="its reporter", rows="base_ids"),
    price_last_by=Column("last_by", how="reporter of the newest price", rows="last_ids"),
)
def price_outside(look: Look, price_market: str) -> pd.DataFrame:
    """Set the newest firm price outside China against the last one before the notice."""
    quoted = look(quoted_prices)
    return _with_reporters(prices.change_since(quoted, price_market, look(day_of_own_notice)), quoted)


def _with_reporters(change: pd.DataFrame, quoted: pd.DataFrame) -> pd.DataFrame:
    who = dict(zip(quoted["row_ids"], quoted["reporter"], strict=True))
    named = {f"{end}_by": change[f"{end}_ids"].map(who) for end in ("base", "last")}
    return change.assign(multiple=change["last"] / change["base"], **named)


@STORY.answers(
    same_price=Column("last", "USD/kg", NEWEST, date="last_at", rows="last_ids"),
    same_price_day=Column("last_at", "date", "date of that price", rows="last_ids"),
    same_multiple=Column("multiple", "times", CHANGE, date="last_at", base="base"),
)
def price_of_one_reporter(look: Look, price_market: str) -> pd.DataFrame:
    """Set the newest price of the reporter of the base against that base: no two reporters are joined."""
    quoted = look(quoted_prices)
    own = quoted[quoted["reporter"].isin(look(price_outside)["base_by"])]
    return _with_reporters(prices.change_since(own, price_market, look(day_of_own_notice)), own)


@STORY.answers(
    annual_price=Column("value", "USD/kg", "as printed, average of the year, low purity", date="year"),
    annual_year=Column("year", "year", "last full year before the notice"),
    annual_multiple=Column("multiple", "times", "newest price outside China over the average of that year"),
)
def price_of_the_year_before(look: Look, mineral: str) -> pd.DataFrame:
    """Set the newest price against the average of the year before the notice, as the US survey prints it."""
    every, newest = look["commodity_prices"], look(price_outside)
    year = look(day_of_own_notice).year - 1
    own = every[(every["commodity_id"] == mineral) & (every["form"] == FORM) & (every["year"] == year)]
    found = own[own["vintage"] == own["vintage"].max()].head(len(newest))
    both = [join_ids([one, *newest["last_ids"]]) for one in found["row_id"]]
    return found.assign(multiple=newest["last"].max() / found["value"], row_ids=both)


@STORY.answers(
    annual_us_price=Column("value", "USD/kg", "as printed, of a whole year", date="year"),
    annual_us_year=Column("year", "year", "newest year of that price"),
)
def price_of_a_year(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the newest yearly price that the US survey prints, which other pages quote."""
    every = look["commodity_prices"]
    own = every[(every["commodity_id"] == mineral) & every["form"].isin(YEARLY_FORMS)]
    newest = own[own["vintage"] == own["vintage"].max()]
    return newest[newest["year"] == newest["year"].max()]


YEARLY_FORMS = ("", "Germanium metal")
"""The forms under which the survey prints the price of a year now: none named for gallium."""
FORM = "low purity, primary"
"""The form whose yearly price the US Geological Survey prints and the reporters assess."""


@STORY.answers(
    inside_base=Column("base", "USD/kg", BASE, date="base_at", rows="base_ids"),
    inside_last=Column("last", "USD/kg", NEWEST, date="last_at", rows="last_ids"),
    inside_last_day=Column("last_at", "date", "date of that price", rows="last_ids"),
    inside_change=Column(
        "change_percent",
        "percent",
        CHANGE,
        date="last_at",
        base="base",
        low="change_low",
        high="change_high",
    ),
)
def price_inside(look: Look) -> pd.DataFrame:
    """Set the newest firm price in China against the last one before the notice."""
    return prices.change_since(look(quoted_prices), "China", look(day_of_own_notice))


@STORY.answers(
    ends_after=Column("after", "months", ENDS),
    ends_before=Column("before", "months", ENDS),
)
def ends_of_both(look: Look) -> pd.DataFrame:
    """Say how far the newest firm price outside lies from the newest one inside, where that is far."""
    ends = look(price_outside).merge(look(price_inside), how="cross", suffixes=("", "_inside"))
    days = pd.to_datetime(ends["last_day"]) - pd.to_datetime(ends["last_day_inside"])
    apart = pd.to_timedelta(days).dt.days / DAYS_OF_A_MONTH
    ids = [join_ids(pair) for pair in ends[["last_ids", "last_ids_inside"]].to_numpy()]
    months = apart.round().where(apart.abs() * DAYS_OF_A_MONTH > prices.PAIR_DAYS)
    later, earlier = months.where(months > 0), (-months).where(months < 0)
    return ends.assign(after=later, before=earlier, row_ids=ids)


DAYS_OF_A_MONTH = 365.25 / 12


@STORY.answers(
    bound_words=Column("words", how="as printed", rows="last_ids"),
    bound_price=Column(
        "last", "USD/kg", "as printed, a bound and not a price", date="last_at", rows="last_ids"
    ),
    bound_day=Column("last_at", "date", "date of the bound", rows="last_ids"),
)
def price_bound(look: Look, price_market: str) -> pd.DataFrame:
    """Pick the newest mere bound outside China, where it is newer than every firm price."""
    found = prices.newest_bound(look(quoted_prices), price_market, look(day_of_own_notice))
    words = {"less_than": look.t("less than"), "greater_than": look.t("more than")}
    return found.assign(words=found["status"].map(words))


@STORY.answers(
    floor_price=Column("last", "USD/kg", "as printed, a bound", date="last_at", rows="last_ids"),
    floor_day=Column("last_at", "date", "date of the bound", rows="last_ids"),
    floor_by=Column("last_by", how="its reporter", rows="last_ids"),
    floor_multiple=Column("multiple", "times", "bound over the last price before the notice", date="last_at"),
)
def price_floor(look: Look, price_market: str) -> pd.DataFrame:
    """Pick the newest bound outside China above which a price lay, where it is newer than every firm one."""
    quoted, day = look(quoted_prices), look(day_of_own_notice)
    return _with_reporters(prices.newest_bound(quoted, price_market, day, ("greater_than",)), quoted)


@STORY.keep
def shown_prices(look: Look, price_market: str) -> pd.DataFrame:
    """Keep the prices of the two markets that are compared, and those at the Chinese port."""
    quoted = look(quoted_prices)
    shown = quoted.assign(is_at_port=prices.at_port(quoted))
    return shown[shown["region"].isin(["China", price_market]) | shown["is_at_port"]]


@STORY.answers(converted_n=Column("n", "prices", "count of the prices not printed in dollars"))
def converted_prices(look: Look) -> pd.DataFrame:
    """Count the prices drawn that were converted or worked out."""
    shown = look(shown_prices)
    return tally(shown[shown["converted"] != "as printed"], shown)


@STORY.keep
def price_pairs(look: Look, price_market: str) -> pd.DataFrame:
    """Set firm prices inside and outside China on nearby days against each other."""
    pairs = prices.fair_pairs(look(quoted_prices), price_market, look(day_of_own_notice))
    return pairs[~pairs["doubtful"]]


@STORY.answers(pairs_n=Column("n", "pairs", "count of firm prices inside and outside on nearby days"))
def paired_prices(look: Look) -> pd.DataFrame:
    """Count the pairs."""
    return tally(look(price_pairs))


@STORY.answers(
    first_ratio=Column("ratio", "to 1", RATIO, date="at"),
    first_pair=Column("at", "date", "date of the inside price", rows="inside_row"),
)
def first_gap(look: Look) -> pd.DataFrame:
    """Pick the oldest pair."""
    return look(price_pairs).head(1)


@STORY.answers(
    widest_ratio=Column("ratio", "to 1", RATIO, date="at"),
    widest_pair=Column("at", "date", "date of the inside price", rows="inside_row"),
)
def widest_gap(look: Look) -> pd.DataFrame:
    """Pick the pair that lies farthest apart."""
    return look(price_pairs).nlargest(1, "ratio")


@STORY.answers(
    port_ratio=Column("ratio", "to 1", "price at the Chinese port over price inland, middles", date="at"),
    port_pair=Column("at", "date", "date of the price inland", rows="inside_row"),
)
def gap_at_the_port(look: Look) -> pd.DataFrame:
    """Pick the newest firm pair of a price at the Chinese port and one inland."""
    quoted = look(quoted_prices)
    own = quoted[prices.at_port(quoted) | (quoted["region"] == "China")]
    pairs = prices.fair_pairs(own, "Other", look(day_of_own_notice))
    return pairs[~pairs["doubtful"]].tail(1)


@STORY.answers(
    digest_day=Column("at", "date", "month of the prices in the digest", rows="inside_row"),
    digest_ratio=Column("ratio", "to 1", IN_DIGEST, date="at"),
)
def digest_gap(look: Look) -> pd.DataFrame:
    """Pick the pair of a single digest, which nothing else confirms."""
    pairs = prices.fair_pairs(look(printed_prices), "Other", look(day_of_own_notice))
    return pairs[pairs["doubtful"]]


@STORY.answers(
    model_rise=Column("central", "percent", "as printed"),
    model_exceeds=Column("exceeds", how="whether the model gives the rise as the least"),
)
def modelled_rise(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the rise of the price that the model expects of a full stop."""
    found = impact.modelled_price_rise(look["impact_estimates"], mineral)
    return found.assign(exceeds=found["qualifier"] == "more than")
