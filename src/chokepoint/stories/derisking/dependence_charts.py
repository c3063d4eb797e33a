"""The chart of who depends on China, by mineral."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import is_narrow
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import Bar, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import PLUM, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import stage_name


def dependence(rows: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw China's share of the imports of the United States and of the EU's sourcing, a line a mineral.

    Args:
        rows: as ``answers_dependence.dependence`` gives them.
        title: the finding.
        names: commodity names by id.
        t: the reader's language.
    """
    frame = rows.assign(
        label=[t.capital(names[one]) for one in rows["commodity_id"]],
        step=[stage_name(stage, t) if stage else "" for stage in rows["stage"]],
        dated=[_dated(row, t) for row in each_row(rows)],
        brief=[_brief(row, t) for row in each_row(rows)],
    )
    return Figure(
        id="dependence",
        title=title,
        subtitle=t(
            "Percent that comes from China; grey: imports of the United States, average of the years named; "
            "purple, hollow: what the EU sources, by the study of the year named"
        ),
        alt=t.clauses([t("{name}: {shares}", name=row.label, shares=row.dated) for row in each_row(frame)]),
        draw=lambda width: _draw(frame, width),
        frame=frame,
        columns={
            "label": t("mineral"),
            "us": t("percent of US imports"),
            "us_years": t("years of the imports"),
            "eu": t("percent of EU sourcing"),
            "eu_year": t("year of the study"),
            "step": t("stage of the EU’s figure"),
        },
        notes=t(
            "Not comparable to the point: the US Geological Survey counts imports, the EU’s study all it "
            "sources, averaged over earlier years. For rare earths the EU’s figure is that of neodymium. "
            "A point that is missing is not listed, which is not zero. No table here gives such shares for "
            "Japan or South Korea."
        ),
    )


def _dated(row: Row, t: Translator) -> str:
    parts = []
    if row.us_years:
        parts.append(t("US {n} ({years})", n=t.number(row.us), years=row.us_years))
    if row.eu_year:
        parts.append(t("EU {n} ({year})", n=t.number(row.eu), year=row.eu_year))
    return t.commas(parts)


def _brief(row: Row, t: Translator) -> str:
    parts = [t("US {n}", n=t.number(row.us))] if row.us_years else []
    return t.commas([*parts, t("EU {n}", n=t.number(row.eu))] if row.eu_year else parts)


def _draw(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    words = "brief" if is_narrow(width) else "dated"
    how = Dumbbell(
        "us", "eu", (WORLD, PLUM), line=WORLD_SOFT, hollow="second", words=words,
        scale=Amounts(0, values=(0, 20, 40, 60, 80, 100)), step=(24, 24),
    )  # fmt: skip
    return draw_dumbbell(frame, width, how)


MOST = 18
"""So many bars are drawn for one economy."""


def us_imports(rows: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw China's share of the imports of the United States, a bar a mineral and form, the largest first.

    Args:
        rows: as ``answers_dependence.us_imports`` gives them.
        title: the finding.
        names: commodity names by id.
        t: the reader's language.
    """
    minerals = [t.capital(names[one]) for one in rows["commodity_id"]]
    forms = [t.cell(form) for form in rows["form"]]
    years = [t.between(*span) for span in zip(rows["first_year"], rows["last_year"], strict=True)]
    frame = rows.assign(mineral=minerals, of=forms, years=years)
    subtitle = t("China’s share of US imports, percent, average of the years named in the table")
    columns = {
        "mineral": t("mineral"),
        "of": t("form"),
        "value": t("percent of US imports"),
        "years": t("years of the imports"),
    }
    doubt = t("Some lines are totals of others, and where China is not named its share may be nil or small.")
    return _one_economy(frame, (title, subtitle, doubt), columns, WORLD, t)


def eu_sourcing(rows: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw China's share of what the EU sources, a bar a material and stage, the largest first.

    Args:
        rows: as ``answers_dependence.eu_sourcing`` gives them.
        title: the finding.
        names: commodity names by id.
        t: the reader's language.
    """
    minerals = [t.capital(names[one]) for one in rows["commodity_id"]]
    frame = rows.assign(mineral=minerals, of=[stage_name(stage, t) for stage in rows["stage"]])
    subtitle = t("China’s share of what the EU sources, percent, by the EU’s study")
    columns = {
        "mineral": t("mineral"),
        "of": t("stage"),
        "value": t("percent of EU sourcing"),
        "assessment_year": t("year of the study"),
    }
    doubt = t("Where China is not named, its share may be nil or part of the rest.")
    return _one_economy(frame, (title, subtitle, doubt), columns, PLUM, t)


def _one_economy(
    frame: pd.DataFrame, words: tuple[str, str, str], columns: dict[str, str], colour: str, t: Translator
) -> Figure:
    pairs = zip(frame["mineral"], frame["of"], strict=True)
    labels = [of if mineral.lower() in of.lower() else t.commas((mineral, of)) for mineral, of in pairs]
    drawn = min(MOST, len(frame))
    shown = frame.assign(label=labels, said=[t.number(value) for value in frame["value"]])
    how = Rows(
        (Bar("value", thick=12, colour=colour), Words("said", "value", gap=6)),
        scale=Amounts(0, values=(0, 20, 40, 60, 80, 100)),
        step=(22, 30),
    )
    return Figure(
        id="dependence",
        title=words[0],
        subtitle=words[1],
        alt=t.clauses(t.pair(row.label, row.said) for row in each_row(shown)),
        draw=lambda width: draw_rows(numbered(shown).head(MOST), width, how),
        frame=shown,
        columns=columns,
        notes=t.sentences([t("Drawn are the largest {n} shares; the table lists all", n=drawn), words[2]]),
    )
