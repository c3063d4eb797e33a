"""The properties of a Frictionless descriptor that the book reads, and the values of each that it obeys.

Whatever is not listed here, or has another value, is refused by name: nothing that a descriptor says is
passed over in silence.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chokepoint.data.cells import DAY, HINTS

NAME = r"[a-z][a-z0-9_]{0,59}"
PATH = r"(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*\.csv"
ADDRESS = r"https?://([a-z0-9-]+\.)+[a-z]{2,}(/\S*)?"
TYPES = ("string", *HINTS)
ENCODINGS = ("utf-8", "utf-8-sig", "iso8859-1", "cp1252", "utf-16")


@dataclass(frozen=True)
class Property:
    """A property: which values the book obeys, in a function and in words, and whether it must be there."""

    fits: Callable[[Any], bool]
    hint: str
    needed: bool = False


def text(hint: str = "write text", *, needed: bool = False) -> Property:
    """Any text that is not empty."""
    return Property(lambda value: isinstance(value, str) and bool(value.strip()), hint, needed)


def like(pattern: str, hint: str, *, needed: bool = False) -> Property:
    """Text of a form."""
    fits = re.compile(pattern).fullmatch
    return Property(lambda value: isinstance(value, str) and fits(value) is not None, hint, needed)


def one_of(*values: Any, needed: bool = False) -> Property:
    """One of a few values; ``True`` is not taken for ``1``."""
    words = " or ".join(json.dumps(value) if not isinstance(value, str) else repr(value) for value in values)
    return Property(
        lambda value: any(value == v and type(value) is type(v) for v in values), f"write {words}", needed
    )


def many(fits: Callable[[Any], bool], hint: str, *, needed: bool = False) -> Property:
    """A list, not empty, of values that fit."""
    return Property(
        lambda value: isinstance(value, list) and bool(value) and all(map(fits, value)), hint, needed
    )


def is_object(value: Any) -> bool:
    """Tell whether a value is a JSON object."""
    return isinstance(value, dict)


def is_text(value: Any) -> bool:
    """Tell whether a value is text."""
    return isinstance(value, str)


def is_number(value: Any) -> bool:
    """Tell whether a value is a number; a truth value is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_count(value: Any) -> bool:
    """Tell whether a value is a whole number from nil."""
    return is_number(value) and isinstance(value, int) and value >= 0


def is_mark(value: Any) -> bool:
    """Tell whether a value is a single printed character, or a tab."""
    return is_text(value) and len(value) == 1 and (value.isprintable() or value == "\t")


def is_pattern(value: Any) -> bool:
    """Tell whether a value is a regular expression."""
    try:
        return is_text(value) and bool(re.compile(value))
    except re.error:
        return False


def is_encoding(value: Any) -> bool:
    """Tell whether a value names an encoding the book reads."""
    try:
        return is_text(value) and codecs.lookup(value).name in ENCODINGS
    except LookupError:
        return False


def is_path(value: Any) -> bool:
    """Tell whether a value is the path of a CSV file in the package, alone or as the only one of a list."""
    path = value[0] if isinstance(value, list) and len(value) == 1 else value
    return is_text(path) and re.fullmatch(PATH, path) is not None


def is_names(value: Any) -> bool:
    """Tell whether a value names a column, alone or as the only one of a list."""
    name = value[0] if isinstance(value, list) and len(value) == 1 else value
    return is_text(name) and re.fullmatch(NAME, name) is not None


OBJECTS = many(is_object, "write a list of objects")
FLAG = one_of(True, False)
MARK = Property(is_mark, "write a single character")
WORDS = many(is_text, "write a list of texts")
LIMIT = Property(lambda value: is_number(value) or is_text(value), "write a number")
COUNT = Property(is_count, "write a whole number")
NAMES = Property(is_names, "write the name of one column")
CSV_PATH = Property(
    is_path, "write the path of one CSV file inside the package: plain letters, no `..`, no address", True
)

Properties = Mapping[str, Property]

