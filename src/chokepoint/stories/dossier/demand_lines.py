"""Lines on what the commodity is for and where it comes from: uses, substitutes, imports, prices, stocks."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.lines import Line, written_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import Message, msg
from chokepoint.stories.dossier.answers import metal_name, of_commodity
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.dossier.supply_lines import AS_PRINTED

FEW = 3
"""So many forms, series or substitutes are told; the table has the others."""
SUMMED = "Combined total"
WHOLE = ("", "combined total", "all", "total")
"""Forms that stand for all forms together, in small letters."""

MOST_USED = msg("In the United States {share} percent of {metal} went into {use} in {year}.")
MOST_USED_UNDATED = msg("In the United States {share} percent of {metal} goes into {use}.")
NEXT_USES = msg("The next uses were {uses}.")
NEXT_USE = msg("The next use was {uses}.")
USES = msg("Its uses in the United States, by its Geological Survey: {uses}.")
CONTAINED = msg("Among its uses in the United States, by its Geological Survey: {listed}.")
SUBSTITUTES = msg("The US Geological Survey names as substitutes: {listed}.")
NO_SUBSTITUTE = msg("It names none for: {listed}.")
SCRAP = msg(
    "The EU’s study of {year} puts the part of the input that comes from end-of-life scrap at {rate} percent."
)
RECYCLED = msg("On recycling the US Geological Survey says: {told}.")
CONSUMED = msg("The United States used {value} {unit} of {metal} in {year}; the series is “{series}”.")
RELIES = msg("The United States imported {value} percent of what it used in {year}, net of exports.")
RELIES_MORE = msg(
    "The United States imported more than {value} percent of what it used in {year}, net of exports."
)
RELIES_LESS = msg(
    "The United States imported less than {value} percent of what it used in {year}, net of exports."
)
NET_EXPORTER = msg("The United States exported more than it imported in {year}.")
NET_EXPORTER_FORM = msg("Of the form “{form}” the United States exported more than it imported in {year}.")
RELIES_FORM = msg(
    "Of the form “{form}” the United States imported {value} percent of what it used in"
    " {year}, net of exports."
)
RELIES_MORE_FORM = msg(
    "Of the form “{form}” the United States imported more than {value} percent of what it used in {year}, net"
    " of exports."
)
RELIES_LESS_FORM = msg(
    "Of the form “{form}” the United States imported less than {value} percent of what it used in {year}, net"
    " of exports."
)
EU_RELIES = msg(
    "The EU’s study of {year} puts the EU’s import reliance at {value} percent, at the stage “{stage}”."
)
FROM = msg("Of US imports from {first} to {last}, {share} percent came from {country}.")
FROM_FORM = msg("Of US imports of “{form}” from {first} to {last}, {share} percent came from {country}.")
EU_FROM = msg(
    "Of what the EU uses, {share} percent comes from {country}, at the stage “{stage}”, by its"
    " study of {year}."
)
EU_COPIED = msg(
    "At this stage the study’s shares for the EU are its shares of world output, rounded, so they do not say"
    " whom the EU buys from, and they do not fit an import reliance."
)
PRICE = msg("The yearly US price was {value} {unit} in {year}.")
PRICE_FORM = msg("The yearly US price of “{form}” was {value} {unit} in {year}.")
PRICE_SINCE = msg("The yearly US price was {value} {unit} in {year}, after {before} in {first}.")
PRICE_FORM_SINCE = msg(
    "The yearly US price of “{form}” was {value} {unit} in {year}, after {before} in {first}."
)
STOCK = msg("On US public stocks for {year} the Geological Survey says: {item}, {value} {unit}.")
STOCK_TOLD = msg("On US public stocks the Geological Survey says: {item}.")


def newest_notes(look: Look, group: str) -> pd.DataFrame:
    """Give what the newest sheet of the US Geological Survey says on one subject."""
    own = of_commodity(look, "mineral_uses")
    own = own[own["group"] == group]
    return own[own["vintage"] == own["vintage"].max()]


@STORY.keep
def use_lines(look: Look) -> list[Line]:
    """Say what the commodity is used for in the United States."""
    notes = newest_notes(look, "end_use")
    if notes.empty:
        return []
    shares = notes[notes["value"].notna() & (notes["unit"] == "percent")]
    if shares.empty:
        listed = look.t.semicolons(look.t.cell(item) for item in notes["item"])
        return [Line("uses", "uses", USES, words={"uses": listed}, rows=join_ids(notes["row_id"]))]
    ordered = shares.sort_values("value", ascending=False, kind="stable")
    first, more = next(each_row(ordered)), ordered[1:FEW]
    words = {"metal": metal_name(look), "use": look.t.cell(first.item), "year": first.year}
    number = written_number(first.value, "percent", AS_PRINTED, first.row_id)
    text = MOST_USED_UNDATED if pd.isna(first.year) else MOST_USED
    lines = [Line("uses", "first_use", text, {"share": number}, words)]
    if len(more):
        listed = look.t.listing([look.t.cell(item) for item in more["item"]])
        text = NEXT_USES if len(more) > 1 else NEXT_USE
        lines.append(Line("uses", "next_uses", text, words={"uses": listed}, rows=join_ids(more["row_id"])))
    return lines


@STORY.keep
def contained_lines(look: Look) -> list[Line]:
    """Name what the commodity goes into, in the order of the sheet."""
    notes = newest_notes(look, "end_use")
    if notes.empty:
        return []
    first = notes[:FEW]
    listed = {"listed": look.t.semicolons(look.t.cell(item) for item in first["item"])}
    return [Line("uses", "contained", CONTAINED, words=listed, rows=join_ids(first["row_id"]))]


@STORY.keep
def substitute_lines(look: Look) -> list[Line]:
    """Name what can stand in, by use."""
    notes = newest_notes(look, "substitute")
    found = []
    for key, text, rows in (
        ("substitutes", SUBSTITUTES, notes[notes["item"] != "none"][:FEW]),
        ("no_substitute", NO_SUBSTITUTE, notes[notes["item"] == "none"][:FEW]),
    ):
        told = [_stands_in(look, row) for row in each_row(rows)]
        if told:
            listed = {"listed": look.t.semicolons(told)}
            found.append(Line("substitutes", key, text, words=listed, rows=join_ids(rows["row_id"])))
    return found


def _stands_in(look: Look, row: Row) -> str:
    use = look.t.cell(row.as_printed)
    if row.item == "none":
        return use
    return look.t.aside(look.t.cell(row.item), use) if use else look.t.cell(row.item)


@STORY.keep
def recycling_lines(look: Look) -> list[Line]:
    """Say how much comes from scrap."""
    own = of_commodity(look, "eu_criticality")
    own = own[own["eol_rir_pct"].notna()].sort_values(["assessment_year", "row_id"], kind="stable").tail(1)
    lines = [
        Line("recycling", "scrap", SCRAP,
             {"rate": written_number(row.eol_rir_pct, "percent", AS_PRINTED, row.row_id)},
             {"year": row.assessment_year})
        for row in each_row(own)
    ]  # fmt: skip
    notes = newest_notes(look, "recycling")[:1]
    told = [look.t.cell(row.item) for row in each_row(notes) if row.told_as == "told"]
    if told:
        words = {"told": told[0]}
        lines.append(Line("recycling", "recycled", RECYCLED, words=words, rows=join_ids(notes["row_id"])))
    return lines


@STORY.keep
def consumption_lines(look: Look) -> list[Line]:
    """Say how much the United States used in the newest year with a figure."""
    own = of_commodity(look, "us_salient")
    own = own[(own["statistic"] == "consumption") & own["value"].notna() & (own["qualifier"] == "")]
    own = own[own["vintage"] == own["vintage"].max()]
    newest = own[own["year"] == own["year"].max()].head(1)
    return [
        Line("consumption", "consumption", CONSUMED,
             {"value": written_number(row.value, row.unit, AS_PRINTED, row.row_id)},
             {"unit": look.t.unit(row.unit, row.value), "metal": metal_name(look), "year": row.year,
              "series": look.t.cell(row.series_as_printed)})
        for row in each_row(newest)
    ]  # fmt: skip


@STORY.keep
def reliance_lines(look: Look) -> list[Line]:
    """Say how far the United States and the EU depend on imports."""
    return [*_american(look), *_european(look)]


def _american(look: Look) -> Iterator[Line]:
    own = of_commodity(look, "import_reliance")
    own = own[own["value"].notna() | (own["status"] == "net_exporter")]
    own = own[own["vintage"] == own["vintage"].max()]
    newest = own.sort_values("year", kind="stable").drop_duplicates("form", keep="last")
    whole = newest[newest["form"] == ""]
    for n, row in enumerate(each_row(whole if len(whole) else newest[:FEW])):
        words = {"year": row.year, "form": look.t.cell(row.form)}
        if row.status == "net_exporter":
            text = NET_EXPORTER_FORM if _has_form(row) else NET_EXPORTER
            yield Line("reliance", f"reliance_{n}", text, words=words, rows=row.row_id)
            continue
        number = {"value": written_number(row.value, "percent", AS_PRINTED, row.row_id)}
        yield Line("reliance", f"reliance_{n}", _reliance_text(row), number, words)


def _reliance_text(row: Row) -> Message:
    if row.qualifier == ">":
        return RELIES_MORE_FORM if _has_form(row) else RELIES_MORE
    if row.qualifier == "<":
        return RELIES_LESS_FORM if _has_form(row) else RELIES_LESS
    return RELIES_FORM if _has_form(row) else RELIES


def _has_form(row: Row) -> bool:
    return row.form.casefold() not in (*WHOLE, "figure 2")


def _european(look: Look) -> Iterator[Line]:
    own = of_commodity(look, "eu_criticality")
    own = own[own["import_reliance_pct"].notna()]
    own = own[own["assessment_year"] == own["assessment_year"].max()].drop_duplicates("stage")
    for row in each_row(own):
        number = {"value": written_number(row.import_reliance_pct, "percent", AS_PRINTED, row.row_id)}
        words = {"year": row.assessment_year, "stage": look.t.code(row.stage)}
        yield Line("reliance", f"eu_reliance_{row.stage}", EU_RELIES, number, words)


@STORY.keep
def source_lines(look: Look) -> list[Line]:
    """Say where the United States and the EU take most of it from."""
    return [*_american_sources(look), *_european_sources(look)]


def _american_sources(look: Look) -> Iterator[Line]:
    own = of_commodity(look, "import_sources")
    own = own[(own["unit"] == "percent") & own["value"].notna() & (own["country_iso3"] != "ROW")]
    own = own[own["vintage"] == own["vintage"].max()]
    summed = own[own["form"] == SUMMED]
    rows = (summed if len(summed) else own).sort_values("value", ascending=False, kind="stable")
    firsts = rows.drop_duplicates("form").sort_index()
    for n, row in enumerate(each_row(firsts[:FEW])):
        number = {"share": written_number(row.value, "percent", AS_PRINTED, row.row_id)}
        words = {
            "first": row.first_year,
            "last": row.last_year,
            "country": with_article(row.country_iso3, look(place_names), look.t),
            "form": look.t.cell(row.form),
        }
        text = FROM if row.form.casefold() in WHOLE else FROM_FORM
        yield Line("sources", f"us_source_{n}", text, number, words)


def _european_sources(look: Look) -> Iterator[Line]:
    own = of_commodity(look, "eu_supply_shares")
    own = own[(own["supply"] == "eu_sourcing") & own["value"].notna() & (own["qualifier"] == "")]
    own = own[own["assessment_year"] == own["assessment_year"].max()]
    named = own[own["country_iso3"].isin(look(place_names).index) & (own["country_iso3"] != "ROW")]
    firsts = named.sort_values("value", ascending=False, kind="stable").drop_duplicates("stage")
    for row in each_row(firsts.sort_values("stage", kind="stable")):
        number = {"share": written_number(row.value, "percent", AS_PRINTED, row.row_id)}
        words = {
            "country": with_article(row.country_iso3, look(place_names), look.t),
            "stage": look.t.code(row.stage),
            "year": row.assessment_year,
        }
        yield Line("sources", f"eu_source_{row.stage}", EU_FROM, number, words)
        copied = _repeated_shares(look, row.stage)
        if copied:
            yield Line("sources", f"eu_copied_{row.stage}", EU_COPIED, rows=copied)


def _repeated_shares(look: Look, stage: str) -> str:
    """Name the rows of a stage if every share of the EU’s sourcing is that of world output, rounded."""
    own = of_commodity(look, "eu_supply_shares")
    own = own[(own["assessment_year"] == own["assessment_year"].max()) & (own["stage"] == stage)]
    shares = own.pivot_table(index="country_iso3", columns="supply", values="value")
    both = shares.reindex(columns=["eu_sourcing", "world"]).dropna(subset=["eu_sourcing"])
    if len(both) < FEWEST_ALIKE or not (both["eu_sourcing"] - both["world"]).abs().le(HALF).all():
        return ""
    return join_ids(own.loc[own["country_iso3"].isin(both.index), "row_id"])


FEWEST_ALIKE = 3
"""So many countries must have the same share twice for one list to be a copy of the other."""
HALF = 0.5
"""How far a share rounded to a whole percent may lie from the share itself."""


@STORY.keep
def price_lines(look: Look) -> list[Line]:
    """Give the newest yearly price of each form, and the first of the same edition."""
    own = of_commodity(look, "commodity_prices")
    own = own[own["value"].notna() & (own["qualifier"] == "")]
    own = own[own["vintage"] == own["vintage"].max()].sort_values("year", kind="stable")
    forms = list(dict.fromkeys(own["form"]))[:FEW]
    return [_price(look, n, own[own["form"] == form]) for n, form in enumerate(forms)]


def _price(look: Look, n: int, series: pd.DataFrame) -> Line:
    rows = list(each_row(series))
    first, last = rows[0], rows[-1]
    words = {"unit": look.t.unit(last.unit, last.value), "year": last.year, "form": look.t.cell(last.form)}
    numbers = {"value": written_number(last.value, last.unit, AS_PRINTED, last.row_id)}
    if first.year == last.year or first.unit != last.unit:
        return Line("prices", f"price_{n}", PRICE_FORM if last.form else PRICE, numbers, words)
    numbers |= {"before": written_number(first.value, first.unit, AS_PRINTED, first.row_id)}
    text = PRICE_FORM_SINCE if last.form else PRICE_SINCE
    return Line("prices", f"price_{n}", text, numbers, words | {"first": first.year})


@STORY.keep
def stock_lines(look: Look) -> list[Line]:
    """Say what is known of public stocks."""
    return [_stock(look, n, row) for n, row in enumerate(each_row(newest_notes(look, "stockpile")[:FEW]))]


def _stock(look: Look, n: int, row: Row) -> Line:
    if pd.isna(row.value) or pd.isna(row.year):
        words = {"item": look.t.cell(row.item)}
        return Line("stocks", f"stock_{n}", STOCK_TOLD, words=words, rows=row.row_id)
    words = {"item": look.t.cell(row.item), "year": row.year, "unit": look.t.unit(row.unit, row.value)}
    return Line(
        "stocks",
        f"stock_{n}",
        STOCK,
        {"value": written_number(row.value, row.unit, AS_PRINTED, row.row_id)},
        words,
    )
