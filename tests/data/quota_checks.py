"""Sums that the quota tables must bear out, each with the rows it reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pandas as pd

from chokepoint.data import load_table

RESERVED = {2011: 2120.0, 2012: 2000.0}
"""Tungsten mining held in reserve, tonnes, as the notes of the rows say."""


@dataclass(frozen=True)
class Check:
    """A value computed from rows, the printed values it may equal, and the rows read."""

    name: str
    computed: float
    printed: tuple[float, ...]
    rows: frozenset[str]
    tolerance: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether one of the printed values is the computed one."""
        return any(abs(self.computed - value) <= self.tolerance for value in self.printed)


def make_check(name: str, parts: pd.DataFrame, totals: pd.DataFrame, extra: float = 0.0) -> Check:
    computed = float(parts["value"].sum()) + extra
    equal = totals[totals["value"] == computed]
    rows = frozenset(parts["row_id"]) | frozenset(equal["row_id"])
    return Check(name, computed, tuple(totals["value"]), rows)


def pick(frame: pd.DataFrame, **values: object) -> pd.DataFrame:
    for column, value in values.items():
        frame = frame[frame[column] == value]
    return frame


def product_groups(quotas: pd.DataFrame) -> Iterator[Check]:
    """Light and medium or heavy add up to a printed total of the batch."""
    for (year, batch, source), rows in quotas.groupby(["year", "batch", "source_id"]):
        totals = pick(quotas, year=year, batch=batch, product_group="all", recipients="all")
        light, heavy = (pick(rows, product_group=name) for name in ("light", "medium_heavy"))
        for one, other in product(light.index, heavy.index):
            yield make_check(f"{source} {year} {batch}", rows.loc[[one, other]], totals)


BATCHES = (
    (2012, "all", "first_with_supplement", ("first_confirmed", "first_supplement")),
    (2012, "all", "full_year", ("first_with_supplement", "second")),
    (2013, "all", "full_year", ("first", "second")),
    (2014, "all", "full_year", ("first", "second")),
    (2008, "domestic", "full_year", ("first", "second")),
    *((year, who, "full_year", ("H1", "H2")) for year in (2009, 2010, 2011) for who in ("all",)),
)


def batches(quotas: pd.DataFrame) -> Iterator[Check]:
    """Some printed figures of the batches add up to a printed figure of the year."""
    for year, who, whole, parts in BATCHES:
        own = pick(quotas, year=year, recipients=who, product_group="all")
        totals = pick(own, batch=whole)
        choices = [pick(own, batch=batch)["value"].unique() for batch in parts]
        matches = [values for values in product(*choices) if sum(values) in set(totals["value"])]
        chosen = matches[0] if matches else [values[0] for values in choices]
        pairs = list(zip(parts, chosen, strict=True))
        rows = pd.concat([pick(own, batch=batch, value=value).head(1) for batch, value in pairs])
        yield make_check(f"{year} {who} {whole}", rows, totals)


def recipients(quotas: pd.DataFrame) -> Iterator[Check]:
    """Domestic and foreign-invested firms add up to the total of the same source and batch."""
    for (year, batch, source), rows in quotas.groupby(["year", "batch", "source_id"]):
        parts = rows[(rows["recipients"] != "all") & (rows["status"] != "rounded")]
        totals = pick(rows, recipients="all")
        if parts["recipients"].nunique() == 2 and len(totals):
            yield make_check(f"{source} {year} {batch} recipients", parts, totals)


def printed_changes(table: pd.DataFrame) -> Iterator[Check]:
    """The changes a table prints follow from the quotas it prints, within rounding."""
    own = table[table["source_id"] == "spiegel_2012"]
    quota = pick(own, measure="quota", batch="full_year", recipients="all", months_covered=12)
    values = quota.set_index("year")["value"]
    for row in pick(own, measure="pct_change_on_previous_year").itertuples():
        computed = 100 * (values[row.year] / values[row.year - 1] - 1)
        ids = quota[quota["year"].isin([row.year, row.year - 1])]["row_id"]
        rows = frozenset(ids) | {row.row_id}
        yield Check(f"printed change {row.year}", computed, (row.value,), rows, 0.6)


def ceilings(table: pd.DataFrame) -> Iterator[Check]:
    """Batches add up to the year, and the two kinds of ore to the total."""
    own = pick(table, measure="ceiling")
    for (year, stage, batch), rows in own.groupby(["year", "stage", "batch"]):
        kinds = rows[rows["category"] != "total"].drop_duplicates("category")
        totals = pick(rows, category="total")
        if len(kinds) == 2 and len(totals):
            yield make_check(f"{year} {stage} {batch} kinds", kinds, totals)
    for (year, stage, category), rows in own.groupby(["year", "stage", "category"]):
        parts = rows[rows["batch"].isin(["first", "second", "third"])].drop_duplicates("batch")
        whole = pick(rows, batch="full_year")
        if len(parts) > 1 and len(whole):
            yield make_check(f"{year} {stage} {category} batches", parts, whole)


GROUPS = ((2023, "third", "mining"), (2023, "third", "smelting_separation"), (2024, "first", "mining"),
          (2024, "first", "smelting_separation"))  # fmt: skip


def state_groups(groups: pd.DataFrame, table: pd.DataFrame) -> Iterator[Check]:
    """Where all groups are listed, their shares add up to the ceiling of the batch."""
    for year, batch, stage in GROUPS:
        parts = pick(groups, year=year, batch=batch, stage=stage)
        totals = pick(table, year=year, batch=batch, stage=stage, category="total")
        yield make_check(f"{year} {batch} {stage} groups", parts, totals)


def companies(table: pd.DataFrame) -> Iterator[Check]:
    """Light and heavy add up to each company's total."""
    for row in table.itertuples():
        yield Check(row.row_id, row.light_t + row.medium_heavy_t, (row.total_t,), frozenset([row.row_id]))


def tungsten(table: pd.DataFrame) -> Iterator[Check]:
    """Primary ore, by-product and reserve add up to the mining quota of tungsten."""
    for (year, source), rows in pick(table, quota_type="mining").groupby(["year", "source_id"]):
        parts, totals = rows[rows["part"] != "all"], pick(rows, part="all")
        if len(parts) == 2:
            yield make_check(f"tungsten {year} {source}", parts, totals, RESERVED.get(int(year), 0.0))


def quota_checks() -> list[Check]:
    """Make every check of the quota tables."""
    table, caps = load_table("export_quotas"), load_table("production_quotas")
    quotas = pick(table, measure="quota")
    found = [*product_groups(quotas), *batches(quotas), *recipients(quotas), *printed_changes(table)]
    found += [*ceilings(caps), *state_groups(load_table("production_quota_groups"), caps)]
    return [*found, *companies(load_table("export_quota_companies")), *tungsten(load_table("other_quotas"))]
