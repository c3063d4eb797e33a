"""The commands that bring data in: ``chokepoint data add``, ``new-table`` and ``add-source``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from chokepoint.book.commands.data_tables import JsonOption, print_json, print_table
from chokepoint.data import imports
from chokepoint.data.imports.compare import Comparison, Revision
from chokepoint.errors import DataError

app = typer.Typer(
    help="Take a publisher's release, or rows of your own, into the data package.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ENDINGS = (".csv", ".xlsx")
WORLD_FILES = "*_world.csv"
SHOWN = 10

Paths = Annotated[list[Path], typer.Argument(help="Files as published, or folders that hold them.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change and write nothing.")]
Replace = Annotated[
    bool,
    typer.Option("--replace", help="The release came out anew: take figures that are carried otherwise."),
]
Edition = Annotated[
    str, typer.Option(help="The edition as `vintage` names it, for a file that does not say it.")
]


@app.command(name="usgs-mcs")
def add_usgs(
    paths: Paths,
    dry_run: DryRun = False,
    replace: Replace = False,
    as_json: JsonOption = False,
) -> None:
    """Take in the Mineral Commodity Summaries: world tables a commodity, or the single file since 2025."""
    _add_release("usgs-mcs", paths, dry_run, replace, "", as_json)


@app.command(name="bgs")
def add_bgs(
    paths: Paths,
    dry_run: DryRun = False,
    replace: Replace = False,
    edition: Edition = "",
    as_json: JsonOption = False,
) -> None:
    """Take in downloads of the World Mineral Statistics of the British Geological Survey."""
    _add_release("bgs", paths, dry_run, replace, edition, as_json)


@app.command(name="wmd")
def add_wmd(
    paths: Paths,
    dry_run: DryRun = False,
    replace: Replace = False,
    edition: Edition = "",
    as_json: JsonOption = False,
) -> None:
    """Take in World Mining Data: the workbook of production by country, or its sheets as CSV."""
    _add_release("wmd", paths, dry_run, replace, edition, as_json)


@app.command(name="table")
def add_rows(
    table: Annotated[str, typer.Argument(help="The table.")],
    path: Annotated[Path, typer.Argument(help="A CSV file in the columns of the table.")],
    template: Annotated[
        bool,
        typer.Option("--template", help="Write an empty file in these columns to PATH, and add nothing."),
    ] = False,
    dry_run: DryRun = False,
    as_json: JsonOption = False,
) -> None:
    """Add rows of your own to a table; rows that are carried are never changed."""
    if template:
        _write_new(path, imports.rows_template(table))
        return
    _finish(lambda: imports.plan_rows(table, path.name, _read(path)), dry_run, as_json)


def new_table(
    name: Annotated[str, typer.Argument(help="Name of the table: small letters, digits and _.")],
    path: Annotated[Path, typer.Argument(help="Its description, as --template writes it.")],
    template: Annotated[
        bool, typer.Option("--template", help="Write a description to be filled in to PATH, and add nothing.")
    ] = False,
) -> None:
    """Add an empty table of your own: to the descriptor, the README and the folder of tables."""
    if template:
        _write_new(path, imports.table_template())
        return
    imports.replace_all(imports.table_contents(name, _read(path).decode("utf-8", errors="replace")))
    typer.echo(f"added {name}; add rows with: chokepoint data add table {name} PATH")


def add_source(
    source_id: Annotated[str, typer.Argument(help="Id of the source: small letters, digits and _.")],
    publisher: Annotated[str, typer.Option(help="Publisher, and the copy seen where it was another.")],
    title: Annotated[str, typer.Option(help="Title.")],
    published: Annotated[str, typer.Option(help="Date of publication: YYYY, YYYY-MM or YYYY-MM-DD.")] = "",
    edition: Annotated[
        str, typer.Option(help="Edition of a recurring publication, as `vintage` names it.")
    ] = "",
    url: Annotated[str, typer.Option(help="Address of the text or of the copy seen.")] = "",
    licence: Annotated[str, typer.Option(help="Licence or terms.")] = "not stated",
    redistribution: Annotated[
        str, typer.Option(help="public-domain, open-licence or facts-only.")
    ] = "facts-only",
    seen_as: Annotated[str, typer.Option(help="primary-text, data-file or secondary-report.")] = "data-file",
    note: Annotated[str, typer.Option(help="Doubts and remarks.")] = "",
) -> None:
    """Add a source; `chokepoint data check` asks for a row that refers to it."""
    cells = {
        "source_id": source_id,
        "publisher": publisher,
        "title": title,
        "edition": edition,
        "published": published,
        "url": url,
        "licence": licence,
        "redistribution": redistribution,
        "seen_as": seen_as,
        "note": note,
    }
    imports.replace_all(imports.source_contents(cells))
    typer.echo(f"added {source_id}")


def _add_release(
    kind: str, paths: list[Path], dry_run: bool, replace: bool, edition: str, as_json: bool
) -> None:
    def plan() -> imports.Plan:
        files = [(path.name, _read(path)) for path in _expand(paths)]
        return imports.plan_import(kind, files, edition=edition, replace=replace)

    _finish(plan, dry_run, as_json)


def _finish(make: Callable[[], imports.Plan], dry_run: bool, as_json: bool) -> None:
    """Make a plan, check what it comes to, write it unless only asked to show it, and report."""
    try:
        plan = make()
        contents = imports.try_out(plan)
        if not dry_run:
            imports.replace_all(contents)
    except imports.Refused as refused:
        if as_json:
            print_json({"status": "refused", "faults": [asdict(fault) for fault in refused.faults]})
            raise typer.Exit(1) from refused
        raise
    if as_json:
        print_json(_as_dict(plan, dry_run))
    else:
        typer.echo("\n".join(_heading(plan)))
        print_table(_table(plan), right=("new", "same", "changed", "revised"))
        typer.echo("\n".join(_ending(plan, dry_run)))


def _expand(paths: list[Path]) -> Iterator[Path]:
    """Give the files, those of a folder in the order of their names."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(path.glob(WORLD_FILES)) or sorted(p for p in path.iterdir() if p.suffix in ENDINGS)
        if not inside:
            raise DataError("the folder holds no file of a release", where=str(path))
        yield from inside


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"the file cannot be read ({error.strerror})", where=path.name) from error


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise DataError(f"the file cannot be written ({error.strerror})", where=path.name) from error
    typer.echo(f"wrote {path.name}")


