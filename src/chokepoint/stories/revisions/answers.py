"""What the chapter on revisions rests on: the editions of one survey, set side by side figure by figure."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row
from chokepoint.analysis.production import revision_sizes, revisions
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.i18n import msg
from chokepoint.stories.revisions.story import STORY, SURVEY
from chokepoint.stories.revisions.words import name_figures

CHINA, EARTHS = "CHN", "rare_earths"
OTHERWISE = "another thing is weighed"
"""The reason not to compare two figures that the chapter names commodities for."""


@STORY.keep
def printed_figures(look: Look, first_edition: int) -> pd.DataFrame:
    """Read what the survey printed, from the oldest edition compared on."""
    figures = revisions.read_all((name, look[name]) for name in revisions.TABLES)
    return figures[(figures["publisher"] == SURVEY) & (figures["edition"] >= str(first_edition))]


@STORY.keep
def pairs(look: Look) -> pd.DataFrame:
    """Set each edition beside the next, figure by figure, with ``kind`` and the ``reason`` not to compare."""
    return revision_sizes.name_kinds(revisions.consecutive(look(printed_figures)))


@STORY.keep
def compared(look: Look) -> pd.DataFrame:
    """Keep the pairs that can be compared."""
    every = look(pairs)
    return every[every["reason"] == ""]


@STORY.keep
def first_prints(look: Look) -> pd.DataFrame:
    """Keep of these what sets a first print against the next edition."""
    return revision_sizes.first_revisions(look(pairs))


@STORY.words("metal", "is_output", "follows_rare_earths", "is_newest", "skips_edition")
def words(look: Look, commodity: str, quantity: str, as_of: str | None) -> dict[str, object]:
    """Name what the page follows, and tell whether a step between editions of reliance leaves one out."""
    every = look(pairs)
    steps = every.loc[every["table"] == "import_reliance", revision_sizes.PAIR].astype(int)
    return {
        "metal": look(metal_names)[commodity],
        "is_output": quantity == "production",
        "follows_rare_earths": commodity == EARTHS,
        "is_newest": as_of is None,
        "skips_edition": bool((steps["edition_after"] - steps["edition_before"] > 1).any()),
    }


@STORY.answers(evidence_day=Column("day", how="newest publication date in the data, or the day asked for"))
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.keep
def left_out(look: Look) -> pd.DataFrame:
    """Keep the pairs that there is a reason not to compare."""
    every = look(pairs)
    return every[every["reason"] != ""]


@STORY.keep
def reasons(look: Look) -> pd.DataFrame:
    """Count the pairs left out by reason."""
    return revision_sizes.count_reasons(look(pairs))


HOW_LEFT = msg("pairs of cells of two consecutive editions; with a reason not to compare them")
HOW_WEIGHED = msg("pairs of cells of two consecutive editions; other words for what is weighed")


@STORY.answers(left_n=Column("n", "pairs", HOW_LEFT))
def count_of_left_out(look: Look) -> pd.DataFrame:
    """Count the pairs left out."""
    return revision_sizes.count_rows(look(left_out))


@STORY.answers(compared_n=Column("n", "pairs", "pairs of cells of two consecutive editions; compared"))
def count_of_compared(look: Look) -> pd.DataFrame:
    """Count the pairs compared."""
    return revision_sizes.count_rows(look(compared))


def weighed_otherwise(look: Look) -> pd.DataFrame:
    """Keep the pairs whose editions say that they weigh different things."""
    rows = look(left_out)
    return rows[rows["reason"] == OTHERWISE]


@STORY.answers(weighed_n=Column("n", "pairs", HOW_WEIGHED))
def count_of_weighed_otherwise(look: Look) -> pd.DataFrame:
    """Count the pairs whose editions weigh different things."""
    return revision_sizes.count_rows(look(weighed_otherwise), look(left_out))


@STORY.answers(weighed_names=Column("names", how="commodities of these pairs"))
def names_of_weighed_otherwise(look: Look) -> pd.DataFrame:
    """Name the commodities of these pairs."""
    rows = look(weighed_otherwise)
    return in_one_row(rows, names=list_metals(look, rows))


def list_metals(look: Look, rows: pd.DataFrame) -> str:
    """List the commodities of rows by name, each once, in the order of the rows."""
    return look.t.listing([look(metal_names)[code] for code in dict.fromkeys(rows["commodity_id"])])


def in_words(look: Look, rows: pd.DataFrame) -> pd.DataFrame:
    """Give pairs of figures the names that prose uses."""
    return name_figures(rows, look(metal_names), look(place_names), look.t)
