"""Exports by month, year and destination, never added or joined across product scopes."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import month_starts
from chokepoint.analysis.ids import join_ids, with_row_ids

WORLD = "WLD"


def select_months(
    exports: pd.DataFrame, commodity: str, first_month: str, last_month: str, partner: str = WORLD
) -> pd.DataFrame:
    """Pick the single-month figures of one commodity and one partner.

    Args:
        exports: table ``exports_monthly``.
        commodity: a commodity id.
        first_month: ``YYYY-MM``.
        last_month: ``YYYY-MM``, included.
        partner: ISO 3166 alpha-3 code, ``WLD`` for all destinations.

    Returns:
        ``month``, ``product_scope``, ``quantity_kg``, ``status``, ``row_ids``, ``source_id``; sorted. A row
        without a quantity says nothing about its month and is left out.
    """
    months = _single_months(exports, commodity, first_month, last_month)
    chosen = months[(months["partner_iso3"] == partner) & months["quantity_kg"].notna()]
    columns = ["month", "product_scope", "quantity_kg", "status", "row_ids", "source_id"]
    return chosen[columns].sort_values(["product_scope", "month", "row_ids"], ignore_index=True)


def _single_months(exports: pd.DataFrame, commodity: str, first_month: str, last_month: str) -> pd.DataFrame:
    span = month_starts(first_month, last_month)
    single = (exports["period_type"] == "month") & exports["period_start"].isin(span)
    chosen = exports[single & (exports["commodity_id"] == commodity)]
    return with_row_ids(chosen).rename(columns={"period_start": "month"})


def merge_repeats(months: pd.DataFrame) -> pd.DataFrame:
    """Make one row a scope and month of figures printed more than once, with ``low`` and ``high`` in kg."""
    printed = months.groupby(["product_scope", "month"])
    merged = {
        "low": printed["quantity_kg"].min(),
        "high": printed["quantity_kg"].max(),
        "status": printed["status"].first(),
        "row_ids": printed["row_ids"].agg(join_ids),
    }
    return pd.DataFrame(merged).reset_index()


def fill_calendar(months: pd.DataFrame, first_month: str, last_month: str) -> pd.DataFrame:
    """Say for each month of a span what is known, over all scopes.

    Returns:
        One row a month: ``month``, ``known`` (``figure``, ``zero``, ``derived`` or ``unknown``), ``scopes``
        (how many scopes print it) and ``row_ids``. A month is ``derived`` only if no scope prints it.
    """
    grid = pd.DataFrame({"month": month_starts(first_month, last_month)})
    kinds = months.assign(kind=months["status"].map(_kind))
    grouped = kinds.groupby("month").agg(
        known=("kind", _best_kind), scopes=("product_scope", "nunique"), row_ids=("row_ids", join_ids)
    )
    # the types are stated because there may be no month at all
    typed = grouped.astype({"known": "str", "scopes": "Int64", "row_ids": "str"}).reset_index()
    filled = grid.merge(typed, how="left", on="month")
    return filled.fillna({"known": "unknown", "scopes": 0, "row_ids": ""}).astype({"scopes": int})


def _kind(status: str) -> str:
    return status if status in ("zero", "derived") else "figure"


_KNOWN = ("figure", "zero", "derived", "unknown")
"""What may be known of a month, the best first."""


def _best_kind(kinds: pd.Series) -> str:
    found = set(kinds)
    return next(kind for kind in _KNOWN if kind in found)


def summarise_calendar(calendar: pd.DataFrame) -> pd.DataFrame:
    """Count in one row the months of :func:`fill_calendar` by what is known of them.

    Returns:
        ``months`` (all), ``figure``, ``zero``, ``derived``, ``unknown``, ``row_ids`` of what is known and
        ``span_ids``, none: the months are those asked for.
    """
    counts = {kind: int((calendar["known"] == kind).sum()) for kind in _KNOWN}
    ids = {"row_ids": join_ids(calendar["row_ids"]), "span_ids": ""}
    return pd.DataFrame([{"months": len(calendar), **counts, **ids}])


def year_totals(exports: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Pick the yearly world totals of one commodity, every publisher's figure kept apart.

    Returns:
        ``year``, ``product_scope``, ``quantity_kg``, ``status``, ``row_ids``; sorted.
    """
    chosen = exports[
        (exports["commodity_id"] == commodity)
        & (exports["period_type"] == "year")
        & (exports["partner_iso3"] == WORLD)
        & exports["quantity_kg"].notna()
    ]
    years = with_row_ids(chosen).assign(year=chosen["period_start"].dt.year)
    columns = ["year", "product_scope", "quantity_kg", "status", "row_ids", "source_id"]
    return years[columns].sort_values(["year", "product_scope", "quantity_kg"], ignore_index=True)


