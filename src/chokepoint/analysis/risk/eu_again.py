"""The European Commission's supply risks again: of 2017 from its printed indices, of 2023 from its shares.

The study of 2023 prints the share of each country in world supply and in the Union's sourcing with its trade
factor, and no index. Which governance estimates it took is not printed; those of the newest year stand in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import eu
from chokepoint.analysis.risk.intervals import overlap, rounded
from chokepoint.analysis.rows import Row, each_row, to_frame

FROM_INDICES, FROM_SHARES = 2017, 2023
"""The studies of which enough is printed to compute a score."""
BASES = {
    "GS + EUS": eu.BOTH, "GS only": eu.WORLD_ONLY, "EUS only": eu.EU_ONLY,
    "GS+EU": eu.BOTH, "GSonly": eu.WORLD_ONLY, "EUonly": eu.EU_ONLY, "EU": eu.EU_ONLY,
}  # fmt: skip
"""What the two studies print for the supply data they took."""
ALLOWED = 0.1
"""The part by which governance estimates of another year may move a score."""
AGREES, GOVERNANCE, REPEATED, UNEXPLAINED, NO_INPUTS = (
    "agrees", "governance", "repeated", "unexplained", "no_inputs"
)  # fmt: skip
REASONS = (AGREES, GOVERNANCE, REPEATED, UNEXPLAINED, NO_INPUTS)
"""How a computed score stands to the printed one. ``governance``: they meet if every governance score may
be a tenth higher or lower. ``repeated``: they do not, and the printed sourcing of the Union repeats the
shares of the world. ``no_inputs``: an input is not printed, so that nothing was computed."""
SCORED = {"commodity_id": object, "assessment_year": "int64", "stage": object, "printed": "float64",
          "low": "float64", "best": "float64", "high": "float64", "reason": object,
          "row_ids": object}  # fmt: skip
OVERALL = "overall"


def supply_index(rows: pd.DataFrame, governance: Mapping[str, float]) -> Interval | None:
    """Compute the governance-weighed index of one stage from the printed shares of its countries.

    Args:
        rows: rows of ``eu_supply_shares`` of one material, stage and kind of supply.
        governance: mean of the six estimates by ISO code; a country without one counts from nil to ten.

    Returns:
        The index, 0 to 10, or None without a row. Its upper end gives all that is assigned to no country to
        a single one with the worst governance, its lower end spreads it over many.
    """
    if rows.empty:
        return None
    lines = [(_share(row), _governed(row.country_iso3, governance), row.trade_parameter)
             for row in each_row(rows)]  # fmt: skip
    ends = [
        sum(getattr(share, end) ** 2 * getattr(scaled, end) * trade for share, scaled, trade in lines)
        for end in ("low", "best", "high")
    ]
    rest = max(0.0, 1 - sum(share.low for share, _, _ in lines))
    return Interval(ends[0], ends[1], ends[2] + rest**2 * 10)


def _share(row: Row) -> Interval:
    """Read a share in percent, rounded to the decimals it is printed with."""
    if row.qualifier == "<":
        return Interval(0.0, row.value * 0.01, row.value * 0.01)
    printed = re.search(r"\d\.(\d+)", row.value_as_printed)
    decimals = len(printed[1]) if printed else 0
    found = rounded(row.value, 10.0**-decimals, most=100.0, scale=0.01)
    assert found is not None  # every row has a value
    return found


def _governed(code: str, governance: Mapping[str, float]) -> Interval:
    estimate = governance.get(code, math.nan)
    if math.isnan(estimate):
        return Interval(0.0, 5.0, 10.0)
    scaled = eu.wgi_scaled(estimate)
    return Interval(scaled, scaled, scaled)


def study_scores(criticality: pd.DataFrame, supply: pd.DataFrame, governance: pd.DataFrame) -> pd.DataFrame:
    """Compute every score of a stage that the studies of 2017 and 2023 print, as far as its inputs are.

    Args:
        criticality: table ``eu_criticality``.
        supply: table ``eu_supply_shares``.
        governance: table ``governance``.

    Returns:
        The columns of ``SCORED``: ``printed``; ``low``, ``best`` and ``high`` of ours (NaN if nothing could
        be computed); ``reason`` (one of ``REASONS``); and ``row_ids``.
    """
    means = governance[governance["measure"] == "mean_of_six"]
    known = dict(zip(means["country_iso3"], means["value"], strict=True))
    stages = criticality[criticality["supply_data"].isin(list(BASES)) & criticality["supply_risk"].notna()]
    found = [*_from_indices(stages), *_from_shares(criticality, stages, supply, known)]
    return to_frame(found, SCORED)


Line = tuple[object, ...]


def _from_indices(stages: pd.DataFrame) -> Iterator[Line]:
    for row in each_row(stages[stages["assessment_year"] == FROM_INDICES]):
        try:
            ours = eu.printed_score(row, BASES[row.supply_data])
        except ValueError:
            # the study leaves an input of a few materials unprinted
            ours = None
        yield _line(row, ours, False, row.row_id)


def _from_shares(
    criticality: pd.DataFrame, stages: pd.DataFrame, supply: pd.DataFrame, known: Mapping[str, float]
) -> Iterator[Line]:
    whole = criticality[(criticality["assessment_year"] == FROM_SHARES) & (criticality["stage"] == OVERALL)]
    factors = whole[whole["eol_rir_pct"].notna() & whole["si_sr"].notna()].drop_duplicates("commodity_id")
    by_material = {row.commodity_id: row for row in each_row(factors)}
    shares = dict(list(supply.groupby(["commodity_id", "stage"])))
    for row in each_row(stages[stages["assessment_year"] == FROM_SHARES]):
        lines = shares.get((row.commodity_id, row.stage), supply.head(0))
        material = by_material.get(row.commodity_id)
        ours = None if material is None or not known else _score(row, material, lines, known)
        factor_id = "" if material is None else material.row_id
        cited = join_ids([row.row_id, factor_id, *lines["row_id"]]) if ours else row.row_id
        yield _line(row, ours, _repeats(lines), cited)


def _score(row: Row, material: Row, lines: pd.DataFrame, known: Mapping[str, float]) -> Interval | None:
    """Compute one score of 2023; None if an index that its basis needs has no shares in print."""
    world, sourced = (
        supply_index(lines[lines["supply"] == kind], known) for kind in ("world", "eu_sourcing")
    )
    reliance = rounded(row.import_reliance_pct, 1.0, most=100.0, scale=0.01) or eu.FULL
    recycled = rounded(material.eol_rir_pct, 1.0, most=100.0, scale=0.01)
    substitution = rounded(material.si_sr, 0.01, most=1.0)
    assert recycled is not None
    assert substitution is not None
    try:
        return eu.eu_sr(world, sourced, reliance, recycled, substitution, BASES[row.supply_data])
    except ValueError:
        return None


def _repeats(lines: pd.DataFrame) -> bool:
    """Tell whether the Union's printed sourcing is the world's shares, written in whole percent."""
    world, sourced = (
        lines[lines["supply"] == kind].set_index("country_iso3")["value"] for kind in ("world", "eu_sourcing")
    )
    if sourced.empty or not set(sourced.index) <= set(world.index):
        return False
    return bool(((world.reindex(sourced.index) - sourced).abs() <= 0.5).all())


def _line(row: Row, ours: Interval | None, repeats: bool, row_ids: str) -> Line:
    reason = NO_INPUTS if ours is None else judge(row.supply_risk, ours, repeats)
    ends = (math.nan,) * 3 if ours is None else (ours.low, ours.best, ours.high)
    return (row.commodity_id, row.assessment_year, row.stage, row.supply_risk, *ends, reason, row_ids)


def judge(printed: float, ours: Interval, repeats: bool = False) -> str:
    """Say how a computed score stands to one printed to one decimal.

    Args:
        printed: the score.
        ours: ours, with its bounds.
        repeats: whether the Union's printed sourcing repeats the world's shares.
    """
    said = rounded(printed, 0.1)
    assert said is not None
    if overlap(ours, said):
        return AGREES
    if overlap(Interval((1 - ALLOWED) * ours.low, ours.best, (1 + ALLOWED) * ours.high), said):
        return GOVERNANCE
    return REPEATED if repeats else UNEXPLAINED


def over_the_lists(criticality: pd.DataFrame, scores: pd.DataFrame, commodities: list[str]) -> pd.DataFrame:
    """Set the printed score of a commodity on each list beside ours of the stage that it is taken from.

    Args:
        criticality: table ``eu_criticality``.
        scores: as :func:`study_scores` gives them.
        commodities: ids of commodities, in the order wanted.

    Returns:
        The columns of ``SCORED``, one row a commodity and list, the oldest first; ``stage`` is the one with
        the highest printed score, which the study takes, or ``overall`` where nothing is printed by stage.
    """
    every = criticality[(criticality["stage"] == OVERALL) & criticality["supply_risk"].notna()]
    found = []
    for commodity in commodities:
        own = every[every["commodity_id"] == commodity].sort_values(["assessment_year", "row_id"])
        for row in each_row(own.drop_duplicates("assessment_year")):
            found.append(_of_list(row, scores))
    return to_frame(found, SCORED)


def _of_list(row: Row, scores: pd.DataFrame) -> Line:
    stages = scores[
        (scores["commodity_id"] == row.commodity_id) & (scores["assessment_year"] == row.assessment_year)
    ]
    if stages.empty:
        return _line(row, None, False, row.row_id)
    top = next(each_row(stages.sort_values("printed", ascending=False, kind="stable").head(1)))
    cited = join_ids([row.row_id, top.row_ids])
    return (row.commodity_id, row.assessment_year, top.stage, row.supply_risk, top.low, top.best, top.high,
            top.reason, cited)  # fmt: skip