def _heading(plan: imports.Plan) -> list[str]:
    names = sorted(set(plan.layouts.values()))
    files = f"{len(plan.layouts)} file{'' if len(plan.layouts) == 1 else 's'}"
    if plan.release is None:
        return [f"rows for {', '.join(names)}"]
    return [
        f"{plan.release.publisher} {plan.release.edition} ({plan.release.source_id}): "
        f"{files} in the layout {', '.join(names)}"
    ]


def _table(plan: imports.Plan) -> pd.DataFrame:
    rows = [
        [name, len(found.new), found.same, len(found.other), len(found.revised)]
        for name, found in plan.comparisons.items()
    ]
    frame = pd.DataFrame(rows, columns=["table", "new", "same", "changed", "revised"])
    return frame.astype({"new": str, "same": str, "changed": str, "revised": str})


def _ending(plan: imports.Plan, dry_run: bool) -> list[str]:
    lines = [f"left out {count}: {reason}" for reason, count in plan.left_out.most_common()]
    revised = [r for found in plan.comparisons.values() for r in found.revised]
    if revised:
        revised.sort(key=_size, reverse=True)
        lines.append(f"revised against the edition before, the largest {min(SHOWN, len(revised))}:")
        lines += [f"  {_word(one)}" for one in revised[:SHOWN]]
    if not plan.changes:
        return [*lines, "nothing to write: every row is carried already"]
    return [*lines, "nothing is written (--dry-run)" if dry_run else "written"]


def _size(revision: Revision) -> float:
    return float("inf") if revision.percent is None else abs(revision.percent)


def _word(revision: Revision) -> str:
    change = "from nil" if revision.percent is None else f"{revision.percent:+.1f}%"
    unit = revision.row.cells.get("unit", "")
    return (
        f"{revision.row.row_id}: {revision.before} ({revision.edition}) -> {revision.after} {unit}, {change}"
    )


def _as_dict(plan: imports.Plan, dry_run: bool) -> dict[str, Any]:
    return {
        "status": "planned" if dry_run else "written",
        "release": asdict(plan.release) if plan.release else None,
        "layouts": dict(plan.layouts),
        "left_out": dict(plan.left_out),
        "tables": {name: _found(found) for name, found in plan.comparisons.items()},
    }


def _found(found: Comparison) -> dict[str, Any]:
    return {
        "same": found.same,
        "new": [row.row_id for row in found.new],
        "changed": [row.row_id for row, _ in found.other],
        "revised": [
            {
                "row_id": one.row.row_id,
                "edition": one.edition,
                "before": one.before,
                "after": one.after,
                "percent": one.percent,
            }
            for one in found.revised
        ],
    }