def years_in_one_scope(years: pd.DataFrame, base_year: int, since: int) -> pd.DataFrame:
    """Keep a base year and the newest later year of the one scope that reaches furthest.

    Args:
        years: as :func:`year_totals` gives them, derived totals included if wanted.
        base_year: the year to compare with.
        since: the first year that may be set against it: the first that lies wholly after the event.

    Returns:
        The rows of both years in that scope; none if no scope has the base year and such a later one.
    """
    with_base = years[years["product_scope"].isin(years.loc[years["year"] == base_year, "product_scope"])]
    later = with_base[with_base["year"] >= since]
    if later.empty:
        return years.head(0)
    newest = later.sort_values("year").iloc[-1]
    in_scope = years["product_scope"] == newest["product_scope"]
    return years[in_scope & years["year"].isin([base_year, newest["year"]])]


def years_in_any_scope(years: pd.DataFrame, base_year: int, since: int) -> pd.DataFrame:
    """Keep a base year and the newest later one in whatever scopes they are printed.

    Args:
        years: as :func:`year_totals` gives them.
        base_year: the year to compare with.
        since: the first year that may be set beside it.

    Returns:
        The rows of both years, all scopes; none unless both are known.
    """
    newest = years.loc[years["year"] >= since, "year"].max()
    both = years[years["year"].isin([base_year, newest])]
    return both if both["year"].nunique() == 2 else years.head(0)


def summarise_years(two: pd.DataFrame) -> pd.DataFrame:
    """Compare the newest year of :func:`years_in_one_scope` with its base year.

    Returns:
        One row (none if there is nothing to compare): ``base_year``, ``base_t``, ``last_year``, ``low_t``,
        ``high_t`` (tonnes), ``low_percent``, ``high_percent`` (of the base year's highest figure),
        ``row_ids``, and the rows of each year alone, ``base_ids`` and ``last_ids``.
    """
    if two.empty:
        return pd.DataFrame(columns=_YEARS)
    tonnes = two.assign(t=two["quantity_kg"] / 1000).groupby("year")["t"].agg(["min", "max"])
    base, last = tonnes.iloc[0], tonnes.iloc[-1]
    ends = [last["min"], last["max"]]
    percents = [100 * end / base["max"] for end in ends]
    years = two.groupby("year")["row_ids"].agg(join_ids)
    ids = [join_ids(years), years.iloc[0], years.iloc[-1]]
    values = [tonnes.index[0], base["max"], tonnes.index[-1], *ends, *percents, *ids]
    return pd.DataFrame([values], columns=_YEARS)


_YEARS = [
    *("base_year", "base_t", "last_year", "low_t", "high_t", "low_percent", "high_percent"),
    *("row_ids", "base_ids", "last_ids"),
]


def summarise_spread(spread: pd.DataFrame) -> pd.DataFrame:
    """Say how far the totals of :func:`widest_spread` lie apart: ``year``, ``apart_t``, ``row_ids``."""
    grouped = spread.groupby("year")
    apart = (grouped["quantity_kg"].max() - grouped["quantity_kg"].min()) / 1000
    return pd.DataFrame({"apart_t": apart, "row_ids": grouped["row_ids"].agg(join_ids)}).reset_index()


