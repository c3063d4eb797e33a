"""What we do not know: the holes in the newest tables of the publisher followed."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.analysis.production import gaps
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.concentration.answers import measured_tables
from chokepoint.stories.concentration.story import STORY


@STORY.keep
def newest_edition(look: Look, publisher: str) -> pd.DataFrame:
    """Find the publisher's newest year and the newest edition that prints it: one of its tables."""
    measured = look(measured_tables)
    return measured[measured["publisher"] == publisher].sort_values(["year", "vintage"]).tail(1)


@STORY.keep
def flagged_tables(look: Look) -> pd.DataFrame:
    """Mark the gaps of every table of the newest edition and year."""
    edition = look(newest_edition)[["publisher", "vintage", "year"]]
    printed = look["production"].merge(edition, on=["publisher", "vintage", "year"])
    return gaps.table_gaps(printed, look(measured_tables))


@STORY.keep
def counted_gaps(look: Look) -> pd.DataFrame:
    """Count the tables with each gap, with the names of the commodities as ``labels``."""
    counted = gaps.count_gaps(look(flagged_tables))
    names = [[look(metal_names)[code] for code in ids.split(";")] for ids in counted["commodities"]]
    return counted.assign(labels=[look.t.listing(listed) for listed in names])


@STORY.answers(gaps_tables=Column("n", "tables", "tables of the newest edition and year"))
def count_of_tables(look: Look) -> pd.DataFrame:
    """Count the tables of the newest edition and year."""
    return tally(look(flagged_tables))


@STORY.answers(gaps_any=Column("n", "tables", "tables with a hidden figure, no total or a large rest"))
def tables_with_gaps(look: Look) -> pd.DataFrame:
    """Count the tables that have any gap."""
    flagged = look(flagged_tables)
    return tally(flagged[flagged[list(gaps.GAPS)].any(axis=1)], flagged)


@STORY.answers(gaps_withheld=Column("n", "tables", gaps.WITHHELD))
def tables_that_withhold(look: Look) -> pd.DataFrame:
    """Count the tables that withhold a figure."""
    flagged = look(flagged_tables)
    return tally(flagged[flagged[gaps.WITHHELD]], flagged)


@STORY.answers(gaps_total=Column("n", "tables", gaps.NO_TOTAL))
def tables_without_total(look: Look) -> pd.DataFrame:
    """Count the tables without a world total."""
    flagged = look(flagged_tables)
    return tally(flagged[flagged[gaps.NO_TOTAL]], flagged)
