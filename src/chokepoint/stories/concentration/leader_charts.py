"""Charts of first places: in how many commodities a country leads, and what the tables leave out."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Bar, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, CHINA_SOFT
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
            "Commodities in which China is the largest producer; red: surely, whatever the gaps; "
            "muted red: by the printed figures or perhaps"
        ),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, FIRST_PLACES),
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
    return words if span[0] == span[1] else t.aside(words, t.interval(*span))


FIRST_PLACES = Rows(
    (Bar("perhaps", colour=CHINA_SOFT), Bar("surely", colour=CHINA), Words("words", "perhaps")),
    step=(34, 44),
)


def leading_countries(counted: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Listing:
    """List the commodities each country leads by the printed figures, and how many they are.

    Args:
        counted: as ``production.leaders.count_leaders`` gives it.
        title: the finding.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = counted.assign(country=[names.get(code, code) for code in counted["leader"]])
    return Listing(
        id="leading-countries",
        title=title,
        subtitle=t("Commodities of which the country is the largest producer, by the printed figures"),
        frame=frame,
        columns={"country": t("country"), "n": t("commodities"), "labels": t("which")},
        notes=t("A first place that two equal figures share is counted for neither country."),
    )
