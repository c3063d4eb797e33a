"""Charts of what a model says a stop would cost, beside what was reported."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import INK, OCHRE, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator


def modelled_loss(estimates: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the modelled loss of output in each scenario as a range with its central value.

    Args:
        estimates: rows of ``impact_estimates`` with ``central``, ``lower`` and ``upper`` in billion USD
            (negative: a loss), and ``scenario_name``.
        title: the finding.
        t: the reader's language.
    """
    frame = _loss_rows(estimates, t)
    return Figure(
        id="modelled-loss",
        title=title,
        subtitle=_loss_subtitle(t),
        alt=_loss_alt(frame, t),
        draw=lambda width: _draw_loss(frame, width),
        frame=frame,
        columns=_loss_columns(t),
    )


def _loss_rows(estimates: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Turn the signs, so that a loss is a length, and write each range."""
    signs = {"best": "central", "least": "upper", "most": "lower"}
    frame = with_row_ids(estimates).assign(**{name: -estimates[column] for name, column in signs.items()})
    return frame.assign(label=[_write_loss(row, t) for row in each_row(frame)])


def _write_loss(row: Row, t: Translator) -> str:
    least = t.number(row.least, 2 if row.least < 0.1 else 1)
    return t(
        "{best} ({least} to {most})", best=t.number(row.best, 1), least=least, most=t.number(row.most, 1)
    )


def _loss_subtitle(t: Translator) -> str:
    return t(
        "Modelled loss of US gross domestic product in one year of a full stop, billion USD: "
        "central value and range"
    )


def _loss_alt(frame: pd.DataFrame, t: Translator) -> str:
    pairs = zip(frame["scenario_name"], frame["label"], strict=True)
    return listed(t("{name}: {label} billion USD", name=name, label=label) for name, label in pairs)


def _loss_columns(t: Translator) -> dict[str, str]:
    return {
        "study": t("study"),
        "scenario": t("scenario"),
        "central": t("central"),
        "lower": t("largest loss"),
        "upper": t("smallest loss"),
        "unit": t("unit"),
    }


def _draw_loss(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    names = [wrap(name, 14 if narrow else 30) for name in frame["scenario_name"]]
    rows = frame[["best", "least", "most", "label"]].assign(order=range(len(frame)))
    top = float(frame["most"].max()) * (1.1 if narrow else 1.3)
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    line = base.mark_rule(color=WORLD_SOFT, strokeWidth=4).encode(x=alt.X("least:Q"), x2="most:Q")
    dots = base.mark_point(color=WORLD, opacity=1, size=90).encode(x=linear_x("best", top, tickCount=5))
    words = base.mark_text(fontSize=11.5, **_beside(narrow))
    words = words.encode(x=alt.X("least:Q" if narrow else "most:Q"), text="label:N")
    return sized(dots + line + words, width, (62 if narrow else 44) * len(frame))


def _beside(narrow: bool) -> dict[str, object]:
    """Put a label above the line on a phone, behind it where there is room."""
    return {"align": "left", "dy": -15} if narrow else {"align": "left", "dx": 9}


def model_against_prices(changes: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Set the modelled price rise beside the rise of reported prices.

    Args:
        changes: as ``trade.impact.beside_the_model`` gives them; ``what`` is the label.
        title: the finding.
        t: the reader's language.
    """
    labels = [f"{t(r.qualifier)} {t.signed(r.change_percent)} %".strip() for r in each_row(changes)]
    frame = changes.assign(label=labels)
    return Figure(
        id="model-and-prices",
        title=title,
        subtitle=_changes_subtitle(t),
        alt=listed(f"{r.what}: {r.label}" for r in each_row(frame)),
        draw=lambda width: _draw_changes(frame, width),
        frame=frame,
        columns=_change_columns(t),
    )


def _changes_subtitle(t: Translator) -> str:
    return t(
        "Rise of the price outside China, percent: modelled for a full stop, and reported since June 2023",
    )


def _change_columns(t: Translator) -> dict[str, str]:
    return {
        "what": t("figure"),
        "change_percent": t("percent"),
        "change_low": t("lowest"),
        "change_high": t("highest"),
    }


def _draw_changes(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 18 if is_narrow(width) else 44) for text in frame["what"]]
    values = frame[["change_percent", "change_low", "change_high"]]
    rows = values.assign(kind=frame["kind"], label=frame["label"], order=range(len(frame)))
    bottom, top = min(0.0, float(values["change_low"].min())), 1.28 * float(values.max().max())
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    colour = coloured_by("kind", {"model": OCHRE, "reported": WORLD})
    bars = base.mark_bar(height=14).encode(
        x=linear_x("change_percent", top, bottom, tickCount=5), color=colour
    )
    span = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("change_low:Q"), x2="change_high:Q")
    words = base.mark_text(align="left", dx=7).encode(x=alt.X("change_high:Q"), text="label:N")
    return sized(bars + span + words, width, (62 if is_narrow(width) else 42) * len(frame))


def end_uses(uses: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw published end-use shares, each with its year, place and publisher's bounds.

    Args:
        uses: rows of ``uses`` with ``value_low``, ``value_high`` (percent), ``item``, ``year``, ``basis``.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    labels = [t.interval(r.value_low, r.value_high) + " %" for r in each_row(uses)]
    frame = with_row_ids(uses).assign(label=labels)
    return Figure(
        id="end-uses",
        title=title,
        subtitle=t("End uses of {metal}, percent; the bases differ from year to year", metal=metal),
        alt=listed(f"{r.basis}, {r.item}: {r.label}" for r in each_row(frame)),
        draw=lambda width: _draw_uses(frame, width),
        frame=frame,
        columns=_use_columns(t),
    )


def _use_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "geography": t("place"),
        "item": t("use"),
        "value_low": t("percent, low"),
        "value_high": t("percent, high"),
        "unit": t("of what"),
    }


def _draw_uses(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lines = _with_headings(frame)
    names = [wrap(text, 24 if narrow else 60) for text in lines["item"]]
    heads = lines.index[lines["label"] == ""].tolist()
    rows = lines[["value_low", "value_high", "label"]].assign(order=range(len(lines)))
    x = alt.X("value_low:Q", scale=alt.Scale(domain=[0, 122], nice=False), axis=None)
    # headings have no bar, so the rows of the axis are named outright
    every_line = alt.Scale(domain=rows["order"].tolist())
    y = alt.Y("order:O", scale=every_line, axis=row_axis(names, heads, labelFontSize=11.5))
    base = alt.Chart(rows.dropna()).encode(y=y)
    sure = base.mark_bar(height=10, color=WORLD).encode(x=x)
    more = base.mark_bar(height=10, color=WORLD_SOFT).encode(x=x, x2="value_high:Q")
    words = base.mark_text(align="left", dx=6, fontSize=11.5).encode(x=alt.X("value_high:Q"), text="label:N")
    return sized(more + sure + words, width, (30 if narrow else 24) * len(lines))


def _with_headings(frame: pd.DataFrame) -> pd.DataFrame:
    """Put a line with only the basis before the uses that share it."""
    columns = ["item", "value_low", "value_high", "label"]
    parts = []
    for basis, group in frame.groupby("basis", sort=False):
        parts += [pd.DataFrame({"item": [basis], "label": [""]}), group[columns]]
    return pd.concat(parts, ignore_index=True)
