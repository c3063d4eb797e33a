"""Charts of export quotas by half-year and by month covered, of other metals, and of export duties."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.analysis.trade.quotas import PARTS
from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, PAPER, SOFT, WASH, WORLD
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
