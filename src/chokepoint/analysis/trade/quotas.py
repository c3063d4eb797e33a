"""Export quotas: batches, years, the months a figure covers, and how much of a quota was used."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import Row, each_row, to_frame

FIRMNESS = {"announced": 2, "reported": 2, "compiled": 2, "target": 2, "derived": 1, "annualised": 1}
NOT_ISSUED = ("estimate", "forecast")
HALVES = ("H1", "H2")
PARTS = ("domestic", "foreign_invested", "not_split")


def newest_firm(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Keep one printed figure for each key: exact before derived before rounded, then the newest.

    Args:
        rows: rows of a table with ``status``, ``published`` and ``row_id``.
        keys: the columns that name what is measured.

    Returns:
        The rows kept, sorted by the keys, with ``row_ids``.
    """
    ranked = with_row_ids(rows).assign(firmness=rows["status"].map(FIRMNESS).fillna(0))
    order = ranked.sort_values(["firmness", "published", "row_id"], na_position="first", kind="stable")
    return order.drop_duplicates(keys, keep="last").sort_values(keys, ignore_index=True)


def _quota_rows(quotas: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    is_quota = (quotas["measure"] == "quota") & (quotas["product_group"] == "all")
    return quotas[is_quota & quotas["year"].between(first_year, last_year)]


def half_years(quotas: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Split each half-year's quota into domestic and foreign-invested firms, as far as printed.

    Args:
        quotas: table ``export_quotas``.
        first_year: first year.
        last_year: last year, included.

    Returns:
        ``year``, ``batch`` (``H1``, ``H2``), ``part`` (one of ``PARTS``), ``tonnes``, ``complete`` (whether
        the total of the half-year is known) and ``row_ids``. What a printed total leaves over is
        ``not_split``.
    """
    chosen = _quota_rows(quotas, first_year, last_year)
    best = newest_firm(chosen[chosen["batch"].isin(HALVES)], ["year", "batch", "recipients"])
    rows = [row for key, group in best.groupby(["year", "batch"]) for row in _split_half(key, group)]
    return to_frame(rows, _HALF)


_HALF = {
    "year": "Int64",
    "batch": "str",
    "part": "str",
    "tonnes": "float64",
    "complete": "bool",
    "row_ids": "str",
}


def _split_half(key: tuple, group: pd.DataFrame) -> list[list[object]]:
    known = group.set_index("recipients")
    total = known["value"].get("all", float("nan"))
    parts = known.drop(index="all", errors="ignore")
    complete = pd.notna(total) or len(parts) == 2
    rows = [[*key, name, row["value"], complete, row["row_ids"]] for name, row in parts.iterrows()]
    rest = total - parts["value"].sum()
    if rest > 0:
        rows.append([*key, "not_split", rest, complete, join_ids(known["row_ids"])])
    return rows


def half_year_changes(halves: pd.DataFrame) -> pd.DataFrame:
    """Compare each half-year whose total is known with the same half of the year before.

    Args:
        halves: as :func:`half_years` gives them.

    Returns:
        ``year``, ``batch``, ``before_t``, ``after_t``, ``change_t``, ``change_percent``, ``row_ids``.
    """
    return _year_on_year(halves[halves["complete"].astype(bool)], ["batch"])


def part_changes(halves: pd.DataFrame) -> pd.DataFrame:
    """Compare the two kinds of firms apart: the columns of :func:`half_year_changes` and ``part``."""
    return _year_on_year(halves[halves["part"] != "not_split"], ["batch", "part"])


def _year_on_year(halves: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    sums = halves.groupby(["year", *keys]).agg(t=("tonnes", "sum"), row_ids=("row_ids", join_ids))
    after = sums.reset_index()
    before = after.assign(year=after["year"] + 1).rename(columns={"t": "before_t", "row_ids": "before_ids"})
    both = after.merge(before, on=["year", *keys]).rename(columns={"t": "after_t"})
    ids = [join_ids(pair) for pair in zip(both["row_ids"], both["before_ids"], strict=True)]
    change = both["after_t"] - both["before_t"]
    percent = 100 * change / both["before_t"]
    return both.assign(change_t=change, change_percent=percent, row_ids=ids).drop(columns="before_ids")


def year_change(changes: pd.DataFrame, year: int) -> pd.DataFrame:
    """Add up the changes of both halves of a year.

    Args:
        changes: as :func:`half_year_changes` gives them.
        year: the year.

    Returns:
        One row with ``change_t``, ``change_percent``, ``second_t`` (the second half's part of it),
        ``second_share`` (percent of the change) and ``row_ids``; none unless both halves are known.
    """
    own = changes[changes["year"] == year].set_index("batch")
    if set(own.index) != set(HALVES):
        return to_frame([], _YEAR_CHANGE)
    total, second = own["change_t"].sum(), own["change_t"]["H2"]
    percent = 100 * total / own["before_t"].sum()
    ids = join_ids(own["row_ids"])
    return to_frame([[total, percent, second, 100 * second / total, ids]], _YEAR_CHANGE)


_YEAR_CHANGE = {
    "change_t": "float64",
    "change_percent": "float64",
    "second_t": "float64",
    "second_share": "float64",
    "row_ids": "str",
}


def year_totals(quotas: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Give every printed quota of all exporters for a whole year, estimates and forecasts left out.

    Returns:
        The rows of the table with ``row_ids``; a figure for fewer than twelve months is among them.
    """
    chosen = _quota_rows(quotas, first_year, last_year)
    is_total = (chosen["batch"] == "full_year") & (chosen["recipients"] == "all")
    printed = chosen[is_total & ~chosen["status"].isin(NOT_ISSUED)]
    return with_row_ids(printed).sort_values(["year", "value"], ignore_index=True)


def twelve_month_quota(totals: pd.DataFrame) -> pd.DataFrame:
    """Keep one figure a year: the firmest and newest of those that cover twelve months.

    Args:
        totals: as :func:`year_totals` gives them.
    """
    return newest_firm(totals[totals["months_covered"] == 12], ["year"])


def as_issued(quotas: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Set tonnage issued beside tonnage a month, for domestic firms and for all exporters apart.

    Args:
        quotas: table ``export_quotas``.
        first_year: first year.
        last_year: last year, included.

    Returns:
        ``recipients``, ``year``, ``issued_t``, ``months``, ``monthly_t``, ``issued_change`` and
        ``monthly_change`` (percent on the year before, NaN for the first or after a gap), ``row_ids``.
    """
    best = newest_firm(_issued_rows(quotas, first_year, last_year), ["recipients", "year"])
    frame = best.rename(columns={"value": "issued_t", "months_covered": "months"})
    frame["monthly_t"] = frame["issued_t"] / frame["months"].astype(float)
    for name in ("issued", "monthly"):
        frame[f"{name}_change"] = _change_on_year_before(frame, f"{name}_t")
    return frame[[*_ISSUED, "row_ids"]]


_ISSUED = ["recipients", "year", "issued_t", "months", "monthly_t", "issued_change", "monthly_change"]


def _issued_rows(quotas: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Pick whole-year figures; of a year with a short one the twelve-month equivalents are left out."""
    chosen = _quota_rows(quotas, first_year, last_year)
    whole = chosen[(chosen["batch"] == "full_year") & ~chosen["status"].isin([*NOT_ISSUED, "annualised"])]
    shortest = whole.groupby(["recipients", "year"])["months_covered"].transform("min")
    apart = whole["recipients"].isin(["all", "domestic"])
    return whole[(whole["months_covered"] == shortest) & apart]


def _change_on_year_before(frame: pd.DataFrame, column: str) -> pd.Series:
    before = frame.groupby("recipients")[column].shift()
    follows = frame.groupby("recipients")["year"].diff() == 1
    return (100 * (frame[column] / before - 1)).where(follows.fillna(value=False).astype(bool))


def quota_use(totals: pd.DataFrame, exports: pd.DataFrame) -> pd.DataFrame:
    """Set Chinese exports of a year against the year's quota, each printed figure apart.

    Args:
        totals: as :func:`year_totals` gives them.
        exports: table ``quota_exports``.

    Returns:
        ``year``, ``series``, ``exports_t``, ``quota_t``, ``use_percent``, ``months`` (12, or fewer where only
        part of a year is known), ``status`` and ``row_ids``; sorted.
    """
    quota = twelve_month_quota(totals)[["year", "value", "row_ids"]]
    quota = quota.rename(columns={"value": "quota_t", "row_ids": "quota_ids"})
    joined = yearly_exports(exports).merge(quota, on="year")
    ids = [join_ids(pair) for pair in zip(joined["row_ids"], joined["quota_ids"], strict=True)]
    used = joined.assign(use_percent=100 * joined["exports_t"] / joined["quota_t"], row_ids=ids)
    columns = ["year", "series", "exports_t", "quota_t", "use_percent", "months", "status", "row_ids"]
    return used[columns].sort_values(["year", "use_percent"], ignore_index=True)


COUNTED = ("customs_to_2010", "customs_from_2011", "exports_under_quota", "trade_press", "oxide_equivalent")


def yearly_exports(exports: pd.DataFrame) -> pd.DataFrame:
    """Pick Chinese exports to all destinations by year, the longest part of a year where no whole one is.

    Args:
        exports: table ``quota_exports``.

    Returns:
        ``year``, ``series``, ``exports_t``, ``months``, ``status``, ``row_ids``. Counts that include
        products are left out: they are not what the quota was set for.
    """
    chosen = to_the_world(exports)
    months = (chosen["period_end"].dt.month - chosen["period_start"].dt.month) + 1
    dated = with_row_ids(chosen).assign(year=chosen["period_start"].dt.year.astype("Int64"), months=months)
    longest = dated.groupby("year")["months"].transform("max")
    kept = dated[(dated["months"] == longest) & (dated["months"] >= 9)].rename(columns={"value": "exports_t"})
    columns = ["year", "series", "exports_t", "months", "status", "row_ids"]
    return kept[columns].sort_values(["year", "series", "exports_t"], ignore_index=True)


def to_the_world(exports: pd.DataFrame) -> pd.DataFrame:
    """Keep tonnages from China to all destinations in the counts that can be set against a quota."""
    return exports[
        (exports["reporter_iso3"] == "CHN")
        & (exports["flow"] == "export")
        & (exports["partner_iso3"] == "WLD")
        & (exports["measure"] == "quantity")
        & exports["series"].isin(COUNTED)
    ]


def bounds(frame: pd.DataFrame, column: str, key: str = "year") -> pd.DataFrame:
    """Give the lowest and highest printed value for each key: the key, ``low``, ``high``, ``row_ids``."""
    named = {"low": (column, "min"), "high": (column, "max"), "row_ids": ("row_ids", join_ids)}
    return frame.groupby(key).agg(**named).reset_index()


def series_break(exports: pd.DataFrame) -> pd.DataFrame:
    """Compare the two counts of the one month that both print: the narrow one and the one with products.

    Returns:
        One row: ``month``, ``narrow_t``, ``wide_t``, ``ratio``, ``row_ids``; none if no month has both.
    """
    months = exports[(exports["period_type"] == "month") & (exports["measure"] == "quantity")]
    wide = months[months["series"] == "customs_with_products"]
    narrow = months[months["series"] == "customs_from_2011"]
    both = narrow.merge(wide, on="period_start", suffixes=("", "_wide"))
    rows = [_set_apart(row) for row in each_row(both)]
    return to_frame(rows, _BREAK)


_BREAK = {
    "month": "datetime64[us]",
    "narrow_t": "float64",
    "wide_t": "float64",
    "ratio": "float64",
    "row_ids": "str",
}


def _set_apart(row: Row) -> list[object]:
    ids = join_ids([row.row_id, row.row_id_wide])
    return [row.period_start, row.value, row.value_wide, row.value_wide / row.value, ids]


def change_of_quotas(other: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Set the change of the rare-earth quota beside those of other metals, first to last year printed.

    Args:
        other: table ``other_quotas``.
        totals: as :func:`year_totals` gives them, the years to compare with.

    Returns:
        ``commodity_id``, ``first_year``, ``last_year``, ``first_t``, ``last_t``, ``change_percent`` and
        ``row_ids``, lowest change first; only metals with two years.
    """
    exports = other[(other["quota_type"] == "export") & (other["year"] >= totals["year"].min())]
    best = newest_firm(exports, ["commodity_id", "year"])
    joined = pd.concat([best, twelve_month_quota(totals)], ignore_index=True)
    rows = [_first_to_last(key, group) for key, group in joined.groupby("commodity_id") if len(group) > 1]
    frame = to_frame(rows, _CHANGE)
    return frame.sort_values(["change_percent", "commodity_id"], ignore_index=True)


_CHANGE = {
    "commodity_id": "str",
    "first_year": "Int64",
    "last_year": "Int64",
    "first_t": "float64",
    "last_t": "float64",
    "change_percent": "float64",
    "row_ids": "str",
}


def _first_to_last(key: object, group: pd.DataFrame) -> list[object]:
    ordered = group.sort_values("year")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    change = 100 * (last["value"] / first["value"] - 1)
    ids = join_ids([first["row_ids"], last["row_ids"]])
    return [key, first["year"], last["year"], first["value"], last["value"], change, ids]
