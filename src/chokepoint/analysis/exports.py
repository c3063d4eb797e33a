"""Exports by month, year and destination, never added or joined across product scopes."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import month_starts
from chokepoint.analysis.ids import join_ids, with_row_ids

WORLD = "WLD"
BOUNDS = ("greater_than", "less_than")


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
        ``month``, ``product_scope``, ``quantity_kg``, ``status``, ``row_ids``, sorted.
    """
    span = month_starts(first_month, last_month)
    chosen = exports[
        (exports["commodity_id"] == commodity)
        & (exports["period_type"] == "month")
        & (exports["partner_iso3"] == partner)
        & exports["period_start"].isin(span)
    ]
    renamed = with_row_ids(chosen).rename(columns={"period_start": "month"})
    columns = ["month", "product_scope", "quantity_kg", "status", "row_ids", "source_id"]
    return renamed[columns].sort_values(["product_scope", "month", "row_ids"], ignore_index=True)


def merge_repeats(months: pd.DataFrame) -> pd.DataFrame:
    """Make one row a scope and month of figures printed more than once, with ``low`` and ``high`` in kg."""
    grouped = months.groupby(["product_scope", "month"], sort=True)
    return grouped.agg(
        low=("quantity_kg", "min"),
        high=("quantity_kg", "max"),
        status=("status", "first"),
        row_ids=("row_ids", join_ids),
    ).reset_index()


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
    filled = grid.merge(grouped.reset_index(), how="left", on="month")
    return filled.fillna({"known": "unknown", "scopes": 0, "row_ids": ""}).astype({"scopes": int})


def _kind(status: str) -> str:
    return status if status in ("zero", "derived") else "figure"


def _best_kind(kinds: pd.Series) -> str:
    found = set(kinds)
    return next(kind for kind in ("figure", "zero", "derived") if kind in found)


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


def years_in_one_scope(years: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """Keep a base year and the newest later year of the one scope that reaches furthest.

    Args:
        years: as :func:`year_totals` gives them, derived totals included if wanted.
        base_year: the year to compare with.

    Returns:
        The rows of both years in that scope; none if no scope has the base year and a later one.
    """
    with_base = years[years["product_scope"].isin(years.loc[years["year"] == base_year, "product_scope"])]
    later = with_base[with_base["year"] > base_year]
    if later.empty:
        return years.head(0)
    newest = later.sort_values("year").iloc[-1]
    wanted = years["year"].isin([base_year, newest["year"]]) & (years["product_scope"] == newest["product_scope"])
    return years[wanted]


def compare_around(months: pd.DataFrame, cut: pd.Timestamp) -> pd.DataFrame:
    """Average the known months before and from a month on, within each scope.

    Args:
        months: as :func:`select_months` gives them.
        cut: first month that counts as after.

    Returns:
        One row a scope: ``before_kg``, ``after_kg`` (mean kg a known month), ``before_months``,
        ``after_months``, ``change_percent`` and ``row_ids``; only scopes known on both sides.
    """
    sided = merge_repeats(months)
    sided["kg"] = (sided["low"] + sided["high"]) / 2
    sided["side"] = (sided["month"] >= cut).map({True: "after", False: "before"})
    means = sided.pivot_table(index="product_scope", columns="side", values="kg", aggfunc=["mean", "count"])
    ids = sided.groupby("product_scope")["row_ids"].agg(join_ids)
    columns = {("mean", s): f"{s}_kg" for s in ("before", "after")}
    columns |= {("count", s): f"{s}_months" for s in ("before", "after")}
    flat = means.reindex(columns=pd.MultiIndex.from_tuples(columns)).set_axis(list(columns.values()), axis=1)
    flat["change_percent"] = 100 * (flat["after_kg"] / flat["before_kg"] - 1)
    return flat.assign(row_ids=ids).dropna(subset=["before_kg", "after_kg"]).reset_index()


def split_by_partner(exports: pd.DataFrame, commodity: str, first_month: str, last_month: str) -> pd.DataFrame:
    """Split each month whose destinations are printed into partners and a remainder.

    Args:
        exports: table ``exports_monthly``.
        commodity: a commodity id.
        first_month: ``YYYY-MM``.
        last_month: ``YYYY-MM``, included.

    Returns:
        ``month``, ``partner_iso3`` (``""`` for what is not itemised), ``quantity_kg``, ``total_kg``,
        ``row_ids``. Partners are set only against the world row of the same source and scope.
    """
    month = exports["period_type"] == "month"
    chosen = with_row_ids(exports[month & (exports["commodity_id"] == commodity)])
    chosen = chosen[chosen["period_start"].isin(month_starts(first_month, last_month))]
    key = ["period_start", "source_id", "product_scope"]
    world = chosen[chosen["partner_iso3"] == WORLD][[*key, "quantity_kg", "row_ids"]]
    parts = chosen[chosen["partner_iso3"] != WORLD]
    joined = parts.merge(world, on=key, suffixes=("", "_world"))
    joined["row_ids"] = [join_ids(pair) for pair in zip(joined["row_ids"], joined["row_ids_world"], strict=True)]
    joined = joined.rename(columns={"period_start": "month", "quantity_kg_world": "total_kg"})
    columns = ["month", "partner_iso3", "quantity_kg", "total_kg", "row_ids"]
    return _add_remainder(joined[columns]).sort_values(["month", "partner_iso3"], ignore_index=True)


def _add_remainder(parts: pd.DataFrame) -> pd.DataFrame:
    grouped = parts.groupby("month").agg(
        listed=("quantity_kg", "sum"), total_kg=("total_kg", "first"), row_ids=("row_ids", join_ids)
    )
    grouped["quantity_kg"] = grouped["total_kg"] - grouped["listed"]
    rest = grouped[grouped["quantity_kg"] > 0].reset_index().assign(partner_iso3="")
    return pd.concat([parts, rest[parts.columns]], ignore_index=True)


def partner_totals(parts: pd.DataFrame) -> pd.DataFrame:
    """Add up the printed months by partner: ``partner_iso3``, ``quantity_kg``, ``share`` (0-1), ``row_ids``."""
    grouped = parts.groupby("partner_iso3").agg(
        quantity_kg=("quantity_kg", "sum"), months=("month", "nunique"), row_ids=("row_ids", join_ids)
    )
    grouped["share"] = grouped["quantity_kg"] / grouped["quantity_kg"].sum()
    return grouped.sort_values(["quantity_kg", "months"], ascending=False).reset_index()


def to_partner(exports: pd.DataFrame, commodity: str, partner: str) -> pd.DataFrame:
    """Pick the figures for whole or unfinished years of one commodity and one destination, with ``row_ids``."""
    chosen = exports[
        (exports["commodity_id"] == commodity)
        & (exports["partner_iso3"] == partner)
        & exports["period_type"].isin(["year", "year to date"])
    ]
    return with_row_ids(chosen).reset_index(drop=True)


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
    months = select_months(exports, commodity, "1990-01", f"{exports['period_start'].max():%Y-%m}")
    year = months["month"].dt.year.max()
    sides = months[(months["month"] < cut) | ((months["month"] >= cut) & (months["month"].dt.year == year))]
    compared = compare_around(sides, cut).assign(commodity_id=commodity, year=year)
    return compared.nlargest(1, "after_months")
