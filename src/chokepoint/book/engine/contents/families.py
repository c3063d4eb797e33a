"""``chapters/pages.yml``: what a page is to the others, and families of pages that share a notebook."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE
from chokepoint.book.engine.contents.page import Role
from chokepoint.errors import BuildError

if TYPE_CHECKING:
    import pandas as pd

FILE = "chapters/pages.yml"
HINT = "write {page: NAME, role: ...} or {family: NAME, notebook: NAME, for: {PARAMETER: [VALUE]}, name: ...}"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Settings:
    """What the file says of a page that stands in the table of contents."""

    page: str
    role: Role | None = None
    current_only: bool = False


@dataclass(frozen=True)
class Member:
    """One page of a family: its name, title and label by language, and the values of its parameters."""

    name: str
    title: Mapping[str, str]
    parameters: Mapping[str, Any]
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    """Pages made of one notebook, one for each combination of values.

    Args:
        family: the family's name.
        notebook: the notebook's name, in the folder of the file.
        values: the values each parameter takes: a list, or the table and column they are read from.
        name: the name of a page in addresses, with ``{placeholders}`` for parameters, or for columns of a
            table the values are read from.
        title: its title, or its title by language, with the same placeholders; the notebook's if not given.
        label: what a page is called where one chooses among them, written like title; its title if not given.
        under: the page below which the pages stand in the contents; that of the notebook if not given.
        current_only: whether no edition of a day has them.
        apart: whether they are made side by side from the notebook's exhibits, past Sphinx and the runs of
            notebooks, because there are many; no contents list has them.
        short: whether they leave out what the notebook's cells with the tag ``chapter-only`` show.
        sample: the names of those that are made where only a part of the book is built, and of those made
            apart on other days; if not given, all, or none of those made apart.
        dated: the names of those of a ``current_only`` family that the editions of other days have all the
            same.
    """

    family: str
    notebook: str
    values: Mapping[str, Any]
    name: str
    title: Mapping[str, str] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)
    under: str = ""
    current_only: bool = False
    apart: bool = False
    short: bool = False
    sample: tuple[str, ...] | None = None
    dated: tuple[str, ...] = ()

    def in_current_only(self, member: Member) -> bool:
        """Tell whether no edition of a day has a page of the family.

        Raises:
            ChokepointError: if a page is named as dated that the family does not have.
        """
        unknown = sorted(set(self.dated) - {one.name for one in self.members()}) if self.dated else []
        if unknown:
            raise _fault(self.family, f"dated: names no page '{unknown[0]}'", "take it out")
        return self.current_only and member.name not in self.dated

    def sampled(self) -> list[Member]:
        """List the pages that are made where only a part of the book is built.

        Raises:
            ChokepointError: if the sample names no page of the family.
        """
        members = list(self.members())
        if self.sample is None:
            return [] if self.apart else members
        unknown = sorted(set(self.sample) - {member.name for member in members})
        if unknown:
            raise _fault(self.family, f"the sample names no page '{unknown[0]}'", "take it out")
        return [member for member in members if member.name in self.sample]

    def members(self) -> Iterator[Member]:
        """List the pages.

        Raises:
            ChokepointError: if there is no such table or column, or a name or title cannot be written.
        """
        choices = [list(_choices(self.family, *item)) for item in self.values.items()]
        for combination in product(*choices):
            parameters = dict(zip(self.values, (value for value, _words in combination), strict=True))
            words = {key: text for _value, some in combination for key, text in some.items()}
            name = self._write(self.name, {key: slug(text) for key, text in words.items()})
            self._check_name(name)
            title, label = (
                {language: self._write(text, words) for language, text in texts.items()}
                for texts in (self.title, self.label)
            )
            yield Member(name, title, parameters, label)

    def _write(self, text: str, words: Mapping[str, str]) -> str:
        try:
            return re.sub(r"\{(\w*)\}", lambda found: words[found[1]], text)
        except KeyError as error:
            hint = f"use one of {', '.join(words)}"
            raise _fault(self.family, f"'{text}' names no value {error}", hint) from error

    def _check_name(self, name: str) -> None:
        if not NAME.fullmatch(name) or DAY.fullmatch(name.partition("/")[0]):
            hint = "small letters, digits, - and _, with / between folders; the first may be no day"
            raise _fault(self.family, f"'{name}' is no name for a page", hint)


def slug(text: str) -> str:
    """Write a value as a part of an address: small letters and digits, all else as ``-``."""
    return re.sub(r"[^a-z0-9_]+", "-", text.lower()).strip("-")


Choice = tuple[Any, dict[str, str]]


def _choices(family: str, parameter: str, given: Any) -> Iterator[Choice]:
    """Give the values of a parameter, each with the words that names and titles may use."""
    if isinstance(given, Mapping):
        yield from _from_table(family, parameter, given)
        return
    for value in given:
        yield value, {parameter: str(value)}


def _from_table(family: str, parameter: str, given: Mapping[str, Any]) -> Iterator[Choice]:
    from chokepoint.data import load_table

    rows = load_table(str(given.get("table", "")))
    column, wanted = str(given.get("column", "")), dict(given.get("where") or {})
    for name in [column, *wanted]:
        if name not in rows.columns:
            hint = f"the columns are {', '.join(map(str, rows.columns))}"
            raise _fault(family, f"table {given['table']} has no column '{name}'", hint)
    for name, value in wanted.items():
        rows = rows[rows[name].astype(str) == str(value)]
    if given.get("having"):
        rows = rows[rows[column].isin(set(load_table(str(given["having"]))[column]))]
    if given.get("among"):
        rows = _among(family, rows, column, given["among"])
    for row in rows.dropna(subset=[column]).drop_duplicates(column).to_dict("records"):
        value = row[column].item() if hasattr(row[column], "item") else row[column]
        words = {str(key): str(cell) for key, cell in row.items()}
        yield value, words | {parameter: str(value)}


def _among(family: str, rows: pd.DataFrame, column: str, values: Sequence[Any]) -> pd.DataFrame:
    """Keep the rows with one of the values, in the order of the values."""
    known = set(rows[column])
    unknown = [value for value in values if value not in known]
    if unknown:
        raise _fault(family, f"no row has the {column} '{unknown[0]}'", "take it out of among:")
    chosen = rows[rows[column].isin(list(values))]
    return chosen.sort_values(column, key=lambda ids: ids.map(list(values).index), kind="stable")


def read_page_settings(root: Path) -> tuple[dict[str, Settings], list[Family]]:
    """Read what the file says; nothing if there is none.

    Returns:
        The settings of pages by name, and the families.

    Raises:
        BuildError: if the file cannot be read, or an entry is malformed.
    """
    settings: dict[str, Settings] = {}
    families: list[Family] = []
    for entry in _entries(root / FILE):
        if "family" in entry:
            families.append(_read_family(entry))
            continue
        page = _read_page(entry)
        if page.page in settings:
            raise _fault(page.page, "has two entries", "make one of them")
        settings[page.page] = page
    roles = [one.role for one in settings.values() if one.role]
    for role in {role for role in roles if roles.count(role) > 1}:
        raise BuildError(f"two pages have the role {role}", where=FILE, hint="give it to one")
    return settings, families


def _entries(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BuildError("cannot be read", where=FILE, hint=str(error).replace("\n", " ")) from error
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise BuildError("is no list of entries", where=FILE, hint=HINT)
    return content


def _read_page(entry: Mapping[str, Any]) -> Settings:
    name = str(entry.get("page", ""))
    _check_keys(name, entry, {field.name for field in fields(Settings)}, {"page"})
    role = entry.get("role")
    if role is not None and role not in list(Role):
        raise _fault(name, f"there is no role '{role}'", f"use one of {', '.join(Role)}")
    return Settings(name, Role(role) if role else None, bool(entry.get("current_only", False)))


def _read_family(entry: Mapping[str, Any]) -> Family:
    name = str(entry["family"])
    known = {"for" if field.name == "values" else field.name for field in fields(Family)}
    _check_keys(name, entry, known, {"family", "notebook", "for", "name"})
    values = entry["for"]
    if not isinstance(values, dict) or not all(isinstance(v, list | dict) and v for v in values.values()):
        raise _fault(name, "for: gives no values", "write for: {PARAMETER: [VALUE, VALUE]}")
    rest: dict[str, Any] = {key: str(entry[key]) for key in ("notebook", "name", "under") if key in entry}
    rest |= {key: bool(entry.get(key, False)) for key in ("current_only", "apart", "short")}
    rest |= {key: _by_language(entry.get(key) or {}) for key in ("title", "label")}
    if "sample" in entry:
        rest["sample"] = tuple(map(str, entry["sample"] or ()))
    rest["dated"] = tuple(map(str, entry.get("dated") or ()))
    return Family(family=name, values=values, **rest)


def _by_language(text: Any) -> dict[str, str]:
    return dict(text) if isinstance(text, dict) else {DEFAULT_LANGUAGE: str(text)}


def _check_keys(name: str, entry: Mapping[str, Any], known: Collection[str], needed: Collection[str]) -> None:
    for key in entry:
        if key not in known:
            close = get_close_matches(str(key), known, n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"the fields are {', '.join(sorted(known))}"
            raise _fault(name, f"there is no field '{key}'", hint)
    missing = sorted(key for key in needed if not entry.get(key))
    if missing:
        raise _fault(name, f"lacks {', '.join(missing)}", HINT)


def _fault(name: str, what: str, hint: str) -> BuildError:
    return BuildError(what, where=f"{FILE}: {name}" if name else FILE, hint=hint)
