"""``chokepoint dossier``: what is known of a commodity, in the words of its page."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chokepoint.book.commands.options import AsJson


def dossier(
    commodity: Annotated[str, typer.Argument(help="A commodity, such as germanium.")],
    as_of: Annotated[
        str | None, typer.Option(help="Tell what was published by this day, YYYY-MM-DD.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is known of a commodity: who makes it, who needs it, who controls it, how sure that is."""
    from chokepoint.book.commands.options import print_json

    if as_json:
        print_json(lambda: find(commodity, as_of))
    else:
        typer.echo("\n".join(write_lines(commodity, as_of)))


def find(commodity: str, as_of: str | None = None) -> dict[str, Any]:
    """Give the sheet of a commodity for machines.

    Raises:
        ParameterError: for a commodity without rows, or a day that cannot be asked for.
    """
    from chokepoint.stories.dossier import told

    return told.as_record(_look(commodity, as_of))


def write_lines(commodity: str, as_of: str | None = None) -> list[str]:
    """Write the sheet of a commodity for a terminal.

    Raises:
        ParameterError: as for :func:`find`.
    """
    from chokepoint.stories.dossier import told

    return told.as_lines(_look(commodity, as_of))


def _look(commodity: str, as_of: str | None) -> Any:
    from chokepoint.answers.look import Look
    from chokepoint.book.commands.answers_command import read_values
    from chokepoint.data import KnownTables
    from chokepoint.stories import registered  # noqa: F401 - importing it registers every story
    from chokepoint.stories.dossier.story import STORY

    read_values(STORY, {"commodity": commodity, **({"as_of": as_of} if as_of else {})}, as_of)
    return Look(STORY, KnownTables(as_of), as_of=as_of, params={"commodity": commodity})
