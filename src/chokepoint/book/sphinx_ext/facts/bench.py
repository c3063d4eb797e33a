"""The bench of the model: its default setting whole without scripts, its controls for the script."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from markupsafe import Markup

from chokepoint.book.sphinx_ext.html import raw, tag

KIND = "bench"
"""What an output, and the memory of a page, call the content of a bench."""


def make_bench(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the controls, the result of the default setting, and the data the script works with."""
    env = document.settings.env
    env.metadata[env.docname][KIND] = True
    told, shown = content["bench"], content["shown"]
    parts = [write_controls(told), write_result(told["words"], shown), write_data(told)]
    return [raw(tag("div", *parts, class_="bench", id="bench"))]


def write_data(told: dict[str, Any]) -> Markup:
    """Write what the script needs as a block that no browser runs."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    return Markup('<script type="application/json" id="bench-data">') + Markup(text) + Markup("</script>")


def write_controls(told: dict[str, Any]) -> Markup:
    """Write the controls, which the script opens; without it nobody sees what would not work."""
    words = told["words"]
    named = {entry["id"]: entry["name"] for entry in told["minerals"]}
    first = next(entry for entry in told["minerals"] if entry["id"] == told["defaults"]["mineral"])
    producers = {entry["code"]: entry["name"] for entry in first["producers"]}
    chosen = [
        _write_choice("mineral", words["mineral"], named, told["defaults"]["mineral"]),
        _write_choice("country", words["country"], producers, told["defaults"]["country"]),
    ]
    numbers = [_write_number(entry, first["ranges"][entry["name"]][1]) for entry in told["inputs"]]
    buttons = [
        tag("button", words[name], type="button", data_preset=str(n))
        for n, name in enumerate(("mild", "middle", "severe"))
    ]
    said = tag("span", words["presets"])
    presets = tag("div", said, *buttons, class_="presets", role="group", aria_label=words["presets"])
    ends = [
        tag("button", words["reset"], type="button", data_reset=""),
        tag(
            "button", words["copy"], type="button", data_copy="", data_done=words["copied"],
            data_failed=words["uncopied"],
        ),
    ]  # fmt: skip
    fault = tag("p", role="alert", class_="fault")
    legend = tag("legend", words["setting"])
    return tag(
        "form",
        tag("fieldset", legend, *chosen, *numbers, presets, tag("div", *ends, class_="ends"), fault),
        hidden="",
        autocomplete="off",
    )


def _write_choice(name: str, label: str, options: dict[str, str], chosen: str) -> Markup:
    listed = [
        tag("option", text, value=value, selected="" if value == chosen else None)
        for value, text in options.items()
    ]
    box = tag("select", *listed, id=f"bench-{name}", name=name)
    return tag("p", tag("label", label, for_=f"bench-{name}"), box)


def _write_number(entry: dict[str, Any], middle: float) -> Markup:
    """Write a number field and its slider; both have the same bounds, and the label names both."""
    name, value = entry["name"], f"{middle * entry['scale']:g}"
    bounds = {"min": f"{entry['least']:g}", "max": f"{entry['most']:g}", "step": f"{entry['step']:g}"}
    field = tag("input", type="number", id=f"bench-{name}", name=name, value=value, **bounds)
    slide = tag("input", type="range", value=value, data_slides=name, aria_label=entry["label"], **bounds)
    unit = tag("span", entry["unit"], class_="unit")
    return tag("p", tag("label", entry["label"], for_=f"bench-{name}"), slide, field, unit)


def write_result(words: dict[str, str], shown: dict[str, Any]) -> Markup:
    """Write what the model gives for the default setting: sentences, room for the drawing, the table."""
    heads = [words[name] for name in ("month", "short", "least", "most", "price")]
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    rows = [
        tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in rest))
        for first, *rest in shown["rows"]
    ]
    table = tag(
        "table", tag("caption", words["result"], class_="vh"), tag("thead", head), tag("tbody", *rows)
    )
    box = tag("div", table, class_="scroll", role="region", tabindex="0", aria_label=words["result"])
    told = tag("p", " ".join(shown["told"]), class_="told", aria_live="polite")
    drawing = tag("div", class_="drawing", data_label=words["figure"], hidden="")
    return tag("div", told, drawing, box, class_="result")


WRITERS = {KIND: make_bench}
