"""The command ``chokepoint data``: check and seal the package, show and compare tables, take data in."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from itertools import accumulate
from typing import Annotated, Any

import pandas as pd
import typer
from rich.console import Console

from chokepoint.book.commands.data_add import add_source, new_table
from chokepoint.book.commands.data_add import app as add_app
from chokepoint.book.commands.data_diff import diff
from chokepoint.book.commands.data_seal import seal
from chokepoint.book.commands.data_tables import JsonOption, check_known, print_json, print_table
from chokepoint.data import check_package, first_day, last_day, load_table, table_names, table_schema
from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names, find_resource, read_descriptor
from chokepoint.errors import DataError, ParameterError
from chokepoint.paths import data_folder

app = typer.Typer(
    help="Look at the data package, and take data in: tables, rows, editions, faults, releases.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command()(diff)
app.command()(seal)
app.add_typer(add_app, name="add")
app.command(name="new-table")(new_table)
app.command(name="add-source")(add_source)

COMMODITY_COLUMNS = ("commodity_id", "commodities")
COUNTRY_COLUMNS = ("country_iso3", "partner_iso3", "target_iso3", "actor_iso3", "geography", "iso3")
PERIOD_COLUMNS = (
    "period_start",
    "period_end",
    "year",
    "announced",
    "from",
    "state_date",
    "date",
    "published",
)
WIDEST = 30  # characters of a column before its cells wrap


@app.command()
def check(as_json: JsonOption = False) -> None:
    """Check every table against its schema, the rules of the house and its seal; exit code 1 on a fault."""
    faults = check_package(sealed=True)
    if as_json:
        print_json({"faults": [asdict(fault) for fault in faults], **({} if faults else _totals())})
    else:
        typer.echo("\n".join(map(str, faults)) if faults else _sound())
    if faults:
        _report_count(faults, as_json)
        raise typer.Exit(1)


@app.command(name="list")
def list_tables(as_json: JsonOption = False) -> None:
    """List the tables: name, rows, title, and the period they cover."""
    summaries = [_summary(name) for name in table_names()]
    if as_json:
        print_json(summaries)
    else:
        print_table(pd.DataFrame(summaries))


@app.command()
def show(
    table: Annotated[str, typer.Argument(help="Name of the table, as `chokepoint data list` prints it.")],
    commodity: Annotated[str, typer.Option(help="Keep the rows of one commodity, for example gallium.")] = "",
    country: Annotated[str, typer.Option(help="Keep the rows of one country, for example CHN or WLD.")] = "",
    as_of: Annotated[
        str, typer.Option(help="Keep what was published by this day, for example 2023-07-06.")
    ] = "",
    where: Annotated[
        list[str] | None,
        typer.Option(help="Keep the rows with this value in a column, for example stage=mine; repeatable."),
    ] = None,
    columns: Annotated[str, typer.Option(help="Columns to print, separated by commas.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="Print at most this many rows; 0 for all.")] = 0,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show the rows of a table."""
    rows = load_table(table, as_of=as_of or None)
    rows = _only(rows, table, commodity, COMMODITY_COLUMNS, "commodities")
    rows = _only(rows, table, country, COUNTRY_COLUMNS, "countries")
    for condition in where or []:
        rows = _matching(rows, table, condition)
    shown = _as_text(_pick(rows.head(limit) if limit else rows, table, columns))
    if as_json:
        print_json(_as_values(shown, table))
    elif as_csv:
        shown.to_csv(sys.stdout, index=False, lineterminator="\n")
    else:
        _print_rows(shown, len(rows), bool(columns))


def _totals() -> dict[str, int]:
    """Count tables and rows of a package without faults: its seals say how many there are."""
    resources = read_descriptor(data_folder())["resources"]
    return {"tables": len(resources), "rows": sum(resource["rows"] for resource in resources)}


def _sound() -> str:
    totals = _totals()
    return f"{totals['tables']} tables, {totals['rows']} rows, 0 faults"


def _report_count(faults: list[Fault], quiet: bool) -> None:
    if not quiet:
        typer.echo(f"{len(faults)} fault{'' if len(faults) == 1 else 's'}", err=True)


