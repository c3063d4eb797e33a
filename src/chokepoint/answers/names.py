"""Names of commodities and countries in the reader's language: recipes that every story may ask for."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.look import Look


def metal_names(look: Look) -> pd.Series:
    """Give the names of commodities as they stand inside a sentence, by commodity id."""
    return look.whole("commodities").set_index("commodity_id")[f"name_{look.t.lang}"].str.lower()


def place_names(look: Look) -> pd.Series:
    """Give the names of countries, by ISO code."""
    return look.whole("countries").set_index("iso3")[f"name_{look.t.lang}"]
