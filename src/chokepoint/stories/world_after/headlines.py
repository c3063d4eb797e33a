"""Headlines of the chapter that sets several restrictions on one clock."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.policy import analogy, elsewhere, precedents
from chokepoint.analysis.production import concentration, restated, share_growth
from chokepoint.analysis.rows import each_row, to_frame
from chokepoint.analysis.trade import embargo, export_index, exports, price_gaps, price_paths, prices
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, counted_by, none_other, once, without_each
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import (
    Asking,
    count,
    evidence_end,
    gallium_years,
    left_out_cases,
    single,
)
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import Translator

CHAPTER = "world_after"
HORIZON = 60
"""Months after an announcement that are looked at, which is also the chapter's parameter."""
FIRST = "rare_earths"
LICENSED = tuple(case for case in precedents.CASES if case != FIRST)
HALF_YEAR = 6
"""Months after which a price says how far it rose, and not only that it began to."""


def _begun(tables: Tables) -> pd.DataFrame:
    return precedents.starts(tables["controls"], tables["quota_timeline"])


@once
def _indexed(tables: Tables) -> pd.DataFrame:
    spans = export_index.printed_spans(tables["exports_monthly"], tables["quota_exports"])
    indexed = export_index.index(spans, _begun(tables))
    return indexed[indexed["months_last"].between(-precedents.BEFORE, HORIZON)]


def _stop_cases(tables: Tables) -> Iterator[Case]:
    lines = {
        "only a printed nil counted as a stop": 1e-9,
        "less than 5 percent counted as a stop": 5.0,
        "less than 10 percent counted as a stop": 10.0,
    }
    yield from counted_by(tables, "line", lines)
    yield from counted_by(tables, "effect", {"counted from the day of effect": True})
    yield from without_each(tables, "exports_monthly", commodity_id=LICENSED)


@BOOK.headline(
    CHAPTER,
    "stop_months",
    "How soon shipments stopped",
    sentence="Where shipments stopped after a licence, they did so within a quarter",
    unit="months",
    figure="trade and quotas",
    condition=below(3, "within three months", inclusive=True),
    digits=1,
    cases=_stop_cases,
)
def stop(tables: Tables, line: float = 1.0, effect: bool = False) -> Measure | None:
    """Give the longest time to the end of a case's first month below the line, in percent of before."""
    begun = _begun(tables)
    after = export_index.short_after(_indexed(tables))
    low = after[(after["index"] < line) & (after["case"] != FIRST)].sort_values(["months_last", "row_ids"])
    stopped = low.drop_duplicates("case")
    if effect:
        waited = (begun["effective_day"] - begun["day"]).dt.days / precedents.DAYS_A_MONTH
        wait = stopped["case"].map(dict(zip(begun["case"], waited, strict=True)))
        stopped = stopped.assign(months_last=stopped["months_last"] - wait)
    return single(stopped, "months_last")


def _shipped_to_japan(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "japan", {"Japan’s customs, a month a year apart": True}, "source")
    yield from without_each(tables, "quota_exports", series="customs_to_2010")


@BOOK.headline(
    CHAPTER,
    "re_low",
    "Exports under the quota",
    sentence="Under the quota of 2010 exports never fell to nothing",
    unit="percent",
    figure="trade and quotas",
    condition=above(1, "more than one percent of before"),
    cases=_shipped_to_japan,
)
def quota_low(tables: Tables, japan: bool = False) -> Measure | None:
    """Give the lowest printed rate after the cut over that before it, or what reached the one buyer."""
    if japan:
        arrived = embargo.against_year_before(embargo.monthly_imports(tables["quota_exports"]))
        return single(arrived.nsmallest(1, "percent"), "percent")
    lowest = export_index.lowest(_indexed(tables))
    return single(lowest[lowest["case"] == FIRST], "index")


def _export_cases(case: str) -> Asking:
    """Ask for another base, whole years, the months of a year together, and one publisher less."""

    def ask(tables: Tables) -> Iterator[Case]:
        yield from _other_bases(tables, case)
        yield from _whole_years(tables, case)
        pace = {"mean of the months known in the newest year": True}
        yield from counted_by(tables, "pace", pace)
        if case == "gallium":
            totals = {
                "whole years, highest total": "high_percent",
                "whole years, lowest total": "low_percent",
            }
            yield from counted_by(tables, "total", totals)
        yield from without_each(tables, "exports_monthly", commodity_id=case)

    return ask


