"""Lines on how sure the figures are: publishers beside each other, revisions, first places, and holes."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import editions
from chokepoint.analysis.rows import each_row
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number, written_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import at_start, with_article
from chokepoint.i18n import msg
from chokepoint.stories.dossier.answers import ask, followed, measured, of_commodity
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.dossier.supply_lines import AS_PRINTED

YEARS = 5
"""So many years back the first place is followed."""

SPREAD = msg(
    "For {year} the share of {country} is {low} percent by {low_by} and {high} percent by {high_by}."
)
AGREE = msg("For {year}, {n|table gives|tables give} {country} the same share, to the percent: {low}.")
LONELY = msg("No second table has the year {year}, so nothing can be set beside the figure.")
NEWER = msg(
    "That table is of {year}; a newer one, by the {publisher} for {newer}, gives {country} {share} percent."
)
NEWER_OTHER = msg(
    "That table is of {year}; in a newer one, by the {publisher} for {newer}, the first is {country} with"
    " {share} percent."
)
REVISED = msg(
    "The {publisher} put {country} at {before} {unit} for {year} in its edition of {first}, and at {after} in"
    " that of {last}."
)
UNREVISED = msg(
    "The {publisher} gives {country} the same figure for {year} in its editions of {first} and {last}."
)
HOLDS = msg("In {n|table|tables} of output since {year}, whoever printed it, {country} comes first.")
HOLDS_NOT = msg("{country} comes first in {k} of {n} tables of output since {year}.")
OTHERS = msg("In the others the first is {names}.")
HIDDEN = msg("No figure is given for: {names}.")
REST = msg("{rest} percent of the total are assigned to no country.")
NO_TOTAL = msg("The table has no world total, so that its shares are shares of a list.")
NO_STAGE = msg("The table does not say whether it counts mines, smelters or refineries.")
WITHOUT_USA = msg("The world total leaves the United States out.")
ALL_HIDDEN = msg("Figures of single countries are withheld or not available.")
COUNTED = msg("count of printed tables since that year, each publisher, edition and year once")


@STORY.keep
def disagreement_lines(look: Look) -> list[Line]:
    """Set the lowest share that tables of one year give the largest producer beside the highest."""
    table = look(followed)
    if table.empty or (table["producers"].item() == 1 and table["is_open"].item()):
        return []
    year, tables = (ask(look, key, table) for key in ("compared_year", "compared_tables"))
    if not tables.known:
        return []
    words = {"year": year.value, "country": _leader(look)}
    if tables.number == 1:
        return [Line("disagreement", "spread", LONELY, words=words, rows=tables.row_ids)]
    low, high = (as_number(ask(look, key, table)) for key in ("compared_low", "compared_high"))
    if low.written(look.t) == high.written(look.t):
        numbers = {"n": as_number(tables), "low": low}
        return [Line("disagreement", "spread", AGREE, numbers, words)]
    by = {key: ask(look, f"compared_{key}", table).value for key in ("low_by", "high_by")}
    return [Line("disagreement", "spread", SPREAD, {"low": low, "high": high}, words | by)]


def _leader(look: Look) -> str:
    return with_article(look(followed)["leader"].item(), look(place_names), look.t)


@STORY.keep
def revision_lines(look: Look) -> list[Line]:
    """Follow the largest producer's figure of one year through the editions of the publisher followed."""
    table = look(followed)
    if table.empty:
        return []
    row = next(each_row(table))
    own = of_commodity(look, "production")
    same = (
        (own["publisher"] == row.publisher)
        & (own["stage"] == row.stage)
        & (own["country_iso3"] == row.leader)
    )
    own = own[same & own["value"].notna() & (own["qualifier"] == "")]
    once = own[~own.duplicated(["vintage", "year"], keep=False)]
    counts = once.groupby("year")["vintage"].nunique()
    if counts.empty or counts.max() < 2:
        return []
    year = counts[counts == counts.max()].index.max()
    return [_revised(look, once[once["year"] == year].sort_values("vintage"))]


