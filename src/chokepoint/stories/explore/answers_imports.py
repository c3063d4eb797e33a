"""Who imports each commodity from China, how much of it, and how old each figure is."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.rows import each_row
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.stories.explore.answers import MOST
from chokepoint.stories.explore.story import STORY

CHINA, REST, AMERICA, EUROPE = "CHN", "ROW", "USA", "EUU"
COLUMNS = [
    *("economy", "commodity_id", "what", "coded", "china", "first_iso3", "first_share"),
    *("from_year", "to_year", "row_ids"),
]


@STORY.keep
def american_rows(look: Look) -> pd.DataFrame:
    """Give where the United States import each commodity from, by the newest edition that says so.

    Returns:
        Rows of table ``import_sources`` in percent with ``what``, the form as printed: where the edition
        adds forms up, the sum alone.
    """
    own = look["import_sources"]
    own = own[(own["unit"] == "percent") & own["value"].notna()]
    newest = own[own["vintage"] == own.groupby("commodity_id")["vintage"].transform("max")]
    summed = newest["form"].str.match("(All|Total|Combined total)")
    has_sum = summed.groupby(newest["commodity_id"]).transform("any")
    kept = newest[summed | ~has_sum]
    return kept.assign(what=kept["form"], from_year=kept["first_year"], to_year=kept["last_year"])


@STORY.keep
def european_rows(look: Look) -> pd.DataFrame:
    """Give where the EU takes each commodity from, by its newest study; ``what`` is the stage."""
    own = look["eu_supply_shares"]
    own = own[(own["supply"] == "eu_sourcing") & own["value"].notna() & (own["qualifier"] == "")]
    newest = own[own["assessment_year"] == own["assessment_year"].max()]
    year = newest["assessment_year"]
    return newest.assign(what=newest["stage"], from_year=year, to_year=year)


def _of_economy(look: Look, rows: pd.DataFrame, economy: str, coded: bool) -> Iterator[tuple[object, ...]]:
    """Set China's share beside the largest of each commodity and form or stage that names China."""
    known = set(look(place_names).index) - {REST}
    for (commodity, what), group in rows.groupby(["commodity_id", "what"], sort=True):
        ranked = group[group["country_iso3"].isin(known)].sort_values("value", ascending=False, kind="stable")
        china = ranked[ranked["country_iso3"] == CHINA].head(1)
        for row in each_row(china):
            first = ranked.iloc[0]
            ids = join_ids([first["row_id"], row.row_id])
            years = (int(row.from_year), int(row.to_year))
            yield (
                economy,
                commodity,
                what,
                coded,
                row.value,
                first["country_iso3"],
                first["value"],
                *years,
                ids,
            )


@STORY.keep
def imports_from_china(look: Look) -> pd.DataFrame:
    """Give what the United States and the EU take from China, the largest share first within a commodity.

    Returns:
        One row an economy, commodity and form or stage for which China is named: ``economy`` (code),
        ``commodity_id``, ``name``, ``what``, ``coded`` (whether that is a code), ``china``,
        ``first_iso3``, ``first_share`` (percent), ``from_year``, ``to_year``, ``age`` (years since the last
        of them), ``row_ids``.
    """
    american = _of_economy(look, look(american_rows), AMERICA, coded=False)
    european = _of_economy(look, look(european_rows), EUROPE, coded=True)
    frame = pd.DataFrame([*american, *european], columns=COLUMNS)
    names = look(metal_names)
    named = frame.assign(
        name=[look.t.capital(names.get(one, one)) for one in frame["commodity_id"]],
        age=look.day.year - frame["to_year"],
    )
    return named.sort_values(["name", "economy", "what"], kind="stable", ignore_index=True)


def _mostly(look: Look, economy: str) -> pd.DataFrame:
    rows = look(imports_from_china)
    own = rows[rows["economy"] == economy]
    return in_one_row(own, n=own.loc[own["china"] >= MOST, "commodity_id"].nunique())


@STORY.answers(us_mostly_n=Column("n", "commodities", "China’s share of imports at half or more, any form"))
def mostly_american(look: Look) -> pd.DataFrame:
    """Count the commodities of which half or more of US imports come from China, in one form at least."""
    return _mostly(look, AMERICA)


@STORY.answers(eu_mostly_n=Column("n", "commodities", "China’s share of sourcing at half or more, any stage"))
def mostly_european(look: Look) -> pd.DataFrame:
    """Count the commodities of which the EU takes half or more from China, at one stage at least."""
    return _mostly(look, EUROPE)
