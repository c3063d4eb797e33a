"""What the kinds share: numbered rows, labels of rows with headings, words broken to fit, ends of an axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import chart
from chokepoint.figures.charts import row_axis, utc
from chokepoint.figures.kinds.marks import SIDE, Bar, Dot, Mark, Rule, Words, columns_of, constants
from chokepoint.figures.kinds.scales import Amounts, Days, Ends, Years
from chokepoint.figures.measure import line_count, text_width, wrap
from chokepoint.figures.theme import INK, NARROW, PAPER, SOFT

Axis = Amounts | Days | Years
PADDING = 4
LINE = 1.22
"""Height of a line as a multiple of the size of its type."""
WIDEST = 0.55
"""Part of a plot that words beside a mark may take before they are broken."""


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """Number the rows of a figure's table, before some are left out or put in another order."""
    return frame if "row" in frame else frame.assign(row=range(len(frame)))


def folded(frame: pd.DataFrame, width: int, most: int) -> pd.DataFrame:
    """Keep the first rows of a drawing for a phone; the table of the figure has them all.

    Args:
        frame: the rows in the order to draw.
        width: of the whole drawing.
        most: so many are drawn on a phone.
    """
    return numbered(frame).head(most) if width <= NARROW else numbered(frame)


@dataclass(frozen=True)
class Guide:
    """A thin line across a chart: a threshold, a day, the amount of nothing happening.

    Args:
        at: an amount or a day.
        label: words at its end.
        colour: of the line.
        dash: its strokes, or none.
        thick: in pixels.
        until: with it the stretch up to there is shaded.
    """

    at: Any
    label: str = ""
    colour: str = SOFT
    dash: tuple[float, float] | None = (2, 3)
    thick: float = 1
    until: Any = None


@dataclass(frozen=True)
class Labels:
    """The labels of a chart of rows.

    Args:
        texts: one a line of the chart, broken to fit; nothing for the line of a heading.
        at: the line each row of the frame stands in.
        bold: the lines in bold.
        heads: the headings by their line.
        size: of the type.
        width: of the widest, in pixels.
    """

    texts: list[str]
    at: list[int]
    bold: list[int]
    heads: dict[int, str]
    size: float
    width: float

    @property
    def height(self) -> float:
        """Height of the highest label or heading."""
        lines = (line_count(text) for text in (*self.texts, *self.heads.values()))
        return LINE * self.size * max(lines, default=1)

    def y(self, *, grid: bool = False, shown: bool = True, gap: float = 0, **axis: Any) -> alt.Y:
        """Encode the lines of the chart with their labels."""
        look = {"labelFontSize": self.size, "labelOverlap": False} | ({"grid": True} if grid else {}) | axis
        look["labelLineHeight"] = round(LINE * self.size, 1)
        between = {"paddingInner": gap, "paddingOuter": gap} if gap else {}
        scale = alt.Scale(domain=list(range(len(self.texts))), **between)
        return alt.Y("at:O", scale=scale, axis=row_axis(self.texts, self.bold, **look) if shown else None)

    def headings(self, y: alt.Y, left: float) -> list[alt.Chart]:
        """Write the headings, from so many pixels left of the plot on."""
        if not self.heads:
            return []
        wide = [text_width(text, self.size, bold=True) + 3 - left for text in self.heads.values()]
        rows = pd.DataFrame({"at": list(self.heads), "said": list(self.heads.values()), "wide": wide})
        look = {"align": "left", "fontWeight": "bold", "fontSize": self.size, "color": INK}
        words = chart(rows).mark_text(lineBreak="\n", **look)
        # no line of the chart runs through a heading
        ground = chart(rows[rows["wide"] > 0]).mark_bar(height=LINE * self.size, color=PAPER)
        ground = ground.encode(x=alt.X("wide:Q", scale=None, axis=None), x2=alt.X2Value(1), y=y)
        return [ground, words.encode(x=alt.XValue(-left), y=y, text=alt.Text("said:N"))]


def label_size(size: float, width: int) -> float:
    """Choose the size of labels: a little smaller on a phone."""
    return min(size, 11.5) if width <= NARROW else size


