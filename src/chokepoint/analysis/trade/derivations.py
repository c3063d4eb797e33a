"""Values worked out from printed percentages and sums, always marked as derived."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import Row, each_row


def derive(derivations: pd.DataFrame, bases: pd.DataFrame, value: str) -> pd.DataFrame:
    """Compute derived values from the rows they rest on.

    Args:
        derivations: table ``export_derivations``: ``base_row_ids``, ``operation`` (divide, multiply, sum),
            ``operand``.
        bases: the table the base rows stand in.
        value: the column of ``bases`` to compute with.

    Returns:
        The derivations whose base rows are all in ``bases``, with ``value`` and ``row_ids`` (their own row
        and their bases).
    """
    known = bases.set_index("row_id")[value]
    complete = derivations["base_row_ids"].map(lambda text: set(text.split(";")) <= set(known.index))
    usable = derivations[complete.astype(bool)].copy()
    usable["value"] = [_compute(row, known) for row in each_row(usable)]
    pairs = zip(usable["row_id"], usable["base_row_ids"], strict=True)
    usable["row_ids"] = [join_ids(pair) for pair in pairs]
    return usable.dropna(subset=["value"])


def _compute(row: Row, known: pd.Series) -> float:
    base = sum(known[row.base_row_ids.split(";")])
    match row.operation:
        case "divide":
            return base / row.operand
        case "multiply":
            return base * row.operand
        case _:
            return base


def _derive_exports(derivations: pd.DataFrame, exports: pd.DataFrame, commodity: str) -> pd.DataFrame:
    chosen = derivations[(derivations["measure"] == "exports") & (derivations["commodity_id"] == commodity)]
    return derive(chosen, exports, "quantity_kg")


def derived_months(derivations: pd.DataFrame, exports: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Give the derived single months of a commodity: the columns of ``select_months``, status ``derived``.

    Args:
        derivations: table ``export_derivations``.
        exports: table ``exports_monthly``, which holds the rows they rest on.
        commodity: a commodity id.
    """
    values = _derive_exports(derivations, exports, commodity)
    one_month = values["period_start"].dt.to_period("M") == values["period_end"].dt.to_period("M")
    months = values[one_month].rename(columns={"period_start": "month", "value": "quantity_kg"})
    columns = ["month", "product_scope", "quantity_kg", "status", "row_ids", "source_id"]
    return months.assign(status="derived")[columns]


def derived_years(derivations: pd.DataFrame, exports: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Give the derived year totals of a commodity: the columns of ``year_totals``, status ``derived``.

    Args:
        derivations: table ``export_derivations``.
        exports: table ``exports_monthly``, which holds the rows they rest on.
        commodity: a commodity id.
    """
    values = _derive_exports(derivations, exports, commodity)
    whole = (values["period_end"] - values["period_start"]).dt.days > 300
    years = values[whole].rename(columns={"value": "quantity_kg"})
    years = years.assign(year=years["period_start"].dt.year, status="derived")
    return years[["year", "product_scope", "quantity_kg", "status", "row_ids", "source_id"]]


def first_quarters(derivations: pd.DataFrame, exports: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Compare the oldest and the newest quarter of a commodity that one scope prints or implies.

    Returns:
        One row: ``before_t``, ``after_t`` (tonnes), ``before_year``, ``after_year``, ``before_status``,
        ``change_percent``, ``row_ids``; no row if fewer than two quarters are known in a scope.
    """
    printed = exports[(exports["commodity_id"] == commodity) & (exports["period_type"] == "quarter")]
    implied = derive(derivations[derivations["commodity_id"] == commodity], exports, "quantity_kg")
    implied = implied[(implied["period_end"] - implied["period_start"]).dt.days.between(88, 92)]
    implied = implied.assign(quantity_kg=implied["value"], status="derived")
    both = pd.concat([with_row_ids(printed), implied]).sort_values("period_start")
    if both["product_scope"].nunique() != 1 or len(both) < 2:
        return pd.DataFrame(columns=_QUARTERS)
    before, after = both.iloc[0], both.iloc[-1]
    tonnes = [before["quantity_kg"] / 1000, after["quantity_kg"] / 1000]
    years = [before["period_start"].year, after["period_start"].year]
    change = 100 * (tonnes[1] / tonnes[0] - 1)
    return pd.DataFrame(
        [[*tonnes, *years, before["status"], change, join_ids(both["row_ids"])]], columns=_QUARTERS
    )


_QUARTERS = ["before_t", "after_t", "before_year", "after_year", "before_status", "change_percent", "row_ids"]
