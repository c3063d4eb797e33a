"""The findings over the figures on quotas: sentences computed from the frames they are drawn from.

Each takes the summary it speaks of; where that is empty it gives a plain heading instead of a finding.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator
from chokepoint.stories.quotas.words import goods_name, grade_names, recipient_names


def halves(changes: pd.DataFrame, year_change: pd.DataFrame, year: int, t: Translator) -> str:
    """Say in which batch of a year the quota was cut."""
    own = changes[changes["year"] == year].set_index("batch")["change_percent"]
    if year_change.empty:
        return t("Export quotas by half-year")
    first, second = t.signed(own["H1"]), t.signed(own["H2"])
    if year_change["change_t"].iloc[0] < 0 <= own["H1"]:
        return t("The whole cut of {year} fell in the second batch: {n} percent", year=year, n=second)
    return t("In {year} the batches changed by {a} and {b} percent", year=year, a=first, b=second)


def months(issued: pd.DataFrame, t: Translator) -> str:
    """Say how the change after a short year differs with what is compared."""
    short = issued.loc[issued["months"] < 12, "year"]
    after = issued[issued["year"].isin(short + 1)].dropna(subset=["monthly_change"]).sort_values("recipients")
    if after.empty:
        return t("Export quotas by the months they covered")
    row = after.iloc[0]
    return t(
        "The quota of {year} ({who}) changed by {a} percent as issued, by {b} percent a month",
        who=recipient_names(t)[row["recipients"]],
        year=row["year"],
        a=t.signed(row["issued_change"], 0),
        b=t.signed(row["monthly_change"], 0),
    )


def volumes(used: pd.DataFrame, exports: pd.DataFrame, t: Translator) -> str:
    """Say how far exports outran the quota, and what came later."""
    over = used[used["use_percent"] > 100]
    if over.empty:
        return t("Export quotas and exports of rare earths")
    whole = exports[exports["months"] == 12]
    row = over.sort_values("use_percent", ascending=False, kind="stable").iloc[0]
    newest = whole["year"].max()
    if whole.empty or newest <= used["year"].max():
        return t("In {year} exports exceeded the quota by {n} percent", **_excess(row, t))
    last = whole.loc[whole["year"] == newest, "exports_t"].max()
    return t(
        "In {year} exports exceeded the quota by {n} percent; in {last_year} they were {last} t",
        **_excess(row, t),
        last_year=newest,
        last=t.number(last),
    )


def _excess(row: pd.Series, t: Translator) -> dict[str, object]:
    return {"year": row["year"], "n": t.number(row["use_percent"] - 100)}


def use(used: pd.DataFrame, t: Translator) -> str:
    """Set the year with the highest use against the year with the lowest after it."""
    if used.empty:
        return t("Exports as a percentage of the quota")
    top = used.sort_values("use_percent", ascending=False, kind="stable").iloc[0]
    later = used[used["year"] > top["year"]]
    if later.empty:
        return t(
            "Exports came to {a} percent of the quota of {year}",
            a=t.number(top["use_percent"]),
            year=top["year"],
        )
    low = later.sort_values("use_percent", kind="stable").iloc[0]
    return t(
        "Exports came to {a} percent of the quota of {year} and to {b} percent of that of {later}",
        a=t.number(top["use_percent"]),
        year=top["year"],
        b=t.number(low["use_percent"]),
        later=low["year"],
    )


def duties(peak: pd.DataFrame, grid: pd.DataFrame, t: Translator) -> str:
    """Give the highest duty, how many lines reached it, and whether duties ended."""
    if peak.empty:
        return t("Export duties on rare earths")
    words = {"rate": t.number(peak["high"].iloc[0]), "n": peak["line"].nunique(), "m": grid["line"].nunique()}
    last = grid[grid["year"] == grid["year"].max()]
    if last["high"].max() == 0:
        return t(
            "Duties rose to {rate} percent on {n} of {m} lines, and ended in {end}",
            end=last["year"].iloc[0],
            **words,
        )
    return t("Duties rose to {rate} percent on {n} of {m} lines", **words)


def price_gap(widest: pd.DataFrame, market: str, names: pd.Series, t: Translator) -> str:
    """Name the goods with the widest gap in a market."""
    if widest.empty:
        return t("Prices outside and inside China")
    row = widest.iloc[0]
    return t(
        "{goods} cost {n} times as much abroad as in China in {month}",
        goods=t.capital(goods_name(row, names, t)),
        n=t.interval(row["low"], row["high"], 1),
        month=t.month(row["outside_day"]),
    )


def price_path(path: pd.DataFrame, element: str, t: Translator) -> str:
    """Give the peak of a market as a multiple of its first price."""
    if path.empty:
        return t("Price of {element} oxide", element=element)
    row = path.iloc[0]
    return t(
        "{element} oxide at the port cost {n} times as much in {peak} as in {first}",
        element=t.capital(element),
        n=t.number(row["times"], 0 if row["times"] >= 10 else 1),
        peak=t.month(row["peak_day"]),
        first=row["first_day"].year,
    )


def prices_found(prices: pd.DataFrame, element: str, t: Translator) -> str:
    """Count the prices of an element's oxide and the years they span."""
    if prices.empty:
        return t("Prices of {element} oxide", element=element)
    years = prices["day"].dt.year
    return t.plural(
        "One price of {element} oxide is printed in the texts used, for {first}",
        "{n} prices of {element} oxide are printed in the texts used, from {first} to {last}",
        len(prices),
        element=element,
        first=int(years.min()),
        last=int(years.max()),
    )


