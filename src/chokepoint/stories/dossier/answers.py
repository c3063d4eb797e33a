"""What a dossier follows: the tables of one commodity, and the answers of the chapters on it.

A dossier asks the recipes of the chapters, so that the two can never differ; it only hands them the rows of
its own commodity, which is all those recipes read of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from chokepoint.analysis.production import editions
from chokepoint.answers.answer import Answer, Column
from chokepoint.answers.look import Look, Tables
from chokepoint.answers.names import metal_names, place_names
from chokepoint.stories.dossier.story import STORY

NARROWED = ("production", "reserves")
"""The large tables of which a dossier reads only its own commodity."""


class OneCommodity(Mapping[str, pd.DataFrame]):
    """The data package with the rows of one commodity alone in its large tables.

    Args:
        tables: the tables.
        narrowed: the large tables by name, already cut.
    """

    def __init__(self, tables: Tables, narrowed: Mapping[str, pd.DataFrame]) -> None:
        self._tables, self._narrowed = tables, narrowed

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Give a table."""
        return self._narrowed[name] if name in self._narrowed else self._tables[name]

    def __iter__(self) -> Iterator[str]:
        """Name the tables."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the tables."""
        return len(self._tables)


@STORY.keep
def own_tables(look: Look, commodity: str) -> OneCommodity:
    """Cut the large tables to the commodity."""
    narrowed = {name: rows[rows["commodity_id"] == commodity] for name in NARROWED for rows in [look[name]]}
    return OneCommodity(look.tables, narrowed)


def narrowed(look: Look) -> Look:
    """Look at the tables of the commodity alone."""
    return look.over(look(own_tables))


def of_commodity(look: Look, table: str) -> pd.DataFrame:
    """Give the rows of a table on the commodity."""
    rows = look[table]
    return rows[rows["commodity_id"] == look.param("commodity")]


@STORY.keep
def measured(look: Look) -> pd.DataFrame:
    """Measure the tables of the commodity as the chapter on producers does."""
    return narrowed(look).rows("concentration.measured_tables")


@STORY.keep
def newest_by_stage(look: Look) -> pd.DataFrame:
    """Name what is followed: of the first publisher with a figure, the newest table of each stage.

    Returns:
        As ``editions.newest_by_stage``, the stage that the chapter on producers would follow first; none
        where no table prints a country's figure.
    """
    return editions.newest_by_stage(look(measured))


@STORY.keep
def followed(look: Look) -> pd.DataFrame:
    """Give the table that the headline rests on: one row or none."""
    return look(newest_by_stage).head(1)


def ask(look: Look, key: str, table: pd.DataFrame) -> Answer:
    """Ask the chapter on producers about a table: one row with publisher and stage."""
    row = table.iloc[0]
    chosen = {"publisher": row["publisher"], "stage": row["stage"], "commodity": look.param("commodity")}
    return narrowed(look).ask(f"concentration.{key}", **chosen)


def rows(look: Look, recipe: str, table: pd.DataFrame) -> pd.DataFrame:
    """Ask the chapter on producers for the rows of a recipe about a table."""
    row = table.iloc[0]
    chosen = {"publisher": row["publisher"], "stage": row["stage"], "commodity": look.param("commodity")}
    frame: pd.DataFrame = narrowed(look).rows(f"concentration.{recipe}", **chosen)
    return frame


def metal_name(look: Look) -> str:
    """Name the commodity inside a sentence."""
    return str(look(metal_names)[str(look.param("commodity"))])


@STORY.words("metal", "metal_capital")
def what_is_followed(look: Look) -> dict[str, object]:
    """Name the commodity."""
    name = metal_name(look)
    return {"metal": name, "metal_capital": look.t.capital(name)}


def _nothing(like: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Give no row with the columns of numbers asked for."""
    return like.assign(**dict.fromkeys(columns, 0.0))


@STORY.answers(
    leader_share=Column(
        "percent", "percent", "its figure over the total, or the sum of the parts", date="year",
        low="low", high="high",
    ),
    leader=Column("name", how="country with the largest printed figure"),
)  # fmt: skip
def leading_share(look: Look) -> pd.DataFrame:
    """Give the share of the largest producer, as the chapter on producers states it."""
    table = look(followed)
    if table.empty:
        return _nothing(table, "percent", "low", "high").assign(name="")
    return rows(look, "leading_share", table)


@STORY.answers(
    hhi=Column("hhi", "of 1", "shares as printed, the rest in blocks as large as the smallest named",
               date="year", low="hhi_low", high="hhi_high"),
    producers=Column("producers", "countries", "count of countries with a figure above nil"),
)  # fmt: skip
def concentration(look: Look) -> pd.DataFrame:
    """Give the index of concentration, as the chapter on producers states it."""
    return look(followed)


@STORY.answers(
    world_output=Column("value", how="world total as printed", date="year", unit_from="unit"),
)
def world_total(look: Look) -> pd.DataFrame:
    """Give the printed world total of the table followed: one row or none."""
    table = look(followed)
    if table.empty:
        return of_commodity(look, "production").head(0)
    every = rows(look, "table_rows", table)
    world = every[(every["country_iso3"] == "WLD") & every["value"].notna()]
    return world.sort_values("value", kind="stable").tail(1)


@STORY.answers(
    reliance=Column(
        "value", "percent", "as printed, net imports over consumption", date="year", low="low", high="high"
    ),
)
def american_reliance(look: Look) -> pd.DataFrame:
    """Pick the newest figure of the US Geological Survey on the import reliance of the United States."""
    own = of_commodity(look, "import_reliance")
    own = own[(own["publisher"] == "USGS") & own["value"].notna() & (own["form"] == "")]
    newest = own[own["vintage"] == own["vintage"].max()]
    last = newest.sort_values("year", kind="stable").tail(1)
    ends = {
        "low": last["value"].mask(last["qualifier"] == "<", 0.0),
        "high": last["value"].mask(last["qualifier"] == ">", 100.0),
    }
    return last.assign(**ends)


@STORY.answers(eu_risk=Column("supply_risk", "index", "as printed", date="assessment_year"))
def eu_risk(look: Look) -> pd.DataFrame:
    """Pick the supply risk of the EU's newest assessment."""
    own = of_commodity(look, "eu_criticality")
    newest = own[own["supply_risk"].notna() & (own["stage"] == "overall")]
    return newest.sort_values(["assessment_year", "row_id"], kind="stable").tail(1)


@STORY.keep
def countries_named(look: Look) -> list[str]:
    """Name the countries of the tables followed, the first sources of imports and China, by their codes."""
    tables = look(newest_by_stage)
    made = [rows(look, "table_shares", tables[n : n + 1]) for n in range(len(tables))]
    sources = of_commodity(look, "import_sources")
    newest = sources[sources["vintage"] == sources["vintage"].max()]
    codes = [code for shares in made for code in shares["country_iso3"][:NAMED]]
    known = set(look(place_names).index)
    return [code for code in dict.fromkeys([*codes, *newest["country_iso3"], "CHN"]) if code in known]


NAMED = 8
"""So many producers of a table have a link to their page."""
