"""The bench: everything the page's script needs to run the model, and the default setting in words and rows.

Nothing is typed for the script: ranges come from table ``assumptions``, markets from table ``production``,
sentences from the messages here, refusals from the rules of the story's parameters.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
import pandas as pd

from chokepoint.analysis.risk import disruption, scenario
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures.claims import Claims
from chokepoint.i18n import Message, Translator, msg
from chokepoint.stories.what_if.answers import EXPORTER, assumptions, exported_part
from chokepoint.stories.what_if.answers_course import HORIZON, ceiling
from chokepoint.stories.what_if.story import SETTABLE, STORY
from chokepoint.stories.what_if.words import INPUTS, UNITS

KIND = "bench"
SHOWN_MONTHS = (1, 3, 6, 9, 12, 15, 18, 21, 24)
"""The months that have a row of the table."""
SENTENCES: dict[str, Message] = {
    "set": msg("{country} withholds {withheld} percent of the {mineral} it exports, for {months} months."),
    "nothing": msg("Nothing that the others use is missing in any month."),
    "missing": msg("In the worst month {short} percent of what the others use is missing."),
    "between": msg(
        "With all that cannot be set here at its mildest it is {mild} percent, at its severest {severe}."
    ),
    "empty": msg("Stocks are used up after {empty} months."),
    "lasting": msg("Stocks are not used up."),
    "price": msg("The price reaches {price} times that before."),
    "beyond": msg("The price passes {ceiling} times that before, above which the model states no number."),
}
WORDS: dict[str, Message] = {
    "mineral": msg("Mineral"),
    "country": msg("Country that withholds"),
    "mild": msg("low"),
    "middle": msg("in the middle"),
    "severe": msg("high"),
    "presets": msg("Set every number so that the effect is"),
    "reset": msg("Reset"),
    "copy": msg("Copy the address of this setting"),
    "copied": msg("Copied"),
    "uncopied": msg("The address is in the browser’s bar"),
    "month": msg("Month"),
    "short": msg("Missing, percent"),
    "least": msg("mildest"),
    "most": msg("severest"),
    "price": msg("Price, times before"),
    "more": msg("over {value}"),
    "figure": msg("Missing by month, percent of what the others use; line: from the mildest to the severest"),
    "setting": msg("Setting"),
    "result": msg("What the model gives"),
}
REFUSED = msg("{value} will not do: {hint}")


def inputs(look: Look) -> list[dict[str, Any]]:
    """Describe every number that can be set: its label, bounds, step and what is said of a bad one."""
    rows, t = look(assumptions), look.t
    found = []
    for parameter, name in SETTABLE.items():
        row = scenario.chosen(rows, name, "", "")
        rule = STORY.parameters[parameter].rule
        assert rule is not None  # every number has one
        found.append(
            {
                "name": name,
                "parameter": parameter,
                "label": t.capital(t.say(INPUTS[name])),
                "unit": "" if row.unit == "elasticity" else t.say(UNITS[row.unit]),
                "least": row.least,
                "most": row.most,
                "step": row.step,
                "scale": 100 if name in scenario.IN_PERCENT else 1,
                "hint": rule("?") or "",
            }
        )
    return found


def minerals(look: Look) -> list[dict[str, Any]]:
    """Describe every mineral: its market, its ranges, and each country that can withhold it."""
    found = []
    for commodity in scenario.minerals(look.whole("precedents"), look(assumptions), look(made)):
        shares = scenario.newest_shares(look(made), commodity)
        codes = scenario.producers(shares)["country_iso3"]
        listed = [_producer(look, shares, commodity, code) for code in codes]
        if listed:
            place = scenario.market(shares, commodity, listed[0]["code"])
            found.append(
                {
                    "id": commodity,
                    "name": look(metal_names)[commodity],
                    "world": place.world_output,
                    "ranges": _ends(scenario.ranges(look(assumptions), commodity, "")[0]),
                    "hint": _hint(commodity),
                    "producers": listed,
                }
            )
    return found


def made(look: Look) -> pd.DataFrame:
    """Give all rows of output."""
    return look["production"]


def _producer(look: Look, shares: pd.DataFrame, commodity: str, code: str) -> dict[str, Any]:
    place = scenario.market(shares, commodity, code)
    spans, _ = scenario.ranges(look(assumptions), commodity, code)
    read = exported_part(look, commodity, code) if code == EXPORTER else None
    return {
        "code": code,
        "name": look.t.place(code, str(look(place_names)[code])),
        "share": place.country_share,
        "others": place.others_hhi,
        "exported": _ends({"exported": read[0] if read else spans["exported"]})["exported"],
    }


def _ends(spans: scenario.Ranges) -> dict[str, list[float]]:
    return {name: [span.low, span.best, span.high] for name, span in spans.items()}


def _hint(commodity: str) -> str:
    """Say which countries can withhold a mineral, in the words in which the parameter is refused."""
    return STORY.parameters["country"].rule_for({"mineral": commodity})("") or ""


@STORY.keep
def payload(look: Look) -> dict[str, Any]:
    """Put together all that the script needs."""
    t = look.t
    rule = STORY.parameters["mineral"].rule
    assert rule is not None
    defaults = {name: STORY.parameters[name].default for name in ("mineral", "country")}
    return {
        "horizon": HORIZON,
        "ceiling": look(ceiling),
        "months": list(SHOWN_MONTHS),
        "worse": scenario.WORSE,
        "inputs": inputs(look),
        "minerals": minerals(look),
        "hint": rule("") or "",
        "defaults": defaults,
        "sentences": {name: t.template(text) for name, text in SENTENCES.items()},
        "words": {name: t.template(text) for name, text in WORDS.items()},
        "refused": t.template(REFUSED),
    }


Inputs = dict[str, float]


def courses(told: dict[str, Any], mineral: str, country: str, numbers: Inputs) -> list[disruption.Course]:
    """Run the model as the script does: what is not set at its mildest, in the middle, at its severest.

    Args:
        told: as :func:`payload` gives it.
        mineral: a commodity id.
        country: an ISO code.
        numbers: what is set, by input, as the model takes it.
    """
    one = next(entry for entry in told["minerals"] if entry["id"] == mineral)
    own = next(entry for entry in one["producers"] if entry["code"] == country)
    place = scenario.Market(mineral, country, one["world"], own["share"], own["others"], "")
    spans = {
        name: disruption.Span(*ends) for name, ends in {**one["ranges"], "exported": own["exported"]}.items()
    }
    found = []
    for chosen in (scenario.end(spans, worse=False), scenario.middle(spans), scenario.end(spans, worse=True)):
        found.append(disruption.run(scenario.resolve(place, {**chosen, **numbers}), told["horizon"]))
    return found


def default_numbers(told: dict[str, Any], mineral: str) -> Inputs:
    """Give the middle of every number that can be set, as the model takes it."""
    one = next(entry for entry in told["minerals"] if entry["id"] == mineral)
    return {entry["name"]: one["ranges"][entry["name"]][1] for entry in told["inputs"]}


def percents(course: disruption.Course) -> np.ndarray:
    """Give what is missing month by month, in percent of what the others use."""
    return 100 * (1 - course.cover)


def tell(told: dict[str, Any], mineral: str, country: str, numbers: Inputs, t: Translator) -> list[str]:
    """Write the result in sentences, as the script does."""
    mild, middle, severe = courses(told, mineral, country, numbers)
    one = next(entry for entry in told["minerals"] if entry["id"] == mineral)
    own = next(entry for entry in one["producers"] if entry["code"] == country)
    worst = [float(percents(course).max()) for course in (mild, middle, severe)]
    dearest = float(middle.price.max())
    values = {
        "country": t.capital(own["name"]),
        "mineral": one["name"],
        "withheld": t.number(100 * numbers["withheld"]),
        "months": t.number(numbers["months"]),
        "short": t.number(worst[1]),
        "mild": t.number(worst[0]),
        "severe": t.number(worst[2]),
        "empty": t.number(float(middle.empty_after), 1),
        "price": t.number(dearest, 1),
        "ceiling": t.number(told["ceiling"]),
    }
    kinds = [
        "set",
        "missing" if worst[1] > 0 else "nothing",
        "between",
        "empty" if isfinite(float(middle.empty_after)) else "lasting",
        "price" if dearest <= told["ceiling"] else "beyond",
    ]
    return [told["sentences"][kind].format(**values) for kind in kinds]


def rows(told: dict[str, Any], mineral: str, country: str, numbers: Inputs, t: Translator) -> list[list[str]]:
    """Write the table of the result: month, missing, its mildest and severest, and the price."""
    mild, middle, severe = courses(told, mineral, country, numbers)
    found = []
    for month in told["months"]:
        n = month - 1
        price = float(middle.price[n])
        beyond = told["words"]["more"].format(value=t.number(told["ceiling"]))
        parts = [t.number(float(percents(course)[n])) for course in (middle, mild, severe)]
        found.append([t.number(month), *parts, t.number(price, 1) if price <= told["ceiling"] else beyond])
    return found


@STORY.shows()
def bench(look: Look) -> Claims:
    """Show the bench with its default setting."""
    told = look(payload)
    chosen = told["defaults"]["mineral"], told["defaults"]["country"]
    numbers = default_numbers(told, chosen[0])
    told_words = tell(told, *chosen, numbers, look.t)
    shown = {"told": told_words, "rows": rows(told, *chosen, numbers, look.t)}
    return Claims(KIND, {"bench": told, "shown": shown}, " ".join(told_words))