def evidence(balance: pd.DataFrame, t: Translator) -> str:
    """Say how strong the evidence is for an obstruction and for an order."""
    best = balance.set_index("claim")
    if not {"obstructed", "ordered"} <= set(best.index):
        return t("Evidence on the stop of shipments to Japan")
    hindered, ordered = (grade_names(t)[int(best["best_for"][claim])] for claim in ("obstructed", "ordered"))
    return t("Obstruction rests on {a} evidence, an order from above on {b} evidence", a=hindered, b=ordered)


def imports(months: pd.DataFrame, against: pd.DataFrame, t: Translator) -> str:
    """Name the lowest month, against the year before where that is known, and the next one."""
    printed = months[~months["derived"].astype(bool)].sort_values("month")
    if printed.empty:
        return t("Japanese imports of rare earths from China")
    low = printed.sort_values("high", kind="stable").iloc[0]
    after = printed[printed["month"] > low["month"]]
    words = {"n": t.interval(low["low"], low["high"]), "month": t.month(low["month"])}
    if after.empty:
        return t("Imports fell to {n} t in {month}", **words)
    next_one = after.iloc[0]
    rest = {"m": t.interval(next_one["low"], next_one["high"]), "next": t.month(next_one["month"])}
    if against.empty:
        return t("Imports fell to {n} t in {month} and came to {m} t in {next}", **words, **rest)
    part = t.number(against["percent"].iloc[0])
    return t(
        "Imports fell to {n} t in {month}, {part} percent of a year before, and came to {m} t in {next}",
        part=part,
        **words,
        **rest,
    )


def case(stairs: pd.DataFrame, t: Translator) -> str:
    """Count the days of the dispute so far."""
    if len(stairs) < 2:
        return t("The dispute at the World Trade Organization")
    n = t.number(stairs["days"].max())
    return t("{n} days lay between the complaint and the last step seen", n=n)


def ceilings(mining: pd.DataFrame, still: pd.DataFrame, t: Translator) -> str:
    """Set the growth of the mining ceiling against the one that stands still."""
    if mining.empty:
        return t("Ceilings on mining and separation")
    row = mining.iloc[0]
    words = {"n": t.number(row["times"], 1), "first": row["base_year"], "last": row["last_year"]}
    if still.empty:
        return t("The mining ceiling of {last} is {n} times that of {first}", **words)
    return t(
        "The mining ceiling grew {n}-fold from {first} to {last}; "
        "that on heavy ore has stood at {value} t since {since}",
        value=t.number(still["value"].iloc[0]),
        since=still["since"].iloc[0],
        **words,
    )


def months_after(first_product: pd.DataFrame, t: Translator) -> str:
    """Give the months from the cut to the first product of the new plant."""
    if first_product.empty:
        return t("Supply outside China after the cut")
    n = t.number(first_product["months"].iloc[0])
    return t("The first product of a new plant came {n} months after the cut", n=n)


def output(years: pd.DataFrame, t: Translator) -> str:
    """Count the years without output among those known, and name the largest."""
    if years.empty:
        return t("Output of Mountain Pass")
    nil = years.loc[years["newest"] == 0, "year"]
    top = years.sort_values("newest", ascending=False, kind="stable").iloc[0]
    words = {"top": t.number(top["newest"]), "year": top["year"]}
    if top["newest"] == 0:
        return t("Mountain Pass gave nothing in {nil}", nil=t.listing([str(year) for year in nil]))
    if nil.empty:
        return t("Mountain Pass gave {top} t in {year}", **words)
    listed = t.listing([str(year) for year in nil])
    return t("Mountain Pass gave nothing in {nil} and {top} t in {year}", nil=listed, **words)


def parts(summed: pd.DataFrame, t: Translator) -> str:
    """Say what moved the share over the span."""
    if summed.empty:
        return t("What moved China’s share of mine output")
    row = summed.iloc[0]
    words = {"first": row["first_year"], "last": row["last_year"]}
    if row["own"] >= 0 > row["change"]:
        plain = {name: t.number(100 * abs(row[name])) for name in ("own", "others")}
        return t(
            "From {first} to {last} others’ growth took {others} points, China’s own gave back {own}",
            **words,
            **plain,
        )
    fine = {name: t.signed(100 * row[name], 1) for name in ("own", "others")}
    return t(
        "From {first} to {last}: {own} points by China’s own output, {others} by that of others",
        **words,
        **fine,
    )


def other_metals(changes: pd.DataFrame, names: pd.Series, t: Translator) -> str:
    """Count the metals whose quota was cut by more than a quarter."""
    if changes.empty:
        return t("Export quotas of other metals")
    deep = changes[changes["change_percent"] < -25]
    if deep.empty:
        return t("No export quota of {m} metals fell by more than a quarter", m=len(changes))
    listed = t.listing([names.get(name, name) for name in deep["commodity_id"]])
    words = {"n": len(deep), "m": len(changes), "names": listed}
    return t("Of {m} export quotas, {n} fell by more than a quarter: {names}", **words)


def smuggling(widest: pd.DataFrame, t: Translator) -> str:
    """Give the span of the year whose estimates differ most."""
    if widest.empty:
        return t("Estimates of smuggled rare earths")
    row = widest.iloc[0]
    ends = {"low": t.number(row["low"]), "high": t.number(row["high"])}
    return t("For {year} alone, estimates of smuggling run from {low} to {high} t", year=row["year"], **ends)
