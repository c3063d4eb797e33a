"""How robust the book's headlines are: one line a headline, counts by kind, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt
import pandas as pd
from IPython.display import display

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.answers.robustness.trial import ALONE, FLIPS, HOLDS, NOW, UNTRUE
from chokepoint.figures.charts import is_narrow, listed, row_axis, sized, wrap
from chokepoint.figures.claims import Claims
from chokepoint.figures.facts import Value, make_fact
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import BERRY, INK, LINE, PAPER, SOFT, TEAL, WASH, WORLD_SOFT
from chokepoint.i18n import Translator, fit_unit
from chokepoint.stories.robustness.titles import CHANGES

WORDS = {HOLDS: "holds", FLIPS: "depends", ALONE: "one source", UNTRUE: "not true"}
"""The verdicts as readers see them."""
CHAPTER_NAMES = {
    "controls": "July 2023: gallium and germanium",
    "concentration": "Who produces what",
    "quotas": "2010 and its echo",
    "derisking": "De-risking",
    "africa": "Africa",
    "world_after": "The world after",
    "claims": "The claims",
}
COLOURS = {HOLDS: TEAL, FLIPS: BERRY, ALONE: SOFT, UNTRUE: INK}
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
        for key, row, how in _ends(str(name), group):
            rows = pd.DataFrame({"row_ids": [row["row_ids"]]})
            display(make_fact(key, _plain(row["value"], str(name)), _unit(str(name)), rows, how), raw=True)
            display(make_fact(f"{key}_by", row["source"], "", rows, f"whose: {how}"), raw=True)
    flipped = set(summary.loc[summary["verdict"] == FLIPS, "id"])
    for name in BOOK.headlines:
        display(make_fact(f"flips_{_key(name)}", name in flipped, "", None, ""), raw=True)


def _key(name: str) -> str:
    return name.replace("-", "_")


def _ends(name: str, group: pd.DataFrame) -> Iterator[tuple[str, pd.Series, str]]:
    yield _key(name), group.iloc[0], "the fact of the chapter, computed again"
    if group["value"].nunique() > 1:
        yield f"{_key(name)}_low", group.nsmallest(1, "value").iloc[0], "lowest value over all cases"
        yield f"{_key(name)}_high", group.nlargest(1, "value").iloc[0], "highest value over all cases"


def _plain(value: float, name: str) -> Value:
    return str(int(value)) if BOOK.headlines[name].unit == "year" else float(f"{value:.12g}")


def value_words(name: str, value: float, t: Translator) -> str:
    """Write a value of a headline with its unit; a year is a name and has neither separators nor unit."""
    headline = BOOK.headlines[name]
    if headline.unit == "year":
        return f"{value:.0f}"
    return f"{t.number(value, max(headline.digits, 1))} {t(headline.unit)}"


def unit_words(name: str, value: float, t: Translator) -> str:
    """Write the unit of a headline as it agrees with the value printed before it; nothing after a year."""
    unit = _unit(name)
    is_one = t.number(value, BOOK.headlines[name].digits) == "1"
    return t(fit_unit(unit, 1) if is_one else unit) if unit else ""


def _unit(name: str) -> str:
    unit = BOOK.headlines[name].unit
    return "" if unit == "year" else unit


def table(readings: pd.DataFrame, summary: pd.DataFrame, chapter: str, t: Translator) -> Claims:
    """Write the headlines of a chapter as rows of a table; their numbers are facts of the page.

    Args:
        readings: as ``answers.robustness.trial.try_all`` gives them.
        summary: as ``answers.robustness.trial.summarise`` gives them.
        chapter: the chapter.
        t: the reader's language.
    """
    ours = summary[[BOOK.headlines[name].chapter == chapter for name in summary["id"]]]
    rows = [_table_row(row, t) for row in each_row(ours)]
    words = "\n".join(f"{row['id']}: {row['verdict']}" for row in rows)
    heads = [t("The sentence, and when it is true"), t("now"), t("range"), t("outcome")]
    payload = {"heads": heads, "rows": rows, "chapter": t(CHAPTER_NAMES[chapter])}
    return Claims("headlines", payload, words)


def _table_row(row: Row, t: Translator) -> dict[str, Any]:
    headline = BOOK.headlines[row.id]
    key = _key(row.id)
    spec = "" if headline.unit == "year" else f",.{headline.digits}f"
    ends = [] if row.low == row.high else [[f"{key}_low", row.low_source], [f"{key}_high", row.high_source]]
    return {
        "id": row.id,
        "sentence": t(headline.sentence),
        "condition": t("true if: {condition}", condition=t(headline.condition.words)),
        "chapter": headline.chapter,
        "now": key,
        "spec": spec,
        "unit": unit_words(row.id, row.value, t),
        "ends": ends,
        "verdict": row.verdict.replace(" ", "_"),
        "word": t(WORDS[row.verdict]),
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
    return held + (t("; not by: {names}", names="; ".join(shown)) if shown else "")


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
        draw=lambda width: _draw_distances(frame, width, t),
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
            "Triangles lie farther out than the picture reaches. Headlines with a single source are left out."
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
        name=[t(headline.name) for headline in headlines],
        unit=[t(headline.unit) for headline in headlines],
        change=[t("now") if kind == NOW else t(CHANGES[kind]) for kind in shown["kind"]],
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
    return listed(
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


def _draw_distances(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    names = frame.drop_duplicates("place")["name"].tolist()
    labels = [wrap(name, 19 if is_narrow(width) else 44) for name in names]
    rows = frame[["place", "x", "mark"]].drop_duplicates(ignore_index=True)
    now = rows["mark"] == NOW
    ends = frame.groupby("place", as_index=False)["x"].agg(["min", "max"])
    scale = alt.Scale(domain=[ENDS[0] - 0.15, ENDS[1] + 0.15], nice=False)
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(title=None, values=[-2, -1, 0, 1, 2, 3], format="d"))
    y = alt.Y("place:O", axis=row_axis(labels, grid=True))
    spans = alt.Chart(ends).mark_rule(color=WORLD_SOFT, strokeWidth=1)
    spans = spans.encode(x=alt.X("min:Q", scale=scale), x2="max:Q", y=y)
    look = {"shape": _scale("mark", SHAPES, alt.Shape), "color": _scale("mark", MARKS, alt.Color)}
    dots = alt.Chart(rows[~now]).mark_point(size=40, opacity=1).encode(x=x, y=y, **look)
    here = alt.Chart(rows[now]).mark_point(size=64, filled=False, strokeWidth=1.8, opacity=1)
    here = here.encode(x=x, y=y, **look)
    lines = [label.count("\n") + 1 for label in labels]
    return sized(_border(scale) + spans + dots + here, width, (20 if max(lines) == 1 else 33) * len(labels))


def _scale(field: str, values: Mapping[str, str], channel: Any) -> Any:
    return channel(
        f"{field}:N", scale=alt.Scale(domain=list(values), range=list(values.values())), legend=None
    )


def _border(scale: alt.Scale) -> alt.LayerChart:
    """Shade the side on which the sentence is false and dash the line."""
    edge = pd.DataFrame({"from": [ENDS[0] - 0.15], "to": [0.0]})
    area = alt.Chart(edge).mark_rect(color=WASH).encode(x=alt.X("from:Q", scale=scale), x2="to:Q")
    rule = alt.Chart(edge).mark_rule(color=BERRY, strokeDash=[4, 3]).encode(x=alt.X("to:Q", scale=scale))
    return area + rule


def by_figure(counted: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw how many headlines of each kind of figure hold, depend on the case, or rest on one source.

    Args:
        counted: as ``answers.robustness.trial.by_figure`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = counted.assign(
        name=[t(one) for one in counted["figure"]], word=[t(WORDS[one]) for one in counted["verdict"]]
    )
    return Figure(
        id="headline-figures",
        title=title,
        subtitle=t("Headlines by the kind of figure they rest on"),
        alt=listed(t("{name}: {n} {word}", name=row.name, n=row.n, word=row.word) for row in each_row(frame)),
        draw=lambda width: _draw_figures(frame, width),
        frame=frame,
        columns={"name": t("kind of figure"), "word": t("outcome"), "n": t("headlines")},
        notes=" ".join(_outcome_notes(set(frame["verdict"]), t)),
    )


def _outcome_notes(verdicts: set[str], t: Translator) -> Iterator[str]:
    if FLIPS in verdicts:
        yield t("Depends: false in at least one case that was tried.")
    if ALONE in verdicts:
        yield t("One source: nothing to set beside it.")
    if UNTRUE in verdicts:
        yield t("Not true: false already by the newest figures of that day.")


def _draw_figures(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    totals = frame.groupby("figure")["n"].sum()
    flipped = frame[frame["verdict"] == FLIPS].set_index("figure")["n"].reindex(totals.index).fillna(0)
    order = list((flipped / totals).sort_values(ascending=False, kind="stable").index)
    words = frame.drop_duplicates("figure").set_index("figure")["name"]
    labels = [wrap(words[one], 16 if is_narrow(width) else 30) for one in order]
    rows = frame[["figure", "word", "n", "start", "end"]].assign(
        place=frame["figure"].map(order.index), mid=(frame["start"] + frame["end"]) / 2
    )
    top = float(totals.max())
    scale = alt.Scale(domain=[0, top], nice=False)
    base = alt.Chart(rows).encode(
        y=alt.Y("place:O", axis=row_axis(labels), scale=alt.Scale(paddingInner=0.3))
    )
    bars = base.mark_bar(stroke=PAPER).encode(
        x=alt.X("start:Q", scale=scale, axis=None), x2="end:Q", color=_word(frame, width)
    )
    text = base.mark_text(color=PAPER, fontWeight="bold").encode(
        x=alt.X("mid:Q", scale=scale, axis=None), text="n:Q"
    )
    return sized(bars + text, width, 38 * len(order))


def _word(frame: pd.DataFrame, width: int) -> alt.Color:
    shown = frame.drop_duplicates("verdict").set_index("verdict")["word"]
    found = [one for one in (FLIPS, HOLDS, ALONE, UNTRUE) if one in shown.index]
    scale = alt.Scale(domain=[shown[one] for one in found], range=[COLOURS[one] for one in found])
    columns = 2 if is_narrow(width) else len(found)
    legend = alt.Legend(orient="top", title=None, symbolType="square", columns=columns)
    return alt.Color("word:N", scale=scale, legend=legend)


def by_change(kinds: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw in what part of the cases the sentence is false, by what was changed.

    Args:
        kinds: as ``answers.robustness.trial.by_kind`` gives them.
        title: the finding.
        t: the reader's language.
    """
    ordered = kinds.sort_values("percent", ascending=False, kind="stable", ignore_index=True)
    frame = ordered.assign(
        name=[t(CHANGES[kind]) for kind in ordered["kind"]],
        label=[_share_words(row, t) for row in each_row(ordered)],
    )
    return Figure(
        id="headline-changes",
        title=title,
        subtitle=t("Cases in which the sentence is false, percent of those tried, by what was changed"),
        alt=listed(t("{name}: {label}", name=row.name, label=row.label) for row in each_row(frame)),
        draw=lambda width: _draw_changes(frame, width),
        frame=frame,
        columns={
            "name": t("what is changed"),
            "tried": t("cases tried"),
            "failed": t("sentence false"),
            "percent": t("percent"),
            "headlines": t("headlines made false"),
        },
    )


def _share_words(row: Row, t: Translator) -> str:
    if not row.failed:
        return t("none of {all}", all=row.tried)
    headlines = t.plural("one headline", "{n} headlines", row.headlines)
    return t("{n} of {all}, {headlines}", n=row.failed, all=row.tried, headlines=headlines)


def _draw_changes(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    labels = [wrap(name, 15 if is_narrow(width) else 30) for name in frame["name"]]
    rows = frame[["percent", "label"]].assign(place=frame.index)
    top = max(float(frame["percent"].max()), 1.0) * (2.6 if is_narrow(width) else 1.5)
    x = alt.X("percent:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=None)
    base = alt.Chart(rows).encode(y=alt.Y("place:O", axis=row_axis(labels)))
    bars = base.mark_bar(color=BERRY, size=16).encode(x=x)
    text = base.mark_text(align="left", dx=6, color=INK).encode(x=x, text="label:N")
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=LINE).encode(x=alt.X("zero:Q", axis=None))
    return sized(zero + bars + text, width, 40 * len(frame))