def label_rows(
    frame: pd.DataFrame,
    label: str,
    room: float,
    size: float,
    *,
    width: float = 0,
    key: str = "",
    group: str = "",
    heading: str = "",
    bold: str = "",
) -> Labels:
    """Give each row of a frame a line of the chart and each line a label.

    Args:
        frame: the rows, in the order to draw.
        label: the column of the labels.
        room: the widest a label may be, in pixels.
        size: of the type.
        width: the widest a heading may be, in pixels.
        key: rows of one value of this column share a line; without it each has its own.
        group: a heading stands over the rows of each value of this column.
        heading: the column of the headings' words.
        bold: a column that is true where a label is bold.
    """
    texts: list[str] = []
    heavy: list[int] = []
    heads, at = dict[int, str](), dict[Any, int]()
    for _, rows in frame.groupby(group, sort=False) if group else [("", frame)]:
        if group:
            heads[len(texts)] = wrap(str(rows[heading or group].iloc[0]), width, size, bold=True)
            texts.append("")
        first = rows.drop_duplicates(key) if key else rows
        places = range(len(texts), len(texts) + len(first))
        is_bold = [bool(value) for value in first[bold]] if bold else [False] * len(first)
        heavy += [place for place, own in zip(places, is_bold, strict=True) if own]
        texts += [wrap(str(t), room, size, bold=b) for t, b in zip(first[label], is_bold, strict=True)]
        at |= _lines_of(rows, first, key, places)
    wide = max((text_width(text, size, bold=n in heavy) for n, text in enumerate(texts)), default=0.0)
    return Labels(texts, [at[index] for index in frame.index], heavy, heads, size, wide)


def _lines_of(rows: pd.DataFrame, first: pd.DataFrame, key: str, places: Sequence[int]) -> dict[Any, int]:
    """Give each row the line of the first row with its key, or one of its own."""
    keys = rows[key] if key else rows.index.to_series()
    lines = dict(zip(keys[first.index], places, strict=True))
    return {index: lines[own] for index, own in zip(rows.index, keys, strict=True)}


def fit_words(frame: pd.DataFrame, marks: Sequence[Mark], plot: float) -> pd.DataFrame:
    """Break the words of marks that would take more than their part of the plot."""
    for mark in marks:
        if isinstance(mark, Words):
            room = max(60.0, WIDEST * plot)
            texts = [wrap(str(text), room, mark.size, bold=mark.bold) for text in frame[mark.text]]
            frame = frame.assign(**{mark.text: texts})
    return frame


def choose_sides(
    frame: pd.DataFrame, marks: Sequence[Mark], scale: Axis, ends: Ends, plot: float
) -> pd.DataFrame:
    """Choose for words that may stand on either side the one where they fit."""
    for mark in marks:
        if isinstance(mark, Words) and mark.side in ("away", "fit", "before"):
            sides = [_side(value, text, mark, scale, ends, plot) for value, text in _pairs(frame, mark)]
            frame = frame.assign(**{SIDE.format(text=mark.text): sides})
    return frame


def _pairs(frame: pd.DataFrame, mark: Words) -> Iterator[tuple[Any, str]]:
    return zip(frame[mark.at], frame[mark.text].astype(str), strict=True)


def _side(value: Any, text: str, mark: Words, scale: Axis, ends: Ends, plot: float) -> str:
    if pd.isna(value):
        return "end"
    if mark.side == "away":
        return "start" if value < 0 else "end"
    place, wide = scale.place(value, ends) * plot, mark.gap + text_width(text, mark.size, bold=mark.bold)
    if mark.side == "before":
        return "start" if place >= wide else "end"
    return "end" if place + wide <= plot else "start"


def words_height(frame: pd.DataFrame, marks: Sequence[Mark]) -> float:
    """Give the height of the highest words of marks."""
    texts = [(mark.size, text) for mark in marks if isinstance(mark, Words) for text in frame[mark.text]]
    return max((LINE * size * line_count(str(text)) for size, text in texts), default=0.0)


