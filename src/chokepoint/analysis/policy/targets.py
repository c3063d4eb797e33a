"""Targets against the measured present: how far, and how fast from now on.

A benchmark of the EU act is a share of EU consumption (Regulation (EU) 2024/1252, Art. 5(1)). The nearest
measure printed by material is the share of each country in EU sourcing in the EU study of 2023: the
members' share stands for the EU's own part, and the largest other country for the dependence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from chokepoint.analysis.dates import to_last_day
from chokepoint.analysis.ids import citing, join_ids, names_id, with_row_ids
from chokepoint.analysis.policy.measures import out_by
from chokepoint.analysis.rows import Row, add_up, each_row, grouped

YEAR_DAYS = 365.25
EU27 = [
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL",
    "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE",
]  # fmt: skip
"""The member states since February 2020."""


@dataclass(frozen=True)
class Distance:
    """How far a value known within bounds is from a target, in the unit of the target.

    ``gap_low`` and ``gap_high`` are what is still to go (0 where the target is met); ``per_year_low`` and
    ``per_year_high`` divide them by the years left, NaN if the day is past or none is set.
    """

    gap_low: float
    gap_high: float
    years: float
    per_year_low: float
    per_year_high: float

    @property
    def state(self) -> str:
        """``met`` or ``missed`` if the bounds allow no doubt, else ``open``."""
        if self.gap_high == 0:
            return "met"
        return "missed" if self.gap_low > 0 else "open"


def target_distance(
    low: float, high: float, threshold: float, operator: str, day: pd.Timestamp, due: pd.Timestamp
) -> Distance:
    """Measure the distance of a value, known between ``low`` and ``high``, from a target.

    Args:
        low: lower bound of the value, in the unit of the target.
        high: upper bound, not below ``low``.
        threshold: the number to reach (``>=``) or not to exceed (``<=``).
        operator: ``>=``, ``<=``, ``<`` or ``=``; the last two are read as ``<=``.
        day: the day looked from.
        due: the day the target is due; NaT if none is set.

    Raises:
        ValueError: if the bounds are out of order or the operator is another.
    """
    if not low <= high:
        raise ValueError("the lower bound must not lie above the upper one")
    if operator not in (">=", "<=", "<", "="):
        raise ValueError(f"no distance is defined for the operator {operator!r}")
    to_go = [threshold - high, threshold - low] if operator == ">=" else [low - threshold, high - threshold]
    gap_low, gap_high = (max(0.0, float(gap)) for gap in to_go)
    years = (due - day).days / YEAR_DAYS if pd.notna(due) else float("nan")
    pace = [gap / years if years > 0 else float("nan") for gap in (gap_low, gap_high)]
    return Distance(gap_low, gap_high, years, *pace)


def add_distances(rows: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Add the fields of :class:`Distance` and its ``state`` to rows of measured targets.

    Args:
        rows: with ``low``, ``high``, ``threshold``, ``operator`` and ``by_date`` (partial, may be empty).
        day: the day looked from.
    """
    due = to_last_day(rows["by_date"])
    found = [
        target_distance(r.low, r.high, r.threshold, r.operator, day, d)
        for r, d in zip(each_row(rows), due, strict=True)
    ]
    columns = ["gap_low", "gap_high", "years", "per_year_low", "per_year_high", "state"]
    return rows.assign(**{name: [getattr(one, name) for one in found] for name in columns})


def own_shares(supply: pd.DataFrame, members: list[str] = EU27) -> pd.DataFrame:
    """Sum the members' shares and find the largest other country, by material and stage.

    Args:
        supply: rows of ``eu_supply_shares`` of one kind of supply, with ``commodity_id``, ``stage``,
            ``country_iso3``, ``value`` (percent) and ``row_id``.
        members: ISO codes whose shares are one's own.

    Returns:
        One row a material and stage: ``low`` (members' printed shares), ``high`` (with all that is not
        printed, shares below one percent and gaps alike), ``largest_iso3`` and ``largest`` (``""`` and NaN
        if no other country is printed), ``largest_id`` (its row), ``listed`` (sum of the printed shares),
        ``row_ids``. Percent.
    """
    found = grouped(supply[_READ], ["commodity_id", "stage"])
    rows = [{"commodity_id": c, "stage": s} | _own_share(lines, members) for (c, s), lines in found]
    columns = [
        "commodity_id",
        "stage",
        "low",
        "high",
        "largest_iso3",
        "largest",
        "largest_id",
        "listed",
        "row_ids",
    ]
    return pd.DataFrame(rows, columns=columns)


