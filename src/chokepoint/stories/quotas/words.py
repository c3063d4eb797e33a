"""Words of the chapter on the quotas that several of its answers and titles use."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row
from chokepoint.i18n import Translator


def market_names(t: Translator) -> dict[str, str]:
    """Name the markets of the price table as they stand inside a sentence."""
    return {
        "China": t("inside China"),
        "FOB China": t("export price at the Chinese port"),
        "International": t("abroad, trade press"),
        "United States": t("United States"),
    }


def grade_names(t: Translator) -> dict[int, str]:
    """Name the grades of evidence by their weight."""
    return {
        4: t("strong"),
        3: t("moderate to strong"),
        2: t("moderate"),
        1: t("weak"),
        0: t("not graded"),
    }


def recipient_names(t: Translator) -> dict[str, str]:
    """Name whose quota a figure is."""
    return {"all": t("all exporters"), "domestic": t("domestic firms alone")}


def goods_name(row: Row, metals: pd.Series, t: Translator) -> str:
    """Name the goods whose two prices are compared: ``samarium oxide``."""
    metal = metals.get(row.commodity_id, row.commodity_id)
    names = {"oxide": t("{metal} oxide", metal=metal), "metal": t("{metal} metal", metal=metal)}
    return names[row.form]
