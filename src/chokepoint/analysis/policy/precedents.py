"""One restriction a case, and everything after it counted in months from the day it was announced.

Month zero is the announcement, because that is the day from which buyers and sellers can act: what was
shipped in a rush between announcement and effect would otherwise sit in the base it is compared with. Which
restrictions are compared stands in table ``precedents``, the day in the row that announces each.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, names_id
from chokepoint.analysis.policy.milestones import DAYS_A_MONTH
from chokepoint.analysis.rows import Row, each_row, to_frame

BEFORE = 24
"""How many months before the announcement are looked at."""


QUOTA = "quota"
"""The kind of a restriction that caps a sum, where a licence asks for a permit."""

_STARTS = {
    "case": "str",
    "day": "datetime64[us]",
    "effective_day": "datetime64[us]",
    "kind": "str",
    "target": "str",
    "names": "str",
    "chosen_by": "str",
    "row_ids": "str",
}


def cases(precedents: pd.DataFrame) -> tuple[str, ...]:
    """Name all cases by the commodity they restrict, in the order of table ``precedents``."""
    return tuple(precedents["commodity_id"])


def starts(precedents: pd.DataFrame, controls: pd.DataFrame, timeline: pd.DataFrame) -> pd.DataFrame:
    """Look up when each restriction was announced and when it took effect.

    Args:
        precedents: table ``precedents``, whose order is kept.
        controls: table ``controls``.
        timeline: table ``quota_timeline``; a batch of quotas takes effect on the day it is announced.

    Returns:
        One row a case whose announcement is in the tables: ``case``, ``day``, ``effective_day``, ``kind``
        (``quota`` or the kind of the control), ``target`` (ISO code, ``WLD`` for all), ``names`` (commodity
        ids joined by ``;`` under which later measures speak of it), ``chosen_by`` (its row in
        ``precedents``), ``row_ids``.
    """
    licences = {row.row_id: row for row in each_row(controls)}
    batches = {row.row_id: row for row in each_row(timeline)}
    rows = []
    for case in each_row(precedents):
        if case.announced_by in licences:
            row = licences[case.announced_by]
            found = [row.announced, row.effective, row.kind, row.target_iso3]
        elif case.announced_by in batches:
            date = batches[case.announced_by].date
            found = [date, date, QUOTA, "WLD"]
        else:
            continue
        rows.append([case.commodity_id, *found, case.names, case.row_id, case.announced_by])
    frame = pd.DataFrame(rows, columns=list(_STARTS))
    days = {name: to_first_day(frame[name].astype(object)) for name in ("day", "effective_day")}
    return frame.assign(**days).astype(_STARTS)


def day_of(begun: pd.DataFrame) -> dict[str, pd.Timestamp]:
    """Give the day of announcement by case.

    Args:
        begun: as :func:`starts` gives them.
    """
    return dict(zip(begun["case"], begun["day"], strict=True))


def months_since(days: pd.Series, cases: pd.Series, begun: pd.DataFrame) -> pd.Series:
    """Count the months from each row's case's announcement to the row's day; negative before it."""
    zero = pd.to_datetime(cases.map(day_of(begun)))
    return (pd.to_datetime(days) - zero).dt.days / DAYS_A_MONTH


def within(rows: pd.DataFrame, horizon: float, column: str = "months") -> pd.DataFrame:
    """Keep the rows from ``BEFORE`` months before the announcement to ``horizon`` months after it."""
    return rows[rows[column].between(-BEFORE, horizon)].reset_index(drop=True)


LATER = ("ban", "suspension", "easing")
_MARKS = {"case": "str", "day": "datetime64[us]", "mark": "str", "row_ids": "str"}


def marks(begun: pd.DataFrame, controls: pd.DataFrame, timeline: pd.DataFrame) -> pd.DataFrame:
    """Give the later steps that changed a restriction: in effect, widened to a ban, eased, suspended, ended.

    Args:
        begun: as :func:`starts` gives them.
        controls: table ``controls``.
        timeline: table ``quota_timeline``.

    Returns:
        ``case``, ``day``, ``months``, ``mark`` (``in effect``, a kind of ``LATER``, or ``ended``) and
        ``row_ids``; in order of time within each case.
    """
    rows = [mark for start in each_row(begun) for mark in _marks_of(start, controls, timeline)]
    frame = to_frame(rows, _MARKS)
    counted = frame.assign(months=months_since(frame["day"], frame["case"], begun))
    return counted.sort_values(["case", "day", "row_ids"], ignore_index=True)


def _marks_of(start: Row, controls: pd.DataFrame, timeline: pd.DataFrame) -> list[list[object]]:
    found: list[list[object]] = []
    if start.effective_day > start.day:
        found.append([start.case, start.effective_day, "in effect", start.row_ids])
    if start.kind == QUOTA:
        over = each_row(_end_of_quotas(timeline))
        found += [[start.case, row.day, "ended", row.row_id] for row in over]
    names = set(start.names.split(";"))
    named = controls["commodities"].map(lambda text: bool(set(text.split(";")) & names))
    later = controls[named.astype(bool) & controls["kind"].isin(LATER)]
    days = to_first_day(later["announced"])
    cells = zip(days, later["kind"], later["row_id"], strict=True)
    return found + [[start.case, day, kind, own] for day, kind, own in cells if day > start.day]


def _end_of_quotas(timeline: pd.DataFrame) -> pd.DataFrame:
    ended = timeline[timeline["step"] == "quotas_end"]
    return ended.assign(day=to_first_day(ended["date"]))[["day", "row_id"]]


