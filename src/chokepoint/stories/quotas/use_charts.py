"""Charts of exports under the quota: their tonnes beside it, and how much of it they used."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, LINE, OCHRE, PLUM, SOFT, TEAL, WORLD
from chokepoint.i18n import Translator

SERIES = {
    "trade_press": (OCHRE, "triangle-up", "trade press"),
    "exports_under_quota": (PLUM, "triangle-down", "counted against the quota (weak)"),
    "customs_to_2010": (WORLD, "circle", "customs, to 2010"),
    "customs_from_2011": (TEAL, "square", "customs, from 2011"),
    "oxide_equivalent": (OCHRE, "diamond", "oxide equivalent"),
}
BREAK = 2010.5


def quota_and_exports(
    totals: pd.DataFrame, exports: pd.DataFrame, demand: pd.DataFrame, title: str, t: Translator
) -> Figure:
    """Draw every printed quota as a red dash and every printed export figure as a point of its count.

    Args:
        totals: as ``trade.quotas.year_totals`` gives them.
        exports: as ``trade.quotas.yearly_exports`` gives them.
        demand: ``year``, ``value`` (tonnes), ``status`` and ``row_ids``: estimated demand outside China.
        title: the finding.
        t: the reader's language.
    """
    frame = _volume_rows(totals, exports, demand, t)
    return Figure(
        id="quota-and-exports",
        title=title,
        subtitle=_volumes_subtitle(t),
        alt=_volumes_alt(frame, t),
        draw=lambda width: _draw_volumes(frame, width, t),
        frame=frame,
        columns=_volume_columns(t),
        notes=_volumes_note(t),
    )


def _volume_rows(
    totals: pd.DataFrame, exports: pd.DataFrame, demand: pd.DataFrame, t: Translator
) -> pd.DataFrame:
    quota = totals.assign(
        kind="quota", series=t("quota"), tonnes=totals["value"], months=totals["months_covered"]
    )
    sold = exports.assign(kind=exports["series"], tonnes=exports["exports_t"])
    sold["series"] = [t(SERIES[name][2]) for name in exports["series"]]
    wanted = demand.assign(kind="demand", series=t("demand outside China"), tonnes=demand["value"], months=12)
    columns = ["year", "kind", "series", "tonnes", "months", "status", "row_ids"]
    joined = pd.concat([part[columns].astype({"year": int}) for part in (quota, sold, wanted)])
    return joined.assign(state=joined["status"].map(t)).sort_values(["year", "kind"], ignore_index=True)


def _volumes_subtitle(t: Translator) -> str:
    return t(
        "Tonnes a year; red dashes: quota as printed (pale: for fewer than twelve months), points: exports "
        "by count, grey line: estimated demand outside China"
    )


def _volumes_note(t: Translator) -> str:
    return t(
        "The dashed line is the break of January 2011: customs headlines include products from then on, "
        "so points left and right of it are not one series. Part-years are marked in the table."
    )


def _volumes_alt(frame: pd.DataFrame, t: Translator) -> str:
    quota, sold = frame[frame["kind"] == "quota"], frame[~frame["kind"].isin(["quota", "demand"])]
    parts = [(t("quota"), quota), (t("exports"), sold)]
    return listed(_volume_words(name, rows, t) for name, rows in parts if len(rows))


def _volume_words(name: str, rows: pd.DataFrame, t: Translator) -> str:
    span = t.interval(rows["tonnes"].min(), rows["tonnes"].max())
    years = {"first": rows["year"].min(), "last": rows["year"].max()}
    return t("{name}: {span} t between {first} and {last}", name=name, span=span, **years)


def _volume_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "series": t("what is counted"),
        "tonnes": t("tonnes"),
        "months": t("months"),
        "state": t("status"),
    }


def year_x(field: str, frame: pd.DataFrame, width: int) -> alt.X:
    """Make an axis of whole years, thinned on a phone."""
    first, last = int(frame[field].min()), int(frame[field].max())
    step = max(1, (last - first) // (5 if is_narrow(width) else 12) + 1)
    axis = alt.Axis(title=None, values=list(range(first, last + 1, step)), format="d", grid=False)
    return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(domain=[first - 0.7, last + 0.7], nice=False))


def _draw_volumes(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    rows = frame[["year", "kind", "tonnes", "months"]].assign(short=frame["months"].astype(float) < 12)
    top = 1.08 * float(rows["tonnes"].max())
    y = alt.Y(
        "tonnes:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(title=None, tickCount=6)
    )
    base = alt.Chart(rows).encode(x=year_x("year", frame, width), y=y)
    quota = base.transform_filter(alt.datum.kind == "quota")
    colour = alt.condition("datum.short", alt.value(CHINA_SOFT), alt.value(CHINA))
    bar = 12 if is_narrow(width) else 26
    dashes = quota.mark_tick(orient="horizontal", thickness=3.5, width=bar, opacity=1).encode(color=colour)
    wanted = base.transform_filter(alt.datum.kind == "demand").mark_line(color=LINE, strokeWidth=3)
    layers = [wanted, *_break_line(frame, t), dashes, _export_points(rows, base, width, t)]
    return sized(alt.layer(*layers), width, 320)


def _break_line(frame: pd.DataFrame, t: Translator) -> list[alt.Chart]:
    if not frame["year"].min() < BREAK < frame["year"].max():
        return []
    base = alt.Chart(pd.DataFrame({"x": [BREAK], "label": [t("break")]})).encode(x=alt.X("x:Q"))
    words = base.mark_text(align="left", dx=4, color=SOFT, fontSize=11, baseline="top")
    return [base.mark_rule(color=SOFT, strokeDash=[2, 3]), words.encode(y=alt.value(2), text="label:N")]


def _export_points(rows: pd.DataFrame, base: alt.Chart, width: int, t: Translator) -> alt.Chart:
    seen = [name for name in SERIES if name in set(rows["kind"])]
    names = [t(SERIES[name][2]) for name in seen]
    labels = "{" + ", ".join(f"'{key}': '{name}'" for key, name in zip(seen, names, strict=True)) + "}"
    columns = 1 if is_narrow(width) else len(seen)
    look = {"labelExpr": f"{labels}[datum.value]", "columns": columns, "columnPadding": 6, "labelLimit": 400}
    legend = alt.Legend(title=None, orient="top", **look)
    scales = [alt.Scale(domain=seen, range=[SERIES[name][n] for name in seen]) for n in (0, 1)]
    points = base.transform_filter("datum.kind != 'quota' && datum.kind != 'demand'")
    marks = {
        "color": alt.Color("kind:N", scale=scales[0], legend=legend),
        "shape": alt.Shape("kind:N", scale=scales[1], legend=legend),
    }
    return points.mark_point(size=60, opacity=1, filled=True).encode(**marks)


def quota_use(used: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw exports as a percentage of the quota, a line a year from the lowest to the highest figure.

    Args:
        used: as ``trade.quotas.quota_use`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = used.assign(what=[t(SERIES[name][2]) for name in used["series"]], state=used["status"].map(t))
    return Figure(
        id="quota-use",
        title=title,
        subtitle=t("Chinese exports as a percentage of the year’s quota, every printed figure a point"),
        alt=listed(_use_words(key, rows, t) for key, rows in frame.groupby("year")),
        draw=lambda width: _draw_use(frame, width, t),
        frame=frame,
        columns=_use_columns(t),
        notes=t("A starred year is known for fewer than twelve months, so its use is a lower bound."),
    )


def _use_words(year: object, rows: pd.DataFrame, t: Translator) -> str:
    span = t.interval(rows["use_percent"].min(), rows["use_percent"].max())
    return t("{year}: {span} percent", year=year, span=span)


def _use_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "what": t("what is counted"),
        "exports_t": t("exports, tonnes"),
        "quota_t": t("quota, tonnes"),
        "use_percent": t("percent of quota"),
        "months": t("months"),
        "state": t("status"),
    }


def _draw_use(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    years = sorted(set(frame["year"]))
    short = set(frame.loc[frame["months"] < 12, "year"])
    names = [f"{year}{'*' if year in short else ''}" for year in years]
    rows = frame[["series", "use_percent"]].assign(order=frame["year"].map(years.index))
    spans = rows.groupby("order")["use_percent"].agg(["min", "max"]).reset_index()
    labels = [t.interval(low, high) for low, high in zip(spans["min"], spans["max"], strict=True)]
    y = alt.Y("order:O", axis=row_axis(names))
    top = 1.18 * max(100.0, float(rows["use_percent"].max()))
    full = alt.Chart(pd.DataFrame({"x": [100]})).mark_rule(color=CHINA, strokeWidth=2)
    base = alt.Chart(spans.assign(label=labels)).encode(y=y)
    lines = base.mark_rule(color=LINE, strokeWidth=4).encode(x=alt.X("min:Q"), x2="max:Q")
    words = base.mark_text(align="left", dx=9).encode(x=alt.X("max:Q"), text="label:N")
    colours = {name: SERIES[name][0] for name in SERIES}
    x = linear_x("use_percent", top, tickCount=6)
    dots = alt.Chart(rows).mark_point(opacity=1).encode(x=x, y=y, color=coloured_by("series", colours))
    return sized(lines + full.encode(x=alt.X("x:Q")) + dots + words, width, 34 * len(years))
