"""Sources: used, dated, of publishers with one name each, free to share only under a licence for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table, span

OPEN = re.compile(r"CC BY( \d\.\d)?|CC0( \d\.\d)?|MIT|Open Government Licence( v\d\.\d| - Canada)?")
PUBLIC = re.compile(r"US public domain")
CLOSED = "facts-only"
LICENCES = {"open-licence": OPEN, "public-domain": PUBLIC}
"""What may be shared, and the licences that allow it; everything else is cited for single facts."""
TABLE = "sources"


def source_columns(table: Table) -> list[str]:
    """Name the columns that refer to sources: the row's own, further ones, those of a position."""
    names = [field["name"] for field in table.fields if field.get("listOf") == TABLE]
    return [name for name in dict.fromkeys(["source_id", *names]) if table.has(name)]


def unused_sources(package: Package) -> Iterator[Fault]:
    """Only sources that some row refers to are kept; nothing is said while a table cannot be read."""
    if TABLE not in package.tables or not package.is_whole:
        return
    used = {
        entry
        for table in package.tables.values()
        if table.name != TABLE
        for column in source_columns(table)
        for cell in set(table.columns[column])
        for entry in cell.split(";")
    }
    sources = package.tables[TABLE]
    for line, source in sources.filled("source_id"):
        if source not in used:
            hint = "remove it, unless rows that refer to it were lost"
            yield sources.fault(line, "source_id", "is used by no row", source, hint)


def second_spellings(package: Package) -> Iterator[Fault]:
    """One publisher has one spelling; with two it would count, and be listed, as two publishers."""
    sources = package.tables.get(TABLE)
    if sources is None or not sources.has("publisher"):
        return
    times = Counter(sources.columns["publisher"])
    spelt: dict[str, str] = {}
    like = _near_names(times)
    for line, name in sources.filled("publisher"):
        first = spelt.setdefault(_bare(name), name)
        if first != name:
            yield sources.fault(line, "publisher", "is spelt otherwise above", name, f"write {first!r}")
        elif name in like:
            hint = f"write {like[name]!r}"
            yield sources.fault(line, "publisher", "is almost the name of another", name, hint)


def _bare(name: str) -> str:
    return re.sub(r"^the |\W", "", name.lower())


def _near_names(times: Counter[str]) -> dict[str, str]:
    """Give, for a name one letter away from another, the one that more sources have."""
    near: dict[str, set[str]] = defaultdict(set)
    for name in times:
        bare = _bare(name)
        for place in range(len(bare) + 1):
            near[bare[:place] + bare[place + 1 :]].add(name)
    pairs = (sorted(names, key=lambda name: (-times[name], name)) for names in near.values())
    return {other: names[0] for names in pairs for other in names[1:] if _differ(other, names[0])}


def _differ(one: str, other: str) -> bool:
    """Tell whether two names differ in a letter; another number is another thing."""
    return _bare(one) != _bare(other) and re.findall(r"\d+", one) == re.findall(r"\d+", other)


def wrong_rights(table: Table, _: Package) -> Iterator[Fault]:
    """What may be shared follows from the licence."""
    if table.name != TABLE or not table.has("licence", "redistribution"):
        return
    for line, licence, rights in table.rows("licence", "redistribution"):
        wanted = next((name for name, form in LICENCES.items() if form.fullmatch(licence)), CLOSED)
        if rights != wanted:
            hint = f"write {wanted}, or name the licence that allows it"
            yield table.fault(line, "redistribution", f"does not fit licence {licence!r}", rights, hint)


def undated_editions(table: Table, package: Package) -> Iterator[Fault]:
    """A value with a vintage must have a dated source, or no page as of a day could ever show it."""
    if table.name != TABLE and table.has("vintage", "source_id"):
        undated = {source for source, day in package.published.items() if not day}
        for line, source in table.filled("source_id"):
            if source in undated:
                hint = "date it in sources.csv"
                yield table.fault(line, "source_id", "is an undated source", source, hint)


def undated_sources(table: Table, _: Package) -> Iterator[Fault]:
    """A source has a date of publication, unless it is named as one that has none."""
    if table.name == TABLE and table.has("source_id", "published"):
        for line, published, source in table.rows("published", "source_id"):
            if not published:
                hint = f"date it; if {source} has no date, name it in exceptions.csv"
                yield table.fault(line, "published", "is empty", None, hint)


def unproven_days(table: Table, package: Package) -> Iterator[Fault]:
    """A source counts as known before the end of its period only where another, out by then, proves it."""
    if table.name != TABLE or not table.has("published", "known_by", "known_by_source_id"):
        return
    for line, source, published, day, proof in table.rows(
        "source_id", "published", "known_by", "known_by_source_id"
    ):
        known, period = span(day), span(published)
        proven = None if proof == source else span(package.published.get(proof, ""))
        if day and not proof:
            yield table.fault(line, "known_by_source_id", "is empty", None, f"name what proves {day}")
        elif proof and not day:
            yield table.fault(line, "known_by", "is empty", None, f"name the day that {proof} proves")
        elif known and (period is None or not period[0] <= known[0] < period[1]):
            hint = f"name a day before the last of {published}" if published else "date the source"
            yield table.fault(line, "known_by", "is no earlier day of the period published", day, hint)
        elif known and (proven is None or proven[1] > known[0]):
            hint = f"name another source that was out by {day}"
            yield table.fault(line, "known_by_source_id", "proves nothing of the day", proof, hint)


def wrong_vintages(table: Table, package: Package) -> Iterator[Fault]:
    """The vintage of a row is the edition of its source, or the day, month or year it was published."""
    if table.name == TABLE or not table.has("vintage", "source_id"):
        return
    editions, published = package.of_sources("edition"), package.published
    wrong = {
        (source, vintage)
        for source, vintage in set(zip(table.columns["source_id"], table.columns["vintage"], strict=True))
        if source in published and not _fits(vintage, editions.get(source, ""), published[source])
    }
    for line, source, vintage in table.rows("source_id", "vintage") if wrong else ():
        if (source, vintage) in wrong:
            stated = editions.get(source) or published[source]
            yield table.fault(
                line, "vintage", "is not that of its source", vintage, f"{source} is of {stated}"
            )


def _fits(vintage: str, edition: str, published: str) -> bool:
    if vintage and vintage == edition:
        return True
    return bool(vintage) and (
        published.startswith(vintage) or (not edition and vintage.startswith(published))
    )
