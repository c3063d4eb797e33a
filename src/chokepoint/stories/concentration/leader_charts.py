"""Charts of first places: in how many commodities a country leads, and what the tables leave out."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, WORLD
from chokepoint.i18n import Translator
from chokepoint.stories.concentration.share_charts import name_table


def first_places(counts: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw how many commodities China leads, by publisher and edition: surely, as printed, perhaps.

    Args:
        counts: as ``production.ranking.newest_counts`` gives them.
        title: the finding.
        t: the reader's language.
    """
    spans = zip(counts["surely"], counts["perhaps"], strict=True)
    frame = counts.assign(
        label=[name_table(row, t) for row in each_row(counts)],
        words=[_count_words(row, span, t) for row, span in zip(each_row(counts), spans, strict=True)],
    )
    return Figure(
        id="first-places",
        title=title,
        subtitle=t(
            "Commodities in which China is the largest producer; dark: surely, whatever the gaps; "
            "pale: by the printed figures or perhaps"
        ),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_counts(frame, width),
        frame=frame,
        columns={
            "label": t("table"),
            "tables": t("commodities measured"),
            "surely": t("surely first"),
            "printed": t("first as printed"),
            "perhaps": t("perhaps first"),
        },
    )


def _count_words(row: Row, span: tuple[int, int], t: Translator) -> str:
    words = t("{n} of {all}", n=row.printed, all=row.tables)
    return words if span[0] == span[1] else f"{words} ({t.interval(*span)})"


def _draw_counts(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 18 if is_narrow(width) else 40) for text in frame["label"]]
    rows = frame[["surely", "printed", "perhaps", "words"]].assign(order=range(len(frame)))
    top = float(rows["perhaps"].max()) * (1.9 if is_narrow(width) else 1.3)
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    x = linear_x("perhaps", top, tickCount=4)
    wide = base.mark_bar(height=16, color=CHINA_SOFT).encode(x=x)
    sure = base.mark_bar(height=16, color=CHINA).encode(x=alt.X("surely:Q"))
    words = base.mark_text(align="left", dx=7).encode(x=alt.X("perhaps:Q"), text="words:N")
    return sized(wide + sure + words, width, (34 if not is_narrow(width) else 44) * len(rows))


def leading_countries(counted: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw how many commodities each country leads by the printed figures, and list them.

    Args:
        counted: as ``production.leaders.count_leaders`` gives it.
        title: the finding.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = counted.assign(
        country=[names.get(code, code) for code in counted["leader"]],
        kind=["china" if code == "CHN" else "country" for code in counted["leader"]],
    )
    return Figure(
        id="leading-countries",
        title=title,
        subtitle=t("Commodities of which the country is the largest producer, by the printed figures"),
        alt=listed(f"{row.country}: {row.n}" for row in each_row(frame)),
        draw=lambda width: _draw_bars(frame, "country", width),
        frame=frame,
        columns={"country": t("country"), "n": t("commodities"), "labels": t("which")},
        notes=t("A first place that two equal figures share is counted for neither country."),
    )


def gaps(counted: pd.DataFrame, title: str, table: str, t: Translator) -> Figure:
    """Draw how many of an edition's tables have each gap.

    Args:
        counted: as ``production.gaps.count_gaps`` gives it, with ``labels`` naming the commodities.
        title: the finding.
        table: the edition, in words.
        t: the reader's language.
    """
    frame = counted.assign(words=[t(gap) for gap in counted["gap"]], kind="country")
    return Figure(
        id="gaps",
        title=title,
        subtitle=t(
            "Tables of {table} with each gap, of {n}; one can have several", table=table, n=_all(frame)
        ),
        alt=listed(f"{row.words}: {row.n}" for row in each_row(frame)),
        draw=lambda width: _draw_bars(frame, "words", width),
        frame=frame,
        columns={"words": t("gap"), "n": t("tables"), "labels": t("which")},
    )


def _all(frame: pd.DataFrame) -> int:
    return int(frame["tables"].iloc[0])


def _draw_bars(frame: pd.DataFrame, label: str, width: int) -> alt.LayerChart:
    names = [wrap(text, 20 if is_narrow(width) else 44) for text in frame[label]]
    rows = frame[["n", "kind"]].assign(order=range(len(frame)))
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    x = linear_x("n", 1.2 * float(rows["n"].max()), tickCount=4)
    colour = coloured_by("kind", {"china": CHINA, "country": WORLD})
    bars = base.mark_bar(height=15).encode(x=x, color=colour)
    words = base.mark_text(align="left", dx=6).encode(x=alt.X("n:Q"), text="n:Q")
    lines = max(name.count("\n") + 1 for name in names)
    return sized(bars + words, width, (24 if lines == 1 else 15 * lines + 6) * len(rows))
