"""Charts of export quotas: by half-year, by month covered, against exports, and of other metals; duties."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.analysis.trade.quotas import PARTS
from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, OCHRE, PAPER, PLUM, SOFT, TEAL, WASH, WORLD
from chokepoint.i18n import Translator

PART_COLOURS = dict(zip(PARTS, (CHINA, WORLD, WASH), strict=True))
HALF_NAMES = {"H1": "{year}, first half", "H2": "{year}, second half"}


def half_years(halves: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw each half-year's quota as a bar, divided into domestic and foreign-invested firms.

    Args:
        halves: as ``trade.quotas.half_years`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = halves.assign(
        half=[t(HALF_NAMES[row.batch], year=row.year) for row in each_row(halves)],
        who=[t(part.replace("_", " ")) for part in halves["part"]],
        known=halves["complete"].map({True: t("whole half-year"), False: t("one part only")}),
    )
    return Figure(
        id="quota-half-years",
        title=title,
        subtitle=_halves_subtitle(t),
        alt=listed(f"{half}: {t.number(tonnes)} t" for half, tonnes in _half_sums(frame).items()),
        draw=lambda width: _draw_halves(frame, width, t),
        frame=frame,
        columns={"half": t("batch"), "who": t("quota of"), "tonnes": t("tonnes"), "known": t("known")},
    )


def _halves_subtitle(t: Translator) -> str:
    return t(
        "Export quota by batch, tonnes; red: domestic firms, grey: foreign-invested, "
        "hollow: not divided in the texts seen"
    )


def _half_sums(frame: pd.DataFrame) -> pd.Series:
    return frame.groupby("half", sort=False)["tonnes"].sum()


def _draw_halves(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    sums = _half_sums(frame)
    names = [wrap(name, 12 if is_narrow(width) else 30) for name in sums.index]
    order = {name: n for n, name in enumerate(sums.index)}
    rows = frame[["part", "tonnes"]].assign(
        order=frame["half"].map(order), rank=frame["part"].map(PARTS.index), half=frame["half"]
    )
    y = alt.Y("order:O", axis=row_axis(names))
    x = linear_x(
        "sum(tonnes)", (1.3 if is_narrow(width) else 1.15) * float(sums.max()), tickCount=5, format=",.0f"
    )
    bars = alt.Chart(rows).mark_bar(height=20, stroke=WORLD, strokeWidth=0.8)
    bars = bars.encode(x=x, y=y, color=coloured_by("part", PART_COLOURS), order=alt.Order("rank:Q"))
    totals = pd.DataFrame({"order": range(len(sums)), "t": sums.to_numpy()})
    words = alt.Chart(totals.assign(label=[t.number(v) for v in totals["t"]])).mark_text(align="left", dx=6)
    return sized(bars + words.encode(x=alt.X("t:Q"), y=y, text="label:N"), width, 34 * len(sums))


RECIPIENTS = {"all": "all exporters", "domestic": "domestic firms alone"}


def months_covered(issued: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the quota a month twice: by twelve months, and by the months it really covered.

    Args:
        issued: as ``trade.quotas.as_issued`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = issued.assign(
        whose=[t(RECIPIENTS[name]) for name in issued["recipients"]], by_twelve=issued["issued_t"] / 12
    )
    return Figure(
        id="quota-months",
        title=title,
        subtitle=_months_subtitle(t),
        alt=listed(_months_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_months(frame, width, t),
        frame=frame,
        columns=_months_columns(t),
    )


def _months_subtitle(t: Translator) -> str:
    return t(
        "Export quota, tonnes a month; hollow: the year’s tonnage over twelve months, "
        "red: over the months it covered"
    )


def _months_words(row: Row, t: Translator) -> str:
    words = {"who": row.whose, "year": row.year, "n": t.number(row.issued_t), "m": row.months}
    return t("{who}, {year}: {n} t for {m} months", **words)


def _months_columns(t: Translator) -> dict[str, str]:
    return {
        "whose": t("quota of"),
        "year": t("year"),
        "issued_t": t("tonnes issued"),
        "months": t("months"),
        "monthly_t": t("tonnes a month"),
        "issued_change": t("change as issued, percent"),
        "monthly_change": t("change a month, percent"),
    }


def _draw_months(frame: pd.DataFrame, width: int, t: Translator) -> alt.TopLevelMixin:
    groups = [rows for _, rows in frame.groupby("whose", sort=False)]
    narrow = is_narrow(width)
    wide = width - 60 if narrow else (width - 60 - 50 * (len(groups) - 1)) / len(groups)
    top = 1.15 * float(frame["monthly_t"].max())
    panels = [_months_panel(rows, top, t).properties(width=wide, height=170) for rows in groups]
    stack = alt.vconcat if narrow else alt.hconcat
    return stack(*panels, spacing=18).properties(padding=4)


def _months_panel(rows: pd.DataFrame, top: float, t: Translator) -> alt.LayerChart:
    points = rows[["year", "monthly_t", "by_twelve"]].assign(year=rows["year"].astype(str))
    points = points.assign(label=[t.number(v) for v in points["monthly_t"]])
    heading = alt.TitleParams(rows["whose"].iloc[0], fontSize=12, anchor="start", color=INK)
    y = alt.Y("monthly_t:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(title=None))
    base = alt.Chart(points).encode(x=alt.X("year:O", axis=alt.Axis(title=None, labelAngle=0)))
    twelve = base.encode(y=alt.Y("by_twelve:Q"))
    layers = [
        twelve.mark_line(color=SOFT, strokeDash=[3, 3], strokeWidth=1.2),
        twelve.mark_point(size=60, stroke=SOFT, fill=PAPER, opacity=1),
        base.mark_line(color=CHINA, strokeWidth=2).encode(y=y),
        base.mark_point(color=CHINA, opacity=1).encode(y=y),
        base.mark_text(dy=-12, fontSize=11).encode(y=y, text="label:N"),
    ]
    return alt.layer(*layers, title=heading)


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


DUTY_STEPS = ((0.0, PAPER, INK), (10.0, WASH, INK), (15.0, CHINA_SOFT, INK), (100.0, CHINA, PAPER))
LINE_NAMES = {
    "ores": "ores",
    "light_oxides": "oxides of light rare earths",
    "cerium_compounds": "other cerium compounds",
    "heavy_oxides": "oxides of Y, Eu, Tb, Dy",
    "neodymium_metal": "neodymium metal",
    "lanthanum_cerium_metals": "lanthanum and cerium metals",
    "other_metals": "other metals",
    "alloys": "iron alloys",
}


def duty_grid(grid: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the export duty of each line of the tariff by the year a rate took effect, darker for higher.

    Args:
        grid: as ``trade.duties.duty_grid`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = grid.assign(
        name=[t(LINE_NAMES[line]) for line in grid["line"]],
        label=[t.interval(low, high) for low, high in zip(grid["low"], grid["high"], strict=True)],
    )
    return Figure(
        id="export-duties",
        title=title,
        subtitle=t(
            "Export duty in percent by line and the year a printed rate took effect; blank: no rate seen"
        ),
        alt=listed(
            f"{row.name_} {row.year}: {row.label} %" for row in each_row(frame.rename(columns=_PLAIN))
        ),
        draw=lambda width: _draw_duties(frame, width),
        frame=frame,
        columns={"name": t("line"), "year": t("from"), "low": t("percent, low"), "high": t("percent, high")},
    )


_PLAIN = {"name": "name_"}


def _draw_duties(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lines = list(dict.fromkeys(frame["name"]))
    names = [wrap(name, 15 if narrow else 40) for name in lines]
    rows = frame[["year", "label"]].assign(
        order=frame["name"].map(lines.index),
        fill=[_duty_look(high)[1] for high in frame["high"]],
        ink=[_duty_look(high)[2] for high in frame["high"]],
    )
    axis = alt.Axis(title=None, orient="top", labelAngle=0, domain=False, ticks=False)
    base = alt.Chart(rows).encode(x=alt.X("year:O", axis=axis), y=alt.Y("order:O", axis=row_axis(names)))
    cells = base.mark_rect(stroke=LINE).encode(color=alt.Color("fill:N", scale=None))
    words = base.mark_text(fontSize=12).encode(text="label:N", color=alt.Color("ink:N", scale=None))
    return sized(cells + words, width, (38 if narrow else 28) * len(lines))


def _duty_look(rate: float) -> tuple[float, str, str]:
    return next(step for step in DUTY_STEPS if rate <= step[0])


def other_metals(changes: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Figure:
    """Draw the change of each metal's export quota over its printed span, rare earths in red.

    Args:
        changes: as ``trade.quotas.change_of_quotas`` gives them.
        names: commodity names by commodity id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = _metal_rows(changes, names, t)
    return Figure(
        id="other-metals",
        title=title,
        subtitle=t("Change of China’s export quota from the first to the last printed year, percent"),
        alt=listed(f"{metal}: {label}" for metal, label in zip(frame["metal"], frame["label"], strict=True)),
        draw=lambda width: _draw_metals(frame, width),
        frame=frame,
        columns=_metal_columns(t),
    )


