"""``chokepoint answers``: what the book states, by name, with everything needed to check it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from difflib import get_close_matches
from typing import Any

import yaml

from chokepoint.answers.answer import Alternative
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.alternatives import alternatives
from chokepoint.answers.story import Parameter, Repeated, Story, find_story, stories
from chokepoint.book.engine.contents.editions import check_date
from chokepoint.book.engine.contents.parameter_cell import unknown_parameter
from chokepoint.data import KnownTables, RowRef, find_rows
from chokepoint.errors import FactError, ParameterError
from chokepoint.i18n import Translator
from chokepoint.parameters import check_parameters
from chokepoint.stories import registered  # noqa: F401 - importing it registers every story

SHOWN_ROWS = 10
DAY, LANGUAGE = "as_of", "lang"

Listed = dict[str, Any]


def list_answers(story: str = "") -> list[Listed]:
    """List the answers of a story, or of all, each with its unit and how it is computed.

    Raises:
        FactError: if there is no such story; the hint names a close one.
    """
    chosen = [_story(story)] if story else stories()
    return [_entry(one, key) for one in chosen for key in one.stated]


def _entry(story: Story, key: str) -> Listed:
    stated = story.stated[key]
    name = f"{story.name}.{key}"
    if isinstance(stated, Repeated):
        chapter, _dot, repeated = stated.name.rpartition(".")
        return _entry(find_story(chapter), repeated) | {"name": name, "how": f"repeats {stated.name}"}
    column = stated.column
    return {"name": name, "unit": column.unit if column else "", "how": column.how if column else ""}


def show_answer(name: str, as_of: str | None = None, given: Mapping[str, str] | None = None) -> Listed:
    """Give an answer with the parameters it was asked with, the rows behind it, and what else it comes to.

    Args:
        name: the answer, as ``story.key``.
        as_of: with what was published by this day; everything if not given.
        given: parameters other than the story's defaults, as text.

    Raises:
        FactError: if there is no such story or answer; the hint names a close one.
        ParameterError: for an unknown parameter, or a value or day that breaks its rule.
    """
    chapter, _dot, key = name.rpartition(".")
    story = _story(chapter)
    if key not in story.stated:
        raise _unknown(key, story.stated, f"answer {name}", f"`chokepoint answers {chapter}` lists them")
    values = read_values(story, {**({DAY: as_of} if as_of else {}), **(given or {})}, as_of)
    look = _look(story, values)
    answer = look.ask(key)
    refs = find_rows(answer.row_ids.split(";"))
    found = asdict(answer)
    found.pop("row_ids")
    return {
        **found,
        "parameters": values,
        "rows": {"count": sum(ref.rows for ref in refs), "first": [_row(ref) for ref in refs[:SHOWN_ROWS]]},
        "alternatives": [_alternative(one) for one in alternatives(look, name)],
    }


def _look(story: Story, values: Mapping[str, Any]) -> Look:
    day = values.get(DAY)
    params = {name: value for name, value in values.items() if name not in (DAY, LANGUAGE)}
    language = Translator(str(values.get(LANGUAGE, Translator().lang)))
    return Look(story, KnownTables(day), as_of=day, params=params, t=language)


def _row(ref: RowRef) -> Listed:
    return {"row": ref.row_id, "table": ref.table, "source": ref.source_id, "locator": ref.locator}


def _alternative(one: Alternative) -> Listed:
    return {"kind": one.kind, "reason": one.reason, "value": one.value, "rows": one.row_ids.split(";")}


def _story(name: str) -> Story:
    known = [story.name for story in stories()]
    if name not in known:
        raise _unknown(name, known, "chokepoint answers", f"the stories are {', '.join(sorted(known))}")
    return find_story(name)


def _unknown(name: str, known: Iterable[str], where: str, otherwise: str) -> FactError:
    close = get_close_matches(name, list(known), n=1)
    return FactError(
        f"there is no '{name}'", where=where, hint=f"did you mean '{close[0]}'?" if close else otherwise
    )


def read_values(story: Story, given: Mapping[str, str], as_of: str | None = None) -> dict[str, Any]:
    """Read the parameters of a story from text, and check all of them by the rules of the story.

    Args:
        story: the story.
        given: values by name, as text; those not given keep the story's defaults.
        as_of: the day asked for by an option of its own, which every story takes.

    Raises:
        ParameterError: for an unknown parameter, or a value that breaks its rule.
    """
    check_date(as_of)
    if as_of and given.get(DAY, as_of) != as_of:
        raise ParameterError("contradicts --as-of", where=f"-p {DAY}", hint="leave one of them out")
    for name in given:
        if name not in story.parameters and not (as_of and name == DAY):
            raise unknown_parameter(name, list(story.parameters), f"story {story.name}")
    values: dict[str, Any] = dict(story.defaults)
    for name, text in [*given.items(), *given.items()]:  # twice, because a rule may look at another value
        values[name] = _read(story.parameters.get(name), text, values)
    check_parameters(values, **{name: one.rule_for(values) for name, one in story.parameters.items()})
    return values


def _read(parameter: Parameter | None, text: str, values: Mapping[str, Any]) -> Any:
    """Take a text for the first thing its rule accepts: a word, None, or what YAML reads."""
    if parameter is None:
        return text
    rule = parameter.rule_for(values)
    readings = list(_readings(text))
    return next((value for value in readings if rule(value) is None), readings[-1])


def _readings(text: str) -> Iterator[Any]:
    yield text
    if text.strip().lower() in ("none", "null"):
        yield None
    try:
        yield yaml.safe_load(text)
    except yaml.YAMLError:
        return


def write_list(listed: Iterable[Listed]) -> list[str]:
    """Write a list of answers for a terminal, a line each."""
    rows = [(one["name"], " · ".join(part for part in (one["unit"], one["how"]) if part)) for one in listed]
    width = max((len(name) for name, _words in rows), default=0)
    return [f"{name:<{width}}  {words}".rstrip() for name, words in rows]


def write_answer(found: Listed) -> list[str]:
    """Write an answer for a terminal."""
    value = "not published" if found["value"] is None else f"{found['value']} {found['unit']}".strip()
    pairs = [
        ("for", found["date"]),
        ("against", found["base"]),
        ("range", _range(found["low"], found["high"])),
        ("how", found["how"] or None),
        ("with", ", ".join(f"{name} = {one!r}" for name, one in found["parameters"].items()) or None),
    ]
    head = [f"{found['name']}: {value}", *(f"  {name}: {one}" for name, one in pairs if one is not None)]
    return [*head, *_write_rows(found["rows"]), *_write_alternatives(found)]


def _range(low: Any, high: Any) -> str | None:
    return None if low is None and high is None else f"{low} to {high}"


def _write_rows(rows: Listed) -> Iterator[str]:
    if rows["count"]:
        yield f"  rows: {rows['count']}"
    yield from (f"    {row['row']}  {row['source']}, {row['locator']}" for row in rows["first"])


def _write_alternatives(found: Listed) -> Iterator[str]:
    if found["alternatives"]:
        yield "  elsewhere:"
    for one in found["alternatives"]:
        yield f"    {one['value']} ({one['kind']}: {one['reason']})"