_READ = ["commodity_id", "stage", "country_iso3", "value", "row_id"]


def _own_share(lines: list[Row], members: list[str]) -> dict[str, object]:
    low = add_up(line.value for line in lines if line.country_iso3 in members)
    listed = add_up(line.value for line in lines)
    others = [line for line in lines if line.country_iso3 not in members]
    top = max(others, key=lambda line: line.value, default=None)
    return {
        "low": low,
        "high": min(100.0, low + max(0.0, 100.0 - listed)),
        "largest_iso3": "" if top is None else top.country_iso3,
        "largest": float("nan") if top is None else float(top.value),
        "largest_id": "" if top is None else top.row_id,
        "listed": listed,
        "row_ids": join_ids(line.row_id for line in lines),
    }


def strategic_materials(entries: pd.DataFrame, crosswalk: pd.DataFrame, symbols: pd.Series) -> pd.DataFrame:
    """Find the materials of the EU study behind each entry of the list of strategic raw materials.

    Args:
        entries: rows of ``list_entries`` of that list.
        crosswalk: table ``mineral_crosswalk``.
        symbols: chemical symbols by commodity id.

    Returns:
        ``entry`` (commodity id on the list), ``commodity_id`` (in the study), ``row_ids``. An entry the
        study knows by its own name stands for itself; a group stands for its members, or for those whose
        symbols the entry prints in brackets.
    """
    rows = [pair for entry in each_row(entries) for pair in _members(entry, crosswalk, symbols)]
    return pd.DataFrame(rows, columns=["entry", "commodity_id", "row_ids"])


def _members(entry: Row, crosswalk: pd.DataFrame, symbols: pd.Series) -> list[tuple[str, str, str]]:
    found = [entry.commodity_id]
    if entry.commodity_id in GROUP_WORDS:
        found = crosswalk.loc[crosswalk["group_id"] == entry.group_id, "commodity_id"].tolist()
    printed = re.search(r"\(([^)]*)\)", entry.mineral_as_printed)
    if printed:
        named = set(re.findall(r"[A-Z][a-z]?", printed.group(1)))
        found = [name for name in found if symbols.get(name) in named]
    return [(entry.commodity_id, name, entry.row_id) for name in found]


def _listed(shares: pd.DataFrame, strategic: pd.DataFrame) -> pd.DataFrame:
    """Keep the shares of strategic materials, each with the entry that makes it one among its ``row_ids``."""
    entries = strategic.groupby("commodity_id")["row_ids"].agg(join_ids)
    kept = shares[shares["commodity_id"].isin(entries.index)]
    return citing(kept, kept["commodity_id"].map(entries))


GROUP_WORDS = ("rare_earths_magnet", "platinum_group_metals")
"""Entries that stand for several metals."""


BENCHMARKS = ("extraction", "processing", "recycling", "single")
"""The kinds of threshold that the EU act sets as benchmarks."""


def benchmarks(targets: pd.DataFrame) -> pd.DataFrame:
    """Give the EU's four benchmarks as adopted, or as proposed where the act was not yet known.

    Args:
        targets: table ``targets``, as known on a day.

    Returns:
        Up to four rows indexed by their ``kind``, one of ``BENCHMARKS``, with ``row_ids``.
    """
    marks = targets[targets["force"].isin(["benchmark", "proposal"]) & targets["kind"].isin(BENCHMARKS)]
    return with_row_ids(marks).sort_values("force").drop_duplicates("kind").set_index("kind")


def against_benchmarks(
    shares: pd.DataFrame, strategic: pd.DataFrame, marks: pd.DataFrame, day: pd.Timestamp
) -> pd.DataFrame:
    """Set the EU's own share in every strategic material beside the benchmark of its stage.

    Args:
        shares: as :func:`own_shares` gives them for EU sourcing.
        strategic: as :func:`strategic_materials` gives them.
        marks: as :func:`benchmarks` gives them.
        day: the day looked from.

    Returns:
        The rows of ``shares`` of strategic materials with ``threshold``, ``operator``, ``by_date``, the
        distance (:func:`add_distances`), and ``row_ids`` that include the benchmark; by stage, smallest
        share first.
    """
    chosen = _listed(shares, strategic)
    wanted = marks.loc[
        marks.index.isin(["extraction", "processing"]), ["threshold", "operator", "by_date", "row_ids"]
    ]
    joined = chosen.merge(wanted.rename(columns={"row_ids": "mark"}), left_on="stage", right_index=True)
    ids = [join_ids(pair) for pair in zip(joined["row_ids"], joined["mark"], strict=True)]
    measured = add_distances(joined.assign(row_ids=ids).drop(columns="mark"), day)
    return measured.sort_values(["stage", "low", "commodity_id"], ignore_index=True)