def _metal_rows(changes: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    metals = [names.get(name, name) for name in changes["commodity_id"]]
    spans = [
        f"{metal} {row.first_year}–{row.last_year}"
        for metal, row in zip(metals, each_row(changes), strict=True)
    ]
    labels = [f"{t.signed(value)} %" for value in changes["change_percent"].round()]
    ours = changes["commodity_id"] == "rare_earths"
    return changes.assign(metal=metals, span=spans, label=labels, ours=ours)


def _metal_columns(t: Translator) -> dict[str, str]:
    return {
        "metal": t("metal"),
        "first_year": t("first year"),
        "first_t": t("tonnes"),
        "last_year": t("last year"),
        "last_t": t("tonnes"),
        "change_percent": t("change, percent"),
    }


def _draw_metals(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(span, 14 if is_narrow(width) else 40) for span in frame["span"]]
    rows = frame[["change_percent", "label", "ours"]].assign(order=range(len(frame)))
    low, high = float(rows["change_percent"].min()), float(rows["change_percent"].max())
    room = 0.28 * max(high - low, 1.0)
    y = alt.Y("order:O", axis=row_axis(names))
    colour = alt.condition("datum.ours", alt.value(CHINA), alt.value(WORLD))
    base = alt.Chart(rows).encode(y=y)
    x = linear_x("change_percent", max(high, 0.0) + room, min(low, 0.0) - room, tickCount=5)
    bars = base.mark_bar(height=14).encode(x=x, color=colour)
    return sized(alt.layer(bars, *_at_ends(base)), width, (40 if is_narrow(width) else 32) * len(frame))


def _at_ends(base: alt.Chart) -> Sequence[alt.Chart]:
    """Write each bar's value beyond its end, whichever side it points to."""
    ends = (("datum.change_percent >= 0", "left", 6), ("datum.change_percent < 0", "right", -6))
    texts = [base.transform_filter(test).mark_text(align=align, dx=dx) for test, align, dx in ends]
    return [text.encode(x=alt.X("change_percent:Q"), text="label:N") for text in texts]
