"""Who is the largest creditor, under each meaning the word can have.

Stocks are public and publicly guaranteed external debt, disbursed and outstanding, in million current
dollars (World Bank, International Debt Statistics, series DT.DOD). A "creditor" may mean a bilateral
lender, any single creditor with IDA and IBRD counted apart, the World Bank as one, or holders of bonds too.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import add_up, grouped, to_frame
from chokepoint.i18n import vocabulary

DEFINITIONS = ("bilateral", "single", "world_bank", "with_bondholders")
CROWDS = ("bondholders", "multiple_lenders")
"""Codes of the creditor table that are many holders."""
WORLD_BANK = ("ida", "ibrd")
"""Codes of the two arms of the World Bank."""
CHINA = "CHN"
LEAD = ["area_iso3", "year", "definition", "china", "rival", "rival_value", "led", "row_ids"]


def compare_with_china(debt: pd.DataFrame, top: pd.DataFrame, definition: str) -> pd.DataFrame:
    """Set China beside its largest rival, year by year.

    Args:
        debt: table ``external_debt``.
        top: table ``external_debt_creditors``.
        definition: one of ``DEFINITIONS``. ``bilateral`` compares official lending of China and France, the
            largest or second bilateral lender; the others compare China's official and private lenders
            together with the largest other creditor among the twelve of the table.

    Returns:
        One row an area and year with the columns ``LEAD``; million USD.

    Raises:
        ValueError: if there is no such definition.
    """
    if definition not in DEFINITIONS:
        raise ValueError(f"unknown definition {definition!r}")
    china = _china(debt, definition)
    rivals = _france(debt) if definition == "bilateral" else _largest_rival(top, definition)
    frame = china.merge(rivals, on=["area_iso3", "year"], suffixes=("", "_rival"))
    ids = [join_ids(pair) for pair in zip(frame["row_ids"], frame["row_ids_rival"], strict=True)]
    led = frame["china"] > frame["rival_value"]
    return frame.assign(definition=definition, led=led, row_ids=ids)[LEAD]


def _china(debt: pd.DataFrame, definition: str) -> pd.DataFrame:
    names = ["china_bilateral"] if definition == "bilateral" else ["china_bilateral", "china_private"]
    return _summed(debt[debt["creditor"].isin(names)], ["area_iso3", "year"]).rename(
        columns={"value": "china"}
    )


def _summed(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Add values and join the ids of the rows added."""
    added = [
        [*key, add_up(row.value for row in own), join_ids(row.row_id for row in own)]
        for key, own in grouped(rows[[*by, "value", "row_id"]], by)
    ]
    types = {name: rows[name].dtype for name in by} | {"value": "float64", "row_ids": "str"}
    return to_frame(added, types)


def _france(debt: pd.DataFrame) -> pd.DataFrame:
    rows = debt[debt["creditor"] == "france_bilateral"]
    return (
        _summed(rows, ["area_iso3", "year"]).assign(rival="France").rename(columns={"value": "rival_value"})
    )


def _largest_rival(top: pd.DataFrame, definition: str) -> pd.DataFrame:
    hidden = [CHINA, "multiple_lenders"] if definition == "with_bondholders" else [CHINA, *CROWDS]
    rows = top[~top["creditor_id"].isin(hidden)]
    arms = rows["creditor_id"].isin(WORLD_BANK) & (definition != "single")
    names = rows["creditor"].mask(arms, "World Bank")
    added = _summed(rows.assign(rival=names), ["area_iso3", "year", "rival"])
    first = added.loc[added.groupby(["area_iso3", "year"])["value"].idxmax()]
    return first.rename(columns={"value": "rival_value"})


def compare_all(debt: pd.DataFrame, top: pd.DataFrame) -> pd.DataFrame:
    """Set China beside its largest rival under every definition: the rows of :func:`compare_with_china`."""
    return pd.concat([compare_with_china(debt, top, name) for name in DEFINITIONS], ignore_index=True)


def spans(years: Iterable[int]) -> list[tuple[int, int]]:
    """Join years into unbroken spans: ``[2010, 2011, 2015]`` gives ``[(2010, 2011), (2015, 2015)]``."""
    found: list[tuple[int, int]] = []
    for year in sorted(set(map(int, years))):
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


