"""The picture of the way of a metal: out of the ore, through the making, into a thing."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Bar, Dot, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, msg

PARTS = {
    "ore": msg("Out of the ore"),
    "making": msg("In the making"),
    "thing": msg("In things: what the metal is used for"),
}


def ore_to_thing(way: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw what is known of each part of the way as a bar of its own whole.

    Args:
        way: as the recipe ``way_of_metal`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = way.assign(
        label=[t.capital(t.cell(item)) for item in way["item"]],
        heading=[t.say(PARTS[part]) for part in way["part"]],
        words=[t.interval(row.low, row.high) for row in each_row(way)],
        of=[_whole(row, t) for row in each_row(way)],
    )
    return Figure(
        id="ore-to-thing",
        title=title,
        subtitle=t("{metal} from the ore to a thing in the hand, percent", metal=t.capital(metal)),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, WAY),
        frame=frame,
        columns={
            "heading": t("part of the way"),
            "label": t("what"),
            "low": t("percent, low"),
            "high": t("percent, high"),
            "of": t("of what"),
            "year": t("year"),
        },
        notes=t(
            "Each bar is a part of another whole, which the table names: the rows do not follow one tonne "
            "through all steps, and none says how much metal a single device holds."
        ),
    )


def _whole(row: Row, t: Translator) -> str:
    return t.cell(row.unit)


WAY = Rows(
    (
        Bar("low", thick=14, colour=WORLD_SOFT),
        Rule("low", "high", thick=4, colour=WORLD),
        Dot("high", size=40, colour=WORLD, when="datum.low < datum.high"),
        Words("words", "high"),
    ),
    group="part",
    heading="heading",
    scale=Amounts(0, values=(0, 25, 50, 75, 100), least=100),
    step=(28, 28),
)