def _other_bases(tables: Tables, case: str) -> Iterator[Case]:
    """Give each whole year before the announcement that the count of the newest figure has."""
    own = _indexed(tables).query("case == @case")
    scopes = export_index.newest(own)["scope"]
    before = own[own["scope"].isin(scopes) & (own["kind"] == "year") & (own["months_last"] <= 0)]
    for row in each_row(before):
        name = "against the whole of {year}"
        yield Case("count", name, tables, {"base": row.row_ids}, {"year": str(row.first.year)})


def _whole_years(tables: Tables, case: str) -> Iterator[Case]:
    """Give each total of a whole year that began after the announcement."""
    own = _indexed(tables).query("case == @case and kind == 'year' and months_first > 0")
    for row in each_row(own):
        values = {"year": str(row.first.year), "tonnes": f"{row.kg / 1000:,.1f}"}
        yield Case("count", "the whole of {year}, {tonnes} t", tables, {"row": row.row_ids}, values)


def _level(
    tables: Tables, case: str, row: str = "", base: str = "", total: str = "", pace: bool = False
) -> Measure | None:
    if total:
        return single(gallium_years(tables), total)
    if pace:
        begun = _begun(tables)
        cut = begun.loc[begun["case"] == case, "effective_day"].max()
        paces = exports.pace_of_newest_year(tables["exports_monthly"], [case], cut)
        return single(paces.assign(index=100 + paces["change_percent"]), "index")
    indexed = _indexed(tables)
    own = indexed[indexed["case"] == case]
    found = own[own["row_ids"] == row] if row else export_index.newest(own)
    whole = own.loc[own["row_ids"] == base, "index"].max() if base else 100.0
    return single(found.assign(index=100 * found["index"] / whole), "index")


@BOOK.headline(
    CHAPTER,
    "ga_newest",
    "Gallium exports, newest figure",
    sentence="By the newest figure more gallium leaves China than before the licence",
    unit="percent",
    figure="trade and quotas",
    condition=above(100, "more than before"),
    cases=_export_cases("gallium"),
)
def gallium_level(tables: Tables, **way: str | bool) -> Measure | None:
    """Set the newest gallium exports against those before the notice."""
    return _level(tables, "gallium", **way)  # type: ignore[arg-type]


@BOOK.headline(
    CHAPTER,
    "ge_newest",
    "Germanium exports, newest figure",
    sentence="By the newest figure less than half as much germanium leaves China as before the licence",
    unit="percent",
    figure="trade and quotas",
    condition=below(50, "less than half of before"),
    cases=_export_cases("germanium"),
)
def germanium_level(tables: Tables, **way: str | bool) -> Measure | None:
    """Set the newest germanium exports against those before the notice."""
    return _level(tables, "germanium", **way)  # type: ignore[arg-type]


@BOOK.headline(
    CHAPTER,
    "tb_percent",
    "Terbium under the same notice",
    sentence="Of terbium, restricted by the same notice as dysprosium, less than half as much left as before",
    unit="percent",
    figure="trade and quotas",
    condition=below(50, "less than half of the same month before"),
    cases=none_other,
)
def terbium(tables: Tables) -> Measure | None:
    """Set the one month after the notice against the same month of the year before."""
    rows = with_row_ids(tables["exports_monthly"].query("commodity_id == 'terbium'"))
    kg = rows.sort_values("period_start")["quantity_kg"].tolist()
    return Measure(100 * kg[-1] / kg[0], join_ids(rows["row_ids"])) if len(kg) == 2 else None


