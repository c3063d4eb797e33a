"""Names of the markets whose prices are compared, in the reader's language."""

from __future__ import annotations

from chokepoint.i18n import Translator


def market_label(region: str, t: Translator) -> str:
    """Write a market as it stands in a label."""
    return {
        "China": t("China"),
        "Europe": t("Europe"),
        "United States": t("United States"),
        "Other": t("Other"),
    }[region]


def market_in_sentence(region: str, t: Translator) -> str:
    """Write a market as it stands in a sentence."""
    inside = {"United States": t("the United States"), "Other": t("other markets")}
    return inside.get(region) or market_label(region, t)