def _revised(look: Look, printed: pd.DataFrame) -> Line:
    rows = list(each_row(printed))
    first, last = rows[0], rows[-1]
    words = {"publisher": ask(look, "publisher_name", look(followed)).value}
    words |= {"country": _leader(look), "year": first.year, "first": first.vintage, "last": last.vintage}
    if first.value == last.value or first.unit != last.unit:
        return Line(
            "revision", "revision", UNREVISED, words=words, rows=join_ids([first.row_id, last.row_id])
        )
    numbers = {
        "before": written_number(first.value, first.unit, AS_PRINTED, first.row_id),
        "after": written_number(last.value, last.unit, AS_PRINTED, last.row_id),
    }
    return Line(
        "revision", "revision", REVISED, numbers, words | {"unit": look.t.unit(first.unit, first.value)}
    )


@STORY.keep
def recent_tables(look: Look) -> pd.DataFrame:
    """Give the tables of the stage followed in the last years, whoever printed them."""
    table, every = look(followed), look(measured)
    if table.empty:
        return every.head(0)
    same = editions.at_stage(every, str(look.param("commodity")), table["stage"].item())
    last = same["year"].max()
    return same[(same["year"] > last - YEARS) & ~same["is_open"].astype(bool)]


@STORY.keep
def newer_lines(look: Look) -> list[Line]:
    """Say what a newer table of another publisher gives, where the one followed is older."""
    table, every = look(followed), look(recent_tables)
    if table.empty or every.empty:
        return []
    row = next(each_row(table))
    newest = every.sort_values(["year", "vintage"], kind="stable").tail(1)
    newer = next(each_row(newest))
    if newer.year <= row.year:
        return []
    names = look(place_names)
    share = written_number(100 * newer.leader_share, "percent", look.t.say(OF_NEWER), newer.row_ids)
    words = {
        "year": row.year,
        "newer": newer.year,
        "publisher": ask(look, "publisher_name", newest).value,
        "country": with_article(newer.leader, names, look.t),
    }
    text = NEWER if newer.leader == row.leader else NEWER_OTHER
    return [Line("disagreement", "newer", text, {"share": share}, words)]


OF_NEWER = msg("its figure over the total of the newer table")


@STORY.keep
def robustness_lines(look: Look) -> list[Line]:
    """Say in how many of the newest tables the same country comes first."""
    tables = look(recent_tables)
    if len(tables) < 2:
        return []
    leader, names = look(followed)["leader"].item(), look(place_names)
    same = tables[tables["leader"] == leader]
    ids, how = join_ids(tables["row_ids"]), look.t.say(COUNTED)
    n = Number(len(tables), "tables", how, ids)
    words = {"year": tables["year"].min()}
    if len(same) == len(tables):
        country = {"country": with_article(leader, names, look.t)}
        return [Line("robustness", "holds", HOLDS, {"n": n}, words | country)]
    k = Number(len(same), "tables", how, join_ids(same["row_ids"]))
    country = {"country": at_start(leader, names, look.t)}
    others = dict.fromkeys(tables.loc[tables["leader"] != leader, "leader"])
    listed = {"names": look.t.listing([with_article(code, names, look.t) for code in others])}
    return [
        Line("robustness", "holds", HOLDS_NOT, {"k": k, "n": n}, words | country),
        Line("robustness", "others", OTHERS, words=listed, rows=ids),
    ]


@STORY.keep
def gap_lines(look: Look) -> list[Line]:
    """Say what the table followed does not say."""
    table = look(followed)
    if table.empty:
        hidden = of_commodity(look, "production")
        hidden = hidden[hidden["status"].isin(["withheld", "not_available"])]
        ids = join_ids(hidden["row_id"])
        return [Line("gaps", "all_hidden", ALL_HIDDEN, rows=ids)] if ids else []
    return list(_gaps(look, table))


def _gaps(look: Look, table: pd.DataFrame) -> Iterator[Line]:
    row = next(each_row(table))
    hidden = ask(look, "hidden_names", table)
    if hidden.known:
        yield Line("gaps", "hidden", HIDDEN, words={"names": hidden.value}, rows=hidden.row_ids)
    rest = ask(look, "unassigned", table)
    if rest.number >= 0.5:
        yield Line(
            "gaps", "rest", REST, {"rest": written_number(rest.number, "percent", rest.how, rest.row_ids)}
        )
    if not row.has_total:
        yield Line("gaps", "no_total", NO_TOTAL, rows=row.row_ids)
    if row.stage == editions.NOT_STATED:
        yield Line("gaps", "no_stage", NO_STAGE, rows=row.row_ids)
    if row.without_usa:
        yield Line("gaps", "without_usa", WITHOUT_USA, rows=row.row_ids)
