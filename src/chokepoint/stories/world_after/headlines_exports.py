"""Headlines on exports: how soon they stopped, how far they fell, how far they are back."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, counted_by, none_other, without_each
from chokepoint.answers.robustness.headline import above, below
from chokepoint.answers.robustness.measures import Asking, asks
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.world_after import answers_exports
from chokepoint.stories.world_after.answers import licensed, of_case
from chokepoint.stories.world_after.story import STORY

CHAPTER = STORY.name


def _stop_cases(tables: Tables) -> Iterator[Case]:
    lines = {
        msg("only a printed nil counted as a stop"): 1e-9,
        msg("less than 5 percent counted as a stop"): 5.0,
        msg("less than 10 percent counted as a stop"): 10.0,
    }
    yield from counted_by(tables, "line", lines)
    yield from counted_by(tables, "from_effect", {msg("counted from the day of effect"): True})
    yield from without_each(tables, "exports_monthly", commodity_id=licensed())


BOOK.headline(
    CHAPTER,
    "stop_months",
    "How soon shipments stopped",
    sentence="Where shipments stopped after a licence, they did so within a quarter",
    unit="months",
    figure="trade and quotas",
    condition=below(3, "within three months", inclusive=True),
    digits=1,
    cases=_stop_cases,
)(asks("world_after.stop_months"))


def _shipped_to_japan(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "japan", {msg("Japan’s customs, a month a year apart"): True}, "source")
    yield from without_each(tables, "quota_exports", series="customs_to_2010")


BOOK.headline(
    CHAPTER,
    "re_low",
    "Exports under the quota",
    sentence="Under the quota of 2010 exports never fell to one percent of before",
    unit="percent",
    figure="trade and quotas",
    condition=above(1, "more than one percent of before"),
    cases=_shipped_to_japan,
)(asks("world_after.re_low"))


def _indexed(tables: Tables, case: str) -> pd.DataFrame:
    return of_case(look_at(STORY, tables)(answers_exports.indexed), case)


def _export_cases(case: str) -> Asking:
    """Ask for another base, whole years, the months of a year together, and one publisher less."""

    def ask(tables: Tables) -> Iterator[Case]:
        yield from _other_bases(tables, case)
        yield from _whole_years(tables, case)
        yield from counted_by(tables, "pace", {msg("mean of the months known in the newest year"): True})
        yield from without_each(tables, "exports_monthly", commodity_id=case)

    return ask


def _other_bases(tables: Tables, case: str) -> Iterator[Case]:
    """Give each whole year before the announcement that the count of the newest figure has."""
    own = _indexed(tables, case)
    newest = of_case(look_at(STORY, tables)(answers_exports.newest), case)
    before = own[own["scope"].isin(newest["scope"]) & (own["kind"] == "year") & (own["months_last"] <= 0)]
    for row in each_row(before):
        name = msg("against the whole of {year}")
        yield Case("count", name, tables, {"year_before": row.row_ids}, {"year": str(row.first.year)})


def _whole_years(tables: Tables, case: str) -> Iterator[Case]:
    """Give each total of a whole year that began after the announcement."""
    for row in each_row(_indexed(tables, case).query("kind == 'year' and months_first > 0")):
        values = {"year": str(row.first.year), "tonnes": f"{row.kg / 1000:,.1f}"}
        yield Case("count", msg("the whole of {year}, {tonnes} t"), tables, {"figure": row.row_ids}, values)


BOOK.headline(
    CHAPTER,
    "ge_newest",
    "Germanium exports, newest figure",
    sentence="By the newest figure less than half as much germanium leaves China as before the licence",
    unit="percent",
    figure="trade and quotas",
    condition=below(50, "less than half of before"),
    cases=_export_cases("germanium"),
)(asks("world_after.ge_newest"))

BOOK.headline(
    CHAPTER,
    "tb_percent",
    "Terbium under the same notice",
    sentence="Of terbium, restricted by the same notice as dysprosium, less than half as much left as before",
    unit="percent",
    figure="trade and quotas",
    condition=below(50, "less than half of the same month before"),
    cases=none_other,
)(asks("world_after.tb_percent"))