def _rare_prices(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    dated = price_gaps.dated_prices(tables["rare_earth_prices"])
    return dated, price_gaps.implied_rate(dated)


@once
def _multiples(tables: Tables) -> pd.DataFrame:
    """Give the prices outside after each announcement over the last one before it in the same series."""
    usd = prices.to_usd_per_kg(tables["prices"])
    rare = price_gaps.in_dollars(*_rare_prices(tables))
    points = precedents.within(price_paths.points(usd, rare, _begun(tables)), HORIZON)
    found = price_paths.multiples(points)
    return found[found["side"] == "outside"]


def _joined(tables: Tables) -> pd.DataFrame:
    """Give the rise of each price in Europe whoever reports it, as the chapter on July 2023 does."""
    usd = prices.to_usd_per_kg(tables["prices"])
    days = precedents.day_of(_begun(tables))
    rows = [
        [case, row.last / row.base, row.row_ids]
        for case in LICENSED
        if case in days
        for row in each_row(prices.change_since(usd[usd["commodity_id"] == case], "Europe", days[case]))
    ]
    return to_frame(rows, {"case": "str", "times": "float64", "row_ids": "str"})


ABROAD = ("Europe", "Other")
JOINED = {"prices of different reporters joined": True}


def _first_rises(tables: Tables) -> Iterator[Case]:
    """Give each other element whose price is printed for long enough."""
    first = _multiples(tables).query("case == @FIRST")
    top = set(price_paths.peaks(first)["goods"])
    others = sorted(set(first.loc[first["months"] >= HALF_YEAR, "goods"]) - top)
    yield from counted_by(tables, "goods", {f"{name} alone": name for name in others})
    yield from counted_by(tables, "joined", JOINED, "source")
    yield from without_each(tables, "rare_earth_prices")


@BOOK.headline(
    CHAPTER,
    "peak_first",
    "The price shock of 2010",
    sentence="After the quota of 2010 a price outside rose further than any did after a licence",
    unit="times",
    figure="prices",
    condition=above(0, "further than after any licence", share=1),
    cases=_first_rises,
)
def first_peak(tables: Tables, goods: str = "", joined: bool = False) -> Measure | None:
    """Set the largest multiple after the quota, or of one element, against the largest after a licence."""
    found = _multiples(tables)
    first = found[(found["case"] == FIRST) & (found["goods"].eq(goods) | (goods == ""))]
    later = _joined(tables) if joined else found[found["case"] != FIRST]
    return single(first.nlargest(1, "times"), "times", later["times"].max()) if len(later) else None


def _later_rises(tables: Tables) -> Iterator[Case]:
    metals = price_paths.peaks(_multiples(tables))["case"]
    yield from counted_by(tables, "metal", {f"{name} alone": name for name in metals if name in LICENSED})
    yield from counted_by(tables, "joined", JOINED, "source")
    yield from without_each(tables, "prices", commodity_id=LICENSED, region=ABROAD)


@BOOK.headline(
    CHAPTER,
    "peak_later",
    "Prices after the licences",
    sentence="After the licences no price outside rose more than fourfold",
    unit="times",
    figure="prices",
    condition=below(4, "no more than fourfold", inclusive=True),
    digits=1,
    cases=_later_rises,
)
def later_peak(tables: Tables, metal: str = "", joined: bool = False) -> Measure | None:
    """Give the largest multiple after a licence: in one series, or of whoever reports."""
    found = _joined(tables) if joined else _multiples(tables)
    later = found[(found["case"] != FIRST) & (found["case"].eq(metal) | (metal == ""))]
    return single(later.nlargest(1, "times"), "times")


def _gaps(tables: Tables, doubtful: bool = False) -> pd.DataFrame:
    usd = prices.to_usd_per_kg(tables["prices"])
    pairs = price_gaps.price_gaps(*_rare_prices(tables))
    found = precedents.within(price_paths.gaps(usd, pairs, _begun(tables)), HORIZON)
    return found.assign(firm=True) if doubtful else found


DOUBTFUL = {"doubtful prices counted too": True}


def _other_gaps(tables: Tables) -> Iterator[Case]:
    first = _gaps(tables).query("case == @FIRST")
    top = set(price_paths.widest(first)["goods"])
    names = sorted(set(first["goods"]) - top)
    yield from counted_by(tables, "goods", {f"{name} alone": name for name in names})
    yield from counted_by(tables, "doubtful", DOUBTFUL, "source")
    yield from without_each(tables, "rare_earth_prices")


@BOOK.headline(
    CHAPTER,
    "wide_first",
    "The gap of 2011",
    sentence="The gap between the two prices was wider in the first case than in any later one",
    unit="times",
    figure="prices",
    condition=above(0, "wider than in any later case", share=1),
    digits=1,
    cases=_other_gaps,
)
def first_gap(tables: Tables, goods: str = "", doubtful: bool = False) -> Measure | None:
    """Set the widest gap of the first case, or of one element, against the widest of the later ones."""
    found = _gaps(tables, doubtful)
    widest = price_paths.widest(found[(found["case"] != FIRST) | found["goods"].eq(goods) | (goods == "")])
    later = widest[widest["case"] != FIRST]
    return single(widest[widest["case"] == FIRST], "low", later["low"].max()) if len(later) else None


@BOOK.headline(
    CHAPTER,
    "level",
    "Germanium’s two prices",
    sentence="The stop of germanium opened no gap: the two prices lay within a half of each other",
    unit="times",
    figure="prices",
    condition=below(1.5, "less than one and a half times"),
    digits=2,
    cases=lambda tables: counted_by(tables, "doubtful", DOUBTFUL, "source"),
)
def germanium_gap(tables: Tables, doubtful: bool = False) -> Measure | None:
    """Give the widest gap between germanium outside and inside China."""
    widest = price_paths.widest(_gaps(tables, doubtful))
    return single(widest[widest["case"] == "germanium"], "low")


@once
def _all_spans(tables: Tables) -> pd.DataFrame:
    begun, made = _begun(tables), tables["production"]
    concentrated = concentration.concentrate(made[made["commodity_id"].isin(begun["case"])])
    return precedents.share_spans(concentrated, begun)


def _spans(tables: Tables, case: str) -> pd.DataFrame:
    return precedents.within(_all_spans(tables).query("case == @case"), HORIZON)


def _share_cases(case: str) -> Asking:
    """Ask for every other pair of printed tables, and for the steps within single editions."""

    def ask(tables: Tables) -> Iterator[Case]:
        begun = _begun(tables)
        spans = _spans(tables, case)
        moved = precedents.share_changes(spans, begun)
        for row in each_row(moved):
            own = spans[spans["publisher"] == row.publisher]
            yield from _pairs(tables, own, row.before_year, precedents.day_of(begun)[case].year)
        if case == FIRST:
            yield from counted_by(tables, "retold", {"USGS, as restated": True}, "source")
        else:
            yield from counted_by(tables, "steps", {"each step within one edition": True})

    return ask


def _pairs(tables: Tables, own: pd.DataFrame, before_year: int, year: int) -> Iterator[Case]:
    name = "{publisher} {last}, from {before}"
    for before in each_row(own[own["year"] == before_year]):
        for last in each_row(own[own["year"] > year]):
            ends = {"before": _edition(before), "last": _edition(last)}
            values = {"publisher": str(last.publisher), **ends}
            yield Case("edition", name, tables, {"pair": (before.row_ids, last.row_ids)}, values)


def _edition(row: object) -> str:
    return f"{row.year} ({row.vintage})"  # type: ignore[attr-defined]


def _shares(
    tables: Tables,
    case: str,
    pair: tuple[str, str] = ("", ""),
    steps: bool = False,
    retold: bool = False,
) -> pd.DataFrame:
    """Compare China's share before an announcement with the newest: ``before``, ``last``, ``change``."""
    if retold:
        return _restated(tables)
    spans = _spans(tables, case)
    if any(pair):
        ends = [spans.loc[spans["row_ids"] == row_ids, "best"].max() for row_ids in pair]
        return _moved(ends[0], ends[1], pair)
    moved = precedents.share_changes(spans, _begun(tables)).head(1)
    return _stepwise(tables, case, moved) if steps and len(moved) else moved


def _moved(before: float, last: float, row_ids: tuple[str, str]) -> pd.DataFrame:
    ends = {"before": [before], "last": [last], "change": [last - before]}
    return pd.DataFrame({**ends, "row_ids": [join_ids(row_ids)]})


def _restated(tables: Tables) -> pd.DataFrame:
    """Compare the shares that later texts restate for the same two years."""
    told = restated.restated_shares(tables["production_history"], FIRST)
    told = told[told["publisher"] == "USGS"].assign(best=100 * told["share"])
    zero = precedents.day_of(_begun(tables)).get(FIRST, pd.Timestamp.max)
    within = told[(told["year"] >= zero.year - 1) & (told["year"] <= zero.year + HORIZON / 12)]
    ends = within.sort_values("year").iloc[[0, -1]] if len(within) > 1 else within.head(0)
    if ends.empty:
        return pd.DataFrame(columns=["before", "last", "change", "row_ids"])
    (before, last), ids = ends["best"], tuple(ends["row_ids"])
    return _moved(before, last, ids)


def _stepwise(tables: Tables, case: str, moved: pd.DataFrame) -> pd.DataFrame:
    """Add up the steps between the two years, each within the newest edition that prints both its ends."""
    row = moved.iloc[0]
    made = tables["production"]
    own = made[(made["commodity_id"] == case) & (made["publisher"] == row["publisher"])]
    steps = share_growth.share_steps(concentration.concentrate(own))
    inside = steps[(steps["first_year"] >= row["before_year"]) & (steps["year"] <= row["last_year"])]
    newest = inside.sort_values("vintage").drop_duplicates("year", keep="last")
    change = 100 * float(newest["change"].sum())
    ids = (str(row["row_ids"]), join_ids(newest["row_ids"]))
    return _moved(row["before"], row["before"] + change, ids)


@BOOK.headline(
    CHAPTER,
    "re_share_last",
    "Rare earths, five years on",
    sentence="After the quota China’s share of rare-earth mining fell",
    unit="percent",
    figure="shares of output",
    condition=below(0, "less than in the year before", share=1),
    digits=1,
    cases=_share_cases(FIRST),
)
def rare_earth_share(tables: Tables, **way: object) -> Measure | None:
    """Set China's share of rare earths at the end of the horizon against that before the quota."""
    moved = _shares(tables, FIRST, **way)  # type: ignore[arg-type]
    return single(moved, "last", moved["before"].max()) if len(moved) else None


@BOOK.headline(
    CHAPTER,
    "ga_share_change",
    "Gallium, share since the licence",
    sentence="After the licence China’s share of gallium has not fallen",
    unit="points",
    figure="shares of output",
    condition=above(0, "no fall", inclusive=True),
    digits=1,
    cases=_share_cases("gallium"),
)
def gallium_share(tables: Tables, **way: object) -> Measure | None:
    """Give the change of China's share of gallium since the year before the licence."""
    return single(_shares(tables, "gallium", **way), "change")  # type: ignore[arg-type]


@BOOK.headline(
    CHAPTER,
    "c_share_change",
    "Graphite, share since the licence",
    sentence="After the licence China’s share of graphite has not fallen",
    unit="points",
    figure="shares of output",
    condition=above(0, "no fall", inclusive=True),
    digits=1,
    cases=_share_cases("graphite"),
)
def graphite_share(tables: Tables, **way: object) -> Measure | None:
    """Give the change of China's share of graphite since the year before the licence."""
    return single(_shares(tables, "graphite", **way), "change")  # type: ignore[arg-type]


@BOOK.headline(
    CHAPTER,
    "sb_share_less",
    "Antimony, share since the licence",
    sentence="Year by year from the newest edition, China’s share of antimony fell by more than ten points",
    unit="points",
    figure="shares of output",
    condition=above(10, "more than ten points less"),
    digits=1,
    cases=_share_cases("antimony"),
)
def antimony_share(tables: Tables, **way: object) -> Measure | None:
    """Give the fall of China's share of antimony since the year before the licence."""
    moved = _shares(tables, "antimony", **way)  # type: ignore[arg-type]
    return single(moved.assign(less=-moved["change"]), "less")


@once
def _placed(tables: Tables) -> pd.DataFrame:
    names = ("supply_response", "quota_timeline", "mining_projects", "subsidies")
    responses, timeline, projects, money = (tables[name] for name in names)
    steps = elsewhere.steps(responses, timeline, projects, money, _begun(tables))
    return precedents.within(steps[steps["day"] <= evidence_end(tables)], HORIZON)


DECIDED, STARTED = (
    tuple(phase for phase, found in elsewhere.STATES.items() if found == state)
    for state in (elsewhere.DECIDED, elsewhere.PRODUCING)
)
"""The phases of the tables in which a step is decided, or has output."""


def _first_decisions(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "nth", {"the next firm’s decision": 1})
    yield from without_each(tables, "quota_timeline", phase=DECIDED)


@BOOK.headline(
    CHAPTER,
    "decided_first",
    "The first decision after the quota",
    sentence="After the quota the first decision to build elsewhere came within a year",
    unit="months",
    figure="counts",
    condition=below(12, "less than a year"),
    cases=_first_decisions,
)
def first_decision(tables: Tables, nth: int = 0) -> Measure | None:
    """Count the months from the quota to the first dated decision elsewhere, or to the one after it."""
    placed = _placed(tables)
    decided = placed[(placed["case"] == FIRST) & (placed["state"] == "decided") & (placed["months"] > 0)]
    firms = decided.sort_values(["months", "row_ids"]).drop_duplicates("who")
    return single(firms.iloc[nth : nth + 1], "months")


def _later_decisions(tables: Tables) -> Iterator[Case]:
    decided = elsewhere.first_of(_placed(tables), "decided")["case"]
    yield from counted_by(tables, "metal", {f"{name} alone": name for name in decided if name in LICENSED})
    started = ("decided", "producing")
    yield from counted_by(tables, "states", {"a first output counted as a decision": started})
    yield from without_each(tables, "supply_response", phase=DECIDED)


@BOOK.headline(
    CHAPTER,
    "decided_later",
    "The first decision after the licences",
    sentence="After each licence the first decision to build elsewhere took more than a year",
    unit="months",
    figure="counts",
    condition=above(12, "more than a year"),
    cases=_later_decisions,
)
def later_decision(tables: Tables, metal: str = "", states: tuple[str, ...] = ("decided",)) -> Measure | None:
    """Count the months from a licence to the first dated decision elsewhere, the quickest case."""
    placed = _placed(tables)
    found = pd.concat([elsewhere.first_of(placed, state) for state in states], ignore_index=True)
    later = found[(found["case"] != FIRST) & (found["case"].eq(metal) | (metal == ""))]
    return single(later.nsmallest(1, "months"), "months")


def _other_outputs(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "case", {"germanium instead": "germanium"})
    yield from without_each(tables, "quota_timeline", phase=STARTED)


@BOOK.headline(
    CHAPTER,
    "output_first",
    "Metal after money",
    sentence="Metal takes longer than money: the first output came more than a year after the first decision",
    unit="months",
    figure="counts",
    condition=above(12, "more than a year after the first decision", share=1),
    cases=_other_outputs,
)
def first_output(tables: Tables, case: str = FIRST) -> Measure | None:
    """Set the months to the first output after a restriction against those to the first decision."""
    placed = _placed(tables)
    output, decided = (
        found[found["case"] == case]
        for found in (elsewhere.first_of(placed, state) for state in ("producing", "decided"))
    )
    return single(output, "months", decided["months"].max()) if len(decided) else None


def _other_ends(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "later", {"suspended bans and later steps counted too": True})
    yield from left_out_cases("control_changes")(tables)


@BOOK.headline(
    CHAPTER,
    "lifted_words",
    "Restrictions that ended",
    sentence="Of the restrictions compared none but the quota has been lifted",
    unit="cases",
    figure="counts",
    condition=below(2, "no more than one"),
    cases=_other_ends,
)
def ended(tables: Tables, later: bool = False) -> Measure | None:
    """Count the cases whose restriction, or any later step on the same metal, was suspended or ended."""
    begun = _begun(tables)
    over = precedents.lifted(begun, tables["control_changes"], tables["quota_timeline"])
    if later:
        marks = precedents.marks(begun, tables["controls"], tables["quota_timeline"])
        over = pd.concat([over, marks[marks["mark"] == "suspension"]], ignore_index=True)
    found = precedents.within(over, HORIZON).sort_values("months").drop_duplicates("case")
    return count(found, begun, fact=ended_words(len(found), Translator()))


def ended_words(n: int, t: Translator) -> str:
    """Say how many of several restrictions are over, as the chapter does."""
    return t.plural("one has ended", "{n} have ended", n) if n else t("none has ended")


ENOUGH = 5
"""Traits that must be comparable for a case to be called like or unlike, as the chapter asks."""


@once
def _traits(tables: Tables) -> pd.DataFrame:
    names = ("companionality", "commodity_prices", "eu_criticality", "iea_supply")
    return analogy.traits(_begun(tables), _all_spans(tables), *(tables[name] for name in names))


def _each_trait(tables: Tables) -> list[Case]:
    compared = analogy.compare(_traits(tables), FIRST)
    settled = compared["case"].eq("gallium") & compared["likeness"].isin(["like", "unlike"])
    names = {f"without the trait “{trait}”": trait for trait in compared.loc[settled, "trait"]}
    return counted_by(tables, "without", names)


@BOOK.headline(
    CHAPTER,
    "least_like",
    "Gallium against rare earths",
    sentence="Gallium is like the rare earths of 2010 in fewer than half of the traits that can be compared",
    unit="traits",
    figure="counts",
    condition=below(0, "less than half of the traits", share=0.5),
    cases=_each_trait,
)
def likeness(tables: Tables, without: str = "") -> Measure | None:
    """Count the traits in which gallium is like the first case, and those that can be compared."""
    found = _traits(tables)
    counted = analogy.count_likeness(analogy.compare(found[found["trait"] != without], FIRST))
    own = counted[(counted["case"] == "gallium") & (counted["of"] >= ENOUGH)]
    return single(own, "like", own["of"].max()) if len(own) else None
