"""How risky the supply of a commodity is, by every measure of the field that the rows can feed.

Each measure stands beside its base: who printed the table, which year, what was made. Nothing is averaged
over publishers, and a measure without its inputs is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import nan

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration, editions
from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import eu, eu_again, geopolitics, spread
from chokepoint.analysis.risk.intervals import rounded
from chokepoint.analysis.risk.stocks import days_held
from chokepoint.analysis.rows import Row, each_row, to_frame

Tables = Mapping[str, pd.DataFrame]
MEASURED = {"measure": object, "base": object, "year": "int64", "low": "float64", "best": "float64",
            "high": "float64", "unit": object, "row_ids": object}  # fmt: skip
SHARE, POINTS, SCORE, COUNT, DAYS = "percent", "0-1", "0-10", "number", "days"


def base_of(publisher: str, stage: str) -> str:
    """Name the table of a publisher at a stage as the ``base`` of a measure."""
    return f"{publisher}, {stage}"


def risk_measures(tables: Tables, commodity: str) -> pd.DataFrame:
    """Compute every measure of supply risk that the rows of a commodity allow.

    Args:
        tables: the tables as known on a day.
        commodity: a commodity id.

    Returns:
        One row a measure and base: ``measure`` (row of table ``methods`` without its prefix), ``base``
        (publisher, stage or study), ``year``, ``low``, ``best``, ``high``, ``unit`` and ``row_ids``.
    """
    rows = tables["production"]
    ours = rows[rows["commodity_id"] == commodity]
    newest = _newest_tables(ours)
    found = [line for table in newest for line in _of_table(table, ours, tables["governance"])]
    found += _eu_scores(tables["eu_criticality"], commodity)
    found += _again(tables, commodity)
    found += _stocks(tables["us_salient"], commodity)
    index = _first_index(newest)
    if index is not None:
        found += _importer(tables, commodity, index)
    return to_frame(found, MEASURED)


PRINTED = "European Commission, as printed"
"""What a score of the EU was taken over, where it is that of the study itself."""
Line = tuple[object, ...]


def _newest_tables(ours: pd.DataFrame) -> list[Row]:
    """Give the newest table of each publisher and stage, measured."""
    measured = concentration.measure(ours)
    last = measured.sort_values(["vintage", "year"]).groupby(["publisher", "stage"], sort=True).tail(1)
    return list(each_row(last.sort_values(["publisher", "stage"])))


def _first_index(newest: list[Row]) -> Row | None:
    """Choose the table whose index an importer's risk is taken over: the first stage there is."""
    order = {stage: n for n, stage in enumerate(editions.STAGES)}
    ranked = sorted(newest, key=lambda row: (row.publisher != "USGS", order.get(row.stage, len(order))))
    return ranked[0] if ranked else None


def _of_table(table: Row, ours: pd.DataFrame, governance: pd.DataFrame) -> Iterator[Line]:
    base = base_of(table.publisher, table.stage)

    def line(measure: str, value: Interval, unit: str) -> Line:
        return (measure, base, int(table.year), value.low, value.best, value.high, unit, table.row_ids)

    index = Interval(table.hhi_low, table.hhi, table.hhi_high)
    yield line("hhi", index, POINTS)
    yield line("n-eff", Interval(1 / index.high, 1 / index.best, 1 / index.low), COUNT)
    parts = concentration.shares(editions.rows_of(ours, _key_of(table)))
    top = parts[parts["country_iso3"] == table.leader]
    if table.leader_share < 1:
        leader = Interval(float(top["share_low"].max()), table.leader_share, float(top["share_high"].max()))
        others = _without(index.best, leader.best, parts.drop(top.index), table.unassigned)
        yield line("removal-hhi", others, POINTS)
        yield line("n-minus-1", Interval(1 - leader.high, 1 - leader.best, 1 - leader.low), POINTS)
    if table.unassigned < 1e-9:
        # what a lump of unnamed producers holds has neither a number nor an entropy
        shares = _whole(parts["share"])
        if len(shares) > 1:
            even = spread.hhi_from_quantities(shares)
            yield line("hhi-normalised", _one(spread.hhi_normalised(even, len(shares))), POINTS)
        yield line("shannon", _one(spread.shannon_number(shares)), COUNT)
        yield line("theil", _one(spread.theil(shares)), "nats")
    weighed = _weighed(parts, governance)
    if weighed is not None:
        index, cited = weighed
        ends, rows = (index.low, index.best, index.high), join_ids([table.row_ids, cited])
        yield ("hhi-wgi-t", base, int(table.year), *ends, SCORE, rows)


def _without(index: float, share: float, others: pd.DataFrame, rest: float) -> Interval:
    """Bound the index of the others, by the ends of their shares and by whose the rest is."""
    least, most = float(others["share_low"].sum()), float(others["share_high"].sum()) + rest
    low = float((others["share_low"] ** 2).sum()) / most**2 if most else 0.0
    high = (float((others["share_high"] ** 2).sum()) + rest**2) / least**2 if least else 1.0
    best = min(1.0, spread.removal_hhi(max(index, share**2), share))
    return Interval(min(low, best), best, max(best, min(1.0, high)))


def _key_of(table: Row) -> pd.DataFrame:
    """Give the key of a measured table as a frame of one row."""
    return pd.DataFrame([{name: getattr(table, name) for name in editions.TABLE}])


