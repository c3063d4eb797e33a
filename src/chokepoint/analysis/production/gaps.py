"""What a publisher's tables leave out, counted."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, pattern_of
from chokepoint.analysis.production.bounds import AGGREGATES, OTHERS, WORLD
from chokepoint.i18n import vocabulary

TABLE = ["publisher", "vintage", "commodity_id", "stage", "year"]
GAPS = tuple(
    vocabulary(
        "no country has a figure",
        "no world total",
        "a figure is withheld",
        "a figure is not available",
        "world total without the United States",
        "over a tenth assigned to no country",
    )
)
NO_TOTAL, WITHHELD = GAPS[1:3]


def table_gaps(production: pd.DataFrame, measured: pd.DataFrame) -> pd.DataFrame:
    """Mark the gaps of every printed table.

    Args:
        production: table ``production``.
        measured: as ``concentration.measure`` gives it, of the same rows.

    Returns:
        One row a table: ``publisher``, ``vintage``, ``commodity_id``, ``stage``, ``year``, one truth value a
        gap of ``GAPS``, and ``row_ids``.
    """
    country = ~production["country_iso3"].isin(AGGREGATES)
    world = production["country_iso3"] == WORLD
    marked = production.assign(
        figure=country & (production["value"] > 0),
        total=world & production["value"].notna(),
        withheld=country & (production["status"] == "withheld"),
        absent=(country | (production["country_iso3"] == OTHERS)) & (production["status"] == "not_available"),
        apart=world & production["world_total_excludes_usa"].fillna(False).astype(bool),
    )
    flags = ["figure", "total", "withheld", "absent", "apart"]
    grouped = marked.groupby(TABLE)
    frame = grouped[flags].any().join(grouped["row_id"].agg(pattern_of).rename("row_ids")).reset_index()
    rest = measured[[*TABLE, "unassigned"]]
    frame = frame.merge(rest, on=TABLE, how="left")
    answers = [
        ~frame["figure"], ~frame["total"], frame["withheld"], frame["absent"], frame["apart"],
        frame["unassigned"].fillna(0) > 0.1,
    ]  # fmt: skip
    return frame[[*TABLE, "row_ids"]].assign(**dict(zip(GAPS, answers, strict=True)))


def count_gaps(gaps: pd.DataFrame) -> pd.DataFrame:
    """Count the tables that have each gap.

    Args:
        gaps: as :func:`table_gaps` gives them.

    Returns:
        One row a gap that occurs: ``gap``, ``n``, ``tables`` (how many there are), ``commodities`` (those
        affected, joined by ``;``), ``row_ids`` of the tables affected; the most frequent first.
    """
    rows = [
        {
            "gap": name,
            "n": int(gaps[name].sum()),
            "tables": len(gaps),
            "commodities": join_ids(gaps.loc[gaps[name], "commodity_id"]),
            "row_ids": join_ids(gaps.loc[gaps[name], "row_ids"]),
        }
        for name in GAPS
    ]
    frame = pd.DataFrame(rows)
    return frame[frame["n"] > 0].sort_values("n", ascending=False, kind="stable", ignore_index=True)
