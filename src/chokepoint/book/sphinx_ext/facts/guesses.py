"""Guess first: a field on the card of a claim, and the switch at the head of the page that offers them.

All stands folded away in the page; a script opens it for readers who ask for it. Nothing is sent or kept.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.words import _


def write_switch() -> Markup:
    """Write the switch; it appears where a script can serve it and a card on the page asks something."""
    words = {
        "data_off": str(_("Guess before you see the evidence")),
        "data_on": str(_("Show all the evidence")),
    }
    button = tag("button", words["data_off"], type="button", aria_pressed="false", **words)
    told = str(_("Some claims ask for a number first. What you set stays in this page and is sent nowhere."))
    return tag("p", button, " ", tag("span", told), class_="guess-switch", hidden="")


def write_guess(guess: dict[str, Any] | None, claim: str) -> Markup:
    """Write the field of a claim: the question, a scale, and what is said once a number is set.

    Args:
        guess: as ``chokepoint.figures.guesses.tell_guess`` gives it; None for a claim without a number.
        claim: its id.
    """
    if guess is None:
        return Markup()
    name, most = f"guess-{claim}", guess["most"]
    scale = {"type": "range", "min": 0, "max": most, "step": 1, "value": round(most / 2), "id": name}
    field = tag("input", **scale)
    shown = tag("output", "", for_=name)
    button = tag("button", str(_("Show the evidence")), type="button")
    asked = tag("p", tag("label", guess["asks"], for_=name))
    ends = join((tag("span", "0"), tag("span", f"{most:,} {guess['unit']}")), " ")
    return tag(
        "div",
        asked,
        tag("p", field, " ", shown, class_="set"),
        tag("p", ends, class_="ends"),
        tag("p", button),
        class_="guess",
        hidden="",
        data_low=guess["low"],
        data_high=guess["high"],
        data_most=most,
        data_unit=guess["unit"],
        data_told=guess["told"],
        data_facts=" ".join(guess["facts"]),
        data_yours=str(_("You set {n} {unit}.")),
        data_within=str(_("That lies within what was found.")),
        data_below=str(_("That is less than was found.")),
        data_above=str(_("That is more than was found.")),
        data_rows=str(_("Who said what, and when")),
    )
