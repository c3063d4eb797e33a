"""Every figure of the book as a test can draw it: from the rows of a chapter, or from spoilt ones."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from chokepoint.analysis import capacity as capacities
from chokepoint.analysis import concentration, controls, derivations, supply, timeline, uses
from chokepoint.analysis import exports as flows
from chokepoint.analysis import impact as models
from chokepoint.analysis import prices as markets
from chokepoint.data import load_sources, load_table
from chokepoint.figures import Figure, exports, impact, ladder, makers, prices
from chokepoint.i18n import Translator

sys.path.insert(0, str(Path(__file__).parent))
from derisking_makers import derisking_makers

METAL, DAY = "gallium", pd.Timestamp("2026-06-30")
FIRST, LAST = "2022-07", "2025-12"


@dataclass(frozen=True)
class Maker:
    """The rows a figure of the book is drawn from, and how.

    Args:
        frame: the rows.
        draw: draws the figure from rows like these in a language.
        drawn: columns whose text, taken from the data, stands inside the drawing.
        told: columns whose text, taken from the data, stands in the data table alone.
        names: other names taken from the data.
    """

    frame: pd.DataFrame
    draw: Callable[[pd.DataFrame, Translator], Figure]
    drawn: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def _metals() -> pd.Series:
    return load_table("commodities").set_index("commodity_id")["name_en"].str.lower()


def _countries() -> pd.Series:
    return load_table("countries").set_index("iso3")["name_en"]


def _of_metal(table: str) -> pd.DataFrame:
    rows = load_table(table)
    return rows[rows["commodity_id"] == METAL]


def _months() -> pd.DataFrame:
    table, worked_out = load_table("exports_monthly"), load_table("export_derivations")
    derived = derivations.derived_months(worked_out, table, METAL)
    in_span = derived[derived["month"].between(FIRST, LAST)]
    return pd.concat([flows.select_months(table, METAL, FIRST, LAST), in_span], ignore_index=True)


def _monthly() -> Maker:
    calendar = flows.fill_calendar(_months(), FIRST, LAST)
    draw = exports.monthly_exports
    return Maker(flows.merge_repeats(_months()), lambda f, t: draw(f, calendar, "Title", METAL, t))


def _yearly() -> Maker:
    years = flows.year_totals(load_table("exports_monthly"), METAL).query("2019 <= year <= 2025")
    who = years["source_id"].map(load_sources()["publisher"].map(exports.publisher_name))
    return Maker(
        years.assign(who=who), lambda f, t: exports.yearly_exports(f, "Title", METAL, t), drawn=("who",)
    )


def _destinations() -> Maker:
    parts = flows.split_by_partner(load_table("exports_monthly"), METAL, FIRST, LAST)
    names = _countries()
    draw = exports.destinations
    return Maker(
        parts,
        lambda f, t: draw(f, "Title", METAL, names, t),
        drawn=("partner_iso3",),
        names=tuple(names[code] for code in set(parts["partner_iso3"]) - {""}),
    )


def _coverage() -> Maker:
    calendar = flows.fill_calendar(_months(), FIRST, LAST)
    return Maker(calendar, lambda f, t: exports.coverage_calendar(f, METAL, t))


def _loss() -> Maker:
    losses = models.modelled_losses(load_table("impact_estimates"))
    losses = losses.assign(scenario_name=losses["commodities"].str.upper())
    draw = impact.modelled_loss
    told = ("study", "scenario", "unit")
    return Maker(losses, lambda f, t: draw(f, "Title", t), drawn=("scenario_name",), told=told)


def _in_dollars() -> pd.DataFrame:
    return markets.to_usd_per_kg(load_table("prices")).query("commodity_id == @METAL")


def _beside() -> Maker:
    expected = models.modelled_price_rise(load_table("impact_estimates"), METAL).assign(what="MODEL")
    seen = markets.change_since(_in_dollars(), "Europe", pd.Timestamp("2023-07-03"))
    rows = models.beside_the_model(expected, seen.assign(what="REPORTED", qualifier=""))
    return Maker(rows, lambda f, t: impact.model_against_prices(f, "Title", t), drawn=("what",))


def _uses() -> Maker:
    shares = uses.end_use_shares(load_table("uses"), METAL)
    shares = shares.assign(basis=shares["geography"] + " " + shares["year"].astype(str))
    draw = impact.end_uses
    told = ("geography", "unit")
    return Maker(shares, lambda f, t: draw(f, "Title", METAL, t), drawn=("basis", "item"), told=told)


def _ladder() -> Maker:
    steps = controls.build_ladder(load_table("controls"), load_table("control_changes"), DAY)
    metals = _metals()
    return Maker(
        steps,
        lambda f, t: ladder.controls_ladder(f, metals, DAY, "Title", t),
        drawn=("commodities",),
        told=("announcement_no", "target_name"),
        names=tuple(name.strip("()") for name in metals),
    )


def _items() -> Maker:
    metals = _metals()
    rows = load_table("control_items")
    names = tuple(metals[METAL] for METAL in rows["commodity_id"].unique())
    return Maker(rows, lambda f, t: ladder.controlled_items(f, metals, t), drawn=("item",), names=names)


def _events(first: str, last: str) -> pd.DataFrame:
    return timeline.select_events(load_table("chip_timeline"), first, last)


def _strip() -> Maker:
    events = _events("2023-05-01", "2023-09-30")
    return Maker(events, lambda f, t: ladder.event_strip(f, "Title", t), drawn=("actor", "event"))


def _dispute() -> Maker:
    events = _events("2022-09-01", "2026-06-30")
    return Maker(events, lambda f, t: ladder.event_rows(f, "Title", t), told=("actor", "event"))


def _concentrated() -> pd.DataFrame:
    return concentration.concentrate(_of_metal("production"))


def _shares() -> Maker:
    measured = concentration.newest_years(_concentrated())
    quotes = uses.quoted_shares(load_table("uses"), METAL)
    rows = makers.share_rows(measured, quotes, load_sources()["publisher"], Translator())
    return Maker(rows, lambda f, t: makers.published_shares(f, "Title", METAL, t), drawn=("label",))


def _history() -> Maker:
    draw = makers.share_history
    return Maker(
        _concentrated(),
        lambda f, t: draw(f, "Title", METAL, t),
        told=("vintage",),
        names=("BGS", "USGS", "WMD"),
    )


def _stated() -> Maker:
    rows = uses.stated_shares(_of_metal("uses"))
    draw = makers.stated_shares
    told = ("qualifier", "unit")
    return Maker(rows, lambda f, t: draw(f, "Title", METAL, t), drawn=("item",), told=told)


def _capacity() -> Maker:
    edition = "vintage == '2023' and year == 2022"
    output = _of_metal("production").query(f"publisher == 'USGS' and {edition}")
    listed = _of_metal("capacity").query(edition)
    rows = capacities.standing_capacity(listed, output, load_table("plant_closures"))
    names = _countries()
    return Maker(
        rows,
        lambda f, t: makers.capacity_outside(f, "Title", METAL, names, t),
        drawn=("closed_years",),
        told=("country_as_printed",),
        names=tuple(names[code] for code in set(rows["country_iso3"]) & set(names.index)),
    )


def _projects() -> Maker:
    states = supply.current(supply.latest_states(load_table("supply_response"), METAL, DAY))
    draw = makers.projects
    told = ("company", "country_as_printed", "stage", "target_start")
    return Maker(states, lambda f, t: draw(f, DAY, "Title", METAL, t), drawn=("project",), told=told)


def _points() -> Maker:
    usd = _in_dollars().query("region in ['China', 'Europe']")
    told = ("market_as_printed", "basis")
    return Maker(usd, lambda f, t: prices.price_points(f, "Title", METAL, t), drawn=("reporter",), told=told)


def _gap() -> Maker:
    pairs = markets.pair_markets(_in_dollars(), "Europe", days=31)
    return Maker(pairs, lambda f, t: prices.price_gap(f, "Europe", "Title", METAL, t))


MAKERS = {
    "exports-monthly": _monthly,
    "exports-yearly": _yearly,
    "exports-destinations": _destinations,
    "exports-coverage": _coverage,
    "modelled-loss": _loss,
    "model-and-prices": _beside,
    "end-uses": _uses,
    "controls-ladder": _ladder,
    "controlled-items": _items,
    "events-2023": _strip,
    "dispute-steps": _dispute,
    "published-shares": _shares,
    "share-history": _history,
    "structure": _stated,
    "capacity-outside": _capacity,
    "projects": _projects,
    "prices": _points,
    "price-gap": _gap,
}


MAKERS |= derisking_makers(Maker)


@cache
def _maker(name: str) -> Maker:
    return MAKERS[name]()


@pytest.fixture
def maker_of() -> Callable[[str], Maker]:
    """Find how a figure is drawn by its id."""
    return _maker


@pytest.fixture(params=MAKERS)
def maker(request: pytest.FixtureRequest) -> Maker:
    """Give every figure of the book in turn."""
    return _maker(request.param)


@pytest.fixture
def t() -> Translator:
    """Speak English."""
    return Translator()
