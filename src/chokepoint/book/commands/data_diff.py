"""The command ``chokepoint data diff``: what one edition prints otherwise than another."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import numpy as np
import pandas as pd
import typer

from chokepoint.analysis.production import revisions
from chokepoint.book.commands.data_tables import JsonOption, check_known, print_json, print_table
from chokepoint.data import load_table
from chokepoint.data.package import close_names
from chokepoint.errors import DataError, ParameterError

Edition = tuple[str, str]
CARRIED = ["table", "commodity_id", "part", "country_iso3", "year_before", "year_after", "value_before",
           "value_after", "unit_before", "unit_after", "status_before", "status_after", "percent",
           "log_change", "moved", "reason", "row_ids"]  # fmt: skip
"""The columns of ``--csv`` and of the figures in ``--json``."""


def diff(
    first: Annotated[str, typer.Argument(help="An edition, for example USGS-2025.")],
    second: Annotated[str, typer.Argument(help="The edition to set against it, for example USGS-2026.")],
    commodity: Annotated[str, typer.Option(help="Only one commodity, for example rare_earths.")] = "",
    country: Annotated[str, typer.Option(help="Only one country, for example CHN or WLD.")] = "",
    table: Annotated[str, typer.Option(help="Only one table, for example production.")] = "",
    largest: Annotated[
        bool, typer.Option("--largest", help="The largest changes first, not the tables' order.")
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="Print at most this many figures; 0 for all.")] = 0,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what did not move and what cannot be compared, with the reason."),
    ] = False,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show which figures moved between two editions; a change within the printed rounding is none."""
    pairs = _compare(first, second, table, commodity, country)
    shown = _sort(pairs if everything else pairs[pairs["moved"]], largest)
    shown = shown.head(limit) if limit else shown
    if as_json:
        print_json({"first": first, "second": second} | _counts(pairs) | {"figures": _records(shown)})
    elif as_csv:
        shown[CARRIED].to_csv(sys.stdout, index=False, lineterminator="\n")
    else:
        if len(shown):
            words = _words(shown).drop(columns=["commodity"] if commodity else [])
            print_table(words, right=("before", "after", "change"), fold=("remark",))
        typer.echo(_summary(pairs, len(shown), first, second))


def edition_names() -> dict[str, Edition]:
    """List the editions in the evidence: the name the command line takes, publisher and edition."""
    found: set[Edition] = set()
    for name in revisions.TABLES:
        rows = load_table(name)
        found |= set(zip(rows["publisher"], rows["vintage"].astype(str), strict=True))
    return {
        f"{publisher}-{edition}".replace(" ", "-"): (publisher, edition)
        for publisher, edition in sorted(found)
    }


def find_edition(name: str, known: dict[str, Edition]) -> Edition:
    """Find an edition by its name, in capitals or not.

    Raises:
        DataError: if there is none; the hint names close ones.
    """
    by_name = {key.lower(): edition for key, edition in known.items()}
    if name.lower() not in by_name:
        raise DataError(f"there is no edition '{name}'", hint=close_names(name, list(known)))
    return by_name[name.lower()]


def _compare(first: str, second: str, table: str, commodity: str, country: str) -> pd.DataFrame:
    """Compare two editions and keep what is asked for, with the change in percent of the first figure."""
    if table and table not in revisions.TABLES:
        hint = f"editions are compared for {', '.join(revisions.TABLES)}"
        raise ParameterError(f"'{table}' will not do", where="--table", hint=hint)
    check_known(commodity, "--commodity", "commodities")
    check_known(country, "--country", "countries")
    known = edition_names()
    editions = find_edition(first, known), find_edition(second, known)
    names = [table] if table else list(revisions.TABLES)
    figures = revisions.read_all((name, load_table(name)) for name in names)
    figures = figures[figures["commodity_id"] == commodity] if commodity else figures
    pairs = revisions.compare(figures, *editions)
    pairs = pairs.assign(percent=100 * np.expm1(pairs["log_change"]))
    return pairs[pairs["country_iso3"] == country] if country else pairs


def _sort(pairs: pd.DataFrame, largest: bool) -> pd.DataFrame:
    if not largest:
        return pairs.sort_values(revisions.KEY, ignore_index=True)
    sizes = pairs["log_change"].abs()
    return pairs.loc[sizes.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _counts(pairs: pd.DataFrame) -> dict[str, int]:
    comparable = pairs["reason"] == ""
    moved = int(pairs["moved"].sum())
    return {"moved": moved, "same": int(comparable.sum()) - moved, "not_compared": int((~comparable).sum())}


def _summary(pairs: pd.DataFrame, shown: int, first: str, second: str) -> str:
    counts = _counts(pairs)
    if pairs.empty:
        return f"{first} and {second} print no figure for the same thing, place and year"
    moved, same, rest = counts.values()
    more = " (--all says why)" if rest else ""
    return (
        f"{first} -> {second}: {moved} moved ({shown} rows shown), "
        f"{same} the same within the rounding, {rest} not compared{more}"
    )


def _words(shown: pd.DataFrame) -> pd.DataFrame:
    """Write the rows for a reader: both figures in one unit, the change as a percentage of the first."""
    same_unit = (shown["unit_before"] == shown["unit_after"]) | shown["reason"].ne("")
    sides = {
        side: [
            _figure(*cells)
            for cells in zip(
                shown[f"value_{side}"].where(same_unit, shown[f"amount_{side}"]),
                shown[f"status_{side}"],
                strict=True,
            )
        ]
        for side in ("before", "after")
    }
    unit = shown["unit_after"].where(same_unit, shown["base_after"])
    frame = pd.DataFrame(
        {
            "table": shown["table"],
            "commodity": shown["commodity_id"],
            "part": shown["part"],
            "country": shown["country_iso3"],
            "year": shown["when"],
            **sides,
            "unit": unit.fillna(shown["unit_before"]),
            "change": [_change(row) for row in shown.itertuples()],
            "remark": shown["reason"],
        }
    )
    return frame[[name for name in frame if name in ("before", "after") or (frame[name] != "").any()]]


def _figure(value: float, status: object) -> str:
    if pd.notna(value):
        return f"{value:,.10g}"
    return "-" if pd.isna(status) else str(status).replace("_", " ")


def _change(row: Any) -> str:
    if row.reason or not row.moved:
        return "" if row.reason else "none"
    if np.isinf(row.log_change):
        return "from nil" if row.log_change > 0 else "to nil"
    return f"{row.percent:+,.0f}%" if abs(row.percent) >= 10 else f"{row.percent:+.1f}%"


def _records(shown: pd.DataFrame) -> list[dict[str, Any]]:
    """Write the rows as JSON values; what is missing or infinite is null."""
    text: str = (
        shown[CARRIED].replace([np.inf, -np.inf], np.nan).to_json(orient="records", double_precision=12)
    )
    records: list[dict[str, Any]] = json.loads(text)
    return records
