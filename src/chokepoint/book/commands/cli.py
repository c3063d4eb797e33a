"""The command line ``chokepoint``."""

from __future__ import annotations

import errno
import io
import json
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from chokepoint import __version__
from chokepoint.book.commands.dossier_command import dossier
from chokepoint.book.commands.news import news
from chokepoint.book.commands.options import (
    AsJson,
    AsOf,
    EngineOption,
    Fresh,
    Jobs,
    Only,
    ParameterOption,
    Place,
    Quiet,
    print_json,
    split_parameter,
)
from chokepoint.book.commands.risk_command import risk
from chokepoint.book.commands.sweep import sweep
from chokepoint.book.commands.verify import verify
from chokepoint.book.engine.contents.editions import choose_days, configured_days
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions, BuildResult
from chokepoint.book.engine.progress import choose_reporter
from chokepoint.book.engine.scratch import remove_left_over
from chokepoint.errors import ChokepointError, ParameterError
from chokepoint.i18n import languages

UNRECORDED = "not recorded for readers: refresh with --why REASON to add these to changes.csv"
DATA = "data"
PLACE_ERRORS = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EINTR}
)
PLACE_HINT = "the folder of the book must be writable and have room; nothing that stood was changed"
PARAMETER_OPTIONS = ("-p", "--parameter")


class Commands(TyperGroup):
    """The commands, those on the data loaded when they are asked for: they need pandas, a build may not."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands."""
        return [*super().list_commands(ctx), DATA]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command."""
        if cmd_name != DATA:
            return super().get_command(ctx, cmd_name)
        from chokepoint.book.commands.data_commands import app as data_app

        found = typer.main.get_command(data_app)
        found.name = DATA
        return found


app = typer.Typer(
    cls=Commands,
    help="Chokepoint Metals: build the book, run a chapter with other parameters, look at the data.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"chokepoint {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options all commands share; ``--debug`` is read by `main`."""


@app.command()
def build(
    edition: Annotated[str, typer.Option(help=f"Language: {', '.join(languages())}, or all.")] = "all",
    as_of: AsOf = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="Build the day of --as-of only, not beside the current edition.")
    ] = False,
    current: Annotated[bool, typer.Option("--current", help="Build the current edition only.")] = False,
    only: Only = None,
    jobs: Jobs = None,
    engine: EngineOption = None,
    output: Place = None,
    fresh: Fresh = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build the site: check the data, execute what changed, lay out the pages, check them, publish."""
    from chokepoint.book.engine.contents.settings import read_config
    from chokepoint.book.engine.unchanged import standing_site

    def work() -> dict[str, Any]:
        here = Workspace.here()
        days = () if only else configured_days(read_config(here.root))
        chosen = choose_days(days, as_of or (), alone=alone, current=current)
        wanted = tuple(languages()) if edition == "all" else (edition,)
        options = BuildOptions(
            wanted,
            chosen.alone,
            chosen.beside,
            tuple(only or ()),
            jobs,
            output,
            fresh=fresh,
            engine=engine or "",
        )
        result = standing_site(here, options) or _build(here, options, quiet or as_json)
        return {"status": "ok", **result.as_dict()}

    result = print_json(work) if as_json else work()
    if not as_json:
        typer.echo(_build_summary(result))


def _build(workspace: Workspace, options: BuildOptions, quiet: bool) -> BuildResult:
    from chokepoint.book.engine.build import Build

    with choose_reporter(quiet=quiet) as reporter:
        return Build(workspace, options, reporter).run()


def _build_summary(result: dict[str, Any]) -> str:
    executed, unchanged = result["executed"], result["unchanged"]
    lines = [f"executed {len(executed)}, unchanged {len(unchanged)}; {result['seconds']['total']} s"]
    lines.append(f"site {result['site_hash'][:16]}: {result['site']}/index.html")
    return "\n".join(lines)


@app.command()
def run(
    chapter: Annotated[str, typer.Argument(help="Name of the chapter, for example controls.")],
    parameter: ParameterOption = None,
    parameters_file: Annotated[Path | None, typer.Option(help="YAML file with name: value lines.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The notebook to write (.ipynb).")
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Also build the book with this run in it.")] = False,
    fresh: Fresh = False,
    engine: EngineOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Execute one chapter with other parameters."""
    from chokepoint.book.commands.run import run_chapter
    from chokepoint.book.engine.contents.parameter_cell import read_parameters_file

    def work() -> dict[str, Any]:
        given = read_parameters_file(parameters_file) if parameters_file else {}
        given |= dict(split_parameter(text) for text in parameter or [])
        with choose_reporter(quiet=quiet or as_json) as reporter:
            result = run_chapter(
                Workspace.here(),
                chapter,
                given,
                reporter,
                output=output,
                html=html,
                engine=engine or "",
                fresh=fresh,
            )
        return {"status": "ok", "notebook": result.notebook, "page": result.page}

    done = print_json(work) if as_json else work()
    if not as_json:
        typer.echo("\n".join(str(path) for path in (done["notebook"], done["page"]) if path))