def widest_spread(years: pd.DataFrame) -> pd.DataFrame:
    """Keep the printed totals of the year and scope whose publishers differ most; none if all agree."""
    printed = years[years["status"].isin(["reported", "rounded"])]
    grouped = printed.groupby(["year", "product_scope"])["quantity_kg"]
    spread = grouped.transform("max") - grouped.transform("min")
    return printed[(spread > 0) & (spread == spread.max())]


def compare_around(months: pd.DataFrame, cut: pd.Timestamp) -> pd.DataFrame:
    """Average the known months before and from a month on, within each scope.

    Args:
        months: as :func:`select_months` gives them.
        cut: first month that counts as after.

    Returns:
        One row a scope: ``product_scope``, ``before_kg``, ``after_kg`` (mean kg a known month),
        ``before_months``, ``after_months``, ``change_percent``, ``row_ids``, and the rows of each side
        alone, ``before_ids`` and ``after_ids``; only scopes known on both sides, and not those with nothing
        before, of which no change can be given.
    """
    merged = merge_repeats(months)
    sided = merged.assign(kg=(merged["low"] + merged["high"]) / 2)
    before = _average(sided[sided["month"] < cut], "before")
    after = _average(sided[sided["month"] >= cut], "after")
    both = before[before["before_kg"] > 0].join(after, how="inner")
    change = 100 * (both["after_kg"] / both["before_kg"] - 1)
    ids = sided.groupby("product_scope")["row_ids"].agg(join_ids)
    return both.assign(change_percent=change).join(ids).reset_index()


def _average(sided: pd.DataFrame, side: str) -> pd.DataFrame:
    scopes = sided.groupby("product_scope")
    kg, ids = scopes["kg"], scopes["row_ids"].agg(join_ids)
    return pd.DataFrame({f"{side}_kg": kg.mean(), f"{side}_months": kg.count(), f"{side}_ids": ids})


def split_by_partner(
    exports: pd.DataFrame, commodity: str, first_month: str, last_month: str
) -> pd.DataFrame:
    """Split each month whose destinations are printed into partners and a remainder.

    Args:
        exports: table ``exports_monthly``.
        commodity: a commodity id.
        first_month: ``YYYY-MM``.
        last_month: ``YYYY-MM``, included.

    Returns:
        ``month``, ``product_scope``, ``partner_iso3`` (``""`` for what is not itemised), ``quantity_kg``,
        ``total_kg``, ``row_ids`` and ``world_ids``. Partners are set only against the world row of the same
        source and scope; all rows are of the one scope with most partners, and those of a month of one
        source. A partner is behind its own rows alone, the remainder behind those of all and of the total.
    """
    chosen = _single_months(exports, commodity, first_month, last_month).dropna(subset=["quantity_kg"])
    parts = chosen[chosen["partner_iso3"] != WORLD]
    totals = chosen[chosen["partner_iso3"] == WORLD].drop_duplicates(_TABLE)
    world = totals.rename(columns={"quantity_kg": "total_kg", "row_ids": "world_ids"})
    joined = parts.merge(world[[*_TABLE, "total_kg", "world_ids"]], how="left", on=_TABLE)
    named = _one_count(joined.fillna({"world_ids": ""}))[_SPLIT]
    return _add_remainder(named).sort_values(["month", "partner_iso3"], ignore_index=True)


_TABLE = ["month", "source_id", "product_scope"]
_SPLIT = ["month", "product_scope", "partner_iso3", "quantity_kg", "total_kg", "row_ids", "world_ids"]


def _one_count(parts: pd.DataFrame) -> pd.DataFrame:
    """Keep the scope with most rows and in it, for each month, the source with most."""
    in_scope = parts[parts["product_scope"].isin(parts["product_scope"].mode().head(1))]
    listed = in_scope.groupby(["month", "source_id"])["source_id"].transform("size")
    ranked = in_scope.assign(listed=listed).sort_values(["listed", "source_id"], ascending=[False, True])
    chosen = ranked.drop_duplicates("month")[["month", "source_id"]]
    return in_scope.merge(chosen, on=["month", "source_id"])