def _summary(name: str) -> dict[str, Any]:
    frame = load_table(name)
    title = find_resource(data_folder(), name)["title"]
    return {"name": name, "rows": len(frame), "title": title, "period": _period(frame, name)}


def _period(frame: pd.DataFrame, name: str) -> str:
    """Give first and last year of the first columns that date the rows; empty if none does."""
    fields = [field["name"] for field in table_schema(name)["fields"]]
    dated = [column for column in PERIOD_COLUMNS if column in fields]
    chosen = [c for c in dated if c.startswith("period_")] or dated[:1]
    texts = [cell for column in chosen for cell in _as_text(frame[[column]])[column] if cell]
    if not texts:
        return ""
    first, last = min(map(first_day, texts)).year, max(map(last_day, texts)).year
    return str(first) if first == last else f"{first}-{last}"


def _only(
    rows: pd.DataFrame, table: str, value: str, candidates: tuple[str, ...], names: str
) -> pd.DataFrame:
    if not value:
        return rows
    column = next((candidate for candidate in candidates if candidate in rows.columns), None)
    if column is None:
        raise DataError(f"the table has no column for {names}", where=table, hint="leave the option out")
    check_known(value, table, names)
    return rows[rows[column].str.split(";").map(lambda entries: value in entries)]


def _matching(rows: pd.DataFrame, table: str, condition: str) -> pd.DataFrame:
    """Keep the rows whose cell of a column reads as asked for: ``COLUMN=VALUE``."""
    column, sign, value = condition.partition("=")
    if not sign:
        raise ParameterError(f"'{condition}' will not do", where="--where", hint="write COLUMN=VALUE")
    _check_columns([column], table)
    return rows[_as_text(rows[[column]])[column] == value]


def _check_columns(names: list[str], table: str) -> None:
    known = [field["name"] for field in table_schema(table)["fields"]]
    for name in names:
        if name not in known:
            raise DataError(f"there is no column '{name}'", where=table, hint=close_names(name, known))


def _pick(rows: pd.DataFrame, table: str, columns: str) -> pd.DataFrame:
    known = [field["name"] for field in table_schema(table)["fields"]]
    wanted = [name.strip() for name in columns.split(",")] if columns else known
    _check_columns(wanted, table)
    return rows[wanted]


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Write every cell as the file has it: plain digits, ISO dates, nothing for what is missing."""
    return frame.apply(lambda column: column.map(_cell).astype("str"))


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _as_values(shown: pd.DataFrame, table: str) -> list[dict[str, Any]]:
    kinds = {field["name"]: field["type"] for field in table_schema(table)["fields"]}
    rows = shown.itertuples(index=False, name=None)
    names = [str(name) for name in shown.columns]
    return [{name: _value(text, kinds[name]) for name, text in zip(names, row, strict=True)} for row in rows]


def _value(text: str, kind: str) -> Any:
    """Turn a cell back into the JSON value of its type; missing cells are null."""
    if kind in ("number", "integer", "boolean"):
        return json.loads(text) if text else None
    return text or None


def _print_rows(shown: pd.DataFrame, total: int, chosen: bool) -> None:
    """Print rows as a table; without chosen columns, the first that hold anything."""
    filled = [name for name in shown.columns if (shown[name] != "").any()]
    columns = list(shown.columns) if chosen else _fitting(shown[filled], Console().width)
    print_table(shown[columns])
    left_out = len(shown.columns) - len(columns)
    more = f"; {left_out} more columns: --columns, --csv or --json" if left_out else ""
    typer.echo(f"{len(shown)} of {total} rows{more}")


def _fitting(shown: pd.DataFrame, width: int) -> list[str]:
    """Take columns from the left as long as they fit side by side; always the first two."""
    widths = [max(map(len, [str(name), *shown[name].str.slice(stop=WIDEST)])) + 1 for name in shown.columns]
    count = sum(total <= width for total in accumulate(widths))
    return [str(name) for name in shown.columns[: max(count, 2)]]
