"""How robust the book's headlines are: one line a headline, counts by kind, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd
from IPython.display import display

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.answers.robustness.trial import ALONE, FLIPS, HOLDS, NOW, UNTRUE
from chokepoint.figures.claims import Claims
from chokepoint.figures.facts import Value, make_fact
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.marks import By, Dot, Rule
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import BERRY, INK, TEAL, WASH, WORLD_SOFT
from chokepoint.i18n import Message, Translator, msg
from chokepoint.stories.robustness.titles import CHANGES

WORDS = {HOLDS: msg("holds"), FLIPS: msg("depends"), ALONE: msg("one source"), UNTRUE: msg("not true")}
"""The verdicts as readers see them."""
NAMED = 4
"""So many failing cases are named in the table; the rest are counted."""
ENDS = (-2.0, 3.0)
"""How far the picture reaches, in units of the distance now."""


def record_facts(readings: pd.DataFrame, summary: pd.DataFrame) -> None:
    """Store of every headline the value now, the lowest, the highest, who gives them, and whether it depends.

    Args:
        readings: as ``answers.robustness.trial.try_all`` gives them.
        summary: as ``answers.robustness.trial.summarise`` gives them.
    """
    for name, group in readings.groupby("id", sort=False):
        for key, row, how, whose in _ends(str(name), group):
            rows = pd.DataFrame({"row_ids": [row["row_ids"]]})
            display(make_fact(key, _plain(row["value"], str(name)), _unit(str(name)), rows, how), raw=True)
            display(make_fact(f"{key}_by", row["source"], "", rows, whose), raw=True)
    flipped = set(summary.loc[summary["verdict"] == FLIPS, "id"])
    for name in BOOK.headlines:
        display(make_fact(f"flips_{_key(name)}", name in flipped, "", None, ""), raw=True)


def _key(name: str) -> str:
    return name.replace("-", "_")


NOW_HOW = (
    msg("the fact of the chapter, computed again"),
    msg("whose: the fact of the chapter, computed again"),
)
LOW_HOW = msg("lowest value over all cases"), msg("whose: lowest value over all cases")
HIGH_HOW = msg("highest value over all cases"), msg("whose: highest value over all cases")


def _ends(name: str, group: pd.DataFrame) -> Iterator[tuple[str, pd.Series, Message, Message]]:
    yield _key(name), group.iloc[0], *NOW_HOW
    if group["value"].nunique() > 1:
        yield f"{_key(name)}_low", group.nsmallest(1, "value").iloc[0], *LOW_HOW
        yield f"{_key(name)}_high", group.nlargest(1, "value").iloc[0], *HIGH_HOW


def _plain(value: float, name: str) -> Value:
    return str(int(value)) if BOOK.headlines[name].unit == "year" else float(f"{value:.12g}")


def unit_words(name: str, value: float, t: Translator) -> str:
    """Write the unit of a headline as it agrees with the value printed before it; nothing after a year."""
    unit = _unit(name)
    is_one = t.number(value, BOOK.headlines[name].digits) == "1"
    return t.unit(unit, 1 if is_one else None) if unit else ""


def _unit(name: str) -> str:
    unit = BOOK.headlines[name].unit
    return "" if unit == "year" else unit


def table(readings: pd.DataFrame, summary: pd.DataFrame, chapter: str, t: Translator) -> Claims:
    """Write the headlines of a chapter as rows of a table, which its page names; their numbers are facts.

    Args:
        readings: as ``answers.robustness.trial.try_all`` gives them.
        summary: as ``answers.robustness.trial.summarise`` gives them.
        chapter: the chapter.
        t: the reader's language.
    """
    ours = summary[[BOOK.headlines[name].chapter == chapter for name in summary["id"]]]
    rows = [_table_row(row, t) for row in each_row(ours)]
    words = "\n".join(t.pair(row["id"], row["verdict"]) for row in rows)
    heads = [t("The sentence, and when it is true"), t("now"), t("range"), t("outcome")]
    payload = {"heads": heads, "rows": rows, "chapter": chapter}
    return Claims("headlines", payload, words)


def _table_row(row: Row, t: Translator) -> dict[str, Any]:
    headline = BOOK.headlines[row.id]
    key = _key(row.id)
    spec = "" if headline.unit == "year" else f",.{headline.digits}f"
    ends = [] if row.low == row.high else [[f"{key}_low", row.low_source], [f"{key}_high", row.high_source]]
    return {
        "id": row.id,
        "sentence": t.say(headline.sentence),
        "condition": t("true if: {condition}", condition=t.say(headline.condition.words)),
        "chapter": headline.chapter,
        "now": key,
        "spec": spec,
        "unit": unit_words(row.id, row.value, t),
        "ends": ends,
        "verdict": row.verdict.replace(" ", "_"),
        "word": t.say(WORDS[row.verdict]),
        "outcome": _outcome(row, t),
    }


def _outcome(row: Row, t: Translator) -> str:
    if row.verdict == UNTRUE:
        return _outcome_untrue(row, t)
    if not row.tried:
        return t("nothing to set beside it")
    held = t("true in {held} of {tried}", held=row.held, tried=row.tried)
    failing = row.failing.split("; ") if row.failing else []
    shown = failing[:NAMED]
    if len(failing) > NAMED:
        shown.append(t.plural("one more", "{n} more", len(failing) - NAMED))
    if not shown:
        return held
    return t("{held}; not by: {names}", held=held, names=t.semicolons(shown))


def _outcome_untrue(row: Row, t: Translator) -> str:
    if not row.tried:
        return t("by the newest figure of the day")
    other = t.plural(
        "true in {held} of {n} other case", "true in {held} of {n} other cases", row.tried, held=row.held
    )
    return t("by the newest figure of the day; {other}", other=other)


def distances(readings: pd.DataFrame, summary: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw how near every headline comes to being false, one line each, the most fragile first.

    Args:
        readings: as ``answers.robustness.trial.add_distance`` gives them.
        summary: as ``answers.robustness.trial.summarise`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = _distance_rows(readings, summary, t)
    return Figure(
        id="headline-distances",
        title=title,
        subtitle=t(
            "Distance of each value from the line where its sentence stops being true; as far as now = 1"
        ),
        alt=_distance_alt(frame, t),
        draw=lambda width: _draw_distances(frame, width),
        frame=frame,
        columns={
            "name": t("headline"),
            "change": t("what is changed"),
            "source": t("case"),
            "value": t("value"),
            "line": t("line"),
            "unit": t("unit"),
            "outcome": t("sentence"),
        },
        notes=t(
            "Left of the dashed line the sentence is false. Circles: true, crosses: false, diamonds: now. "
            "Triangles lie farther out than the picture reaches. Drawn are the headlines that turn false in "
            "some case, or all if none does; the table lists every one that has a second source."
        ),
    )


def _distance_rows(readings: pd.DataFrame, summary: pd.DataFrame, t: Translator) -> pd.DataFrame:
    tried = summary.loc[summary["tried"] > 0, "id"]
    shown = readings[readings["id"].isin(tried)]
    order = list(shown.groupby("id")["distance"].min().sort_values(kind="stable").index)
    headlines = [BOOK.headlines[name] for name in shown["id"]]
    told = {True: t("true"), False: t("false")}
    frame = shown.assign(
        place=shown["id"].map(order.index),
        name=[t.say(headline.name) for headline in headlines],
        unit=[t.unit(headline.unit) for headline in headlines],
        change=[t("now") if kind == NOW else t.say(CHANGES[kind]) for kind in shown["kind"]],
        outcome=[told[bool(holds)] for holds in shown["holds"]],
        x=shown["distance"].clip(*ENDS),
        mark=[_mark(row) for row in each_row(shown)],
    )
    return frame.sort_values(["place", "kind", "source"], ignore_index=True)


def _mark(row: Row) -> str:
    if not ENDS[0] <= row.distance <= ENDS[1]:
        return "left" if row.distance < 0 else "right"
    return NOW if row.kind == NOW else HOLDS if row.holds else FLIPS


def _distance_alt(frame: pd.DataFrame, t: Translator) -> str:
    return t.clauses(
        t.plural(
            "{name}: false in {failed} of {n} case",
            "{name}: false in {failed} of {n} cases",
            len(rows),
            name=name,
            failed=int((~rows["holds"].astype(bool)).sum()),
        )
        for name, rows in frame[frame["kind"] != NOW].groupby("name", sort=False)
    )


SHAPES = {HOLDS: "circle", FLIPS: "cross", NOW: "diamond", "left": "triangle-left", "right": "triangle-right"}
MARKS = {HOLDS: TEAL, FLIPS: BERRY, NOW: INK, "left": BERRY, "right": TEAL}


def _draw_distances(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    # of cases that stand at one place with one mark, one is drawn, which names the rows of all
    place = ["id", "x", "mark"]
    rows = numbered(frame)
    shared = rows["row"].astype(str).groupby([rows[name] for name in place]).transform(";".join)
    rows = rows.assign(row=shared).drop_duplicates(place)
    turned = rows["id"].isin(rows.loc[rows["mark"].isin((FLIPS, "left")), "id"])
    rows = rows[turned] if turned.any() else rows
    ends = rows.groupby("id")["x"]
    rows = rows.assign(least=ends.transform("min"), most=ends.transform("max"), now=rows["mark"] == NOW)
    return draw_rows(rows, width, DISTANCES)


COLOUR, SHAPE = By("mark", MARKS), By("mark", SHAPES)
DISTANCES = Rows(
    (
        Rule("least", "most", thick=1, colour=WORLD_SOFT),
        Dot("x", size=40, when="!datum.now", colour=COLOUR, shape=SHAPE),
        Dot("x", size=64, hollow=True, when="datum.now", colour=COLOUR, shape=SHAPE),
    ),
    label="name",
    key="id",
    scale=Amounts(ENDS[0] - 0.15, ENDS[1] + 0.15, values=(-2, -1, 0, 1, 2, 3), format="d"),
    # the side on which a sentence is false is shaded
    guides=(Guide(ENDS[0] - 0.15, until=0, colour=WASH), Guide(0, colour=BERRY, dash=(4, 3))),
    step=(20, 20),
    grid=True,
    room=(0.46, 0.5),
)


def by_change(kinds: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List in what part of the cases the sentence is false, by what was changed.

    Args:
        kinds: as ``answers.robustness.trial.by_kind`` gives them.
        title: the finding.
        t: the reader's language.
    """
    ordered = kinds.sort_values("percent", ascending=False, kind="stable", ignore_index=True)
    frame = ordered.assign(name=[t.say(CHANGES[kind]) for kind in ordered["kind"]])
    return Listing(
        id="headline-changes",
        title=title,
        subtitle=t("Cases in which the sentence is false, percent of those tried, by what was changed"),
        frame=frame,
        columns={
            "name": t("what is changed"),
            "tried": t("cases tried"),
            "failed": t("sentence false"),
            "percent": t("percent"),
            "headlines": t("headlines made false"),
        },
    )
