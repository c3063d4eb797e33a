"""Which release a file is: found from what the file says, and matched to a row of ``sources.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chokepoint.data.imports.figures import Release
from chokepoint.errors import DataError


@dataclass(frozen=True)
class Kind:
    """How the sources of a publisher's releases are told from its other works.

    Attributes:
        publisher: the publisher, as the tables call it.
        prefix: how their ids begin.
        suffix: how they end.
        name: what to call a release in messages.
    """

    publisher: str
    prefix: str
    suffix: str
    name: str


KINDS = {
    "USGS": Kind("USGS", "usgs_mcs", "_dr", "Mineral Commodity Summaries data release"),
    "BGS": Kind("BGS", "bgs_wms", "", "World Mineral Statistics release"),
    "WMD": Kind("WMD", "wmd_", "", "World Mining Data edition"),
}


def find_release(publisher: str, edition: str, sources: Iterable[Mapping[str, str]]) -> Release:
    """Find the release of an edition among the sources.

    Args:
        publisher: the publisher, as the tables call it.
        edition: the edition, as ``vintage`` names it.
        sources: the rows of ``sources.csv``.

    Raises:
        DataError: if no source stands for the edition; the hint gives the command that adds one.
    """
    kind = KINDS[publisher]
    known = [row for row in sources if _is_release(row, kind)]
    for row in known:
        if row["edition"] == edition:
            return Release(publisher, edition, row["source_id"], row["published"][:4])
    editions = ", ".join(row["edition"] for row in known)
    source_id = f"{kind.prefix}{edition if edition.isdigit() else edition.replace(' ', '_')}{kind.suffix}"
    hint = f"known are {editions}; add it: chokepoint data add-source {source_id} --edition '{edition}' ..."
    raise DataError(f"no source stands for the {kind.name} {edition}", where="sources.csv", hint=hint)


def releases_of(publisher: str, sources: Iterable[Mapping[str, str]]) -> list[str]:
    """List the editions of a publisher among the sources."""
    return [row["edition"] for row in sources if _is_release(row, KINDS[publisher])]


def _is_release(row: Mapping[str, str], kind: Kind) -> bool:
    name = row["source_id"]
    return name.startswith(kind.prefix) and name.endswith(kind.suffix) and bool(row["edition"])
