"""The golden file of all English sentences: ``python tests/stories/dossier/golden.py`` writes it anew."""

from pathlib import Path

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.data.load import table_stamp
from chokepoint.stories import registered
from chokepoint.stories.dossier.story import STORY, commodities_with_rows
from chokepoint.stories.dossier.told import all_lines

assert registered.READING_ORDER, "every story is there to be asked"

FILE = Path(__file__).with_name("sentences_en.txt")
EIGHT = (
    *("gallium", "rare_earths", "germanium", "boron"),
    *("stone_crushed", "cement", "copper", "soda_ash_synthetic"),
)
"""Withheld figures: germanium; no world total: boron; one producer: crushed stone; of cement's kind;
no control and several stages: copper; the smallest: synthetic soda ash."""


def every_commodity():
    return commodities_with_rows(table_stamp("production"))


def look_of(commodity, _kept=[]):  # noqa: B006 - one look for all, which remembers
    if not _kept:
        _kept.append(Look(STORY, KnownTables()))
    return _kept[0].given(commodity=commodity)


def sentences(commodity):
    """Give the lines of the golden file on a commodity: each sentence with its field."""
    look = look_of(commodity)
    return [f"[{line.field}] {line.sentence(look.t)}" for line in all_lines(look)]


def read():
    """Give the golden lines by commodity."""
    blocks = FILE.read_text("utf-8").split("## ")[1:]
    return {block.partition("\n")[0]: block.partition("\n")[2].strip().split("\n") for block in blocks}


if __name__ == "__main__":
    blocks = ["\n".join([f"## {name}", *sentences(name)]) for name in every_commodity()]
    FILE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
