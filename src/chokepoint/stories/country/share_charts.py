"""The chart of a country's largest shares, with their bounds."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.figures import Figure
from chokepoint.figures.kinds.marks import Bar, By, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import WHO
from chokepoint.i18n import Translator, msg
from chokepoint.stories.country.answers import country_first, country_inside
from chokepoint.stories.country.verdict import names

DRAWN = 15
"""So many shares are drawn; the lists below have all."""
NAMED = 3
CHINA = "CHN"
TITLE = msg("{country} has its largest shares in {names}")
DRAWING = Rows(
    (Bar("percent", thick=13, colour=By("kind", WHO)), Rule("low", "high"), Words("words", "high", gap=7)),
    scale=Amounts(0, ticks=6),
    step=(24, 28),
)


def largest_shares(shares: pd.DataFrame, look: Look) -> Figure:
    """Draw the largest shares of the country.

    Args:
        shares: as ``answers.own_shares``, the first of those that can be compared.
        look: the country and the reader's language.
    """
    t = look.t
    frame = shares.assign(
        label=_labels(look, shares),
        words=[_span(row, t) for row in each_row(shares)],
        kind=["china" if code == CHINA else "country" for code in shares["country_iso3"]],
    )
    return Figure(
        id="country-largest",
        title=t.say(TITLE, country=country_first(look), names=names(look, shares, NAMED)),
        subtitle=t("Share of {country} in output, percent; thin line: bounds", country=country_inside(look)),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, DRAWING),
        frame=frame,
        columns={"label": t("Mineral"), "low": t("percent, low"), "percent": t("percent"),
                 "high": t("percent, high"), "year": t("Year")},
    )  # fmt: skip


def _labels(look: Look, shares: pd.DataFrame) -> list[str]:
    known, t = look(metal_names), look.t
    return [t.commas([t.capital(known[row.commodity_id]), t.code(row.stage)]) for row in each_row(shares)]


def _span(row: Row, t: Translator) -> str:
    digits = 0 if row.percent >= 10 else 1
    value, ends = t.number(row.percent, digits), t.interval(row.low, row.high, digits)
    return value if ends == value else t.aside(value, ends)
