"""How far a country depends on imports, what is left without its largest supplier, how long stocks last."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.bounds import Interval, add, read_interval
from chokepoint.analysis.risk.intervals import overlap, rounded
from chokepoint.analysis.rows import Row, each_row, to_frame

DAYS = 365


def net_import_reliance(consumption: float, production: float) -> float:
    """Compute which part of a consumption is not met at home (practice of the US Geological Survey).

    Args:
        consumption: apparent consumption: production and imports less exports and additions to stocks.
        production: domestic output that counts against it, in the same unit.

    Returns:
        A fraction; negative for a net exporter.

    Raises:
        ValueError: if nothing is consumed or a quantity is negative.
    """
    if consumption <= 0 or production < 0:
        raise ValueError("consumption must be above nil and production not negative")
    return (consumption - production) / consumption


def reliance_interval(consumption: Interval, production: Interval) -> Interval:
    """Bound the reliance by the rounding of both figures; the arguments as in :func:`net_import_reliance`."""
    return Interval(
        net_import_reliance(consumption.low, production.high),
        net_import_reliance(consumption.best, production.best),
        net_import_reliance(consumption.high, production.low),
    )


AGREES, DIFFERS, EXPORTER, NO_INPUT, MANY = "agrees", "differs", "net exporter", "no input", "more than one"
EXPORTS = "net_exporter"
"""The status of a row that prints E for a net exporter."""
_COMPARED = {"commodity_id": object, "year": "int64", "printed": "float64", "qualifier": object,
             "low": "float64", "best": "float64", "high": "float64", "state": object,
             "row_ids": object}  # fmt: skip


def compare_reliance(salient: pd.DataFrame, reliance: pd.DataFrame) -> pd.DataFrame:
    """Set our net import reliance beside the printed one, commodity by commodity and year by year.

    Args:
        salient: table ``us_salient``, one edition.
        reliance: table ``import_reliance``, the same edition.

    Returns:
        One row a commodity and year of ``reliance`` that is measured against apparent consumption:
        ``printed`` (percent, NaN where none), its ``qualifier``, our ``low``, ``best`` and ``high``
        (percent) and ``state``: ``agrees`` or ``differs`` (do both intervals meet?), ``net exporter``,
        ``no input`` (a figure is withheld or not printed) or ``more than one`` (the sheet prints several
        series of output, consumption or reliance and does not say which belong together).
    """
    apparent = reliance[reliance["measure_as_printed"].str.contains("apparent", regex=False)]
    apparent = apparent[apparent["form"] != "figure 2"]
    inputs = {key: lines for key, lines in salient.groupby(["commodity_id", "year"])}
    found = [_compared(lines, inputs.get(key)) for key, lines in apparent.groupby(["commodity_id", "year"])]
    return to_frame(found, _COMPARED)


def _compared(printed: pd.DataFrame, inputs: pd.DataFrame | None) -> tuple[object, ...]:
    row: Row = next(each_row(printed))
    commodity, year = row.commodity_id, row.year
    blank = (float("nan"),) * 3
    if len(printed) > 1:
        return (commodity, year, float("nan"), "", *blank, MANY, join_ids(printed["row_id"]))
    if row.status == EXPORTS:
        return (commodity, year, row.value, row.qualifier, *blank, EXPORTER, row.row_id)
    used = _inputs(inputs)
    if used is None or isinstance(used, str):
        return (commodity, year, row.value, row.qualifier, *blank, used or NO_INPUT, row.row_id)
    consumed, made, ids = used
    ours = reliance_interval(consumed, made)
    bounds = [100 * end for end in (ours.low, ours.best, ours.high)]
    state = AGREES if _meets(Interval(*bounds), row) else DIFFERS
    return (commodity, year, row.value, row.qualifier, *bounds, state, join_ids([row.row_id, ids]))


def _inputs(lines: pd.DataFrame | None) -> tuple[Interval, Interval, str] | str | None:
    """Find consumption and output of one commodity and year, or say why they are not to be had."""
    if lines is None:
        return None
    consumed = lines[lines["series_as_printed"].str.contains("[Aa]pparent")]
    made = lines[lines["statistic"] == "production"]
    if consumed.empty or made.empty:
        return None
    if len(consumed) > 1:
        return MANY
    used = pd.concat([consumed, made])
    if used["value"].isna().any() or used["qualifier"].ne("").any() or used["unit"].nunique() > 1:
        return NO_INPUT
    if len(made) > 1 and not _additive(made):
        return MANY
    output = add([read_interval(value) for value in made["value"]])
    amount = read_interval(float(consumed["value"].iloc[0]))
    return (amount, output, join_ids(used["row_id"])) if amount.low > 0 else NO_INPUT


def _additive(made: pd.DataFrame) -> bool:
    """Tell whether the series are primary and secondary output, which both count."""
    kinds = made["series_as_printed"].str.extract("([Pp]rimary|[Ss]econdary|old scrap)", expand=False)
    return len(made) == 2 and bool(kinds.notna().all()) and kinds.nunique() == 2


def _meets(ours: Interval, row: Row) -> bool:
    """Compare with a printed percentage, which may be a bound: ``>50`` is met by whatever reaches above."""
    if pd.isna(row.value):
        return False
    if row.qualifier == ">":
        return ours.high > row.value
    if row.qualifier == "<":
        return ours.low < row.value
    printed = rounded(row.value, 1.0)
    return printed is not None and overlap(ours, printed)


def n_minus_1(supply: dict[str, float], demand: float) -> float:
    """Give which part of a demand is covered without the largest supplier.

    Args:
        supply: amount by supplier, one unit.
        demand: what is needed, in the same unit; say whose.

    Raises:
        ValueError: if nothing is demanded, nobody supplies, or an amount is negative.
    """
    if demand <= 0 or not supply or min(supply.values()) < 0:
        raise ValueError("demand must be above nil, suppliers must be named, and no amount negative")
    return (sum(supply.values()) - max(supply.values())) / demand


def days_of_supply(stock: float, consumption: float, lost: float = 1.0) -> float:
    """Give how many days a stock lasts at a yearly consumption, or at the part of it that fails to come.

    Args:
        stock: what is held, in any unit.
        consumption: what a year needs, in the same unit.
        lost: which part of the supply is lost, above 0 and up to 1.

    Raises:
        ValueError: if the stock is negative, nothing is consumed, or the part is not above 0 and up to 1.
    """
    if stock < 0 or consumption <= 0 or not 0 < lost <= 1:
        raise ValueError("a stock is not negative, consumption above nil, and the part lost between 0 and 1")
    return DAYS * stock / (consumption * lost)
