"""Charts of the two-tier price: the gap by element, and one element's price by market."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import coloured_by, is_narrow, listed, row_axis, sized, time_x, utc, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, OCHRE, PAPER, TEAL, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

MARKETS = {"China": CHINA, "FOB China": WORLD, "International": OCHRE, "United States": TEAL}
MARKET_WORDS = {
    "China": "inside China",
    "FOB China": "export price at the Chinese port",
    "International": "abroad, trade press",
    "United States": "United States",
}


def gap_by_element(gaps: pd.DataFrame, market: str, names: pd.Series, title: str, t: Translator) -> Figure:
    """Draw the price outside China as a multiple of the price inside, a range an element and market.

    Args:
        gaps: as ``trade.price_gaps.price_gaps`` gives them.
        market: the market to draw dark and first; the others are pale.
        names: commodity names by commodity id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = _gap_rows(gaps, market, names, t)
    return Figure(
        id="price-gaps",
        title=title,
        subtitle=_gaps_subtitle(t),
        alt=listed(f"{row.goods}, {row.where}: {row.label}" for row in each_row(frame)),
        draw=lambda width: _draw_gaps(frame, width),
        frame=frame,
        columns=_gap_columns(t),
        notes=_gaps_note(t),
    )


def _gap_rows(gaps: pd.DataFrame, market: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    frame = gaps.assign(
        goods=[f"{names.get(r.commodity_id, r.commodity_id)}, {t(r.form)}" for r in each_row(gaps)],
        where=[t(MARKET_WORDS[name]) for name in gaps["market"]],
        label=[f"×{t.interval(low, high, 1)}" for low, high in zip(gaps["low"], gaps["high"], strict=True)],
        rate=[t(basis) for basis in gaps["basis"]],
        chosen=gaps["market"] == market,
    )
    order = ["chosen", "market", "outside_day", "high"]
    return frame.sort_values(order, ascending=[False, True, True, False], ignore_index=True)


def _gaps_subtitle(t: Translator) -> str:
    return t(
        "Price outside China over price inside China on nearby days, same goods; "
        "diamond: both printed in dollars, line: span of the implied exchange rate and the quotations"
    )


def _gaps_note(t: Translator) -> str:
    return t(
        "No exchange rate is taken from elsewhere. Prices fell fast: pairs weeks apart overstate the gap "
        "if the price outside is the older one. The yuan tables do not say whether tax is included."
    )


def _gap_columns(t: Translator) -> dict[str, str]:
    return {
        "goods": t("goods"),
        "where": t("market"),
        "outside_day": t("outside"),
        "inside_day": t("inside"),
        "days_apart": t("days apart"),
        "low": t("ratio, low"),
        "high": t("ratio, high"),
        "rate": t("basis"),
    }


def _draw_gaps(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    lines = _with_headings(frame)
    names = [wrap(name, 18 if is_narrow(width) else 60) for name in lines["goods"]]
    heads = lines.index[lines["low"].isna()].tolist()
    rows = lines[["low", "high", "label", "chosen", "basis"]].assign(order=range(len(lines)))
    y = alt.Y("order:O", scale=alt.Scale(domain=list(range(len(lines)))), axis=row_axis(names, heads))
    base = alt.Chart(rows.dropna(subset=["low"])).encode(y=y)
    return sized(
        _gap_marks(base, 30 if is_narrow(width) else 18), width, (30 if is_narrow(width) else 25) * len(lines)
    )


def _gap_marks(base: alt.Chart, top: float) -> alt.LayerChart:
    axis = alt.Axis(title=None, values=[1, 2, 3, 5, 8, 12], format="d")
    x = alt.X("low:Q", axis=axis, scale=alt.Scale(type="log", domain=[0.9, top], nice=False))
    colour = alt.condition("datum.chosen", alt.value(INK), alt.value(WORLD_SOFT))
    par = alt.Chart(pd.DataFrame({"x": [1]})).mark_rule(color=CHINA, strokeWidth=1.5).encode(x=alt.X("x:Q"))
    spans = base.mark_rule(strokeWidth=6).encode(x=x, x2="high:Q", color=colour)
    exact = base.transform_filter(alt.datum.basis == "dollars").mark_point(
        shape="diamond", size=80, opacity=1
    )
    words = base.mark_text(align="left", dx=10, fontSize=11).encode(x=alt.X("high:Q"), text="label:N")
    return par + spans + exact.encode(x=x, color=colour) + words


def _with_headings(frame: pd.DataFrame) -> pd.DataFrame:
    """Put a line with only the market and its month before the pairs of that market."""
    parts = []
    for where, group in frame.groupby("where", sort=False):
        parts += [pd.DataFrame({"goods": [where]}), group]
    return pd.concat(parts, ignore_index=True)


def price_path(prices: pd.DataFrame, element: str, title: str, t: Translator) -> Figure:
    """Draw one element's oxide price by market on a scale of equal ratios.

    Args:
        prices: as ``trade.price_gaps.in_dollars`` gives them, one element, oxide only.
        element: its name in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = prices.assign(
        where=[t(MARKET_WORDS[name]) for name in prices["market"]],
        kind=[t(kind.replace("_", " ")) for kind in prices["period_type"]],
        rate=prices["converted"].map({True: t("implied rate"), False: t("as printed")}),
    )
    return Figure(
        id="price-path",
        title=title,
        subtitle=_path_subtitle(element, t),
        alt=listed(_path_words(where, rows, t) for where, rows in frame.groupby("where", sort=False)),
        draw=lambda width: _draw_path(frame, width, t),
        frame=frame,
        columns=_path_columns(t),
        notes=t("Averages, year-end prices and single days stand side by side; no line joins them."),
    )


def _path_subtitle(element: str, t: Translator) -> str:
    return t(
        "Price of {element} oxide, US dollars a kilogram, equal steps are equal ratios; "
        "hollow: converted at the implied rate",
        element=element,
    )


def _path_words(where: object, rows: pd.DataFrame, t: Translator) -> str:
    span = t.interval(rows["usd_low"].min(), rows["usd_high"].max(), 1)
    return t("{where}: {span} USD/kg", where=where, span=span)


def _path_columns(t: Translator) -> dict[str, str]:
    return {
        "period": t("date"),
        "where": t("market"),
        "product_as_printed": t("goods"),
        "kind": t("kind"),
        "usd_low": t("USD/kg, low"),
        "usd_high": t("USD/kg, high"),
        "rate": t("currency"),
    }


def _draw_path(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    first, last = frame["day"].min() - pd.Timedelta(days=90), frame["day"].max() + pd.Timedelta(days=120)
    rows = frame[["market", "usd_low", "usd_high", "usd_mid", "converted"]].assign(x=utc(frame["day"]))
    ends = [0.8 * float(rows["usd_low"].min()), 1.6 * float(rows["usd_high"].max())]
    scale = alt.Scale(type="log", domain=ends, nice=False)
    y = alt.Y("usd_mid:Q", scale=scale, axis=alt.Axis(title=None, tickCount=5, format="~g"))
    seen = {name: MARKETS[name] for name in MARKETS if name in set(rows["market"])}
    base = alt.Chart(rows).encode(x=time_x("x", first, last))
    colour = coloured_by("market", seen)
    spans = base.mark_rule(strokeWidth=2).encode(
        y=alt.Y("usd_low:Q", scale=scale), y2="usd_high:Q", color=colour
    )
    fill = alt.condition("datum.converted", alt.value(PAPER), coloured_by("market", seen))
    dots = base.mark_point(size=46, opacity=1, strokeWidth=1.6).encode(y=y, stroke=_stroke(seen), fill=fill)
    return sized(alt.layer(spans, dots, _key(seen, t)), width, 330)


def _stroke(seen: dict[str, str]) -> alt.Stroke:
    return alt.Stroke("market:N", scale=alt.Scale(domain=list(seen), range=list(seen.values())), legend=None)


def _key(seen: dict[str, str], t: Translator) -> alt.LayerChart:
    """Name the colours at the top right, where late prices leave room."""
    labels = [t(MARKET_WORDS[name]) for name in seen]
    frame = pd.DataFrame({"market": list(seen), "label": labels, "row": range(len(seen))})
    base = alt.Chart(frame).transform_calculate(row="12 + datum.row * 17")
    base = base.encode(y=alt.Y("row:Q", scale=None, axis=None), color=coloured_by("market", seen))
    right = {"expr": "width - 8"}
    dots = base.mark_point(size=60, opacity=1).encode(x=alt.value(right))
    words = base.mark_text(align="right", dx=-12, fontWeight="bold", fontSize=11.5)
    return dots + words.encode(x=alt.value(right), text="label:N")
