"""What the table of all commodities can be narrowed by: lists, controls, the leading country, its share."""

from __future__ import annotations

from typing import Any

import pandas as pd

from chokepoint.i18n import Message, Translator, msg

NOTHING = "none found"
LISTS, STATUS, LEADER, SHARE = (
    msg("On the official list of"),
    msg("Chinese export control"),
    msg("Largest producer listed"),
    msg("Largest share at least, percent"),
)


def make_filters(rows: pd.DataFrame, places: pd.Series, t: Translator) -> list[dict[str, Any]]:
    """List the filters with what can be chosen in each; only what some row has can be.

    Args:
        rows: ``listers`` (codes with blanks between), ``status``, ``leader_code``.
        places: names of places by code.
        t: the reader's language.

    Returns:
        ``mark`` (the mark of a row that is looked at), ``title`` and ``choices``, pairs of a value and its
        name; without choices the value is a number that the mark reaches.
    """
    listers = {code for codes in rows["listers"] for code in codes.split()}
    leaders = set(rows["leader_code"]) - {""}
    states = sorted(set(rows["status"]) - {NOTHING})
    return [
        _filter("lists", LISTS, _by_name({code: places[code] for code in listers}), t),
        _filter("status", STATUS, [[state, t.cell(state)] for state in states], t),
        _filter("leader", LEADER, _by_name({code: places.get(code, code) for code in leaders}), t),
        _filter("share", SHARE, [], t),
    ]


def _filter(mark: str, title: Message, choices: list[list[str]], t: Translator) -> dict[str, Any]:
    return {"mark": mark, "title": t.say(title), "choices": choices}


def _by_name(names: dict[str, str]) -> list[list[str]]:
    return sorted(([code, str(name)] for code, name in names.items()), key=lambda pair: pair[1])
