"""What the page with all commodities shows: three tables, each row of which leads to dossiers."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.claims import Claims
from chokepoint.i18n import Message, Translator, msg
from chokepoint.stories.explore import answers, answers_imports, answers_leaders
from chokepoint.stories.explore.filters import make_filters
from chokepoint.stories.explore.story import STORY

KIND = "commodity_table"
HEADINGS: dict[str, Message] = {
    "name": msg("Commodity"),
    "leader": msg("Largest producer listed"),
    "producers": msg("Producers, percent"),
    "share": msg("Largest share, percent"),
    "hhi": msg("Concentration, 0 to 1"),
    "year": msg("Year"),
    "age": msg("Age, years"),
    "lists": msg("Official lists"),
    "listers": msg("Lists of"),
    "status": msg("Chinese export control"),
    "reliance": msg("US import reliance, percent"),
    "eu_reliance": msg("EU import reliance, percent"),
}
IMPORTS: dict[str, Message] = {
    "name": msg("Commodity"),
    "economy": msg("Economy"),
    "what": msg("Form or stage"),
    "china": msg("From China, percent"),
    "first": msg("Largest supplier"),
    "first_share": msg("Its share, percent"),
    "years": msg("Years, or year of the study"),
    "age": msg("Age, years"),
}
LEADERS: dict[str, Message] = {
    "leader": msg("Country"),
    "n": msg("Commodities"),
    "led": msg("Which, and its share in percent"),
}
MORE, LESS, AT_STAGE = msg("over {value}"), msg("under {value}"), msg("{stage} {value}")
NAMED = 3
"""So many producers of a commodity are drawn and named one by one."""


def _columns(headings: dict[str, Message], t: Translator) -> list[dict[str, str]]:
    return [{"name": name, "title": t.say(title)} for name, title in headings.items()]


@STORY.shows(
    *(answers.count_of_commodities, answers.led_by_china, answers.under_control),
    *(answers.most_imported, answers.most_imported_by_eu),
)
def every_commodity(look: Look) -> Claims:
    """Show all commodities in one table."""
    rows, t, places = look(answers.commodities), look.t, look(place_names)
    producers, european = look(answers.parts), _european(look)
    listed = []
    for row in each_row(rows):
        drawn = [] if pd.isna(row.share) else drawn_parts(producers.get(row.commodity_id, []))
        beside = {
            "producers": _told(drawn, places, t),
            "listers": t.commas(places[code] for code in row.listers.split()),
            "eu_reliance": t.semicolons(european.get(row.commodity_id, [])),
        }
        marks = {"lists": row.listers, "status": row.status, "leader": row.leader_code}
        marks["share"] = "" if pd.isna(row.share) else f"{row.share:.4g}"
        entry = {"id": row.commodity_id, "cells": written(row, t, beside), "marks": marks}
        listed.append(entry | {"parts": [[code, round(share, 1)] for code, share in drawn]})
    content = {"name": "commodities", "key": "commodity_id", "picture": "producers", "rows": listed}
    content |= {"title": t("All commodities"), "columns": _columns(HEADINGS, t)}
    content |= {"filters": make_filters(rows, places, t)}
    return Claims(KIND, content, f"{len(listed)} commodities")


def drawn_parts(producers: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Keep the largest producers and put the others together under an empty code."""
    first, others = producers[:NAMED], sum(share for _code, share in producers[NAMED:])
    return [*first, ("", others)] if others > 0 else first


def _told(drawn: list[tuple[str, float]], places: pd.Series, t: Translator) -> str:
    names = [places.get(code, code) if code else t("others") for code, _share in drawn]
    shares = [t.number(share) if share >= 1 else t.say(LESS, value=t.number(1)) for _code, share in drawn]
    return t.semicolons(t.pair(*both) for both in zip(names, shares, strict=True))


def _european(look: Look) -> dict[str, list[str]]:
    """Write the import reliance of the EU by stage, by commodity."""
    said: dict[str, list[str]] = {}
    for row in each_row(look(answers.eu_reliance)):
        stage, value = look.t.code(row.stage), look.t.number(row.import_reliance_pct)
        said.setdefault(row.commodity_id, []).append(look.t.say(AT_STAGE, stage=stage, value=value))
    return said


def written(row: Row, t: Translator, beside: dict[str, str]) -> list[str]:
    """Write the cells of a commodity; what is not known stays empty.

    Args:
        row: a row of ``answers.commodities``.
        t: the reader's language.
        beside: the cells of ``producers``, ``listers`` and ``eu_reliance``.
    """
    return [
        row.name,
        row.leader,
        beside["producers"],
        _span(row.share_low, row.share, row.share_high, t, 0),
        _span(row.hhi_low, row.hhi, row.hhi_high, t, 2),
        "" if pd.isna(row.year) else str(int(row.year)),
        "" if pd.isna(row.age) else str(int(row.age)),
        str(int(row.lists)),
        beside["listers"],
        t.cell(row.status) if row.status != "none found" else "",
        _bound(row, t),
        beside["eu_reliance"],
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


@STORY.shows(answers_imports.mostly_american, answers_imports.mostly_european)
def imports_from_china(look: Look) -> Claims:
    """Show what the United States and the EU take from China."""
    rows, t, places = look(answers_imports.imports_from_china), look.t, look(place_names)
    listed = [{"id": row.commodity_id, "cells": written_import(row, places, t)} for row in each_row(rows)]
    content = {"name": "imports_from_china", "key": "commodity_id", "rows": listed}
    content |= {"title": t("Imports from China")}
    return Claims(KIND, content | {"columns": _columns(IMPORTS, t)}, f"{len(listed)} shares of imports")


def written_import(row: Row, places: pd.Series, t: Translator) -> list[str]:
    """Write the cells of a share of imports."""
    return [
        row.name,
        places[row.economy],
        t.code(row.what) if row.coded else t.cell(row.what),
        t.number(row.china),
        places[row.first_iso3],
        t.number(row.first_share),
        t.between(row.from_year, row.to_year),
        str(int(row.age)),
    ]


@STORY.shows(answers_leaders.count_of_leaders)
def leaders(look: Look) -> Claims:
    """Show each country with the commodities it leads."""
    t, groups = look.t, look(answers_leaders.led).groupby("leader_code")
    listed = []
    for row in each_row(look(answers_leaders.countries)):
        led = each_row(groups.get_group(row.leader_code))
        links = [[one.commodity_id, one.name, t.number(one.share)] for one in led]
        names = t.commas(t.aside(name, share) for _id, name, share in links)
        listed.append({"id": row.leader_code, "cells": [row.leader, str(row.n), names], "links": links})
    content = {"name": "leading_countries", "key": "country_iso3", "rows": listed}
    content |= {"title": t("Leading countries")}
    return Claims(KIND, content | {"columns": _columns(LEADERS, t)}, f"{len(listed)} countries")
