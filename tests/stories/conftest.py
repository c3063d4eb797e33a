"""Every figure of the book as a test can draw it: from the rows of a chapter, or from spoilt ones."""

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pandas as pd
import pytest

from chokepoint.analysis.africa import creditors as debts
from chokepoint.analysis.africa import lending as loans
from chokepoint.analysis.africa import moves as steps
from chokepoint.analysis.africa import ownership as owners
from chokepoint.analysis.africa import projects as sites
from chokepoint.analysis.africa import regional_shares
from chokepoint.analysis.policy import controls, milestones, timeline
from chokepoint.analysis.production import capacity as capacities
from chokepoint.analysis.production import concentration, share_growth, supply, uses
from chokepoint.analysis.trade import ceilings, derivations, duties, price_gaps, quotas
from chokepoint.analysis.trade import embargo as weighing
from chokepoint.analysis.trade import exports as flows
from chokepoint.analysis.trade import impact as models
from chokepoint.analysis.trade import prices as markets
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables, load_sources, load_table
from chokepoint.figures import Figure
from chokepoint.i18n import Translator
from chokepoint.stories.africa import creditor_charts as creditors
from chokepoint.stories.africa import lending_charts as lending
from chokepoint.stories.africa import map_charts as africa_map
from chokepoint.stories.africa import move_charts as moves
from chokepoint.stories.africa import ownership_charts as ownership
from chokepoint.stories.africa import regional_charts as regional
from chokepoint.stories.controls import elsewhere_charts as elsewhere
from chokepoint.stories.controls import export_charts as exports
from chokepoint.stories.controls import export_total_charts as export_totals
from chokepoint.stories.controls import impact_charts as impact
from chokepoint.stories.controls import ladder_charts as ladder
from chokepoint.stories.controls import maker_charts as makers
from chokepoint.stories.controls import price_charts as prices
from chokepoint.stories.quotas import aftermath_charts as aftermath
from chokepoint.stories.quotas import embargo_charts as embargo
from chokepoint.stories.quotas import gap_charts, quota_charts, use_charts

sys.path.insert(0, str(Path(__file__).parent))
from claims_makers import claims_makers
from concentration_makers import concentration_makers
from derisking_makers import derisking_makers
from precedent_makers import precedent_makers
from revision_makers import revision_makers
from robustness_makers import robustness_makers

METAL, DAY = "gallium", pd.Timestamp("2026-06-30")
NOTICE = pd.Timestamp("2023-07-03")
FIRST, LAST = "2022-07", "2025-12"


