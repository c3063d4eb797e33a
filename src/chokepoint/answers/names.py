"""Names of commodities and countries in the reader's language, which every story may ask for."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.answers.look import Look
from chokepoint.data import load_table
from chokepoint.i18n import Translator, msg

PUBLISHERS = {
    "BGS": msg("British Geological Survey"),
    "USGS": msg("US Geological Survey"),
    "WMD": msg("survey World Mining Data"),
}
"""What follows “the” in a sentence, by the short name of a publisher in the tables of output."""


def publisher_name(publisher: str, t: Translator) -> str:
    """Write a publisher’s short name out, as it stands after “the” in a sentence."""
    return t.say(PUBLISHERS[publisher]) if publisher in PUBLISHERS else publisher


def named_by(look: Look, rows: pd.DataFrame, column: str = "publisher") -> pd.DataFrame:
    """Write the publisher of each row out in ``by``."""
    return rows.assign(by=[publisher_name(str(one), look.t) for one in rows[column]])


def metal_names(look: Look) -> pd.Series:
    """Give the names of commodities as they stand inside a sentence, by commodity id."""
    return look.whole("commodities").set_index("commodity_id")[f"name_{look.t.lang}"].map(look.t.inside)


def place_names(look: Look) -> pd.Series:
    """Give the names of countries, by ISO code."""
    return look.whole("countries").set_index("iso3")[f"name_{look.t.lang}"]


def name_commodities(rows: pd.DataFrame, metal_names: pd.Series, t: Translator) -> pd.Series:
    """Name the commodity of each row, with its stage where the rows hold several stages of it.

    Args:
        rows: ``commodity_id`` and ``stage``.
        metal_names: names by commodity id, in the reader's language.
        t: the reader's language.
    """
    several = rows.groupby("commodity_id")["stage"].transform("nunique") > 1
    names = [t.capital(metal_names.get(code, code)) for code in rows["commodity_id"]]
    stages = [t.code(stage) for stage in rows["stage"]]
    labels = [
        t.commas([name, stage]) if more else name
        for name, stage, more in zip(names, stages, several, strict=True)
    ]
    return pd.Series(labels, index=rows.index, dtype="str")


def members_of(crosswalk: pd.DataFrame, made: set[str], group: str) -> pd.DataFrame:
    """Find the commodities that are counted only together with others of their group.

    Args:
        crosswalk: table ``mineral_crosswalk``.
        made: ids of the commodities with rows of output of their own.
        group: the id under which output is printed.

    Returns:
        The rows of single members, without the parts of the group that are groups themselves.
    """
    own = crosswalk[(crosswalk["group_id"] == group) & (crosswalk["commodity_id"] != group)]
    return own[~own["commodity_id"].isin(made) & ~own["commodity_id"].str.startswith(f"{group}_")]


def also_called(commodity: str) -> list[str]:
    """List the words under which a reader may look for the page of a commodity, in every language.

    Returns:
        Its names and aliases, its symbol, and the same of each member that no table counts alone.
    """
    made = set(load_table("production")["commodity_id"])
    within = members_of(load_table("mineral_crosswalk"), made, commodity)["commodity_id"]
    rows = load_table("commodities").set_index("commodity_id", drop=False)
    found: list[str] = []
    for row in each_row(rows.loc[[commodity, *within]]):
        found += [row.name_en, row.name_zh, row.symbol, *row.aliases.split(";")]
    return list(dict.fromkeys(word for word in found if word))
