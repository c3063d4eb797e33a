"""Names of countries and bodies as a sentence needs them: ``the United States``, but ``Japan``."""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator, capital

WITH_ARTICLE = (
    *("EUU", "USA", "GBR", "NLD", "COD", "COG", "CAF", "DOM", "PHL", "ARE"),
    *("G7", "QUAD", "MSP"),
)


def with_article(code: str, names: pd.Series, t: Translator) -> str:
    """Name a place inside a sentence.

    Args:
        code: ISO code of a country, or code of a jurisdiction.
        names: names by code, in the reader's language.
        t: the reader's language.
    """
    name = str(names.get(code, code))
    return t("the {name}", name=name) if code in WITH_ARTICLE else name


def at_start(code: str, names: pd.Series, t: Translator) -> str:
    """Name a place at the start of a sentence: ``The United States``."""
    return capital(with_article(code, names, t))
