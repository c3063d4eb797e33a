"""The course of a stop drawn month by month, and the list of what it was computed from."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.risk.scenario import IN_PERCENT
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.lines import Lines, line_layers
from chokepoint.figures.kinds.marks import Line, Rule
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import PLUM, WORLD_SOFT
from chokepoint.i18n import Translator, msg
from chokepoint.stories.what_if.words import INPUTS

LEFT = 44
SHORT, COVER, PRICE = "short", "cover", "price"
PANELS = {
    SHORT: msg("Missing, percent of what the others use"),
    COVER: msg("Covered, percent of what the others use"),
    PRICE: msg("Price, times that before"),
}
MONTHS = Amounts(0, 25, values=(6, 12, 18, 24), format="d", grid=False)


def course(rows: pd.DataFrame, title: str, setting: str, ceiling: float, t: Translator) -> Figure:
    """Draw what is missing, what is covered, and the price, each as a band over the months.

    Args:
        rows: as ``answers_course.course`` gives them.
        title: the finding.
        setting: what was set, in words.
        ceiling: the multiple above which no price is stated.
        t: the reader's language.
    """
    return Figure(
        id="course",
        title=title,
        subtitle=t(
            "{setting}. Bars: from the tenth to the ninetieth of a hundred draws; line: the middle",
            setting=setting,
        ),
        alt=_alt(rows, t),
        draw=lambda width: _draw(_panels(rows, t), ceiling, width),
        frame=rows,
        columns=_course_columns(t),
        notes=t(
            "The model states no price above {ceiling} times that before; a bar that ends there may go on. "
            "The bands hold the ranges assumed, and no doubt about the model itself.",
            ceiling=t.number(ceiling),
        ),
    )


def _course_columns(t: Translator) -> dict[str, str]:
    heads = {
        "short_low": t("missing, low"),
        "short_mid": t("missing, middle"),
        "short_high": t("missing, high"),
        "cover_low": t("covered, low"),
        "cover_mid": t("covered, middle"),
        "cover_high": t("covered, high"),
        "price_low": t("price, low"),
        "price_mid": t("price, middle"),
        "price_high": t("price, high"),
    }
    return {"month": t("month"), **heads}


def _panels(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Set the three amounts below each other, each mark still of its month's row."""
    parts = [
        pd.DataFrame(
            {
                "what": name,
                "panel": t.say(words),
                "month": rows["month"],
                **{end: rows[f"{name}_{end}"] for end in ("low", "mid", "high")},
                "row": range(len(rows)),
            }
        )
        for name, words in PANELS.items()
    ]
    return pd.concat(parts, ignore_index=True)


def _alt(rows: pd.DataFrame, t: Translator) -> str:
    parts = []
    for name, words in PANELS.items():
        ends = {end: t.number(rows[f"{name}_{end}"].max(), 1) for end in ("mid", "high")}
        parts.append(t("{panel}: at most {high}, in the middle draw {mid}", panel=t.say(words), **ends))
    return t.clauses(parts)


def _draw(frame: pd.DataFrame, ceiling: float, width: int) -> alt.TopLevelMixin:
    how = Multiples("what", "panel", left=LEFT, abreast=3, spacing=16)

    def panel(own: pd.DataFrame, wide: int) -> tuple[list[alt.Chart], float]:
        lines = _lines(own["what"].iloc[0], ceiling)
        return line_layers(own, wide, lines), lines.height

    return draw_multiples(frame, width, how, panel)


def _lines(what: str, ceiling: float) -> Lines:
    scale = Amounts(1, ceiling, log=True, format=".0f") if what == PRICE else Amounts(0, 100)
    return Lines(
        (Rule("low", "high", thick=5, colour=WORLD_SOFT), Line("mid", series="what", colour=PLUM)),
        x="month",
        across=MONTHS,
        scale=scale,
        height=150,
        left=LEFT,
    )


def inputs(rows: pd.DataFrame, title: str, reasons: pd.Series, t: Translator) -> Listing:
    """List every input with its range, how much the outcome hangs on it, and why the range is what it is.

    Args:
        rows: as ``answers_course.inputs`` gives them.
        title: the finding.
        reasons: why, by row id of table ``assumptions``.
        t: the reader's language.
    """
    scale = [100 if name in IN_PERCENT else 1 for name in rows["input"]]
    ends = {end: [t.number(v * s, _digits(v * s)) for v, s in zip(rows[end], scale, strict=True)]
            for end in ("low", "best", "high")}  # fmt: skip
    frame = rows.assign(
        name=[t.capital(t.say(INPUTS[name])) for name in rows["input"]],
        unit=[_unit(name, t) for name in rows["input"]],
        on_short=[_pull(value, t) for value in rows["short"]],
        on_price=[_pull(value, t) for value in rows["price"]],
        reason=[
            t("set above") if is_set else t.cell(reasons.get(ids, "")) or t("from printed exports and output")
            for is_set, ids in zip(rows["is_set"], rows["row_ids"], strict=True)
        ],
        **ends,
    )
    return Listing(
        id="inputs",
        title=title,
        subtitle=t("Each input with its range; pull: rank correlation over all draws, from −1 to 1"),
        frame=frame,
        columns=_columns(t),
    )


def _columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("input"),
        "low": t("least"),
        "best": t("likeliest"),
        "high": t("most"),
        "unit": t("unit"),
        "on_short": t("pull on the shortage"),
        "on_price": t("pull on the price"),
        "reason": t("where the range is from"),
    }


def _digits(value: float) -> int:
    return 0 if value == round(value) else 2 if value < 1 else 1


def _unit(name: str, t: Translator) -> str:
    if name in ("restart", "substitution"):
        return t("percent of use")
    if name in IN_PERCENT:
        return t("percent")
    return t("elasticity") if name.endswith("elasticity") else t("months")


def _pull(value: float, t: Translator) -> str:
    return "" if pd.isna(value) else t.signed(value, 2)
