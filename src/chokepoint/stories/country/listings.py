"""The lists of a country's page: what it makes, restricts and lists, who imports what from whom, projects."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Listing
from chokepoint.figures.goods import list_goods, name_goods
from chokepoint.i18n import Message, Translator, msg
from chokepoint.stories.country.answers import country_first, country_inside
from chokepoint.stories.country.policy_lines import KINDS

LED_TITLE = msg("{country} is the largest producer listed in {n|table|tables}")
OTHERS_TITLE = msg("{country} stands behind others in {n|table|tables}")
STEPS_TITLE = msg("{n|step|steps} by which {country} restricts exports, the newest first")
TOLD_TITLE = msg("{n|measure|measures} of {country} on exports that reports tell of")
LISTS_TITLE = msg("{country} leads minerals that {n|official list names|official lists name}")
IMPORTS_TITLE = msg(
    "{country} imports, net of exports, more than half of what it uses of {k|mineral|minerals}"
)
SUPPLIES_TITLE = msg(
    "{country} is the first source of {k|mineral|minerals} for the United States or the European Union"
)
OUTLOOK_TITLE = msg("What {country} makes of {n|mineral and stage|minerals and stages} that the IEA follows")
PROJECTS_TITLE = msg("{n|project|projects} in {country} that reports name")
PLACE = msg("{place} of {n}")
OVER, UNDER = msg("over {value}"), msg("under {value}")
MINERAL = {"name": ("commodity", "commodity_id")}
"""Which column leads to a page: that of the commodity whose id another column holds."""


def make_listing(
    look: Look,
    name: str,
    title: Message,
    rows: pd.DataFrame,
    words: tuple[str, dict[str, str]],
    k: int = 0,
    **more: object,
) -> Listing:
    """Make a list of rows of the country.

    Args:
        look: the country and the reader's language.
        name: its id.
        title: its finding, with ``{country}`` and ``{n}``, the count of its rows.
        rows: the rows, written.
        words: its subtitle, and the headings of its columns by name.
        k: another count the title gives.
        more: what else a list is made with.
    """
    start = title.startswith("{country}")
    country = country_first(look) if start else country_inside(look)
    written = look.t.say(title, country=country, n=len(rows), k=k)
    return Listing(name, written, *words[:1], rows, words[1], **more)  # type: ignore[arg-type]


def _span(row: Row, t: Translator) -> str:
    if pd.isna(row.percent):
        return ""
    digits = 0 if row.percent >= 10 else 1
    value, ends = t.number(row.percent, digits), t.interval(row.low, row.high, digits)
    return value if ends == value else t.aside(value, ends)


def _shares(look: Look, rows: pd.DataFrame) -> pd.DataFrame:
    t, known = look.t, look(metal_names)
    return rows.assign(
        name=[t.capital(known[one]) for one in rows["commodity_id"]],
        stage=[t.code(one) for one in rows["stage"]],
        told=[_span(row, t) for row in each_row(rows)],
        stands=[t.say(PLACE, place=row.place, n=row.of) for row in each_row(rows)],
        table=[t.commas([row.publisher, row.vintage]) for row in each_row(rows)],
    )


def led_list(look: Look, rows: pd.DataFrame) -> Listing:
    """List the tables that the country leads."""
    return _list_shares(look, "country-leads", LED_TITLE, rows, {})


def others_list(look: Look, rows: pd.DataFrame) -> Listing:
    """List the tables in which the country stands behind others, with its place."""
    places = {"stands": look.t("Place among those with a figure")}
    return _list_shares(look, "country-others", OTHERS_TITLE, rows, places)


def _list_shares(
    look: Look, name: str, title: Message, rows: pd.DataFrame, places: dict[str, str]
) -> Listing:
    t = look.t
    columns = {"name": t("Mineral"), "stage": t("Stage"), "told": t("Share, percent"), **places,
               "year": t("Year"), "table": t("Table")}  # fmt: skip
    about = t(
        "Newest table of each mineral and stage that its dossier follows; in brackets what gaps and rounding"
        " allow; no share where the table lists one producer and no world total"
    )
    return make_listing(look, name, title, _shares(look, rows), (about, columns), links=MINERAL)


def steps_list(look: Look, steps: pd.DataFrame) -> Listing:
    """List the steps by which China restricts exports, with their state on the day."""
    t, known = look.t, look(metal_names)
    rows = steps.assign(
        day=[t.day(row.announced_day) if row.announced_precision == "day" else row.announced
             for row in each_row(steps)],
        kind=[t.code(one, KINDS) for one in steps["kind"]],
        goods=[name_goods(row, known, t) for row in each_row(steps)],
        target=[t.cell(one) for one in steps["target_name"]],
        state=[t.code(one) for one in steps["state"]],
    )  # fmt: skip
    columns = {"day": t("Announced"), "kind": t("Kind"), "goods": t("Goods"), "target": t("For"),
               "state": t("State")}  # fmt: skip
    day = look.rows("controls.looked_until")
    about = t("State on {day}; drafts, easings and campaigns are left out", day=t.day(day))  # type: ignore[arg-type]
    return make_listing(look, "country-controls", STEPS_TITLE, rows, (about, columns))


def told_list(look: Look, measures: pd.DataFrame) -> Listing:
    """List what reports tell of measures on exports, the state as reported."""
    t = look.t
    rows = measures.assign(
        what=[t.cell(one) for one in measures["measure"]],
        goods=[t.cell(one) for one in measures["minerals_as_printed"]],
        state=[t.cell(one) for one in measures["state"]],
    )
    columns = {"since": t("From"), "what": t("Measure"), "goods": t("Goods"), "state": t("State as reported")}
    about = t("As the reports put it; what followed a report may be missing")
    return make_listing(look, "country-controls", TOLD_TITLE, rows, (about, columns))


def lists_list(look: Look, counted: pd.DataFrame) -> Listing:
    """List the newest official lists with the count of minerals on them that the country leads."""
    t, places = look.t, look(place_names)
    rows = counted.assign(whose=[str(places[one]) for one in counted["jurisdiction"]])
    columns = {"whose": t("List of"), "year": t("Year"), "led": t("Minerals it leads"),
               "n": t("Minerals on it with a table here")}  # fmt: skip
    about = t("A group counts with its own table, or by those of the members a list names")
    links = {"whose": ("country", "jurisdiction")}
    return make_listing(look, "country-lists", LISTS_TITLE, rows, (about, columns), links=links)


def imports_list(look: Look, imported: pd.DataFrame) -> Listing:
    """List what the country imports, with the first source of each mineral."""
    t, known, places = look.t, look(metal_names), look(place_names)
    rows = imported.assign(
        name=[t.capital(known[one]) for one in imported["commodity_id"]],
        stage=[t.code(one) for one in imported["part"]],
        told=[_bound(row, t) for row in each_row(imported)],
        source=[str(places.get(one, "")) for one in imported["country_iso3"]],
        share=["" if pd.isna(one) else t.number(one) for one in imported["value"]],
    )
    parts = {"stage": t("Stage")} if imported["part"].any() else {}
    columns = {"name": t("Mineral"), **parts, "told": t("Net imports, percent of use"), "year": t("Year"),
               "source": t("First source"), "share": t("Its share of imports, percent")}  # fmt: skip
    about = t("As printed; of several forms the first source is that with the largest share")
    links = MINERAL | {"source": ("country", "country_iso3")}
    k = int(look.ask("imported_n").number)
    return make_listing(look, "country-imports", IMPORTS_TITLE, rows, (about, columns), k, links=links)


def _bound(row: Row, t: Translator) -> str:
    value = t.number(row.reliance)
    return {">": t.say(OVER, value=value), "<": t.say(UNDER, value=value)}.get(row.qualifier, value)


def supplies_list(look: Look, supplied: pd.DataFrame) -> Listing:
    """List what others import first of all from the country."""
    t, known, places = look.t, look(metal_names), look(place_names)
    rows = supplied.assign(
        who=[str(places[one]) for one in supplied["economy"]],
        name=[t.capital(known[one]) for one in supplied["commodity_id"]],
        form=[t.cell(row.part) if row.economy != "EUU" else t.code(row.part) for row in each_row(supplied)],
        share=[t.number(one) for one in supplied["value"]],
        years=[t.between(row.since, row.until) for row in each_row(supplied)],
    )
    columns = {"name": t("Mineral"), "who": t("Importer"), "form": t("Form or stage"),
               "share": t("Share, percent"), "years": t("Years")}  # fmt: skip
    about = t(
        "United States: part of imports; European Union: part of what it uses, by its study of that year"
    )
    links, k = MINERAL | {"who": ("country", "economy")}, supplied["commodity_id"].nunique()
    return make_listing(look, "country-supplies", SUPPLIES_TITLE, rows, (about, columns), k, links=links)


def outlook_list(look: Look, shares: pd.DataFrame) -> Listing:
    """List the shares by the International Energy Agency, in the first and the last year of its outlook."""
    t, known = look.t, look(metal_names)
    rows = shares.assign(
        name=[t.capital(known[one]) for one in shares["commodity_id"]],
        stage=[t.code(one) for one in shares["stage"]],
        now=[_rounded(one, t) for one in shares["percent"]],
        later=[_rounded(one, t) for one in shares["expected"]],
    )
    year, until = shares["year"].iloc[0], shares["until"].iloc[0]
    columns = {"name": t("Mineral"), "stage": t("Stage"), "now": t("Share in {year}, percent", year=year),
               "later": t("Share expected for {year}, percent", year=until)}  # fmt: skip
    about = t("International Energy Agency, its stated policies; figure of the country over the world total")
    return make_listing(look, "country-outlook", OUTLOOK_TITLE, rows, (about, columns), links=MINERAL)


def _rounded(percent: float, t: Translator) -> str:
    return t.number(percent, 0 if percent >= 10 else 1)


def projects_list(look: Look, projects: pd.DataFrame) -> Listing:
    """List the projects in the country with the newest state that is told."""
    t, known = look.t, look(metal_names)
    rows = projects.assign(
        project=[t.cell(one) for one in projects["project"]],
        goods=[list_goods(one.split(";"), known, t) for one in projects["commodities"]],
        state=[t.code(one) for one in projects["phase"]],
        firm=[t.cell(one) for one in projects["firm"]],
    )
    columns = {"project": t("Project"), "goods": t("Minerals"), "state": t("State"), "told": t("Told"),
               "firm": t("Firm")}  # fmt: skip
    about = t("Newest state that a report tells of; a plant stands twice where two tables have it")
    return make_listing(look, "country-projects", PROJECTS_TITLE, rows, (about, columns))