def _whole(shares: pd.Series) -> list[float]:
    """Take away what rounding leaves of one."""
    total = float(shares.sum())
    return [float(share) / total for share in shares]


def _one(value: float) -> Interval:
    return Interval(value, value, value)


def _weighed(parts: pd.DataFrame, governance: pd.DataFrame) -> tuple[Interval, str] | None:
    """Weigh the index with the newest governance of each producer, or nothing if one has none.

    Returns:
        The index, and the rows of ``governance`` it took.
    """
    means = governance[governance["measure"] == "mean_of_six"].set_index("country_iso3")
    if not set(parts["country_iso3"]) <= set(means.index):
        return None
    shares = [Interval(row.share_low, row.share, row.share_high) for row in each_row(parts)]
    taken = means.loc[list(parts["country_iso3"])]
    scaled = [eu.wgi_scaled(float(value)) for value in taken["value"]]
    return eu.hhi_wgi_t(shares, scaled, [1.0] * len(shares)), join_ids(taken["row_id"])


def _eu_scores(table: pd.DataFrame, commodity: str) -> Iterator[Line]:
    """Give the supply risks that the European Commission printed for the commodity as a whole, by list."""
    ours = table[(table["commodity_id"] == commodity) & (table["stage"] == "overall")]
    printed = ours.dropna(subset=["supply_risk"]).drop_duplicates(["assessment_year", "supply_risk"])
    for row in each_row(printed.sort_values("assessment_year")):
        formula = "eu-sr-old" if row.assessment_year < 2017 else "eu-sr"
        risk = (row.supply_risk,) * 3
        yield (formula, PRINTED, int(row.assessment_year), *risk, SCORE, row.row_id)


def _again(tables: Tables, commodity: str) -> Iterator[Line]:
    """Give the same scores computed from the printed inputs of the studies of 2017 and 2023, by stage."""
    own = {name: tables[name][tables[name]["commodity_id"] == commodity]
           for name in ("eu_criticality", "eu_supply_shares")}  # fmt: skip
    if own["eu_criticality"].empty:
        return
    scores = eu_again.study_scores(own["eu_criticality"], own["eu_supply_shares"], tables["governance"])
    for row in each_row(scores[scores["best"].notna()]):
        base = f"European Commission, computed again, {row.stage}"
        yield ("eu-sr", base, row.assessment_year, row.low, row.best, row.high, SCORE, row.row_ids)


def _stocks(salient: pd.DataFrame, commodity: str) -> Iterator[Line]:
    """Give how long the stocks printed for the United States cover its consumption."""
    held = days_held(salient[salient["commodity_id"] == commodity])
    if held is not None:
        yield ("days-of-supply", "USGS, United States", held.year, *_ends(held.days), DAYS, held.row_ids)


def _importer(tables: Tables, commodity: str, index: Row) -> Iterator[Line]:
    """Compute the geopolitical risk of the United States; what is not imported counts as own output."""
    printed = tables["import_reliance"]
    ours = printed[(printed["commodity_id"] == commodity) & printed["value"].notna()]
    sources = tables["import_sources"]
    origins = sources[(sources["commodity_id"] == commodity) & sources["value"].notna()]
    origins = origins[origins["country_iso3"].str.len() == 3]
    if ours.empty or origins.empty or origins["form"].nunique() > 1:
        return
    newest = ours[ours["vintage"] == ours["vintage"].max()]
    row = next(each_row(newest.sort_values("year").tail(1)))
    imported = _bounds(row)
    yield (
        "nir",
        "USGS, United States",
        int(row.year),
        *(100 * end for end in _ends(imported)),
        SHARE,
        row.row_id,
    )
    score = [_risk(index.hhi, origins, tables["governance"], part) for part in _ends(imported)]
    ids = join_ids([row.row_id, *origins["row_id"], index.row_ids])
    yield (
        "gpr-score",
        f"United States, over {index.publisher}, {index.stage}",
        int(row.year),
        *score,
        POINTS,
        ids,
    )


def _ends(value: Interval) -> tuple[float, float, float]:
    return value.low, value.best, value.high


def _bounds(row: Row) -> Interval:
    """Read a printed reliance as a part: more than half is anything up to all."""
    part = row.value / 100
    if row.qualifier == ">":
        return Interval(part, part, 1.0)
    if row.qualifier == "<":
        return Interval(0.0, part, part)
    printed = rounded(row.value, 1.0, most=100.0, scale=0.01)
    assert printed is not None  # rows without a value were left out
    return printed


def _risk(index: float, origins: pd.DataFrame, governance: pd.DataFrame, imported: float) -> float:
    stability = governance[governance["measure"] == "political_stability"].sort_values("year")
    newest = stability.groupby("country_iso3")["value"].last()
    named = origins.groupby("country_iso3")["value"].sum() / 100
    amounts = {str(code): imported * float(part) for code, part in named.items()}
    # what no country is named for counts as half unstable, as a country without an estimate does
    amounts["other"] = imported * max(0.0, 1 - float(named.sum()))
    known = {code: float(newest.get(code, nan)) for code in amounts}
    return (
        geopolitics.gpr_score(min(1.0, index), amounts, known, 1 - imported) if any(amounts.values()) else 0.0
    )
