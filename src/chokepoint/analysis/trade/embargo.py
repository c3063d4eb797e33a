"""The stop of shipments to Japan in 2010: graded evidence, and imports by month."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import to_frame

CLAIMS = ("obstructed", "complete", "ordered", "other_cause")
GRADES = {"not_graded": 0, "weak": 1, "moderate": 2, "moderate_to_strong": 3, "strong": 4}
SIDES = {
    "obstruction": ("obstructed", 1),
    "ordered_halt": ("ordered", 1),
    "informal_stop": ("ordered", -1),
    "no_embargo": ("ordered", -1),
    "thin_evidence": ("ordered", -1),
    "not_complete": ("complete", -1),
    "no_lasting_loss": ("complete", -1),
    "other_cause": ("other_cause", 1),
}
"""What each reading of an item speaks for (1) or against (-1): one of four claims."""


def weigh(evidence: pd.DataFrame) -> pd.DataFrame:
    """Assign every item of evidence to a claim, for or against, with its grade as a weight.

    Args:
        evidence: table ``embargo_evidence``.

    Returns:
        The rows that bear on a claim, with ``claim``, ``side`` (1 for, -1 against), ``weight`` (0 to 4),
        ``signed`` (side times weight) and ``row_ids``; by claim, then strongest for to strongest against.
    """
    usable = evidence[evidence["reading"].isin(list(SIDES))]
    sides = usable["reading"].map(SIDES)
    weighed = with_row_ids(usable).assign(
        claim=[claim for claim, _ in sides],
        side=[side for _, side in sides],
        weight=usable["grade"].map(GRADES),
    )
    # the types are stated because there may be no item at all
    weighed = weighed.astype({"side": "int64", "weight": "int64"})
    weighed["signed"] = weighed["side"] * weighed["weight"]
    weighed["order"] = weighed["claim"].map(CLAIMS.index)
    ordered = weighed.sort_values(["order", "signed", "row_id"], ascending=[True, False, True])
    return ordered.drop(columns="order").reset_index(drop=True)


def balance(weighed: pd.DataFrame) -> pd.DataFrame:
    """Give the strongest grade for and against each claim.

    Args:
        weighed: as :func:`weigh` gives it.

    Returns:
        ``claim``, ``n_for``, ``n_against``, ``best_for``, ``best_against`` (weights; 0 if there is none or it
        could not be graded), ``row_ids``.
    """
    rows = [_balance(claim, group) for claim, group in weighed.groupby("claim", sort=False)]
    return to_frame(rows, _BALANCE)


_BALANCE = {
    "claim": "str",
    "n_for": "int64",
    "n_against": "int64",
    "best_for": "int64",
    "best_against": "int64",
    "row_ids": "str",
}


def _balance(claim: object, group: pd.DataFrame) -> list[object]:
    sides = [group[group["side"] == side] for side in (1, -1)]
    best = [int(side["weight"].max()) if len(side) else 0 for side in sides]
    return [claim, *(len(side) for side in sides), *best, join_ids(group["row_ids"])]


def monthly_imports(trade: pd.DataFrame, partner: str = "CHN") -> pd.DataFrame:
    """Give Japan's imports of rare earths by month, with the range of printed figures.

    Args:
        trade: table ``quota_exports``.
        partner: ISO 3166 alpha-3 code of the origin.

    Returns:
        ``month``, ``low``, ``high`` (tonnes), ``derived`` (whether no figure is printed) and ``row_ids``.
    """
    chosen = trade[
        (trade["reporter_iso3"] == "JPN")
        & (trade["partner_iso3"] == partner)
        & (trade["period_type"] == "month")
        & (trade["measure"] == "quantity")
    ]
    grouped = with_row_ids(chosen).groupby("period_start")
    months = grouped.agg(
        low=("value", "min"),
        high=("value", "max"),
        derived=("status", lambda status: (status == "derived").all()),
        row_ids=("row_ids", join_ids),
    )
    return months.reset_index(names="month")


def against_year_before(months: pd.DataFrame) -> pd.DataFrame:
    """Compare the months for which the same month a year earlier is known.

    Returns:
        ``month``, ``before_t``, ``after_t``, ``percent`` (of the year before) and ``row_ids``.
    """
    earlier = months.assign(month=months["month"] + pd.DateOffset(years=1))
    both = months.merge(earlier, on="month", suffixes=("", "_before"))
    ids = [join_ids(pair) for pair in zip(both["row_ids"], both["row_ids_before"], strict=True)]
    percent = 100 * both["high"] / both["high_before"]
    named = {"before_t": both["high_before"], "after_t": both["high"], "percent": percent, "row_ids": ids}
    return pd.DataFrame({"month": both["month"], **named})


def dependence(trade: pd.DataFrame, responses: pd.DataFrame) -> pd.DataFrame:
    """Collect China's printed share of Japan's imports by year, every source apart.

    Args:
        trade: table ``quota_exports``.
        responses: table ``rare_earth_supply_response``.

    Returns:
        ``year``, ``percent``, ``source_id`` and ``row_ids``; a figure two tables hold is one row.
    """
    shares = trade[(trade["reporter_iso3"] == "JPN") & (trade["measure"] == "share")]
    shares = shares[shares["period_type"] == "year"]
    ours = with_row_ids(shares).assign(year=shares["period_start"].dt.year)
    quoted = responses[responses["topic"] == "Japan's dependence"]
    theirs = with_row_ids(quoted).assign(year=quoted["date"].str[:4].astype(int))
    both = pd.concat([ours, theirs], ignore_index=True).rename(columns={"value": "percent"})
    grouped = both.groupby(["year", "percent", "source_id"])["row_ids"].agg(join_ids)
    return grouped.reset_index()
