"""Who is the largest producer of how many commodities."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids


def count_leaders(newest: pd.DataFrame) -> pd.DataFrame:
    """Count the commodities each country alone is the largest producer of, by the printed figures.

    Args:
        newest: rows of ``concentration.measure``, one a commodity and stage, with a column ``label``.

    Returns:
        One row a country: ``leader``, ``n``, ``tables`` (how many there are), ``labels`` (their names,
        joined by ``;``), ``row_ids``; the country with most first.
    """
    alone = newest[newest["leads_alone"].astype(bool)]
    counted = alone.groupby("leader", as_index=False).agg(
        n=("leader_share", "size"),
        labels=("label", lambda names: ";".join(sorted(names))),
        row_ids=("row_ids", join_ids),
    )
    ordered = counted.sort_values(["n", "leader"], ascending=[False, True], ignore_index=True)
    return ordered.assign(tables=len(newest))
