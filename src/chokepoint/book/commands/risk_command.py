"""``chokepoint risk``: every measure of supply risk that the rows of a commodity allow."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chokepoint.book.commands.options import AsJson, print_json

DIGITS = 3


def risk(
    commodity: Annotated[str, typer.Argument(help="A commodity, such as germanium.")],
    as_of: Annotated[
        str | None, typer.Option(help="Take what was published by this day, YYYY-MM-DD.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print concentration, governance, import reliance and scores of others for a commodity, with bounds."""
    if as_json:
        print_json(lambda: measures(commodity, as_of))
        return
    typer.echo("\n".join(write_lines(measures(commodity, as_of))))


def measures(commodity: str, as_of: str | None = None) -> list[dict[str, Any]]:
    """Compute the measures of a commodity, each with the name of its formula and the rows it rests on.

    Raises:
        ParameterError: for a commodity without production rows; the hint names a close one.
    """
    from difflib import get_close_matches

    from chokepoint.answers.risk import risk_measures
    from chokepoint.data import KnownTables, load_table
    from chokepoint.errors import ParameterError

    tables = KnownTables(as_of)
    known = sorted(set(tables["production"]["commodity_id"]))
    if commodity not in known:
        close = get_close_matches(commodity, known, n=1)
        hint = (
            f"did you mean {close[0]}?"
            if close
            else f"one of {len(known)}: {', '.join(known[:5])} and others"
        )
        raise ParameterError(f"no production rows of {commodity!r}", where="commodity", hint=hint)
    names = load_table("methods").set_index("row_id")["name"]
    found = risk_measures(tables, commodity).to_dict("records")
    return [
        {"name": str(names[f"method-{line['measure']}"])} | {str(key): value for key, value in line.items()}
        for line in found
    ]


def write_lines(found: list[dict[str, Any]]) -> list[str]:
    """Write measures for a terminal: base by base, each with its bounds."""
    lines: list[str] = []
    base = ""
    for one in found:
        if one["base"] != base:
            base = one["base"]
            lines.append(base)
        lines.append(f"  {one['year']}  {one['name']}: {_span(one)} ({one['unit']})")
    return lines


def _span(one: dict[str, Any]) -> str:
    low, best, high = (f"{one[end]:.{DIGITS}g}" for end in ("low", "best", "high"))
    return best if low == high else f"{best}, {low} to {high}"
