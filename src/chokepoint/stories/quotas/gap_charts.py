"""Charts of the two-tier price: the gap by element, and one element's price by market."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import Dot, If, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, INK, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.quotas.words import market_names


def prices_of_element(prices: pd.DataFrame, title: str, metal: str, t: Translator) -> Listing:
    """List the prices of the oxide of one element, the oldest first, all markets below each other.

    Args:
        prices: ``day``, ``period`` (as printed), ``market``, ``usd_low``, ``usd_high`` (USD/kg), ``row_ids``.
        title: the finding.
        metal: the element's name in the reader's language.
        t: the reader's language.
    """
    ordered = prices.sort_values(["day", "market"], kind="stable")
    spans = zip(ordered["usd_low"], ordered["usd_high"], strict=True)
    frame = ordered.assign(
        where=ordered["market"].map(market_names(t)).map(t.capital),
        span=[t.interval(low, high, 2 if high < LITTLE else 0) for low, high in spans],
    )
    return Listing(
        id="element-prices",
        title=title,
        subtitle=t(
            "Printed prices of {element} oxide, US dollars a kilogram; those in yuan at the rates implied by "
            "texts that print both",
            element=metal,
        ),
        frame=frame,
        columns={"period": t("period"), "where": t("market"), "span": t("US dollars a kilogram")},
        notes=t("Markets and kinds of price differ: the rows are not one series."),
    )


LITTLE = 10
"""US dollars a kilogram below which a price is written with cents."""


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
        alt=t.clauses(t.pair(t.commas([row.goods, row.where]), row.label) for row in each_row(frame)),
        draw=lambda width: _draw_gaps(frame, width),
        frame=frame,
        columns=_gap_columns(t),
        notes=_gaps_note(t),
    )


def _gap_rows(gaps: pd.DataFrame, market: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    frame = gaps.assign(
        goods=[t.commas([names.get(r.commodity_id, r.commodity_id), t.code(r.form)]) for r in each_row(gaps)],
        where=gaps["market"].map(market_names(t)),
        label=[f"×{t.interval(low, high, 1)}" for low, high in zip(gaps["low"], gaps["high"], strict=True)],
        rate=[t.code(basis) for basis in gaps["basis"]],
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


def _draw_gaps(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    return draw_rows(frame.assign(dollars=frame["basis"] == "dollars"), width, GAPS)


CHOSEN = If("chosen", INK, WORLD_SOFT)
GAPS = Rows(
    (
        Rule("low", "high", thick=6, colour=CHOSEN),
        Dot("low", size=80, shape="diamond", colour=CHOSEN, when="datum.dollars"),
        Words("label", "high", gap=10, size=11.5),
    ),
    label="goods",
    group="market",
    heading="where",
    scale=Amounts(0.9, log=True, values=(1, 2, 3, 5, 8, 12), format="d"),
    guides=(Guide(1, colour=CHINA, dash=None, thick=1.5),),
)