app.command()(sweep)
app.command()(news)
app.command()(risk)
app.command()(dossier)
app.command()(verify)


@app.command()
def params(
    chapter: Annotated[str, typer.Argument(help="Name of the chapter, for example controls.")],
    as_json: AsJson = False,
) -> None:
    """List a chapter's parameters: type, default, meaning, unit and allowed values."""
    from chokepoint.book.commands.run import chapter_parameters

    specs = chapter_parameters(Workspace.here(), chapter)
    if as_json:
        typer.echo(json.dumps([spec.as_dict() for spec in specs], indent=2, ensure_ascii=False))
        return
    for spec in specs:
        typer.echo(f"{spec.name}: {spec.annotation} = {spec.default!r}\n    {spec.help}")


@app.command()
def refresh(
    chapters: Annotated[list[str] | None, typer.Argument(help="Names of chapters; default: all.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Compare only; exit code 1 if anything differs.")
    ] = False,
    why: Annotated[
        str,
        typer.Option(help="Record what moved in changes.csv, for the feed, with this reason for readers."),
    ] = "",
    jobs: Jobs = None,
    engine: EngineOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Execute chapters again, rewrite their committed outputs, print each fact and figure that moved."""
    from chokepoint.book.commands.refresh import refresh as refresh_chapters

    with choose_reporter(quiet=quiet or as_json) as reporter:
        here, names = Workspace.here(), chapters or []
        found = refresh_chapters(
            here, names, reporter, check=check, workers=jobs, why=why, engine=engine or ""
        )
    moves = [*_renew_ledger(here.root, names, check, why), *_renew_robustness(here.root, names, check)]
    if as_json:
        result = {"changes": [change.as_dict() for change in found.changes], "chapters": found.rewritten}
        result["verdicts"] = [str(move) for move in moves]
        typer.echo(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join([*moves, *_refresh_lines(found.changes, found.rewritten, check, why)]))
    if check and (found.rewritten or moves):
        raise typer.Exit(1)


def _renew_ledger(root: Path, chapters: Sequence[str], check: bool, why: str) -> list[str]:
    """Bring the ledger of claims up to date with its chapter; name, and record, the verdicts that moved."""
    from chokepoint.book.commands.claims_ledger import record_verdicts, renew_record
    from chokepoint.book.engine.contents.page import Role

    if not _is_chosen(root, Role.CLAIMS, chapters):
        return []
    moves = renew_record(root, check=check)
    if why and not check:
        record_verdicts(root, moves, why)
    return [f"verdict {move}" for move in moves]


def _renew_robustness(root: Path, chapters: Sequence[str], check: bool) -> list[str]:
    """Bring the record of the headlines up to date with its chapter, and name those that moved."""
    from chokepoint.book.commands.robustness_record import renew_record
    from chokepoint.book.engine.contents.page import Role

    wanted = _is_chosen(root, Role.ROBUSTNESS, chapters)
    return [f"headline {move}" for move in renew_record(root, check=check)] if wanted else []


def _is_chosen(root: Path, role: Any, chapters: Sequence[str]) -> bool:
    """Tell whether the page with a role is among the chapters asked for, or all are."""
    from chokepoint.book.engine.contents.pages import choose, read_pages

    pages = read_pages(root)
    return any(page.role is role for page in (choose(pages, chapters) if chapters else pages))


@app.command()
def robustness(
    as_of: Annotated[
        str | None, typer.Option(help="Try with what was published by this day, YYYY-MM-DD.")
    ] = None,
    chapter: Annotated[str | None, typer.Option(help="Only the headlines of this chapter.")] = None,
    as_json: AsJson = False,
) -> None:
    """Compute the headlines again from every edition, publisher and count, and say which sentences hold."""
    from chokepoint.book.commands.robustness_record import (
        list_headlines,
        summarise,
        try_headlines,
        write_lines,
    )

    listed = list_headlines(summarise(try_headlines(as_of, chapter)))
    text = json.dumps(listed, indent=2, ensure_ascii=False) if as_json else "\n".join(write_lines(listed))
    typer.echo(text)


@app.command()
def answers(
    name: Annotated[
        str, typer.Argument(help="A story, such as controls, or an answer, such as controls.price_change.")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option(help="Answer with what was published by this day, YYYY-MM-DD.")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", "--parameter", metavar="NAME VALUE", help="A parameter of the story; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List what the book states, or show one answer: value, rows behind it, and what else it comes to."""
    from chokepoint.book.commands import answers_command as command

    def work() -> Any:
        given = dict(split_parameter(text) for text in parameter or [])
        if "." in name:
            return command.show_answer(name, as_of, given)
        if as_of or given:
            hint = "name it as story.key"
            raise ParameterError("only an answer takes a day and parameters", where=name or "NAME", hint=hint)
        return command.list_answers(name)

    found = print_json(work) if as_json else work()
    if not as_json:
        lines = command.write_list(found) if isinstance(found, list) else command.write_answer(found)
        typer.echo("\n".join(lines))


@app.command()
def claims(
    as_of: Annotated[
        str | None, typer.Option(help="Judge with what was published by this day, YYYY-MM-DD.")
    ] = None,
    theme: Annotated[str | None, typer.Option(help="Only the claims of this theme.")] = None,
    as_json: AsJson = False,
) -> None:
    """Judge the claims of the article again: verdict, confidence and the numbers behind it."""
    from chokepoint.book.commands.claims_ledger import list_claims, write_lines

    listed = list_claims(as_of, theme)
    text = json.dumps(listed, indent=2, ensure_ascii=False) if as_json else "\n".join(write_lines(listed))
    typer.echo(text)


def _refresh_lines(changes: Sequence[Any], rewritten: Sequence[str], check: bool, why: str) -> list[str]:
    verb = "differ from a fresh run" if check else "rewritten"
    ending = f"{verb}: {', '.join(rewritten)}" if rewritten else "all outputs are up to date"
    hint = "" if check or not changes else "recorded in changes.csv" if why else UNRECORDED
    return [*(str(change) for change in changes), ending, *([hint] if hint else [])]


@app.command()
def serve(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on this machine; 0 picks a free one.")
    ] = 8000,
    quiet: Quiet = False,
) -> None:
    """Show the book on this machine only and rebuild it when a file changes."""
    from chokepoint.book.commands.serve import serve as serve_book

    serve_book(Workspace.here(), port, quiet=quiet)


