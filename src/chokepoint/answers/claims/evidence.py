"""What several claims ask of the tables: who says so, when, and how much that is worth.

Confidence follows one rule, and no function states its own:

1. The rows behind a figure weigh ``high`` if one is taken from a primary text or two publishers stand behind
   them, ``medium`` with one publisher, ``low`` with none (:func:`confidence`). Copies, reprints and daughter
   sites of a publisher are one voice (:func:`house`).
2. A verdict that needs several figures is as firm as the weakest of them (:func:`weakest`).
3. It is a step lower for each of these: something else stands in for what was claimed, only a part of what
   was claimed is covered, or the signs it rests on disagree (:func:`lowered`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import names_id
from chokepoint.analysis.production.bounds import rounding_unit
from chokepoint.answers.claims.finding import CONFIDENCES, Finding, Number, ids_of
from chokepoint.answers.look import Tables
from chokepoint.data import first_day
from chokepoint.errors import ClaimError
from chokepoint.i18n import Message, msg

PRIMARY = "primary-text"
NO_DAY = msg("What may come, and is given no day, is not contradicted by what has not come yet")
"""Why a forecast without a day that has not come true is open."""


def unseen(
    reason: Message | tuple[Message, ...], numbers: dict[str, Number] | None = None, counter: str = ""
) -> Finding:
    """Give the verdict on a claim that no row decides.

    Args:
        reason: why nothing decides it.
        numbers: what is known besides and does not decide it.
        counter: ids of rows that a reader may want to see beside it.
    """
    return Finding("not_checkable", reason, numbers or {}, counter=counter, confidence="low")


def rounds_right(measured: float, said: float) -> bool:
    """Tell whether a measured figure, rounded as the sentence rounds it, is the one the sentence names."""
    # to the digits of a hair, so that 39.5 is not lost to how a machine writes it
    return round(abs(abs(measured) - abs(said)), 9) <= rounding_unit(said) / 2


def quoted_so(texts: pd.DataFrame, said: float) -> pd.DataFrame:
    """Keep the texts whose ``value`` is what the sentence quotes."""
    return texts[[rounds_right(value, said) for value in texts["value"]]]


NEXT_DAY = 1
"""Days by which a report of the evening in New York is dated later in Asia."""


def same_day(reported: pd.Timestamp, named: pd.Timestamp) -> bool:
    """Tell whether a day of America is the one named, there or as Asia dates it."""
    return 0 <= (named - reported).days <= NEXT_DAY


def about(tables: Tables, topic: str) -> pd.DataFrame:
    """Pick the rows of table ``statements`` on one topic."""
    statements = tables["statements"]
    return statements[statements["topic"] == topic]


def house(publisher: str) -> str:
    """Name the house behind a publisher as a source names it: what follows tells of a copy or a branch."""
    return re.split(r"\s*[,/(;]", publisher)[0].strip()


def publishers(tables: Tables, rows: pd.DataFrame) -> set[str]:
    """Name the independent publishers of the sources of some rows."""
    return {house(name) for name in rows["source_id"].map(tables["sources"]["publisher"]).dropna()}


def primary(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows taken from a primary text."""
    return rows[rows["source_id"].map(tables["sources"]["seen_as"]) == PRIMARY]


def confidence(tables: Tables, rows: pd.DataFrame) -> str:
    """Weigh rows: high with a primary text or two publishers, medium with one report, low with none."""
    if rows.empty:
        return "low"
    several = len(publishers(tables, rows)) > 1
    return "high" if several or len(primary(tables, rows)) else "medium"


def weakest(*grades: str) -> str:
    """Give the lowest of some grades of confidence: a verdict is as firm as its weakest figure."""
    return max(grades, key=CONFIDENCES.index)


def lowered(grade: str, *, when: bool = True) -> str:
    """Give the next lower grade of confidence, ``low`` at the lowest; the same one unless ``when``."""
    return CONFIDENCES[min(CONFIDENCES.index(grade) + int(when), len(CONFIDENCES) - 1)]


def behind(tables: Tables, row_ids: str, *names: str) -> pd.DataFrame:
    """Find the rows of some tables that stand behind a result, with ``row_id`` and ``source_id``."""
    # an id may stand for every row of a printed table: prod-wmd-2024-tin-mine-*-2022
    wanted = "|".join(re.escape(row_id).replace(r"\*", ".*") for row_id in row_ids.split(";"))
    columns = ["row_id", "source_id"]
    found = [tables[name].loc[tables[name]["row_id"].str.fullmatch(wanted), columns] for name in names]
    return pd.concat(found, ignore_index=True)


def relayed(rows: pd.DataFrame) -> str:
    """Judge an attribution: it was said if a text has it; how firm that is, its confidence says."""
    return "supported" if len(rows) else "not_checkable"


def by_day(rows: pd.DataFrame, column: str, day: pd.Timestamp) -> pd.DataFrame:
    """Keep the rows that are dated, and no later than a day."""
    return rows[to_last_day(rows[column]) <= day]


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


def events_on(tables: Tables, country: str, topic: str) -> pd.DataFrame:
    """Pick the dated events of a country that touch a topic, oldest first, with ``day``."""
    events = tables["chip_timeline"]
    found = events[(events["actor_iso3"] == country) & names_id(events["topics"], topic)]
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


@dataclass(frozen=True)
class Edges:
    """Where the rule of a claim changes its verdict, as table ``claims`` states it.

    Args:
        tolerance: up to here the claim counts as met.
        edge: beyond here it counts as contradicted, or as the rule says.
        claimed: the number or partial date the sentence names; two, first and last, joined by ``;``.
    """

    tolerance: float
    edge: float
    claimed: str = ""

    @property
    def numbers(self) -> list[float]:
        """The numbers the sentence names."""
        return [float(part) for part in self.claimed.split(";")]

    @property
    def day(self) -> pd.Timestamp:
        """The day the sentence names."""
        return pd.Timestamp(self.claimed)


def edges(tables: Tables, claim_id: str) -> Edges:
    """Read the edges of a claim's rule; one that the rule has not is NaN.

    Raises:
        ClaimError: if there is no such claim.
    """
    rows = tables["claims"]
    rule = rows[rows["claim_id"] == claim_id]
    if rule.empty:
        raise ClaimError("no such claim", where=claim_id, hint="add it to table claims")
    row = rule.iloc[0]
    return Edges(float(row["tolerance"]), float(row["edge"]), str(row["claimed"]))


def days(value: int, how: str, rows: pd.DataFrame) -> Number:
    """Give a count of days between the dates of some rows."""
    return Number(int(value), "days", how, ids_of(rows))
