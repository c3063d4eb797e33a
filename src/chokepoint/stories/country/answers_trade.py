"""Who depends on whom: what the United States and the EU import, and which country is their first source."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.rows import each_row
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.country.answers import HALF
from chokepoint.stories.country.story import STORY, UNION

AMERICA = "USA"
SUMMED = "Combined total"
"""The form that stands for all forms of a mineral together, where a sheet prints it."""
SOURCING = "eu_sourcing"
IMPORTED = msg("minerals whose net imports are more than half of use, as printed")
FIRST_SOURCE = msg("minerals of which it is the first source of US imports, in one form at least")
SOURCES = ["economy", "commodity_id", "part", "country_iso3", "value", "since", "until", "row_ids"]


@STORY.keep
def american_sources(look: Look) -> pd.DataFrame:
    """Give the first source of US imports of each mineral and form, in the newest edition.

    Returns:
        ``economy``, ``commodity_id``, ``part`` (the form), ``country_iso3``, ``value`` (percent of imports),
        ``since``, ``until`` (years) and ``row_ids``.
    """
    rows = look["import_sources"]
    named = rows[(rows["unit"] == "percent") & rows["value"].notna() & (rows["country_iso3"] != "ROW")]
    newest = named[named["vintage"] == named.groupby("commodity_id")["vintage"].transform("max")]
    has_sum = (newest["form"] == SUMMED).groupby(newest["commodity_id"]).transform("any")
    kept = newest[~has_sum.astype(bool) | (newest["form"] == SUMMED)]
    firsts = kept.sort_values("value", ascending=False, kind="stable").drop_duplicates(
        ["commodity_id", "form"]
    )
    told = firsts.assign(economy=AMERICA, part=firsts["form"], since=firsts["first_year"],
                         until=firsts["last_year"], row_ids=firsts["row_id"])  # fmt: skip
    return told[SOURCES].sort_values(["commodity_id", "part"], ignore_index=True)


@STORY.keep
def european_sources(look: Look) -> pd.DataFrame:
    """Give the first source of what the EU uses of each mineral and stage, by its newest study.

    Returns:
        As :func:`american_sources`; ``part`` is the stage, the years are that of the study.
    """
    rows = look["eu_supply_shares"]
    own = rows[(rows["supply"] == SOURCING) & rows["value"].notna() & (rows["qualifier"] == "")]
    own = own[(own["assessment_year"] == own["assessment_year"].max()) & (own["country_iso3"] != "ROW")]
    firsts = own.sort_values("value", ascending=False, kind="stable").drop_duplicates(
        ["commodity_id", "stage"]
    )
    told = firsts.assign(economy=UNION, part=firsts["stage"], since=firsts["assessment_year"],
                         until=firsts["assessment_year"], row_ids=firsts["row_id"])  # fmt: skip
    return told[SOURCES].sort_values(["commodity_id", "part"], ignore_index=True)


@STORY.keep
def supplied(look: Look, country: str) -> pd.DataFrame:
    """Keep what the country is the first source of, for either economy, the largest share first."""
    both = pd.concat([look(american_sources), look(european_sources)], ignore_index=True)
    own = both[(both["country_iso3"] == country) & (both["economy"] != country)]
    return own.sort_values("value", ascending=False, kind="stable", ignore_index=True)


@STORY.answers(supplies_n=Column("n", "minerals", FIRST_SOURCE))
def count_of_supplied(look: Look) -> pd.DataFrame:
    """Count the minerals of which the country is the first source of US imports: one row or none."""
    own = look(supplied)
    own = own[own["economy"] == AMERICA]
    return in_one_row(own, n=own["commodity_id"].nunique()) if len(own) else own.assign(n=0.0)


@STORY.keep
def imports(look: Look, country: str) -> pd.DataFrame:
    """Give what is printed on the country's own net imports, with the first source of each mineral.

    Returns:
        ``commodity_id``, ``part`` (the EU's stage; empty for the United States), ``reliance`` (percent of
        use), ``qualifier``, ``year``, ``country_iso3`` and ``value`` (the first source and its percent, of
        the largest where forms differ) and ``row_ids``; the most imported first. No row of a country on
        which no table has any.
    """
    if country == AMERICA:
        return _with_sources(look.rows("explore.reliance").reset_index(), look(american_sources), [])
    if country == UNION:
        return _with_sources(_european_reliance(look), look(european_sources), ["part"])
    return pd.DataFrame(columns=IMPORTS)


IMPORTS = ["commodity_id", "part", "reliance", "qualifier", "year", "country_iso3", "value", "row_ids"]


def _european_reliance(look: Look) -> pd.DataFrame:
    rows = look["eu_criticality"]
    own = rows[rows["import_reliance_pct"].notna()]
    own = own[own["assessment_year"] == own["assessment_year"].max()].drop_duplicates(
        ["commodity_id", "stage"]
    )
    return own.assign(value=own["import_reliance_pct"], part=own["stage"], qualifier="",
                      year=own["assessment_year"])  # fmt: skip


def _with_sources(reliance: pd.DataFrame, sources: pd.DataFrame, more: list[str]) -> pd.DataFrame:
    """Put the first source beside each printed reliance; of several forms that with the largest share."""
    keys = ["commodity_id", *more]
    first = sources.sort_values("value", ascending=False, kind="stable").drop_duplicates(keys)
    own = reliance.rename(columns={"value": "reliance"})
    own = own.assign(part=own.get("part", ""), qualifier=own["qualifier"].fillna(""))
    kept = own[["commodity_id", "part", "reliance", "qualifier", "year", "row_id"]]
    both = kept.merge(first[[*keys, "country_iso3", "value", "row_ids"]], on=keys, how="left")
    both["country_iso3"] = both["country_iso3"].astype("object").fillna("")
    ids = [
        join_ids([row.row_id, row.row_ids if isinstance(row.row_ids, str) else ""]) for row in each_row(both)
    ]
    ordered = both.assign(row_ids=ids).sort_values(
        ["reliance", "commodity_id"], ascending=[False, True], kind="stable"
    )
    return ordered[IMPORTS].reset_index(drop=True)


@STORY.answers(imported_n=Column("n", "minerals", IMPORTED))
def count_of_imported(look: Look) -> pd.DataFrame:
    """Count the minerals that the country imports for more than half of its use: one row or none."""
    rows = look(imports)
    if rows.empty:
        return rows.assign(n=0.0)
    over = (rows["reliance"] > HALF) | ((rows["reliance"] == HALF) & (rows["qualifier"] == ">"))
    most = rows[over & (rows["qualifier"] != "<")]
    return in_one_row(rows, n=most["commodity_id"].nunique())
