"""What the page with all commodities shows: one table with a link to each dossier."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.look import Look
from chokepoint.figures.claims import Claims
from chokepoint.i18n import Message, Translator, msg
from chokepoint.stories.explore import answers
from chokepoint.stories.explore.story import STORY

HEADINGS: dict[str, Message] = {
    "name": msg("Commodity"),
    "leader": msg("Largest producer listed"),
    "share": msg("Its share, percent"),
    "hhi": msg("Concentration, 0 to 1"),
    "year": msg("Year"),
    "lists": msg("Official lists"),
    "status": msg("Chinese export control"),
    "reliance": msg("US import reliance, percent"),
}
MORE, LESS = msg("over {value}"), msg("under {value}")


@STORY.shows(answers.count_of_commodities, answers.led_by_china, answers.under_control, answers.most_imported)
def every_commodity(look: Look) -> Claims:
    """Show all commodities in one table."""
    rows, t = look(answers.commodities), look.t
    columns = [{"name": name, "title": t.say(title)} for name, title in HEADINGS.items()]
    listed = [{"id": row.commodity_id, "cells": written(row, t)} for row in each_row(rows)]
    words = f"{len(listed)} commodities"
    return Claims("commodity_table", {"columns": columns, "rows": listed, "name": "commodities"}, words)


def written(row: Row, t: Translator) -> list[str]:
    """Write the cells of a commodity; what is not known stays empty."""
    return [
        row.name,
        row.leader,
        _span(row.share_low, row.share, row.share_high, t, 0),
        _span(row.hhi_low, row.hhi, row.hhi_high, t, 2),
        "" if pd.isna(row.year) else str(int(row.year)),
        str(int(row.lists)),
        t.cell(row.status) if row.status != "none found" else "",
        _bound(row, t),
    ]


def _span(low: float, best: float, high: float, t: Translator, digits: int) -> str:
    if pd.isna(best):
        return ""
    value, ends = t.number(best, digits), t.interval(low, high, digits)
    return value if ends == value else t.aside(value, ends)


def _bound(row: Row, t: Translator) -> str:
    if pd.isna(row.reliance):
        return ""
    value = t.number(row.reliance)
    return {">": t.say(MORE, value=value), "<": t.say(LESS, value=value)}.get(row.qualifier, value)
