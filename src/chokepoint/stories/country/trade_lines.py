"""Lines on what a country imports, and on who imports from it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.country.answers import country_inside, country_of
from chokepoint.stories.country.answers_trade import AMERICA, imports, supplied
from chokepoint.stories.country.story import STORY, UNION

AMERICAN = msg(
    "Its net imports are more than half of use for {n} of the {all} minerals with a figure, by the newest"
    " edition of its Geological Survey."
)
EUROPEAN = msg(
    "Its net imports are more than half of use for {n} of the {all} minerals with a figure, by its study"
    " of {year}."
)
MOST_OFTEN = msg("The country that is most often the first source is {country}, for {n|mineral|minerals}.")
NO_FIGURE = msg(
    "The tables here print no import reliance of {country}; they have those of the United States and of the"
    " European Union."
)
TO_AMERICA = msg("It is the first source of US imports of {n|mineral|minerals}, in one form at least.")
TO_EUROPE = msg(
    "It is the first source of what the EU uses of {n|mineral|minerals}, at one stage at least, by the EU’s"
    " study of {year}."
)
NO_CUSTOMER = msg("No table read here has it as the first source of a mineral for another economy.")
COUNTED = msg("minerals with a printed figure of net import reliance")
SOURCES = msg("minerals of which the country is the first source, in one form or at one stage at least")


def _minerals(look: Look, rows: pd.DataFrame, how: str) -> Number:
    return Number(rows["commodity_id"].nunique(), "minerals", how, join_ids(rows["row_ids"]))


@STORY.keep
def import_lines(look: Look) -> list[Line]:
    """Say how far the country depends on imports, as far as a table prints it."""
    rows = look(imports)
    if rows.empty:
        words = {"country": country_inside(look)}
        return [Line("imports", "imports", NO_FIGURE, words=words, rows=_samples(look))]
    numbers = {"n": as_number(look.ask("imported_n")), "all": _minerals(look, rows, look.t.say(COUNTED))}
    year = {"year": rows["year"].max()}
    text = AMERICAN if country_of(look) == AMERICA else EUROPEAN
    return [Line("imports", "imports", text, numbers, year), *_most_often(look, rows)]


def _samples(look: Look) -> str:
    """Name a row of each table that was looked through."""
    tables = (look.whole(name) for name in ("import_reliance", "eu_criticality"))
    return join_ids(rows["row_id"].iloc[0] for rows in tables)


def _most_often(look: Look, rows: pd.DataFrame) -> list[Line]:
    named = rows[rows["country_iso3"] != ""]
    counts = named.groupby("country_iso3")["commodity_id"].nunique().sort_values(ascending=False)
    if counts.empty or counts.iloc[0] == 1 or (counts == counts.iloc[0]).sum() > 1:
        return []
    code = str(counts.index[0])
    number = _minerals(look, named[named["country_iso3"] == code], look.t.say(SOURCES))
    words = {"country": with_article(code, look(place_names), look.t)}
    return [Line("imports", "most_often", MOST_OFTEN, {"n": number}, words)]


@STORY.keep
def supply_lines(look: Look) -> list[Line]:
    """Say of how many minerals the country is the first source of the United States and of the EU."""
    own, found = look(supplied), []
    for key, economy, text in (("to_us", AMERICA, TO_AMERICA), ("to_eu", UNION, TO_EUROPE)):
        rows = own[own["economy"] == economy]
        if len(rows):
            number, year = _minerals(look, rows, look.t.say(SOURCES)), {"year": rows["until"].max()}
            found.append(Line("supplies", key, text, {"n": number}, year))
    ids = join_ids(look.whole("import_sources")["row_id"][:1])
    return found or [Line("supplies", "to_none", NO_CUSTOMER, rows=ids)]
