"""The golden file of all English sentences: ``python tests/stories/country/country_golden.py`` writes it."""

from pathlib import Path

from chokepoint.answers.look import Look
from chokepoint.book.engine.contents.apart import read_apart
from chokepoint.data import KnownTables
from chokepoint.paths import project_root
from chokepoint.stories import registered
from chokepoint.stories.country.sheet import all_lines
from chokepoint.stories.country.story import STORY

assert registered.READING_ORDER, "every story is there to be asked"

FILE = Path(__file__).with_name("sentences_en.txt")
BESIDE = ("MLI", "NLD", "AND")
"""Countries without a page: an African one that leads nothing, a small producer, one no table names."""


def every_country():
    pages = [page for page in read_apart(project_root()) if "country" in page.parameters]
    return sorted([*(page.parameters["country"] for page in pages), *BESIDE])


def look_of(country, _kept=[]):  # noqa: B006 - one look for all, which remembers
    if not _kept:
        _kept.append(Look(STORY, KnownTables()))
    return _kept[0].given(country=country)


def sentences(country):
    """Give the lines of the golden file on a country: each sentence with its field."""
    look = look_of(country)
    return [f"[{line.field}] {line.sentence(look.t)}" for line in all_lines(look)]


def read():
    """Give the golden lines by country."""
    blocks = FILE.read_text("utf-8").split("## ")[1:]
    return {block.partition("\n")[0]: block.partition("\n")[2].strip().split("\n") for block in blocks}


if __name__ == "__main__":
    blocks = ["\n".join([f"## {name}", *sentences(name)]) for name in every_country()]
    FILE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
