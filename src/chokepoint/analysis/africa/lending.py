"""Loans and direct investment: sums, peaks and rankings, each within one database and one reading."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids

COMPILED = "named states"
MARKS = ("first", "peak", "low", "last")
"""The years a database is summed up by."""


def yearly_loans(loans: pd.DataFrame, first_year: int) -> pd.DataFrame:
    """Keep the yearly commitments from a year on.

    Args:
        loans: table ``loans_by_year``.
        first_year: the first year to keep.

    Returns:
        The rows with ``billion`` (billion USD on the database's own price basis), ``is_compiled`` (the sum
        over named states, else a total as the publisher prints it) and ``row_ids``.
    """
    rows = with_row_ids(loans[loans["year"] >= first_year])
    frame = rows.assign(billion=rows["value"] / 1000, is_compiled=rows["scope"] == COMPILED)
    return frame.sort_values(["database", "year", "row_id"], ignore_index=True)


def summarise_database(yearly: pd.DataFrame, database: str) -> pd.DataFrame:
    """Give first, peak, lowest-since and last year of one database in one row.

    Args:
        yearly: as :func:`yearly_loans` gives it.
        database: the database.

    Returns:
        No row if the database has none, else ``price_basis``, ``total`` and ``first``, ``peak``, ``low``
        (lowest from the peak on) and ``last`` in billion USD, each with its year (``peak_year``), and
        ``row_ids``.
    """
    rows = yearly[(yearly["database"] == database) & yearly["is_compiled"]].sort_values("year")
    if rows.empty:
        return pd.DataFrame(
            columns=["price_basis", "total", *MARKS, *(f"{m}_year" for m in MARKS), "row_ids"]
        )
    peak = rows.sort_values("billion", ascending=False, kind="stable").iloc[0]
    after = rows[rows["year"] >= peak["year"]]
    lowest = after.sort_values("billion", kind="stable").iloc[0]
    marks = dict(zip(MARKS, (rows.iloc[0], peak, lowest, rows.iloc[-1]), strict=True))
    values = {name: row["billion"] for name, row in marks.items()}
    values |= {f"{name}_year": row["year"] for name, row in marks.items()}
    shared = {"price_basis": rows["price_basis"].iloc[0], "total": rows["billion"].sum()}
    return pd.DataFrame([shared | values | {"row_ids": join_ids(rows["row_ids"])}])


def sum_span(yearly: pd.DataFrame, database: str, first: int, last: int) -> pd.DataFrame:
    """Add the commitments of some years in one database: ``billion`` and ``row_ids`` in one row, or none."""
    rows = yearly[
        (yearly["database"] == database) & yearly["is_compiled"] & yearly["year"].between(first, last)
    ]
    sums = pd.DataFrame({"billion": [rows["billion"].sum()], "row_ids": [join_ids(rows["row_ids"])]})
    return sums[: len(rows)]


def printed_beside_sums(yearly: pd.DataFrame, database: str) -> pd.DataFrame:
    """Set the totals a publisher prints beside the sums over named states, in the years that have both.

    Args:
        yearly: as :func:`yearly_loans` gives it.
        database: the database.

    Returns:
        One row a year: the printed row with ``billion_summed``, ``gap`` (printed less summed, billion USD)
        and ``row_ids`` of both.
    """
    rows = yearly[yearly["database"] == database]
    printed, summed = rows[~rows["is_compiled"]], rows[rows["is_compiled"]]
    both = printed.merge(summed, on="year", suffixes=("", "_summed"))
    gap = both["billion"] - both["billion_summed"]
    return both.assign(gap=gap, row_ids=both["row_ids"] + ";" + both["row_ids_summed"])


def rank_borrowers(by_country: pd.DataFrame, database: str, top: int) -> pd.DataFrame:
    """Rank the borrowers of one database and give each its share of the listed sum.

    Args:
        by_country: table ``loans_by_country``.
        database: the database.
        top: how many to keep.

    Returns:
        The largest borrowers with ``billion``, ``percent`` of all borrowers listed, ``rank`` and ``row_ids``,
        a pattern that stands for every borrower of the database.
    """
    rows = with_row_ids(by_country[by_country["database"] == database])
    shares = rows.assign(billion=rows["value"] / 1000, percent=100 * rows["value"] / rows["value"].sum())
    ordered = shares.sort_values("value", ascending=False, ignore_index=True)
    whole = [row_id.rsplit("-", 1)[0] + "-*" for row_id in ordered["row_id"]]
    return ordered.assign(rank=ordered.index + 1, row_ids=whole)[:top]


def rank_in_all(by_country: pd.DataFrame, top: int) -> pd.DataFrame:
    """Rank the borrowers of each database, keep the first of each, and join the three rankings."""
    # an empty table is ranked too, so that it has the columns
    names = list(dict.fromkeys(by_country["database"])) or [""]
    parts = [rank_borrowers(by_country, name, len(by_country)) for name in names]
    ranked = pd.concat(parts, ignore_index=True)
    first = set(ranked.loc[ranked["rank"] <= top, "country_iso3"])
    return ranked[ranked["country_iso3"].isin(first)].reset_index(drop=True)


def sector_shares(sectors: pd.DataFrame, totals: pd.DataFrame, database: str) -> pd.DataFrame:
    """Set the named sectors against the printed total of the same years and name the rest.

    Args:
        sectors: table ``loans_by_sector``.
        totals: table ``loan_totals``.
        database: the database.

    Returns:
        One row a named sector and one, ``sector`` = "", for the difference to the printed total:
        ``billion``, ``percent``, ``row_ids``. Empty where no total for the same years is printed.
    """
    rows = sectors[sectors["database"] == database]
    any_purpose = (totals["purpose"] == "any") & (totals["borrowers"] == "AFR")
    whole = totals[any_purpose & (totals["database"] == database)]
    keys = ["first_year", "last_year"]
    joined = rows.merge(whole[[*keys, "value", "row_id"]], on=keys, suffixes=("", "_all"))
    if joined.empty:
        return pd.DataFrame(columns=["sector", "billion", "percent", "row_ids"])
    total = joined["value_all"].iloc[0]
    rest = {
        "sector": "",
        "value": total - joined["value"].sum(),
        "row_id": join_ids([*joined["row_id"], *joined["row_id_all"]]),
    }
    frame = pd.concat([joined, pd.DataFrame([rest])], ignore_index=True)
    ids = [join_ids([row_id, joined["row_id_all"].iloc[0]]) for row_id in frame["row_id"]]
    return frame.assign(billion=frame["value"] / 1000, percent=100 * frame["value"] / total, row_ids=ids)[
        ["sector", "billion", "percent", "row_ids"]
    ]


def flows_in_one_reading(fdi: pd.DataFrame, first_year: int) -> pd.DataFrame:
    """Keep the flows of both investors that one text prints side by side, and China's later ones apart.

    Args:
        fdi: table ``fdi``.
        first_year: the first year to keep.

    Returns:
        Flows into Africa as a whole with ``billion``, ``reading`` ("both" where one source prints China and
        the United States, else "China alone") and ``row_ids``. Of the readings of China alone, only years
        after the shared ones are kept, the newest source of each.
    """
    rows = with_row_ids(fdi[(fdi["measure"] == "flow") & (fdi["host_iso3"] == "AFR")])
    shared = rows.groupby("source_id")["investor_iso3"].transform("nunique") > 1
    both = rows[shared]
    alone = rows[~shared & (rows["year"] > both["year"].max())] if len(both) else rows
    newest = alone.sort_values("published", kind="stable").drop_duplicates(
        ["year", "investor_iso3"], keep="last"
    )
    frame = pd.concat([both.assign(reading="both"), newest.assign(reading="China alone")], ignore_index=True)
    kept = frame[frame["year"] >= first_year]
    return kept.assign(billion=kept["value"] / 1000).sort_values(["investor_iso3", "year"], ignore_index=True)


def compare_flows(flows: pd.DataFrame) -> pd.DataFrame:
    """Set the flows of China and the United States beside each other in the years one text prints both.

    Returns:
        One row a year: ``CHN`` and ``USA`` (billion USD), ``usa_ahead``, ``usa_negative`` and ``row_ids``.
    """
    rows = flows[flows["reading"] == "both"]
    wide = rows.pivot(index="year", columns="investor_iso3", values="billion").reindex(columns=["CHN", "USA"])
    ids = rows.groupby("year")["row_ids"].agg(join_ids)
    frame = wide.assign(usa_ahead=wide["USA"] > wide["CHN"], usa_negative=wide["USA"] < 0, row_ids=ids)
    return frame.reset_index()


def with_other_reading(fdi: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Put the other compilation of ministry figures in the place of the Chinese flows of the shared text.

    Args:
        fdi: table ``fdi``.
        flows: as :func:`flows_in_one_reading` gives them.
    """
    american = flows[(flows["investor_iso3"] == "USA") & (flows["reading"] == "both")]
    ours = (fdi["investor_iso3"] == "CHN") & (fdi["host_iso3"] == "AFR") & (fdi["measure"] == "flow")
    rows = with_row_ids(fdi[ours & ~fdi["source_id"].isin(american["source_id"])])
    rows = rows[rows["year"].isin(american["year"])].drop_duplicates("year")
    return pd.concat([american, rows.assign(reading="both", billion=rows["value"] / 1000)], ignore_index=True)


def widest_span(flows: pd.DataFrame) -> float:
    """Find how far two readings of the same year lie apart at most; ``NaN`` if there is no year."""
    by_year = flows.groupby("year")["value"]
    return float((by_year.max() - by_year.min()).max())