def lifted(begun: pd.DataFrame, changes: pd.DataFrame, timeline: pd.DataFrame) -> pd.DataFrame:
    """Find the restrictions that were themselves suspended, replaced or ended.

    Args:
        begun: as :func:`starts` gives them.
        changes: table ``control_changes``.
        timeline: table ``quota_timeline``.

    Returns:
        ``case``, ``day``, ``months``, ``row_ids``: one row a case, the first such change; a suspension of a
        later step that leaves the first one standing does not count.
    """
    stopped = changes[changes["change"].isin(["suspended", "replaced"])]
    own = stopped.assign(day=to_first_day(stopped["from"]))[["control_row_id", "day", "row_id"]]
    quota = _end_of_quotas(timeline)
    rows = []
    for start in each_row(begun):
        found = quota if start.kind == QUOTA else own[own["control_row_id"] == start.row_ids]
        rows += [[start.case, row.day, row.row_id] for row in each_row(found.sort_values("day").head(1))]
    frame = to_frame(rows, {"case": "str", "day": "datetime64[us]", "row_ids": "str"})
    return frame.assign(months=months_since(frame["day"], frame["case"], begun))


def share_spans(concentrated: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Place China's share of each printed table on the axis, a year as a span of twelve months.

    Args:
        concentrated: as ``production.concentration.concentrate`` gives them; no table is joined to another.
        begun: as :func:`starts` gives them.

    Returns:
        ``case``, ``publisher``, ``vintage``, ``stage``, ``year``, ``low``, ``best``, ``high`` (percent),
        ``first`` and ``last`` (months), ``months`` (their middle), ``total_kg``, ``producers``, ``row_ids``.
    """
    rows = concentrated[concentrated["commodity_id"].isin(begun["case"])]
    years = rows["year"].astype(str)
    named = rows.assign(case=rows["commodity_id"])
    ends = {
        "first": months_since(to_first_day(years), named["case"], begun),
        "last": months_since(to_last_day(years), named["case"], begun),
    }
    columns = {"low": "share_low", "best": "share", "high": "share_high"}
    percent = {name: 100 * rows[column] for name, column in columns.items()}
    spans = named.assign(**ends, **percent)
    kept = [
        "case",
        "publisher",
        "vintage",
        "stage",
        "year",
        *percent,
        *ends,
        "total_kg",
        "producers",
        "row_ids",
    ]
    placed = spans[kept].assign(months=(spans["first"] + spans["last"]) / 2)
    return placed.sort_values(["case", "publisher", "year", "vintage"], ignore_index=True)


_CHANGES = {
    "case": "str",
    "publisher": "str",
    "before_year": "int64",
    "last_year": "int64",
    "before": "float64",
    "last": "float64",
    "change": "float64",
    "row_ids": "str",
}


def share_changes(spans: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Compare the share in the last whole year before the announcement with the newest year after it.

    Args:
        spans: as :func:`share_spans` gives them, cut to the horizon.
        begun: as :func:`starts` gives them.

    Returns:
        One row a case and publisher with a year on both sides, each year from the newest edition that prints
        it: ``before_year``, ``last_year``, ``before``, ``last`` (percent), ``change`` (points), ``row_ids``.
    """
    years = {name: day.year for name, day in day_of(begun).items()}
    rows = []
    for (case, publisher), own in spans.groupby(["case", "publisher"]):
        newest = own.sort_values(["year", "vintage"]).groupby("year").tail(1).set_index("year")
        before, after = newest[newest.index < years[str(case)]], newest[newest.index > years[str(case)]]
        if len(before) and len(after):
            rows.append([case, publisher, *_two_years(before.iloc[-1], after.iloc[-1])])
    return to_frame(rows, _CHANGES)


def _two_years(before: pd.Series, last: pd.Series) -> list[object]:
    ends = [before["best"], last["best"]]
    return [before.name, last.name, *ends, ends[1] - ends[0], join_ids([before["row_ids"], last["row_ids"]])]


def revisions(spans: pd.DataFrame) -> pd.DataFrame:
    """Say how far two editions of one publisher lie apart for one and the same year.

    Returns:
        One row a case, publisher and year printed in more than one edition: ``low``, ``high`` (percent),
        ``older`` and ``newer`` (first and last edition), ``apart`` (points), ``row_ids``; widest first.
    """
    grouped = spans.sort_values("vintage").groupby(["case", "publisher", "year"])
    table = grouped.agg(
        editions=("vintage", "nunique"),
        older=("best", "first"),
        newer=("best", "last"),
        low=("best", "min"),
        high=("best", "max"),
        row_ids=("row_ids", join_ids),
    ).reset_index()
    several = table[table["editions"] > 1]
    return several.assign(apart=several["high"] - several["low"]).sort_values(
        ["apart", "case"], ascending=[False, True], ignore_index=True
    )


def without_figures(controls: pd.DataFrame, exports: pd.DataFrame) -> pd.DataFrame:
    """List the commodities under a licence or ban of which no export figure is in the evidence.

    Args:
        controls: table ``controls``.
        exports: table ``exports_monthly``.

    Returns:
        ``commodity_id`` and ``row_ids`` of the controls that name it; groups of goods are left out.
    """
    binding = controls[controls["kind"].isin(["licence", "ban"])]
    pairs = binding.assign(commodity_id=binding["commodities"].str.split(";")).explode("commodity_id")
    silent = pairs[~pairs["commodity_id"].isin([*exports["commodity_id"], "all_dual_use_items", ""])]
    grouped = silent.groupby("commodity_id")["row_id"].agg(join_ids)
    return grouped.rename("row_ids").reset_index()


def named(rows: pd.DataFrame, case: str) -> pd.Series:
    """Tell which rows of a table with ``commodities`` name the commodity of a case."""
    return names_id(rows["commodities"], case)
