"""What several claims ask of the tables: who says so, when, and how much that is worth."""

from __future__ import annotations

from datetime import date

import pandas as pd

from chokepoint.analysis.claims.finding import Finding, Number, ids_of
from chokepoint.analysis.claims.registry import Tables
from chokepoint.analysis.dates import to_first_day
from chokepoint.data import first_day

ARTICLE_DAY = pd.Timestamp("2023-07-06")
PRIMARY = "primary-text"
FIRM_STATUS = ("reported", "rounded", "zero")


def unseen(reason: str) -> Finding:
    """Give the verdict on a claim for which no row was found."""
    return Finding("not_checkable", reason, confidence="low")


def about(tables: Tables, topic: str) -> pd.DataFrame:
    """Pick the rows of table ``statements`` on one topic."""
    statements = tables["statements"]
    return statements[statements["topic"] == topic]


def publishers(tables: Tables, rows: pd.DataFrame) -> set[str]:
    """Name the publishers of the sources of some rows."""
    return set(rows["source_id"].map(tables["sources"]["publisher"]).dropna())


def primary(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows taken from a primary text."""
    return rows[rows["source_id"].map(tables["sources"]["seen_as"]) == PRIMARY]


def confidence(tables: Tables, rows: pd.DataFrame) -> str:
    """Weigh rows: high with a primary text or two publishers, medium with one report, low with none."""
    if rows.empty:
        return "low"
    several = len(publishers(tables, rows)) > 1
    return "high" if several or len(primary(tables, rows)) else "medium"


def relayed(tables: Tables, rows: pd.DataFrame) -> str:
    """Judge an attribution: a primary text supports it, two publishers that quote it nearly so."""
    if len(primary(tables, rows)):
        return "supported"
    return "supported_with_nuance" if len(publishers(tables, rows)) > 1 else "not_checkable"


def control_of(tables: Tables, *commodities: str) -> pd.DataFrame:
    """Find the first measure that names all of some metals: one row of ``controls``, or none."""
    named = touching(tables["controls"], *commodities, every=True)
    dated = named.assign(day=to_first_day(named["announced"]))
    return dated.sort_values(["day", "row_id"]).head(1)


def touching(controls: pd.DataFrame, *commodities: str, every: bool = False) -> pd.DataFrame:
    """Keep the measures that name one of some metals, or every one."""
    wanted = set(commodities)
    named = controls["commodities"].map(lambda text: set(text.split(";")) & wanted)
    return controls[named.map(lambda found: found == wanted if every else bool(found)).astype(bool)]


def events_like(tables: Tables, country: str, words: str) -> pd.DataFrame:
    """Pick the dated events of a country whose text matches a pattern, oldest first, with ``day``."""
    events = tables["chip_timeline"]
    chosen = (events["actor_iso3"] == country) & events["event"].str.contains(words, case=False, regex=True)
    found = events[chosen]
    return found.assign(day=to_first_day(found["date"])).sort_values(["day", "row_id"])


def day_of(row: pd.Series, column: str, how: str) -> Number:
    """Give a date of a row as a number; a partial date counts as its first day."""
    return Number(date.fromisoformat(str(first_day(row[column]))), "", how, row["row_id"])


def counted(rows: pd.DataFrame, unit: str, how: str, over: pd.DataFrame | None = None) -> Number:
    """Count rows; where there is none, the rows looked through stand behind the nil."""
    return Number(len(rows), unit, how, ids_of(rows if len(rows) or over is None else over))


def amount(rows: pd.DataFrame, column: str, unit: str, how: str, digits: int = 0) -> Number:
    """Give the largest value of a column with the rows that hold it."""
    return Number(float(rows[column].max()), unit, how, ids_of(rows), digits)


def word(value: str, how: str, rows: pd.DataFrame) -> Number:
    """Give a word printed in some rows."""
    return Number(value, "", how, ids_of(rows))


def days(value: int, how: str, rows: pd.DataFrame) -> Number:
    """Give a count of days between the dates of some rows."""
    return Number(int(value), "days", how, ids_of(rows))
