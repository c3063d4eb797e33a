"""Headlines of the chapter on the rare-earth quotas."""

from __future__ import annotations

from collections.abc import Iterator

from chokepoint.analysis.rows import each_row
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import (
    Case,
    Narrowed,
    counted_by,
    each_named,
    none_other,
    without_each,
)
from chokepoint.answers.robustness.headline import above, below
from chokepoint.answers.robustness.measures import asks
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.quotas import answers_cut, answers_japan, answers_use
from chokepoint.stories.quotas.story import STORY

CHAPTER = "quotas"


def _cut_year(tables: Tables) -> int:
    return look_at(STORY, tables)(answers_cut.cut_year)


def _publisher(tables: Tables, source_id: str) -> str:
    return str(tables["sources"]["publisher"].get(source_id, source_id))


def _each_quota(tables: Tables, year: int) -> Iterator[Case]:
    """Give each printed quota of a year alone."""
    totals = look_at(STORY, tables)(answers_cut.year_totals)
    table, ours = tables["export_quotas"], totals[totals["year"] == year]
    for row in each_row(ours):
        others = set(ours["row_id"]) - {row.row_id}
        part = Narrowed(tables, export_quotas=table[~table["row_id"].isin(others)])
        values = {"publisher": _publisher(tables, row.source_id), "year": str(year)}
        yield Case("source", msg("{publisher}, quota of {year}"), part, values=values)


def _quotas_of_cut(tables: Tables) -> Iterator[Case]:
    yield from _each_quota(tables, _cut_year(tables))


def _printed_cuts(tables: Tables) -> Iterator[Case]:
    """Give each printed percentage of the year, and each other printed tonnage of either year."""
    table, year = tables["export_quotas"], _cut_year(tables)
    printed = table["measure"].isin(answers_cut.PRINTED_CHANGES) & (table["year"] == year)
    for row in each_row(table[printed]):
        values = {"publisher": _publisher(tables, row.source_id)}
        yield Case("source", msg("{publisher}, as a percentage"), tables, {"printed_row": row.row_id}, values)
    for one in (year - 1, year):
        yield from _each_quota(tables, one)


# the quota of the year against that of the year before, or a printed percentage
BOOK.headline(
    CHAPTER,
    "cut_percent",
    "The quota cut of 2010",
    sentence="China cut its export quota by more than a third in one year",
    unit="percent",
    figure="trade and quotas",
    condition=above(100 / 3, "more than a third"),
    cases=_printed_cuts,
)(asks("quotas.cut_percent"))


def _kinds_of_firms(tables: Tables) -> Iterator[Case]:
    names = {msg("domestic firms alone"): "domestic", msg("foreign-invested firms alone"): "foreign_invested"}
    yield from counted_by(tables, "part", names)
    year = _cut_year(tables)
    yield from without_each(tables, "export_quotas", batch=("H1", "H2"), year=(year - 1, year))


# the change of the second batch against the net change of the year
BOOK.headline(
    CHAPTER,
    "second_share",
    "The batch of July 2010",
    sentence="The whole cut fell in one batch of July",
    unit="percent",
    figure="trade and quotas",
    condition=above(100, "all of the net cut", inclusive=True),
    cases=_kinds_of_firms,
)(asks("quotas.second_share"))


def _other_quotas(tables: Tables) -> Iterator[Case]:
    yield from _quotas_of_cut(tables)
    sold = tables["quota_exports"]
    whole = (sold["period_type"] == "year") & (sold["period_start"].dt.year == _cut_year(tables))
    part = Narrowed(tables, quota_exports=sold[~whole])
    yield Case("source", msg("exports of the first months alone"), part)


# the exports of the year of the cut against its quota
BOOK.headline(
    CHAPTER,
    "use_top",
    "Quota exceeded in 2010",
    sentence="In the year of the cut exports came to more than the quota",
    unit="percent",
    figure="trade and quotas",
    condition=above(100, "more than the whole quota"),
    cases=_other_quotas,
)(asks("quotas.use_top", of_cut=True))


