"""How long things took in each case, and in which respects two cases are alike.

The rules of likeness are ours and stated in ``LIKE``: two cases are alike in a trait if their ranges come
within its tolerance, or if the word is the same. A trait for which one of the two has no figure is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.policy.precedents import day_of
from chokepoint.analysis.rows import Row, each_row, to_frame

HALF, WHOLE, DOUBLE, APART = 50.0, 100.0, 2.0, 1.5
_WAITS = {"case": "str", "step": "str", "months": "float64", "state": "str", "row_ids": "str"}
Found = tuple[str, pd.DataFrame, pd.DataFrame]


def waits(
    indexed: pd.DataFrame,
    multiples: pd.DataFrame,
    gaps: pd.DataFrame,
    steps: pd.DataFrame,
    lifted: pd.DataFrame,
    begun: pd.DataFrame,
) -> pd.DataFrame:
    """Give the months from each announcement to the first time each of seven things was seen.

    Args:
        indexed: as ``trade.export_index.short_after`` gives them.
        multiples: as ``trade.price_paths.multiples`` gives them.
        gaps: as ``trade.price_paths.gaps`` gives them.
        steps: as ``policy.elsewhere.steps`` gives them.
        lifted: as ``policy.precedents.lifted`` gives them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        One row a case and step: ``months`` (to the end of the figure's period; NaN if not seen), ``state``
        (``seen``, ``not seen``, ``no figures``), ``row_ids`` (what was seen, or looked through; the
        announcement itself where there is nothing to look through). Not seen is not the same as not happened.
    """
    exported = indexed.assign(months=indexed["months_last"])
    dear = multiples[multiples["side"] == "outside"]
    firm = gaps[gaps["firm"].astype(bool) & (gaps["months"] >= 0)]
    after = steps[steps["months"] > 0]
    looked: list[Found] = [
        ("exports below half", exported, exported[exported["index"] < HALF]),
        ("exports back", exported, _recovered(exported)),
        ("price outside doubled", dear, dear[dear["times"] >= DOUBLE]),
        ("two prices", firm, firm[firm["low"] >= APART]),
        ("capacity decided", steps, after[after["state"] == "decided"]),
        ("first output elsewhere", steps, after[after["state"] == "producing"]),
        ("restriction lifted", begun, lifted),
    ]
    rows = [_wait(start, found) for start in each_row(begun) for found in looked]
    return to_frame(rows, _WAITS)


def _recovered(exported: pd.DataFrame) -> pd.DataFrame:
    """Keep the figures at or above the base that follow one below half of it."""
    low = exported[exported["index"] < HALF].groupby("case")["months"].min()
    return exported[
        (exported["index"] >= WHOLE) & (exported["months"] > exported["case"].map(low).astype(float))
    ]


def _wait(start: Row, found: Found) -> list[object]:
    step, looked, seen = found
    own = seen[seen["case"] == start.case].sort_values(["months", "row_ids"]).head(1)
    through = looked[looked["case"] == start.case]
    if len(own):
        return [start.case, step, own["months"].iloc[0], "seen", join_ids(own["row_ids"])]
    if through.empty:
        return [start.case, step, None, "no figures", start.row_ids]
    return [start.case, step, None, "not seen", join_ids(through["row_ids"])]


_TRAITS = {
    "case": "str",
    "trait": "str",
    "low": "float64",
    "high": "float64",
    "word": "str",
    "row_ids": "str",
}


def traits(
    begun: pd.DataFrame,
    spans: pd.DataFrame,
    companions: pd.DataFrame,
    prices: pd.DataFrame,
    criticality: pd.DataFrame,
    refining: pd.DataFrame,
) -> pd.DataFrame:
    """Collect what the tables say of each case in eight respects.

    Args:
        begun: as ``policy.precedents.starts`` gives them.
        spans: as ``policy.precedents.share_spans`` gives them.
        companions: table ``companionality``.
        prices: table ``commodity_prices``.
        criticality: table ``eu_criticality``.
        refining: table ``iea_supply``.

    Returns:
        One row a case and trait with a figure: ``trait`` (a key of ``LIKE``), ``low``, ``high`` or ``word``,
        ``row_ids``.
    """
    before = _year_before(spans, begun)
    rows = [
        *(_notice(start) for start in each_row(begun)),
        *([start.case, "instrument", None, None, start.kind, start.row_ids] for start in each_row(begun)),
        *_ranges("by-product", _by_case(companions, begun), "value"),
        *_ranges("world output", before.assign(tonnes=before["total_kg"] / 1000), "tonnes"),
        *_ranges("market value", _values(before, prices), "value"),
        *_share_rows(before),
        *_ranges("producers", before, "producers"),
        *_ranges("substitution", _indices(criticality, begun), "si_sr"),
        *_ranges("refined in China", _refined(refining, begun), "percent"),
    ]
    return to_frame(rows, _TRAITS)


def _notice(start: Row) -> list[object]:
    days = (start.effective_day - start.day).days
    return [start.case, "notice", days, days, "", start.row_ids]


def _by_case(rows: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Repeat rows under every case whose names hold their commodity."""
    parts = [
        rows[rows["commodity_id"].isin(start.names.split(";"))].assign(case=start.case)
        for start in each_row(begun)
    ]
    return pd.concat(parts, ignore_index=True) if parts else rows.head(0).assign(case="")


def _ranges(trait: str, rows: pd.DataFrame, column: str) -> Iterable[list[object]]:
    ids = "row_ids" if "row_ids" in rows else "row_id"
    for case, own in rows.dropna(subset=[column]).groupby("case"):
        yield [case, trait, own[column].min(), own[column].max(), "", join_ids(own[ids])]


def _share_rows(before: pd.DataFrame) -> Iterable[list[object]]:
    for case, own in before.groupby("case"):
        yield [case, "share", own["best"].min(), own["best"].max(), "", join_ids(own["row_ids"])]
        words = sorted(set(own["stage"]) - {"not_stated"})
        if words:
            yield [case, "stage", None, None, ";".join(words), join_ids(own["row_ids"])]


def _year_before(spans: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Keep all printed tables for the last whole year before the announcement."""
    years = {case: day.year - 1 for case, day in day_of(begun).items()}
    return spans[spans["year"] == spans["case"].map(years)]


def _values(before: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Multiply each table's total by every annual price of the newest edition for that year, million USD."""
    dollars = prices[prices["usd_per_kg_low"].notna()]
    newest = dollars[
        dollars["vintage"] == dollars.groupby(["commodity_id", "year"])["vintage"].transform("max")
    ]
    joined = before.merge(
        newest[["commodity_id", "year", "usd_per_kg_low", "row_id"]],
        left_on=["case", "year"],
        right_on=["commodity_id", "year"],
    )
    ids = [join_ids(pair) for pair in zip(joined["row_ids"], joined["row_id"], strict=True)]
    value = joined["total_kg"] * joined["usd_per_kg_low"] / 1e6
    # the price of one form of a rare earth is not the price of the basket a mine sells
    return joined.assign(value=value, row_ids=ids)[joined["case"] != "rare_earths"]


def _indices(criticality: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Keep the substitution indices of the newest assessment of the very commodity; 1 = no substitute."""
    own = criticality[criticality["commodity_id"].isin(begun["case"]) & criticality["si_sr"].notna()]
    newest = own["assessment_year"] == own.groupby("commodity_id")["assessment_year"].transform("max")
    return own[newest].assign(case=own["commodity_id"])


def _refined(refining: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Compute China's share of refining in the first year of the table, which is measured and no forecast."""
    named = _by_case(refining[refining["stage"] == "refinery"], begun)
    named = named[named["status"] != "projected"]
    rows = [_refined_share(str(case), own) for case, own in named.groupby("case")]
    return to_frame(rows, {"case": "str", "percent": "float64", "row_ids": "str"})


def _refined_share(case: str, own: pd.DataFrame) -> list[object]:
    kg = own.set_index("country_iso3")["quantity_kg"]
    return [case, 100 * kg["CHN"] / kg["WLD"], join_ids(own["row_id"])]


def _near(tolerance: float) -> Callable[[Row, Row], bool]:
    return lambda a, b: a.low - b.high <= tolerance and b.low - a.high <= tolerance


def _same(a: Row, b: Row) -> bool:
    return bool(a.word == b.word)


def _tenfold(a: Row, b: Row) -> bool:
    return bool(a.low <= 10 * b.high and b.low <= 10 * a.high)


LIKE: dict[str, Callable[[Row, Row], bool]] = {
    "instrument": _same,
    "notice": _near(14),
    "by-product": _near(20),
    "world output": _tenfold,
    "market value": _tenfold,
    "share": _near(10),
    "producers": _near(3),
    "stage": _same,
    "refined in China": _near(10),
    "substitution": _near(0.05),
}
"""When two cases are alike in a trait: the same word, at most so many days, points or producers apart, or
within a factor of ten."""


def compare(found: pd.DataFrame, reference: str) -> pd.DataFrame:
    """Say in which traits each case is like one of them.

    Args:
        found: as :func:`traits` gives them.
        reference: the case to compare with.

    Returns:
        The rows with ``likeness``: ``reference``, ``like``, ``unlike``, or ``unknown`` where the reference
        has no figure.
    """
    own = {row.trait: row for row in each_row(found[found["case"] == reference])}
    return found.assign(likeness=[_likeness(row, own.get(row.trait), reference) for row in each_row(found)])


def _likeness(row: Row, other: Row | None, reference: str) -> str:
    if row.case == reference:
        return "reference"
    if other is None or _is_one_figure(row, other):
        return "unknown"
    return "like" if LIKE[row.trait](row, other) else "unlike"


def _is_one_figure(row: Row, other: Row) -> bool:
    """Tell whether two cases have a trait from one row of a table, which likens them by its making."""
    return bool(row.trait in ("by-product", "refined in China") and row.row_ids == other.row_ids)


def count_likeness(compared: pd.DataFrame) -> pd.DataFrame:
    """Count the traits of each case that are like: ``case``, ``like``, ``of``, ``row_ids``; likest first."""
    settled = compared[compared["likeness"].isin(["like", "unlike"])]
    grouped = settled.assign(is_like=settled["likeness"] == "like").groupby("case")
    table = grouped.agg(like=("is_like", "sum"), of=("is_like", "size"), row_ids=("row_ids", join_ids))
    ranked = table.reset_index().assign(part=lambda rows: rows["like"] / rows["of"])
    return ranked.sort_values(["part", "case"], ascending=[False, True], ignore_index=True)
