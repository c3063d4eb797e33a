"""Names of countries and bodies as a sentence needs them: ``the United States``, but ``Japan``."""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator


def with_article(code: str, names: pd.Series, t: Translator) -> str:
    """Name a place inside a sentence.

    Args:
        code: ISO code of a country, or code of a jurisdiction.
        names: names by code, in the reader's language.
        t: the reader's language.
    """
    return t.place(code, str(names.get(code, code)))


def at_start(code: str, names: pd.Series, t: Translator) -> str:
    """Name a place at the start of a sentence: ``The United States``."""
    return t.capital(with_article(code, names, t))
