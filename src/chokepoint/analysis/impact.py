"""Published model results, and how reported prices compare with them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids

FULL_STOP = "USGS OFR 2024-1057"


def modelled_losses(estimates: pd.DataFrame, study: str = FULL_STOP) -> pd.DataFrame:
    """Pick the scenarios of a study that give a loss of GDP with a range, in billion US dollars."""
    return with_row_ids(
        estimates[
            (estimates["study"] == study)
            & (estimates["metric"] == "change in US GDP")
            & estimates["lower"].notna()
            & estimates["upper"].notna()
        ]
    ).reset_index(drop=True)


def modelled_price_rise(estimates: pd.DataFrame, commodity: str, study: str = FULL_STOP) -> pd.DataFrame:
    """Pick the price rise a study expects of a full stop: ``central`` in percent, ``qualifier``, ``row_ids``."""
    chosen = (estimates["study"] == study) & (estimates["metric"] == "price change")
    return with_row_ids(estimates[chosen & (estimates["commodities"] == commodity)]).reset_index(drop=True)


def beside_the_model(modelled: pd.DataFrame, reported: pd.DataFrame) -> pd.DataFrame:
    """Set a modelled price rise beside reported ones.

    Args:
        modelled: as :func:`modelled_price_rise` gives it.
        reported: ``what``, ``change_percent``, ``change_low``, ``change_high``, ``qualifier``, ``row_ids``.

    Returns:
        One row each: ``kind`` (``model`` or ``reported``), ``change_percent``, ``change_low``,
        ``change_high``, ``qualifier``, ``row_ids``.
    """
    model = modelled.assign(
        kind="model",
        change_percent=modelled["central"],
        change_low=modelled["central"],
        change_high=modelled["central"],
    )
    columns = ["what", "kind", "change_percent", "change_low", "change_high", "qualifier", "row_ids"]
    joined = pd.concat([model, reported.assign(kind="reported")], ignore_index=True)
    return joined.reindex(columns=columns).fillna({"qualifier": "", "what": ""})
