"""What several commands of the command line share: options, and how results and errors are printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from chokepoint.book.engine.failures import BuildFailed, all_failures, describe
from chokepoint.errors import ChokepointError, ParameterError


class Engine(StrEnum):
    """How notebooks are executed; both ways give the same bytes."""

    FORK = "fork"
    KERNEL = "kernel"


Quiet = Annotated[bool, typer.Option("--quiet", help="Show warnings and errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON for another program.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="Notebooks run at the same time; default: processors.")]
EngineOption = Annotated[
    Engine | None,
    typer.Option(help="Run notebooks in forks or in kernels; default: in forks where the system can."),
]
DaysOption = Annotated[
    list[str] | None,
    typer.Option(help="Add the book as of this day, not those of _config.yml: YYYY-MM-DD. Repeatable."),
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(help="Execute this chapter only, no other day; others keep committed outputs. Repeatable."),
]
ParameterOption = Annotated[
    list[str] | None,
    typer.Option("-p", "--parameter", metavar="NAME VALUE", help="A parameter; repeatable. See `params`."),
]


def print_json(work: Callable[[], Any]) -> Any:
    """Print a result as JSON; print the errors as JSON too, and end with code 1."""
    try:
        result = work()
    except ChokepointError as error:
        failed = {"status": "failed", "errors": [describe(failure) for failure in all_failures(error)]}
        if isinstance(error, BuildFailed):
            failed["step"] = error.step
        typer.echo(json.dumps(failed, indent=2, ensure_ascii=False))
        raise typer.Exit(1) from error
    typer.echo(json.dumps(result, indent=2, ensure_ascii=False, default=str))
    return result


def split_parameter(text: str) -> tuple[str, str]:
    """Part ``NAME=VALUE``.

    Raises:
        ParameterError: if there is no value.
    """
    name, sign, value = text.partition("=")
    if not sign:
        raise ParameterError(
            f"no value for '{name}'", where="-p", hint="write -p NAME VALUE or -p NAME=VALUE"
        )
    return name.strip(), value
