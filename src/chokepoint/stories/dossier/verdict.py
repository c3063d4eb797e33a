"""The headline of a dossier: who makes the commodity, in one sentence for each case."""

from __future__ import annotations

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import members_of, metal_names, place_names
from chokepoint.figures.places import at_start, with_article
from chokepoint.i18n import Message, msg
from chokepoint.stories.dossier.answers import ask, followed, metal_name, of_commodity, rows
from chokepoint.stories.dossier.story import STORY

ALONE = 0.995
"""A single producer listed with at least this part of the total is called the only one listed."""
HALF = 0.5
"""With more than this part assigned to no country, the largest producer is not named in the headline."""

KNOWN_AS = msg("{metal} ({symbol}), {group}.")
COUNTED = msg("{metal}, {group}.")
TOGETHER = msg("Output is printed for all of them together, and for none of these alone: {listed}.")
ONLY_WORLD = msg("Only a world total of {metal} is known here, and no country’s output.")
NO_FIGURE = msg("No table read here prints a country’s output of {metal} above zero.")
ONLY = msg("{country} is the only producer of {metal} listed by the {publisher} for {year}; {others}.")
OTHERS_OPEN = msg("what others make, the table does not say")
OTHERS_NONE = msg("its figure is the whole of the total")
UNASSIGNED = msg(
    "Of {what}, {rest} percent are assigned to no country by the {publisher} for {year}; the largest"
    " producer listed is {country}."
)
OPEN = msg(
    "{country} is the largest producer of {metal} listed by the {publisher} for {year}; the world total is"
    " not known."
)
TIED = msg("No country leads in {what}: {countries} have equal figures for {year}, {share} percent each.")
SPAN = msg("{country} makes {low} to {high} percent of {what}, by the {publisher} for {year}.")
ONE = msg("{country} makes {share} percent of {what}, by the {publisher} for {year}.")


def without_countries(look: Look, field: str) -> Line:
    """Say that no table gives a country's output, and whether there is a world total."""
    rows = of_commodity(look, "production")
    text = ONLY_WORLD if (rows["country_iso3"] == "WLD").any() else NO_FIGURE
    return Line(field, field, text, words={"metal": metal_name(look)}, rows=join_ids(rows["row_id"]))


@STORY.keep
def verdict(look: Look) -> Line:
    """Say who makes the commodity."""
    table = look(followed)
    if table.empty:
        return without_countries(look, "verdict")
    row = next(each_row(table))
    words = {
        "country": at_start(row.leader, look(place_names), look.t),
        "metal": metal_name(look),
        "what": ask(look, "what", table).value,
        "publisher": ask(look, "publisher_name", table).value,
        "year": row.year,
    }
    return _told(look, row, words)


def _told(look: Look, row: Row, words: dict[str, object]) -> Line:
    table = look(followed)
    if row.producers == 1 and row.leader_share >= ALONE:
        others = look.t.say(OTHERS_OPEN if row.is_open else OTHERS_NONE)
        return Line("verdict", "verdict", ONLY, words=words | {"others": others}, rows=row.row_ids)
    if row.unassigned > HALF:
        inside = words | {"country": with_article(row.leader, look(place_names), look.t)}
        return Line("verdict", "verdict", UNASSIGNED, {"rest": as_number(ask(look, "unassigned", table))},
                    inside)  # fmt: skip
    if row.is_open:
        return Line("verdict", "verdict", OPEN, words=words, rows=row.row_ids)
    share = ask(look, "leader_share", table)
    if not row.leads_alone:
        listed = {"countries": _equal(look, row)}
        return Line("verdict", "verdict", TIED, {"share": as_number(share)}, words | listed)
    return Line("verdict", "verdict", *_spanned(look, share), words)


def _spanned(look: Look, share: Answer) -> tuple[Message, dict[str, Number]]:
    """Give a share as a range, or as one number where both ends read the same."""
    digits = 0 if share.number >= 10 else 1
    ends = {name: as_number(share, digits, getattr(share, name)) for name in ("low", "high")}
    if len({number.written(look.t) for number in ends.values()}) == 1:
        return ONE, {"share": as_number(share, digits)}
    return SPAN, ends


def _equal(look: Look, row: Row) -> str:
    """Name the countries whose figure equals the largest."""
    shares = rows(look, "table_shares", look(followed))
    equal = shares[shares["quantity"] == shares["quantity"].max()]
    names = look(place_names)
    return look.t.listing([with_article(code, names, look.t) for code in equal["country_iso3"]])


@STORY.keep
def what_it_is(look: Look) -> Line:
    """Name the commodity with its symbol and its group."""
    row = look.whole("commodities").set_index("commodity_id").loc[str(look.param("commodity"))]
    words = {
        "metal": look.t.capital(metal_name(look)),
        "symbol": row["symbol"],
        "group": look.t.code(str(row["group"])),
    }
    return Line("what", "what", KNOWN_AS if row["symbol"] else COUNTED, words=words)


@STORY.keep
def members_lines(look: Look) -> list[Line]:
    """Name the members of a group whose own output no table prints: this is their page too."""
    made = set(look.whole("production")["commodity_id"])
    within = members_of(look["mineral_crosswalk"], made, str(look.param("commodity")))
    if within.empty:
        return []
    names = look(metal_names)
    listed = look.t.listing(sorted(str(names[code]) for code in within["commodity_id"]))
    return [Line("what", "members", TOGETHER, words={"listed": listed}, rows=join_ids(within["row_id"]))]
