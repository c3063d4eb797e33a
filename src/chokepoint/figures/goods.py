"""The goods of an export control and whom it is aimed at, in words."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row
from chokepoint.figures.places import with_article
from chokepoint.i18n import Translator, msg

ONLY_CHECKED = msg("{goods}; of {checked} only the end users are checked more strictly")


def name_goods(row: Row, names: pd.Series, t: Translator) -> str:
    """Name every good of a control.

    Args:
        row: a control with ``commodities`` and ``checked_commodities``, both ``;``-joined ids.
        names: commodity names by commodity id, in the reader's language.
        t: the reader's language.

    Returns:
        The names; goods that the control only checks stand apart and are said to be checked.
    """
    checked = [one for one in row.checked_commodities.split(";") if one]
    bound = [one for one in row.commodities.split(";") if one not in checked]
    said = list_goods(bound, names, t)
    return t.say(ONLY_CHECKED, goods=said, checked=list_goods(checked, names, t)) if checked else said


def name_target(row: Row, places: pd.Series, t: Translator) -> str:
    """Name whom a control is aimed at, with the users or uses where it is not a whole country.

    Args:
        row: a control with ``target_iso3`` and ``target_name``.
        places: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    said = t.cell(row.target_name)
    return with_article(row.target_iso3, places, t) if said == places.get(row.target_iso3) else said


def list_goods(ids: list[str], names: pd.Series, t: Translator) -> str:
    """Name commodities by their ids, in the reader's language."""
    return t.commas(str(names.get(one, t.code(one))).strip("()") for one in ids)