PACKAGE: Properties = {
    "profile": one_of("tabular-data-package", "data-package"),
    "name": like(r"[a-z0-9._-]+", "write small letters, digits, -, _ and ."),
    "id": text(),
    "title": text(),
    "description": text(),
    "version": text(),
    "created": like(rf"{DAY}T[0-9:.]+(Z|[+-][0-9:]+)", "write a day and a time, YYYY-MM-DDT00:00:00Z"),
    "homepage": like(ADDRESS, "write an address that begins with https://"),
    "keywords": WORDS,
    "licenses": OBJECTS,
    "contributors": OBJECTS,
    "sources": OBJECTS,
    "resources": Property(
        lambda value: isinstance(value, list) and all(map(is_object, value)), "write a list of objects", True
    ),
}
RESOURCE: Properties = {
    "name": like(NAME, "write small letters, digits and _, a letter first", needed=True),
    "path": CSV_PATH,
    "type": one_of("table"),
    "profile": one_of("tabular-data-resource", "data-resource"),
    "theme": text(),
    "title": text(),
    "description": text(),
    "scheme": one_of("file"),
    "format": one_of("csv"),
    "mediatype": one_of("text/csv"),
    "encoding": Property(is_encoding, f"write one of {', '.join(ENCODINGS)}"),
    "licenses": OBJECTS,
    "sources": OBJECTS,
    "rows": COUNT,
    "bytes": COUNT,
    "hash": like("sha256:[0-9a-f]{64}", "write sha256: and the checksum; `chokepoint data seal` does"),
    "dialect": Property(is_object, "write an object"),
    "schema": Property(is_object, "write the schema itself here, as an object", True),
}
DIALECT: Properties = {
    "delimiter": MARK,
    "lineTerminator": one_of("\n", "\r\n"),
    "quoteChar": MARK,
    "doubleQuote": one_of(True),
    "skipInitialSpace": one_of(False),
    "header": one_of(True),
    "headerRows": one_of([1]),
    "caseSensitiveHeader": FLAG,
}
SCHEMA: Properties = {
    "fields": many(is_object, "write a list of objects, one a column", needed=True),
    "missingValues": Property(
        lambda value: isinstance(value, list) and all(map(is_text, value)) and "" in value,
        'write a list of texts, "" among them',
    ),
    "primaryKey": NAMES,
    "foreignKeys": Property(
        lambda value: isinstance(value, list) and all(map(is_object, value)), "write a list of objects"
    ),
}
FIELD: Properties = {
    "name": like(NAME, "write small letters, digits and _, a letter first", needed=True),
    "type": one_of(*TYPES, needed=True),
    "title": text(),
    "description": text(),
    "example": Property(lambda value: True, ""),
    "format": one_of("default"),
    "unit": text(),
    "dateKind": one_of("partial"),
    "listOf": like(rf"{NAME}(\|{NAME})*", "write the name of a table, or several with | between"),
    "decimalChar": MARK,
    "groupChar": MARK,
    "bareNumber": one_of(True),
    "trueValues": WORDS,
    "falseValues": WORDS,
    "constraints": Property(is_object, "write an object"),
}
CONSTRAINTS: Properties = {
    "required": FLAG,
    "unique": FLAG,
    "pattern": Property(is_pattern, "write a regular expression"),
    "enum": many(lambda value: is_text(value) or is_number(value), "write a list of the allowed values"),
    "minimum": LIMIT,
    "maximum": LIMIT,
    "minLength": COUNT,
    "maxLength": COUNT,
}
FOREIGN_KEY: Properties = {
    "fields": Property(is_names, "write the name of one column", True),
    "reference": Property(is_object, "write an object", True),
}
REFERENCE: Properties = {
    "resource": Property(
        lambda value: is_text(value) and (value == "" or re.fullmatch(NAME, value) is not None),
        'write the name of a table, "" for the table itself',
        True,
    ),
    "fields": Property(is_names, "write the name of one column", True),
}