class Marking(Translator):
    """Brackets whatever passes through it, so that what does not pass stays bare."""

    def _text(self, message: str) -> str:
        return f"«{super()._text(message)}»"

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate and bracket the form that fits."""
        return f"«{super().plural(one, many, n, **values)}»"

    def listing(self, items: Sequence[str]) -> str:
        """Join names in brackets: the language puts its word before the last."""
        return f"«{super().listing(items)}»" if len(items) > 1 else super().listing(items)

    def day(self, value: object) -> str:
        """Write a day in brackets."""
        return f"«{super().day(value)}»"

    def month(self, value: object) -> str:
        """Write a month in brackets."""
        return f"«{super().month(value)}»"

    def short_month(self, value: object) -> str:
        """Write a short month in brackets."""
        return f"«{super().short_month(value)}»"


def ids_of(rows: pd.DataFrame) -> str:
    """Name the column that names rows of the package."""
    return "row_ids" if "row_ids" in rows else "row_id"


def digest(figure: Figure) -> str:
    """Give a checksum of everything a figure hands to a page."""
    return hashlib.sha256(json.dumps(figure._repr_mimebundle_()).encode()).hexdigest()


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

    @cached_property
    def figure(self) -> Figure:
        """The figure as a chapter shows it, drawn once for all tests."""
        return self.draw(self.frame, Translator())

    @cached_property
    def marked(self) -> Figure:
        """The figure with everything that passed through the translator in brackets."""
        return self.draw(self.frame, Marking())

    @cached_property
    def of_one_row(self) -> Figure:
        """The figure of the first row that names rows of the package."""
        return self.draw(self.one_row, Translator())

    @property
    def one_row(self) -> pd.DataFrame:
        """The first row that names rows of the package."""
        return self.frame[self.frame[ids_of(self.frame)] != ""].head(1)


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
    months = flows.merge_repeats(_months())
    return Maker(months, lambda f, t: draw(f, calendar, NOTICE, "Title", METAL, t))


def _yearly() -> Maker:
    years = flows.year_totals(load_table("exports_monthly"), METAL).query("2019 <= year <= 2025")
    who = years["source_id"].map(load_sources()["publisher"].map(export_totals.publisher_name))
    return Maker(
        years.assign(who=who), lambda f, t: export_totals.yearly_exports(f, "Title", METAL, t), drawn=("who",)
    )


def _destinations() -> Maker:
    parts = flows.split_by_partner(load_table("exports_monthly"), METAL, FIRST, LAST)
    names = _countries()
    draw = export_totals.destinations
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
    rungs = controls.build_ladder(load_table("controls"), load_table("control_changes"), DAY)
    metals = _metals()
    return Maker(
        rungs,
        lambda f, t: ladder.controls_ladder(f, metals, (NOTICE, DAY), "Title", t),
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
        lambda f, t: elsewhere.capacity_outside(f, "Title", METAL, names, t),
        drawn=("closed_years",),
        told=("country_as_printed",),
        names=(
            *(names[code] for code in set(rows["country_iso3"]) & set(names.index)),
            *(closed for years in rows["closed_years"] for closed in years.split(";")),
        ),
    )


def _projects() -> Maker:
    states = supply.current(supply.latest_states(load_table("supply_response"), METAL, DAY))
    draw = elsewhere.projects
    told = ("company", "country_as_printed", "stage", "target_start")
    return Maker(states, lambda f, t: draw(f, DAY, "Title", METAL, t), drawn=("project",), told=told)


def _points() -> Maker:
    usd = _in_dollars().query("region in ['China', 'Europe']")
    told = ("market_as_printed", "basis")
    return Maker(
        usd, lambda f, t: prices.price_points(f, NOTICE, "Title", METAL, t), drawn=("reporter",), told=told
    )


def _gap() -> Maker:
    pairs = markets.pair_markets(_in_dollars(), "Europe", days=31)
    return Maker(pairs, lambda f, t: prices.price_gap(f, "Europe", "Title", METAL, t))


def _titled(frame: pd.DataFrame, draw: Callable[..., Figure], **words: tuple[str, ...]) -> Maker:
    """Make a maker of a figure that needs no more than its rows and its title."""
    return Maker(frame, lambda f, t: draw(f, "Title", t), **words)


def _quota_rows() -> pd.DataFrame:
    return load_table("export_quotas")


def _totals() -> pd.DataFrame:
    return quotas.year_totals(_quota_rows(), 2004, 2014)


def _halves() -> Maker:
    return _titled(quotas.half_years(_quota_rows(), 2009, 2011), quota_charts.half_years)


def _issued() -> Maker:
    return _titled(quotas.as_issued(_quota_rows(), 2007, 2009), quota_charts.months_covered)


def _volumes() -> Maker:
    nothing = pd.DataFrame({"year": [], "value": [], "status": [], "row_ids": []})
    sold = quotas.yearly_exports(load_table("quota_exports")).head(0)
    draw = use_charts.quota_and_exports
    return Maker(_totals(), lambda f, t: draw(f, sold, nothing, "Title", t))


def _other_metals() -> Maker:
    changes = quotas.change_of_quotas(load_table("other_quotas"), _totals())
    metals = _metals()
    draw = quota_charts.other_metals
    names = tuple(metals[code] for code in changes["commodity_id"])
    return Maker(changes, lambda f, t: draw(f, metals, "Title", t), drawn=("commodity_id",), names=names)


def _dated() -> pd.DataFrame:
    return price_gaps.dated_prices(load_table("rare_earth_prices"))


def _gaps() -> Maker:
    gaps = price_gaps.price_gaps(_dated(), price_gaps.implied_rate(_dated()))
    metals = _metals()
    draw = gap_charts.gap_by_element
    names = tuple(metals[code] for code in set(gaps["commodity_id"]))
    return Maker(
        gaps, lambda f, t: draw(f, "FOB China", metals, "Title", t), drawn=("commodity_id",), names=names
    )


def _path() -> Maker:
    valued = price_gaps.in_dollars(_dated(), price_gaps.implied_rate(_dated()))
    own = valued.query("commodity_id == 'dysprosium' and form == 'oxide'")
    draw = gap_charts.price_path
    return Maker(own, lambda f, t: draw(f, METAL, "Title", t), told=("product_as_printed", "period"))


def _evidence() -> Maker:
    weighed = weighing.weigh(load_table("embargo_evidence"))
    short = tuple(who.split(" (")[0] for who in weighed["who"])
    draw, told = embargo.evidence_balance, ("statement", "grade_reason")
    return _titled(weighed, draw, drawn=("who",), told=told, names=short)


def _quota_events(category: str, start: str) -> pd.DataFrame:
    events = load_table("quota_timeline")
    return milestones.stairs(milestones.since(events[events["category"] == category], start))


def _case() -> Maker:
    steps = _quota_events("WTO", "2012-03-13")
    return _titled(steps, aftermath.case_stairs, drawn=("event",), told=("actor", "date"))


def _after() -> Maker:
    steps = _quota_events("supply", "2010-07-08")
    return _titled(steps, aftermath.months_after, drawn=("event",), told=("actor", "date"))


def _mine() -> Maker:
    responses = load_table("rare_earth_supply_response")
    made = milestones.output_by_edition(responses, "mineral concentrate output")
    return _titled(made, aftermath.output_elsewhere)


def _ceilings() -> Maker:
    yearly = ceilings.yearly_ceilings(load_table("production_quotas"))
    drawn = yearly.query("category != 'light_rock_type' and stage != 'mineral_products_plan'")
    return _titled(drawn, aftermath.ceilings, told=("authority",))


def _parts() -> Maker:
    made = load_table("production").query("commodity_id == 'rare_earths' and publisher == 'BGS'")
    return _titled(share_growth.share_steps(concentration.concentrate(made)), aftermath.share_parts)


def _smuggling() -> Maker:
    sold = quotas.yearly_exports(load_table("quota_exports"))
    return _titled(
        milestones.estimates_by_year(load_table("rare_earth_supply_response"), sold), aftermath.smuggling
    )


def _africa_shares() -> Maker:
    rows = load_table("production").query("vintage == '2026' and year >= 2024 and stage == 'mine'")
    rows = rows[rows["commodity_id"].isin(["cobalt", "rare_earths", "tin"])]
    members = set(load_table("africa_map")["country_iso3"])
    table = regional_shares.regional_share(rows, members).assign(kind="USGS")
    metals = _metals()
    order = ["cobalt", "tin", "rare_earths"]
    draw = regional.shares_by_mineral
    return Maker(
        table,
        lambda f, t: draw(f, order, metals, "tin", "Title", t),
        told=("vintage",),
        names=(*(metals[name] for name in order), "USGS", "BGS", "WMD"),
    )


def _africa_editions() -> Maker:
    table = _africa_shares().frame.query("commodity_id == 'rare_earths'")
    draw = regional.share_by_edition
    return Maker(
        table, lambda f, t: draw(f, "Title", "gallium", t), drawn=("vintage",), names=("USGS", "BGS", "WMD")
    )


DATABASES = ("CLA", "AidData", "CODF")


def _loans() -> Maker:
    yearly = loans.yearly_loans(load_table("loans_by_year"), 2014)
    return Maker(yearly, lambda f, t: lending.loans_by_database(f, "CLA", "Title", t), names=DATABASES)


def _borrowers() -> Maker:
    ranked = loans.rank_in_all(load_table("loans_by_country"), 3)
    names = _countries()
    draw = lending.borrowers
    told = tuple(names[code] for code in set(ranked["country_iso3"]))
    return Maker(ranked, lambda f, t: draw(f, names, "Title", t), names=(*told, *DATABASES))


def _flows() -> Maker:
    rows = loans.flows_in_one_reading(load_table("fdi"), 2003)
    names = _countries()
    draw = lending.investment_flows
    return Maker(rows, lambda f, t: draw(f, "Title", names, t), names=(names["CHN"], names["USA"]))


def _leads() -> Maker:
    rows = debts.compare_all(load_table("external_debt"), load_table("external_debt_creditors"))
    return Maker(rows, lambda f, t: creditors.creditor_leads(f, "single", "Title", t))


def _stocks() -> Maker:
    rows = debts.stocks(load_table("external_debt").query("area_iso3 == 'AFR'"), "single")
    return Maker(rows, lambda f, t: creditors.creditor_stocks(f, "Title", t))


def _counts() -> Maker:
    rows = debts.count_debtors(load_table("external_debt_countries"))
    return Maker(rows, lambda f, t: creditors.debtor_counts(f, "Title", t))


def _statements() -> Maker:
    rows = debts.statements_beside(
        load_table("debt_statements"), debts.china_share(load_table("external_debt"))
    )
    return Maker(rows, lambda f, t: creditors.debt_statements(f, "Title", t))


def _debt_map() -> Maker:
    shares = debts.share_by_country(load_table("external_debt_countries"), 2024)
    rows = load_table("africa_map").merge(shares[["country_iso3", "percent"]], how="left")
    rows = rows.assign(row_ids=rows["row_id"])
    names = _countries()
    draw = africa_map.debt_map
    return Maker(rows, lambda f, t: draw(f, names, 2024, "Title", t), names=tuple(names))


def _project_map() -> Maker:
    placed = sites.place_projects(load_table("mining_projects"), load_table("africa_map"))
    rows = placed[placed["commodities"] != ""]
    names, metals = _countries(), _metals()
    draw = africa_map.project_map
    return Maker(
        rows,
        lambda f, t: draw(f, names, metals, "Title", t),
        told=("project", "owner", "plan", "position"),
        names=(*names, *metals),
    )


def _starts() -> Maker:
    rows = sites.announced_starts(load_table("mining_project_targets"), load_table("mining_projects"), DAY)
    told = ("stated", "target_start")
    draw = moves.announced_starts
    return Maker(rows, lambda f, t: draw(f, DAY, "Title", t), drawn=("project",), told=told)


def _moves() -> Maker:
    made = steps.select_moves(load_table("counter_moves"), DAY)
    order = sorted(set(made["side"]))
    draw = moves.counter_moves
    return Maker(made, lambda f, t: draw(f, order, NOTICE, "Title", t), told=("actor", "action"))


def _african_controls() -> Maker:
    rows = steps.order_controls(load_table("african_export_controls"), DAY)
    names = _countries()
    draw = moves.african_controls
    return Maker(
        rows,
        lambda f, t: draw(f, names, DAY, "Title", t),
        drawn=("minerals_as_printed",),
        told=("measure", "state", "effective"),
        names=tuple(names[code] for code in set(rows["country_iso3"])),
    )


def _ownership() -> Maker:
    rows = owners.order_shares(load_table("mining_ownership"))
    draw = ownership.ownership
    return Maker(rows, lambda f, t: draw(f, "Title", t), drawn=("subject",), told=("year_as_printed",))


MAKERS = {
    "quota-half-years": _halves,
    "quota-months": _issued,
    "quota-and-exports": _volumes,
    "quota-use": lambda: _titled(
        quotas.quota_use(_totals(), load_table("quota_exports")), use_charts.quota_use
    ),
    "export-duties": lambda: _titled(duties.duty_grid(load_table("export_duties")), quota_charts.duty_grid),
    "other-metals": _other_metals,
    "price-gaps": _gaps,
    "price-path": _path,
    "japan-evidence": _evidence,
    "japan-imports": lambda: _titled(
        weighing.monthly_imports(load_table("quota_exports")), embargo.monthly_imports
    ),
    "wto-case": _case,
    "months-after": _after,
    "us-output": _mine,
    "ceilings": _ceilings,
    "share-parts": _parts,
    "smuggling": _smuggling,
    "africa-shares": _africa_shares,
    "africa-editions": _africa_editions,
    "loans": _loans,
    "loan-borrowers": _borrowers,
    "investment-flows": _flows,
    "creditor-leads": _leads,
    "creditor-stocks": _stocks,
    "debtor-counts": _counts,
    "debt-statements": _statements,
    "debt-map": _debt_map,
    "project-map": _project_map,
    "announced-starts": _starts,
    "counter-moves": _moves,
    "african-controls": _african_controls,
    "ownership": _ownership,
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
MAKERS |= concentration_makers(Maker)
MAKERS |= claims_makers(Maker)
MAKERS |= precedent_makers(Maker)
MAKERS |= revision_makers(Maker)
MAKERS |= robustness_makers(Maker)


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
def every_maker() -> dict[str, Maker]:
    """Give every figure of the book by its id."""
    return {name: _maker(name) for name in MAKERS}


@pytest.fixture
def digest_of() -> Callable[[Figure], str]:
    """Give the function that sums up a figure."""
    return digest


@pytest.fixture
def t() -> Translator:
    """Speak English."""
    return Translator()


@pytest.fixture(scope="session")
def as_published() -> KnownTables:
    """Give the tables of the data package, as a page reads them."""
    return KnownTables()


@pytest.fixture(scope="session")
def tables() -> Narrowed:
    """Give the tables of the data package, for tests that change a row and look what turns."""
    return Narrowed(KnownTables())