def judge_statements(progress: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Say for each statement by material whether its bounds meet the benchmark it is about.

    Args:
        progress: table ``crma_progress``.
        targets: table ``targets``, with the benchmarks the statements are about.

    Returns:
        The rows about a material, newest of each material and benchmark, with ``stage`` (the kind of the
        benchmark), ``said_low`` and ``said_high`` (0 to 100 where open), ``state`` (``met``, ``missed``,
        ``open``) and ``row_ids``.
    """
    marks = benchmarks(targets)
    about = progress[(progress["commodity_id"] != "") & (progress["unit"] == "percent")]
    named = with_row_ids(about).assign(stage=kinds_of(about["target_row_id"], targets))
    newest = named[named["stage"].isin(marks.index)].sort_values("last_year", na_position="first")
    newest = newest.drop_duplicates(["commodity_id", "stage"], keep="last")
    bounded = newest.assign(said_low=newest["low"].fillna(0.0), said_high=newest["high"].fillna(100.0))
    states = [_judge(row, marks.loc[row.stage]) for row in each_row(bounded)]
    return bounded.assign(state=states).sort_values(["commodity_id", "stage"], ignore_index=True)


def kinds_of(target_row_ids: pd.Series, targets: pd.DataFrame) -> pd.Series:
    """Look up the kind of the threshold that each row is about; NaN for one that is not known."""
    return target_row_ids.map(targets.set_index("row_id")["kind"])


def _judge(row: Row, mark: pd.Series) -> str:
    """Judge a statement; "above 40" does not contain 40 and "below 2" does not contain 2."""
    low, high, threshold = row.said_low, row.said_high, mark["threshold"]
    over = low > threshold or (row.relation == "above" and low == threshold)
    under = high < threshold or (row.relation == "below" and high == threshold)
    if mark["operator"] == ">=":
        return "met" if over or low == threshold else "missed" if under else "open"
    return "missed" if over else "met" if under or high == threshold else "open"


def compare_statements(measured: pd.DataFrame, judged: pd.DataFrame) -> pd.DataFrame:
    """Set a second source's statement beside each measured share.

    Args:
        measured: as :func:`against_benchmarks` gives it.
        judged: as :func:`judge_statements` gives them.

    Returns:
        All rows of ``measured`` with ``said_low`` and ``said_high`` (NaN where the second source is silent),
        ``said`` (it speaks), ``agree`` (the two intervals meet) and ``row_ids`` of both.
    """
    columns = ["commodity_id", "stage", "said_low", "said_high", "row_ids"]
    said = judged[columns].rename(columns={"row_ids": "said_ids"})
    both = measured.merge(said, on=["commodity_id", "stage"], how="left")
    agree = (both["low"] <= both["said_high"]) & (both["said_low"] <= both["high"])
    parts = zip(both["row_ids"], both.pop("said_ids").fillna(""), strict=True)
    ids = [join_ids(pair) for pair in parts]
    return both.assign(said=both["said_low"].notna(), agree=agree, row_ids=ids)


RUNGS = ("mineral_origin", "component_origin")
"""The kinds of threshold that tie a credit to the origin of what is in the battery."""


def origin_ladder(targets: pd.DataFrame) -> pd.DataFrame:
    """Lay out the yearly steps of the US credit for clean vehicles, and whether each came to apply.

    Args:
        targets: table ``targets``, as known on a day.

    Returns:
        One row a step: ``kind`` (one of ``RUNGS``), ``metric``, ``year``, ``threshold`` (percent of value),
        ``ended`` (day the credit ended, NaT if not known), ``applied`` (the year began before the end),
        ``row_ids``.
    """
    steps = targets[targets["kind"].isin(RUNGS)]
    end = targets[(targets["force"] == "end_of_aid") & (targets["measure_row_id"] == "mea-us-obbba")]
    ended = to_last_day(end["by_date"]).max()
    year = steps["by_date"].str[:4].astype(int)
    began = pd.to_datetime(year.astype(str) + "-01-01")
    applied = began <= ended if pd.notna(ended) else pd.Series(True, steps.index)
    ids = [join_ids([row_id, *end["row_id"]]) for row_id in steps["row_id"]]
    laid = steps.assign(year=year, ended=ended, applied=applied.astype(bool), row_ids=ids)
    return laid.sort_values(["metric", "year"], ignore_index=True)


BINDS = ("duty", "procurement_ban", "contract", "condition_of_aid")
"""What someone must keep to: a duty, a ban, a contract, or the condition of money taken."""


def count_forces(
    targets: pd.DataFrame, measured: pd.Series, binds: tuple[str, ...] = BINDS, starts: bool = True
) -> pd.DataFrame:
    """Sort thresholds by what stands behind them and whether a measured value was found.

    Args:
        targets: table ``targets``.
        measured: rows of the evidence that hold a measured value, by the row id of its target.
        binds: what counts as binding.
        starts: whether a printed ``baseline`` counts as a measured value.

    Returns:
        One row a threshold: ``force``, ``binds``, ``measured``, ``row_ids``, and ``value_ids`` with the rows
        of the measured value.
    """
    has_value = targets["row_id"].isin(measured.index) | (targets["baseline"].notna() & starts)
    ids = [join_ids([row_id, measured.get(row_id, "")]) for row_id in targets["row_id"]]
    return with_row_ids(targets).assign(binds=targets["force"].isin(binds), measured=has_value, value_ids=ids)


def from_baselines(targets: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Give the targets that print where they start from, with distance and pace from that start.

    Returns:
        The rows with ``low`` and ``high`` (both the baseline) and the fields of :func:`add_distances`.
    """
    started = with_row_ids(targets[targets["baseline"].notna()])
    return add_distances(started.assign(low=started["baseline"], high=started["baseline"]), day)


def targets_of(targets: pd.DataFrame, measures: pd.DataFrame, code: str, day: pd.Timestamp) -> pd.DataFrame:
    """Keep the targets set by measures of one jurisdiction; whose a measure is, is known whatever the day.

    The row of a measure is named among ``row_ids`` only if its source was out by ``day``.
    """
    mine = measures[names_id(measures["jurisdiction"], code)]
    own = with_row_ids(targets[targets["measure_row_id"].isin(mine["row_id"])])
    named = own["measure_row_id"]
    return citing(own, named.where(named.isin(out_by(mine, day)), ""))


def supplier_pairs(sourcing: pd.DataFrame, world: pd.DataFrame, strategic: pd.DataFrame) -> pd.DataFrame:
    """Set the largest outside supplier in EU sourcing beside the largest in world supply.

    Args:
        sourcing: as :func:`own_shares` gives them for EU sourcing.
        world: the same for world supply.
        strategic: as :func:`strategic_materials` gives them.

    Returns:
        One row a strategic material and stage that either knows: ``eu``, ``eu_iso3``, ``world``,
        ``world_iso3`` (NaN and ``""`` where not printed), ``row_ids``, and those of each side alone,
        ``eu_ids`` and ``world_ids``, with the entry of the list; largest in EU sourcing first.
    """
    keys = ["commodity_id", "stage"]
    both = _largest(sourcing, "eu").merge(_largest(world, "world"), on=keys, how="outer")
    chosen = _listed(both.assign(row_ids=""), strategic)
    filled = chosen.fillna({name: "" for name in ("eu_iso3", "world_iso3", "eu_id", "world_id")})
    sides = {name: filled.pop(f"{name}_id") for name in ("eu", "world")}
    alone = {
        f"{name}_ids": [join_ids(pair) for pair in zip(filled["row_ids"], side, strict=True)]
        for name, side in sides.items()
    }
    ids = [join_ids(pair) for pair in zip(*alone.values(), strict=True)]
    order = ["eu", "world", *keys]
    ordered = filled.assign(row_ids=ids, **alone)
    return ordered.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def _largest(shares: pd.DataFrame, name: str) -> pd.DataFrame:
    """Keep the lines with an outside supplier, with its share and row under the given name."""
    columns = {"largest": name, "largest_iso3": f"{name}_iso3", "largest_id": f"{name}_id"}
    kept = shares.dropna(subset=["largest"])
    return kept[["commodity_id", "stage", *columns]].rename(columns=columns)


def mined_by(supply: pd.DataFrame, suppliers: set[str], crosswalk: pd.DataFrame, group: str) -> pd.DataFrame:
    """Keep the shares that some countries have in the world's mining of the metals of a group.

    Args:
        supply: table ``eu_supply_shares``.
        suppliers: ISO codes.
        crosswalk: table ``mineral_crosswalk``.
        group: its ``group_id``.
    """
    members = crosswalk.loc[crosswalk["group_id"] == group, "commodity_id"]
    mined = supply[(supply["supply"] == "world") & (supply["stage"] == "extraction")]
    return mined[mined["commodity_id"].isin(members) & mined["country_iso3"].isin(suppliers)]
