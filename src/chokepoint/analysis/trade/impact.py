"""Published model results, and how reported prices compare with them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids

FULL_STOP = "USGS OFR 2024-1057"


def modelled_losses(estimates: pd.DataFrame, study: str = FULL_STOP) -> pd.DataFrame:
    """Pick the scenarios of a study that give a loss of GDP with a range.

    Args:
        estimates: table ``impact_estimates``.
        study: name of the study, as printed in the table.

    Returns:
        The rows with ``central``, ``lower`` and ``upper`` (billion US dollars, negative: a loss) and
        ``row_ids``.
    """
    chosen = (estimates["study"] == study) & (estimates["metric"] == "change in US GDP")
    ranged = estimates[["lower", "upper"]].notna().all(axis=1)
    return with_row_ids(estimates[chosen & ranged]).reset_index(drop=True)


def modelled_price_rise(estimates: pd.DataFrame, commodity: str, study: str = FULL_STOP) -> pd.DataFrame:
    """Pick the price rise, in percent, that a study expects of a full stop.

    Args:
        estimates: table ``impact_estimates``.
        commodity: a commodity id.
        study: name of the study, as printed in the table.

    Returns:
        The rows of the table, of which ``central`` and ``qualifier`` (``more than`` or ``""``) matter, and
        ``row_ids``.
    """
    chosen = (estimates["study"] == study) & (estimates["metric"] == "price change")
    return with_row_ids(estimates[chosen & (estimates["commodities"] == commodity)]).reset_index(drop=True)