def _years_after(tables: Tables) -> Iterator[Case]:
    for row in each_row(look_at(STORY, tables)(answers_use.use_after_cut)):
        values = {"year": str(row.year), "tonnes": f"{row.exports_t:,.0f}"}
        yield Case("source", msg("exports of {year}, {tonnes} t"), tables, {"figure": row.row_ids}, values)


# the exports of a later year against its quota: the lowest, or one printed figure
BOOK.headline(
    CHAPTER,
    "use_low",
    "Quota left unused after 2010",
    sentence="After the cut part of the quota was left unused",
    unit="percent",
    figure="trade and quotas",
    condition=below(100, "less than the whole quota"),
    cases=_years_after,
)(asks("quotas.use_low"))


# Japan's imports from China in the year of the cut against the year before
BOOK.headline(
    CHAPTER,
    "japan_change",
    "Japan’s imports, 2010",
    sentence="Japan’s imports from China rose over the year of the alleged embargo",
    unit="percent",
    figure="trade and quotas",
    condition=above(0, "a rise"),
    cases=none_other,
)(asks("quotas.japan_change"))


# the change of the share from the year of the cut, parted into others' growth and own growth
BOOK.headline(
    CHAPTER,
    "parts_others_abs",
    "Why China’s share fell",
    sentence="Others’ growth took away more of China’s share than its own growth gave back",
    unit="points",
    figure="shares of output",
    condition=above(0, "more than its own growth gave", share=1),
    cases=none_other,
)(asks("quotas.parts_others_abs", against="quotas.parts_own"))


def _other_ceilings(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "stage", {msg("separation instead of mining"): "smelting_separation"})
    years = (_cut_year(tables), STORY.defaults["last_year"])
    yield from without_each(tables, "production_quotas", category="total", batch="full_year", year=years)


# the newest ceiling against that of the year of the cut
BOOK.headline(
    CHAPTER,
    "ceiling_times",
    "The ceiling on mining",
    sentence="At home the ceiling on mining was more than doubled",
    unit="times",
    figure="trade and quotas",
    condition=above(2, "more than twice"),
    digits=2,
    cases=_other_ceilings,
)(asks("quotas.ceiling_times"))


def _other_ends(tables: Tables) -> Iterator[Case]:
    """Give each printed share of the years between the first and the last."""
    leaning = look_at(STORY, tables)(answers_japan.dependence)
    since_cut = leaning[leaning["year"] >= _cut_year(tables)]
    for row in each_row(since_cut[since_cut["year"] < leaning["year"].max()]):
        values = {"publisher": _publisher(tables, row.source_id), "year": str(row.year)}
        yield Case("source", msg("{publisher}, {year}"), tables, {"share_in": row.row_ids}, values)


# China's share of Japan's imports at the end against the year before the cut
BOOK.headline(
    CHAPTER,
    "dep_last",
    "Japan’s dependence on China",
    sentence="Japan’s dependence on China fell in the years that followed",
    unit="percent",
    figure="trade and quotas",
    condition=below(0, "less than in the year before the cut", share=1),
    cases=_other_ends,
)(asks("quotas.dep_last", against="quotas.dep_first"))


def _markets(tables: Tables) -> list[Case]:
    return each_named(tables, "price_market", msg("{name}"), ("International", "United States"))


# the price abroad against the gap, over the pairs of one market
BOOK.headline(
    CHAPTER,
    "order_r",
    "Cheap metals, wide gaps",
    sentence="Cheaper rare earths tend to have the wider gap between their two prices",
    unit="of 1",
    figure="prices",
    condition=below(0, "a negative rank correlation"),
    digits=2,
    cases=_markets,
)(asks("quotas.order_r"))


# the exports of nine months against the quota of the whole year
BOOK.headline(
    CHAPTER,
    "nine_months",
    "Nine months of exports, 2010",
    sentence="By the end of September more had been exported than the whole year’s quota allowed",
    unit="t",
    figure="trade and quotas",
    condition=above(0, "more than the year’s quota", share=1),
    cases=_quotas_of_cut,
)(asks("quotas.nine_months", against="quotas.quota_of_cut"))