@app.command()
def pdf(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; default: build/chokepoint-metals.pdf.")
    ] = None,
    page: Annotated[
        str, typer.Option(help="Print this page alone, on two sheets at most if it can be.")
    ] = "",
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Build the site, then print the whole book, or a page of it, through Chromium into one PDF."""
    from chokepoint.book.commands.print_command import print_edition, print_page

    with choose_reporter(quiet=quiet) as reporter:
        if page:
            printed = print_page(Workspace.here(), reporter, page, output, jobs)
        else:
            printed = print_edition(Workspace.here(), reporter, output, jobs)
    typer.echo(f"{printed.sheets} pages: {printed.path}")


@app.command()
def clean(
    everything: Annotated[bool, typer.Option("--all", help="Delete cache and site too.")] = False,
) -> None:
    """Delete what builds leave behind in build/."""
    from chokepoint.book.commands.clean import clean as clean_folders

    gone = clean_folders(Workspace.here(), everything=everything)
    typer.echo(f"deleted {', '.join(gone)}" if gone else "nothing to delete")


def join_parameters(arguments: Sequence[str]) -> list[str]:
    """Join ``-p NAME VALUE`` to ``-p NAME=VALUE``: the option parser knows one value per option only."""
    joined: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        joined.append(word)
        if word in PARAMETER_OPTIONS and len(rest) > 1 and "=" not in rest[0]:
            joined.append(f"{rest.pop(0)}={rest.pop(0)}")
    return joined


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line: errors a person can mend are printed as messages, not tracebacks.

    A disk that is full or may not be written to is one of them; what stood before still stands.

    Exit codes: 0 done, 1 an error that is printed, 2 wrong use of the command line, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe on Windows would lose Chinese words
            stream.reconfigure(encoding="utf-8", errors="replace")
    remove_left_over(Path(tempfile.gettempdir()))
    given = join_parameters(sys.argv[1:] if arguments is None else arguments)
    try:
        app(given, standalone_mode=True)
    except ChokepointError as error:
        if "--debug" in given:
            traceback.print_exception(error)
        print(f"error: {error.message}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        if error.errno not in PLACE_ERRORS:
            raise
        print(f"error: {error.filename or 'the disk'}: {error.strerror}. Hint: {PLACE_HINT}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
