"""Words of the chapter on revisions that several of its answers and titles use."""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator, msg

FORMS = {
    "production": msg("{metal} of {year}"),
    "capacity": msg("{metal} capacity of {year}"),
    "reserves": msg("{metal} in reserves"),
}
"""What a figure of a table is called in a sentence."""


def name_figures(rows: pd.DataFrame, metals: pd.Series, places: pd.Series, t: Translator) -> pd.DataFrame:
    """Give pairs of figures the names that prose uses.

    Args:
        rows: pairs as ``production.revisions.consecutive`` gives them, of tables that ``FORMS`` lists.
        metals: commodity names by id, in the reader's language.
        places: country names by ISO code, in the reader's language.
        t: the reader's language.

    Returns:
        The rows with ``country``, ``what`` (``antimony of 2024``) and ``unit``.
    """
    names = zip(rows["table"], rows["commodity_id"], rows["when"], strict=True)
    what = [t.say(FORMS[table], metal=metals[code], year=year) for table, code, year in names]
    return rows.assign(
        country=rows["country_iso3"].map(places),
        what=pd.Series(what, rows.index, dtype="str"),
        unit=rows["unit_after"].map(t.unit).astype("str"),
    )