def _add_remainder(parts: pd.DataFrame) -> pd.DataFrame:
    sums = {
        "listed": ("quantity_kg", "sum"),
        "total_kg": ("total_kg", "first"),
        "row_ids": ("row_ids", join_ids),
        "world_ids": ("world_ids", join_ids),
    }
    whole = parts.assign(row_ids=[join_ids(pair) for pair in parts[["row_ids", "world_ids"]].to_numpy()])
    grouped = whole.groupby(["month", "product_scope"]).agg(**sums).reset_index()
    rest = grouped.assign(quantity_kg=grouped["total_kg"] - grouped["listed"], partner_iso3="")
    return pd.concat([parts, rest.loc[rest["quantity_kg"] > 0, _SPLIT]], ignore_index=True)


def partner_totals(parts: pd.DataFrame) -> pd.DataFrame:
    """Add up the printed months by partner, largest first.

    Args:
        parts: as :func:`split_by_partner` gives them.

    Returns:
        ``partner_iso3``, ``quantity_kg``, ``months``, ``share`` (0-1, of all parts), ``row_ids`` (of the
        partner) and ``all_ids`` (of all parts, which share and rank rest on).
    """
    grouped = parts.groupby("partner_iso3").agg(
        quantity_kg=("quantity_kg", "sum"), months=("month", "nunique"), row_ids=("row_ids", join_ids)
    )
    grouped["share"] = grouped["quantity_kg"] / grouped["quantity_kg"].sum()
    grouped["all_ids"] = join_ids(parts["row_ids"])
    return grouped.sort_values(["quantity_kg", "months"], ascending=False).reset_index()


def summarise_partners(parts: pd.DataFrame) -> pd.DataFrame:
    """Say in one row how many months print their destinations, and how much these leave out.

    Args:
        parts: as :func:`split_by_partner` gives them.

    Returns:
        ``months``, ``rest_kg`` (totals less itemised destinations), ``row_ids`` of the destinations and
        ``rest_ids``, with the totals.
    """
    named, left = parts[parts["partner_iso3"] != ""], parts[parts["partner_iso3"] == ""]
    row = {
        "months": named["month"].nunique(),
        "rest_kg": left["quantity_kg"].sum(),
        "row_ids": join_ids(named["row_ids"]),
        "rest_ids": join_ids([*named["row_ids"], *named["world_ids"]]),
    }
    return pd.DataFrame([row])


def to_partner(exports: pd.DataFrame, commodity: str, partner: str) -> pd.DataFrame:
    """Pick the figures for whole or unfinished years of one commodity and one destination.

    Args:
        exports: table ``exports_monthly``.
        commodity: a commodity id.
        partner: ISO 3166 alpha-3 code.

    Returns:
        The rows of the table with ``year`` and ``row_ids``.
    """
    chosen = exports[
        (exports["commodity_id"] == commodity)
        & (exports["partner_iso3"] == partner)
        & exports["period_type"].isin(["year", "year to date"])
    ]
    return with_row_ids(chosen).assign(year=chosen["period_start"].dt.year).reset_index(drop=True)


def pace_of_newest_year(exports: pd.DataFrame, commodities: list[str], cut: pd.Timestamp) -> pd.DataFrame:
    """Compare the newest year's known months with those before a month, in the scope with most months.

    Args:
        exports: table ``exports_monthly``.
        commodities: commodity ids.
        cut: first month that counts as after.

    Returns:
        One row a commodity: ``commodity_id``, ``year`` and the columns of :func:`compare_around`; commodities
        without months on both sides are left out.
    """
    rows = [_newest_pace(exports, commodity, cut) for commodity in commodities]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame()


def _newest_pace(exports: pd.DataFrame, commodity: str, cut: pd.Timestamp) -> pd.DataFrame:
    newest = exports["period_start"].max()
    months = select_months(exports, commodity, "1990-01", "1990-01" if pd.isna(newest) else f"{newest:%Y-%m}")
    year = months["month"].dt.year.max()
    sides = months[(months["month"] < cut) | ((months["month"] >= cut) & (months["month"].dt.year == year))]
    compared = compare_around(sides, cut).assign(commodity_id=commodity, year=year)
    return compared.nlargest(1, "after_months")