NAMES = vocabulary(
    "China", "World Bank", "World Bank, IDA alone", "France", "Bondholders", "African Development Bank"
)
"""The series of creditors by name, as they stand under ``series`` and ``rival``."""
SERIES = {
    "China": ("china_bilateral", "china_private"),
    "World Bank": ("ida", "ibrd"),
    "France": ("france_bilateral",),
    "Bondholders": ("bondholders",),
    "African Development Bank": ("afdb",),
}
"""The stocks drawn beside each other; France is official lending alone."""
DRAWN: dict[str, dict[str, tuple[str, ...]]] = {
    "bilateral": {"China": ("china_bilateral",), "France": ("france_bilateral",)},
    "single": {"China": SERIES["China"], "World Bank, IDA alone": ("ida",), "France": SERIES["France"]},
    "world_bank": {name: SERIES[name] for name in ("China", "World Bank", "African Development Bank")},
    "with_bondholders": {name: SERIES[name] for name in ("China", "World Bank", "Bondholders")},
}


def stocks(debt: pd.DataFrame, definition: str) -> pd.DataFrame:
    """Add up the stocks that a definition sets beside each other.

    Args:
        debt: table ``external_debt``.
        definition: one of ``DEFINITIONS``.

    Returns:
        One row an area, year and series: ``area_iso3``, ``year``, ``series``, ``value`` (million USD) and
        ``row_ids``.
    """
    parts = [
        _summed(debt[debt["creditor"].isin(names)], ["area_iso3", "year"]).assign(series=series)
        for series, names in DRAWN[definition].items()
    ]
    return pd.concat(parts, ignore_index=True)


def china_share(debt: pd.DataFrame) -> pd.DataFrame:
    """Compute the share of China's official and private lenders in all debt: ``percent`` by area and year."""
    own = _china(debt, "single")
    every = _summed(debt[debt["creditor"] == "all"], ["area_iso3", "year"])
    frame = own.merge(every, on=["area_iso3", "year"], suffixes=("", "_all"))
    ids = [join_ids(pair) for pair in zip(frame["row_ids"], frame["row_ids_all"], strict=True)]
    return frame.assign(percent=100 * frame["china"] / frame["value"], row_ids=ids)[
        ["area_iso3", "year", "china", "value", "percent", "row_ids"]
    ]


def count_debtors(countries: pd.DataFrame) -> pd.DataFrame:
    """Count in how many countries China is the largest lender, year by year.

    Args:
        countries: table ``external_debt_countries``.

    Returns:
        One row a year: ``debtors``, ``bilateral`` and ``single`` (countries where China is the largest
        bilateral lender, and the largest single creditor without bondholders, IDA and IBRD apart) and
        ``row_ids``, a pattern.
    """
    frame = countries.assign(
        bilateral=countries["largest_bilateral_id"] == CHINA,
        single=countries["largest_single_id"] == CHINA,
    )
    counted = frame.groupby("year", as_index=False).agg(
        debtors=("country_iso3", "nunique"), bilateral=("bilateral", "sum"), single=("single", "sum")
    )
    return counted.assign(row_ids=[f"xdc-*-{year}" for year in counted["year"]])


def share_by_country(countries: pd.DataFrame, year: int) -> pd.DataFrame:
    """Compute the share of Chinese lenders in each country's debt at the end of a year.

    Returns:
        The rows of that year with ``percent`` and ``row_ids``, largest first; countries without debt have no
        share and are left out.
    """
    rows = countries[(countries["year"] == year) & (countries["total"] > 0)]
    own = rows["bilateral_china"] + rows["private_china"]
    frame = rows.assign(percent=100 * own / rows["total"], row_ids=rows["row_id"])
    return frame.sort_values("percent", ascending=False, ignore_index=True)


COMPARABLE = ("external_debt", "public_external_debt", "all_debt")
"""What a printed share is of, where the series of external debt can stand beside it."""


def statements_beside(statements: pd.DataFrame, computed: pd.DataFrame) -> pd.DataFrame:
    """Set printed shares of China beside those computed from the debt series for the same area and year.

    Args:
        statements: table ``debt_statements``.
        computed: as :func:`china_share` gives it; may be empty.

    Returns:
        One row a statement on China's share of external debt, oldest year first, with ``computed`` (percent,
        ``NaN`` where the series does not reach) and ``row_ids``.
    """
    rows = statements[(statements["creditor"] == "china") & statements["share_of"].isin(COMPARABLE)]
    beside = computed.rename(columns={"percent": "computed", "row_ids": "computed_ids"})
    frame = rows.merge(
        beside[["area_iso3", "year", "computed", "computed_ids"]], on=["area_iso3", "year"], how="left"
    )
    found = frame["computed_ids"].astype("object").where(frame["computed"].notna(), "")
    pairs = zip(frame["row_id"], found, strict=True)
    ordered = frame.assign(row_ids=[join_ids(pair) for pair in pairs])
    return ordered.sort_values(["year", "row_id"], ignore_index=True)
