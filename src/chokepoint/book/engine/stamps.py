"""What pages say of the state of the project is filled in when the site is put together.

Commit and data checksum stand on every page and change with every edit. Pages are laid out with stand-ins of
the same form in their place, so that an edit does not make all of them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from chokepoint.book.engine.stage import BuildFacts
from chokepoint.i18n import Translator

SHORT = 10
"""So many characters of a commit or a checksum may stand for it."""
TEXTS = frozenset({".html", ".md", ".xml", ".txt", ".json", ".ipynb", ".bib", ".ris"})

Stamps = Sequence[tuple[bytes, bytes]]
"""Stand-ins and what they stand for, in the order in which they are to be replaced."""


def _stand_in(name: str, length: int = 40) -> str:
    return sha256(f"stands for the {name} of a page".encode()).hexdigest()[:length]


STAND_INS = BuildFacts(
    commit=_stand_in("commit"),
    data_checksum=_stand_in("data", 64),
    reference=_stand_in("reference"),
    commit_name=_stand_in("name of the commit"),
)


def hold_places(facts: BuildFacts) -> BuildFacts:
    """Put stand-ins in the place of what changes with every edit; what is unknown stays so.

    Args:
        facts: what every page says of its making.
    """
    if not facts.commit:
        return replace(facts, data_checksum=STAND_INS.data_checksum)
    return replace(STAND_INS, data_as_of=facts.data_as_of)


def stamps_of(facts: BuildFacts, branch: str, language: str) -> Stamps:
    """Say what the stand-ins of an edition stand for.

    Args:
        facts: what every page says of its making.
        branch: the branch that links lead to where the files differ from every commit.
        language: that of the pages.
    """
    t = Translator(language)
    pairs = [
        (STAND_INS.data_checksum, facts.data_checksum),
        (STAND_INS.commit, facts.commit),
        (STAND_INS.reference, branch if facts.commit_modified else facts.commit),
        (STAND_INS.commit_name, t("Commit, with changes since") if facts.commit_modified else t("Commit")),
    ]
    short = [(token[:SHORT], value[:SHORT]) for token, value in pairs[:2]]
    return [(token.encode(), value.encode()) for token, value in (*pairs, *short)]


def fill_in(page: Path, stamps: Stamps) -> bytes:
    """Read a file of a folder of pages and fill in what the stand-ins stand for.

    Args:
        page: the file.
        stamps: as :func:`stamps_of` gives them.
    """
    content = page.read_bytes()
    for token, value in stamps if page.suffix in TEXTS else ():
        content = content.replace(token, value)
    return content