def fit_ends(
    frame: pd.DataFrame, marks: Sequence[Mark], scale: Axis, plot: float, *, down: bool = False
) -> Ends:
    """Choose the ends of an axis so that marks and words stay in the plot.

    Args:
        frame: the rows.
        marks: what is drawn of them.
        scale: the axis as it was asked for; an end that it names stays.
        plot: the length of the axis in pixels.
        down: whether the axis is upright.
    """
    if not isinstance(scale, Amounts):
        return 0.0, 1.0
    needs = [need for mark in marks for need in _needs(mark, frame, down=down)]
    values = [value for value, _, _ in needs] + ([scale.least] if scale.least is not None else [])
    if not values:
        return scale.bottom or 0.0, scale.top or 1.0
    low = min(values) if scale.log else min(0.0, *values)
    free = scale.bottom is None and (low < 0 or scale.log)
    ends = (low if scale.bottom is None else scale.bottom, max(values) if scale.top is None else scale.top)
    # each round makes the room that words need in a plot of the span found so far
    for _ in range(40):
        ends = _widen(needs, scale, ends, plot, free=free)
    return ends


def _widen(
    needs: list[tuple[float, float, float]], scale: Amounts, ends: Ends, plot: float, *, free: bool
) -> Ends:
    places = [(scale.place(value, ends), left / plot, right / plot) for value, left, right in needs]
    low = min((place - left for place, left, _ in places), default=0.0) if free else 0.0
    high = max((place + right for place, _, right in places), default=1.0) if scale.top is None else 1.0
    least = scale.place(scale.least, ends) if scale.least is not None and scale.top is None else high
    high = min(max(high, least), 20.0)
    if scale.log:
        ratio = ends[1] / ends[0]
        return ends[0] * ratio ** min(low, 0.0), ends[0] * ratio**high
    span = ends[1] - ends[0] or 1.0
    return ends[0] + span * min(low, 0.0), ends[0] + span * high


def _needs(mark: Mark, frame: pd.DataFrame, *, down: bool) -> Iterator[tuple[float, float, float]]:
    """List the amounts of a mark with the pixels it takes before and behind them."""
    if isinstance(mark, Words):
        for value, text in _pairs(frame, mark):
            if pd.notna(value) and text:
                yield float(value), *(_word_height if down else _word_room)(float(value), text, mark)
        return
    for name in ("start", "end") if isinstance(mark, Bar | Rule) else ("at",):
        field, room = getattr(mark, name), 6.0 if isinstance(mark, Dot) else 2.0
        found: Any = frame[field].dropna() if isinstance(field, str) and field else []
        yield from ((float(value), room, room) for value in found)
        if not isinstance(field, str):
            yield float(field), 0.0, 0.0


def _word_room(value: float, text: str, mark: Words) -> tuple[float, float]:
    wide = text_width(text, mark.size, bold=mark.bold)
    side = ("start" if value < 0 else "end") if mark.side == "away" else mark.side
    if side in ("over", "middle"):
        return wide / 2, wide / 2
    beside = mark.gap + wide + 2
    return {"end": (0.0, beside), "start": (beside, 0.0)}.get(side, (0.0, 0.0))


def _word_height(value: float, text: str, mark: Words) -> tuple[float, float]:
    high = LINE * mark.size * line_count(text)
    return (0.0, high + mark.gap) if mark.side == "over" else (high / 2, high / 2)


def dataset(frame: pd.DataFrame, marks: Sequence[Any], *extra: str) -> pd.DataFrame:
    """Keep the columns that are drawn, with times written in UTC."""
    names = [*columns_of(marks, frame), *extra, "row"]
    kept = frame[list(dict.fromkeys(names))].assign(**constants(marks))
    times = [name for name in kept if pd.api.types.is_datetime64_any_dtype(kept[name])]
    return kept.assign(**{str(name): utc(kept[name]) for name in times})


def text_at(
    words: Sequence[str], x: Any, y: Any, *, size: float = 12, bold: bool = False, **look: Any
) -> alt.Chart:
    """Write words at a fixed place of a chart, such as its heading."""
    weight = {"fontWeight": "bold"} if bold else {}
    marks = chart([{"said": word} for word in words]).mark_text(
        fontSize=size, lineBreak="\n", **(weight | {"color": INK} | look)
    )
    return marks.encode(x=x, y=y, text=alt.Text("said:N"))
