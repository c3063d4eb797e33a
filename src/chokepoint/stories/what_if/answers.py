"""The setting: whose exports of what, what the rows say of that market, and the ranges of all else."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.risk import scenario
from chokepoint.analysis.rows import each_row
from chokepoint.analysis.trade.exports import WORLD
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.stories.what_if.story import SETTABLE, STORY

OF_METAL = ("wrought and unwrought", "unspecified (metal, customs data)")
"""What yearly exports count that are weighed as the metal, as output is."""
EXPORTER = "CHN"
"""Whose exports table ``exports_monthly`` holds."""


@STORY.keep
def assumptions(look: Look) -> pd.DataFrame:
    """Give the assumptions whole: they were written later, and no page of an earlier day may hide that."""
    return look.whole("assumptions")


@STORY.keep
def printed_shares(look: Look, mineral: str) -> pd.DataFrame:
    """Give the shares of the table that stands for the market."""
    return scenario.newest_shares(look["production"], mineral)


@STORY.keep
def place(look: Look, mineral: str, country: str) -> scenario.Market:
    """Read the market of the mineral and country chosen."""
    return scenario.market(look(printed_shares), mineral, country)


@STORY.keep
def chosen_ranges(look: Look, mineral: str, country: str) -> scenario.Chosen:
    """Choose the range of every input, and the rows behind it; the part exported from rows if they allow."""
    spans, rows = scenario.ranges(look(assumptions), mineral, country)
    found = exported_part(look, mineral, country)
    if found is None:
        return spans, rows
    return {**spans, "exported": found[0]}, {**rows, "exported": found[1]}


def exported_part(look: Look, mineral: str, country: str) -> tuple[scenario.Span, str] | None:
    """Work out which part of its output of a mineral a country exported, if the rows say."""
    if country != EXPORTER:
        return None
    exports = look["exports_monthly"]
    whole = exports[
        (exports["commodity_id"] == mineral)
        & (exports["partner_iso3"] == WORLD)
        & (exports["period_type"] == "year")
        & exports["product_scope"].isin(OF_METAL)
        & (exports["status"] == "reported")
    ]
    sold = pd.DataFrame(
        {"year": whole["period_start"].dt.year, "kg": whole["quantity_kg"], "row_ids": whole["row_id"]}
    )
    return scenario.exported_part(sold, _yearly_output(look, mineral, country))


def _yearly_output(look: Look, mineral: str, country: str) -> pd.DataFrame:
    """Give a country's output of each year by the newest edition of the publisher of the market's table."""
    shares = scenario.newest_shares(look["production"], mineral)
    rows = look["production"]
    own = rows[
        (rows["commodity_id"] == mineral)
        & (rows["country_iso3"] == country)
        & rows["publisher"].isin(shares["publisher"])
        & rows["stage"].isin(shares["stage"])
        & rows["quantity_kg"].notna()
    ]
    newest = own.sort_values("vintage", kind="stable").drop_duplicates("year", keep="last")
    return pd.DataFrame(
        {"year": newest["year"].astype("int64"), "kg": newest["quantity_kg"], "row_ids": newest["row_id"]}
    )


@STORY.keep
def set_values(
    look: Look,
    withheld_percent: float,
    months: float,
    restart_delay: float | None,
    stocks: float | None,
    supply_elasticity: float | None,
    demand_elasticity: float | None,
) -> dict[str, float | None]:
    """Give what was set by the name of the input, a share as a part of one; None where its range holds."""
    given = (withheld_percent, months, restart_delay, stocks, supply_elasticity, demand_elasticity)
    named = dict(zip(SETTABLE.values(), given, strict=True))
    return {**named, "withheld": withheld_percent / 100}


def rows_behind(look: Look) -> str:
    """Name the rows of the market and of every assumption that is not replaced by what was set."""
    _, rows = look(chosen_ranges)
    given = look(set_values)
    return join_ids([look(place).row_ids, *(ids for name, ids in rows.items() if given.get(name) is None)])


@STORY.words("mineral_name", "country_name", "is_newest", "evidence_day")
def names(look: Look, mineral: str, country: str) -> dict[str, object]:
    """Name the mineral and the country, and the day looked from."""
    return {
        "is_newest": look.as_of is None,
        "evidence_day": look.day,
        "mineral_name": str(look(metal_names)[mineral]),
        "country_name": look.t.place(country, str(look(place_names)[country])),
    }


@STORY.answers(
    set_withheld=Column("withheld", "percent", "parameter withheld_percent"),
    set_months=Column("months", "months", "parameter months"),
)
def setting(look: Look, withheld_percent: float, months: float) -> pd.DataFrame:
    """Repeat what was set."""
    rows = look(assumptions)
    chosen = rows[rows["input"].isin(["withheld", "months"])]
    return in_one_row(chosen, withheld=withheld_percent, months=months)


@STORY.answers(
    market_share=Column("share", "percent", "the country's part of the world's output by the newest table"),
    market_year=Column("year", "year", "year of that table"),
)
def market_facts(look: Look, country: str) -> pd.DataFrame:
    """Tell the country's part of the world's output, and its year."""
    own = look(printed_shares)
    row = next(each_row(own[own["country_iso3"] == country]))
    return pd.DataFrame({"share": [100 * row.share], "year": [row.year], "row_ids": row.row_ids})


@STORY.answers(
    exported_low=Column(
        "low", "percent", "least part of its output that it exports, of the years or assumed"
    ),
    exported_high=Column("high", "percent", "most of it"),
)
def exported(look: Look) -> pd.DataFrame:
    """Tell the range of the part exported."""
    spans, rows = look(chosen_ranges)
    span = spans["exported"]
    return pd.DataFrame({"low": [100 * span.low], "high": [100 * span.high], "row_ids": [rows["exported"]]})
