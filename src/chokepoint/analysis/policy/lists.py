"""Official lists of critical minerals: which edition stood when, and what was on it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids

MAIN_TIERS = ("critical", "stockpile")
"""The list a jurisdiction is known by; Japan has a stockpile scope in its place."""

GROUPS = ("rare_earths", "rare_earths_heavy", "rare_earths_light", "platinum_group_metals")
"""Words that stand for several elements."""


def wholly_known(known: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Keep the lists all of whose rows are known, so that a row not yet known is not taken for a no.

    Args:
        known: rows of ``list_entries`` as known on a day.
        every: the whole table.
    """
    counts = every["list_id"].value_counts()
    whole = known["list_id"].map(known["list_id"].value_counts()) == known["list_id"].map(counts)
    return known[whole].reset_index(drop=True)


def editions(entries: pd.DataFrame, tiers: tuple[str, ...] = MAIN_TIERS) -> pd.DataFrame:
    """List the editions, one row each, oldest first.

    Args:
        entries: table ``list_entries``.
        tiers: the kinds of list to keep.

    Returns:
        ``list_id``, ``jurisdiction``, ``year``, ``day`` (last day of its date), ``complete``, ``n`` (names
        on it) and ``row_ids``.
    """
    kept = entries[entries["tier"].isin(tiers)]
    grouped = kept.groupby("list_id", as_index=False).agg(
        jurisdiction=("jurisdiction", "first"),
        year=("year", "first"),
        list_date=("list_date", "first"),
        complete=("complete", "first"),
        n=("row_id", "size"),
        row_ids=("row_id", join_ids),
    )
    dated = grouped.assign(day=to_last_day(grouped["list_date"]))
    return dated.sort_values(["day", "list_id"], ignore_index=True)


NAMED_TIERS = (*MAIN_TIERS, "strategic")
"""The kinds of list that name minerals by right, not only to be watched."""


def first_entries(entries: pd.DataFrame, tiers: tuple[str, ...] = NAMED_TIERS) -> pd.DataFrame:
    """Keep the first entry of each list of some kinds, which stands for the list."""
    return entries[entries["tier"].isin(tiers)].drop_duplicates("list_id")


def in_force(entries: pd.DataFrame, list_year: int) -> pd.DataFrame:
    """Keep the entries of each jurisdiction's newest main list that bears a year up to ``list_year``."""
    upto = editions(entries)
    upto = upto[upto["year"] <= list_year]
    newest = upto.groupby("jurisdiction").tail(1)["list_id"]
    kept = entries["list_id"].isin(newest) & entries["tier"].isin(MAIN_TIERS)
    return entries[kept].reset_index(drop=True)


def membership(standing: pd.DataFrame) -> pd.DataFrame:
    """Lay minerals against jurisdictions.

    Args:
        standing: as :func:`in_force` gives it.

    Returns:
        One row a mineral (``group_id``) and jurisdiction where it is named or cannot be ruled out:
        ``state`` (``named``, ``members`` if only single members of the group or one of its products are
        named, ``unknown`` if the list was seen in part and lacks it), ``on_n`` (jurisdictions that name it
        in either way), ``row_ids``; minerals on most lists first.
    """
    named = with_row_ids(standing).assign(whole=standing["commodity_id"] == standing["group_id"])
    cells = named.groupby(["group_id", "jurisdiction"], as_index=False).agg(
        whole=("whole", "any"), row_ids=("row_ids", join_ids)
    )
    cells["state"] = cells.pop("whole").map({True: "named", False: "members"})
    counts = cells["group_id"].value_counts()
    both = pd.concat([cells, _not_ruled_out(standing, cells)], ignore_index=True)
    ranked = both.assign(on_n=both["group_id"].map(counts).astype(int))
    return ranked.sort_values(
        ["on_n", "group_id", "jurisdiction"], ascending=[False, True, True], ignore_index=True
    )


def _not_ruled_out(standing: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Give the minerals that a list seen in part may or may not name; its first row stands for the list."""
    part = standing[~standing["complete"].astype(bool)].drop_duplicates("jurisdiction")
    pairs = cells[["group_id"]].drop_duplicates().merge(part[["jurisdiction", "row_id"]], how="cross")
    keys = ["group_id", "jurisdiction"]
    seen = pd.MultiIndex.from_frame(cells[keys])
    open_pairs = pairs[~pd.MultiIndex.from_frame(pairs[keys]).isin(seen)]
    return open_pairs.rename(columns={"row_id": "row_ids"}).assign(state="unknown")


def history(entries: pd.DataFrame, minerals: list[str]) -> pd.DataFrame:
    """Say for every edition of a main list whether it names given minerals.

    Args:
        entries: table ``list_entries``.
        minerals: group ids.

    Returns:
        One row an edition and mineral: ``list_id``, ``jurisdiction``, ``year``, ``day``, ``group_id``,
        ``state`` (``named``, ``absent`` or ``unknown``) and ``row_ids`` (the entry, or the list's first
        one where it is not named); oldest first.
    """
    base = editions(entries).merge(pd.DataFrame({"group_id": minerals}), how="cross")
    main = entries[entries["tier"].isin(MAIN_TIERS)]
    found = main.groupby(["list_id", "group_id"])["row_id"].agg(join_ids).rename("found").reset_index()
    joined = base.merge(found, on=["list_id", "group_id"], how="left")
    missing = joined["complete"].map({True: "absent", False: "unknown"})
    state = missing.where(joined["found"].isna(), "named")
    first = joined["row_ids"].str.split(";").str[0]
    keep = ["list_id", "jurisdiction", "year", "day", "group_id"]
    return joined[keep].assign(state=state, row_ids=joined["found"].fillna(first))


def standing_states(seen: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Keep, of each jurisdiction and mineral, the newest edition of :func:`history` out on a day."""
    upto = seen[seen["day"] <= day]
    return upto.groupby(["jurisdiction", "group_id"]).tail(1).reset_index(drop=True)


def sizes(entries: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Hold the names on each list against its printed counts.

    Args:
        entries: table ``list_entries``.
        counts: table ``list_counts``.

    Returns:
        One row a list with a printed count: ``list_id``, ``jurisdiction``, ``year``, ``tier``, ``names``
        (rows of the list's first tier), ``official_low`` and ``official_high``, ``gap`` (names less the
        nearest count; 0 inside the range), ``count_ids`` (rows of the counts), ``row_ids``; oldest first.
    """
    first = entries.drop_duplicates("list_id").set_index("list_id")
    main = entries[entries["tier"] == entries["list_id"].map(first["tier"])]
    names = main.groupby("list_id").agg(names=("row_id", "size"), entry_ids=("row_id", join_ids))
    printed = counts.groupby("list_id").agg(
        official_low=("official_count", "min"),
        official_high=("official_count", "max"),
        count_ids=("row_id", join_ids),
    )
    both = first[["jurisdiction", "year", "tier", "list_date"]].join(names).join(printed, how="inner")
    below = (both["names"] - both["official_low"]).clip(upper=0)
    above = (both["names"] - both["official_high"]).clip(lower=0)
    ids = [join_ids(pair) for pair in zip(both.pop("entry_ids"), both["count_ids"], strict=True)]
    sized = both.assign(gap=below + above, row_ids=ids).reset_index()
    return sized.sort_values(["year", "list_date", "list_id"], ignore_index=True)
