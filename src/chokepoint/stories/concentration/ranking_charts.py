"""Charts of how concentrated output is: the index by table, the order of all, first places that move."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import By, Dot, Rule, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, PAPER, WASH, WHO, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.concentration.share_charts import name_table, span_words


def index_by_table(measured: pd.DataFrame, title: str, what: str, t: Translator) -> Figure:
    """Draw the Herfindahl-Hirschman index of one commodity as each publisher and edition implies it.

    Args:
        measured: rows of ``production.concentration.measure``, the newest year of each edition.
        title: the finding.
        what: the commodity and stage, in words.
        t: the reader's language.
    """
    ordered = measured.sort_values(["publisher", "vintage", "year"], ignore_index=True)
    frame = translated(ordered, ["denominator"], t).assign(
        label=[name_table(row, t) for row in each_row(ordered)],
        words=[span_words(row.hhi_low, row.hhi, row.hhi_high, t, 2) for row in each_row(ordered)],
    )
    return Figure(
        id="index-by-table",
        title=title,
        subtitle=t(
            "Herfindahl-Hirschman index of {what}: 1 is a single producer, two equal ones are a half; "
            "line: bounds",
            what=what,
        ),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, INDEX),
        frame=frame,
        columns=_index_columns(t),
        notes=t("Hollow: figures are missing and no total bounds them, so the line is not a full bound."),
    )


def _index_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("table"),
        "hhi_low": t("index, low"),
        "hhi": t("index"),
        "hhi_high": t("index, high"),
        "producers": t("countries with a figure"),
        "hidden": t("figures missing"),
        "denominator": t("share of"),
    }


INDEX = Rows(
    (
        Rule("hhi_low", "hhi_high", colour=WORLD),
        Dot("hhi", colour=WORLD, hollow="is_open"),
        Words("words", "hhi_high", gap=9),
    ),
    scale=Amounts(0, values=(0, 0.25, 0.5, 0.75, 1), format=".2~f", least=1),
    step=(28, 28),
)


def ranking(
    ranked: pd.DataFrame, chosen: pd.DataFrame, title: str, labels: pd.Series, t: Translator
) -> Figure:
    """Draw every commodity's index as an interval, the most concentrated first.

    Args:
        ranked: as ``production.ranking.rank_intervals`` gives it.
        chosen: the row of the commodity the page follows, or none; its interval is shaded through all rows.
        title: the finding.
        labels: a name for each row of ``ranked``, in the reader's language.
        t: the reader's language.
    """
    ranks = zip(ranked["rank_best"], ranked["rank_worst"], strict=True)
    frame = ranked.assign(label=labels.to_numpy(), ranks=[t.interval(*pair) for pair in ranks])
    return Figure(
        id="ranking",
        title=title,
        subtitle=t(
            "Herfindahl-Hirschman index with its bounds; red: China is the largest producer; "
            "shaded: the interval of the commodity followed here"
        ),
        alt=_ranking_alt(frame, t),
        draw=lambda width: _draw_ranking(frame, chosen, width),
        frame=frame,
        columns=_ranking_columns(t),
        notes=t("Rows whose lines overlap are ties: which of them is more concentrated cannot be said."),
    )


def _ranking_alt(frame: pd.DataFrame, t: Translator) -> str:
    first, last = frame.iloc[0], frame.iloc[-1]
    return t(
        "{n} commodities from {first}, {a}, to {last}, {b}.",
        n=len(frame),
        first=first["label"],
        a=t.number(first["hhi"], 2),
        last=last["label"],
        b=t.number(last["hhi"], 2),
    )


def _ranking_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("commodity"),
        "ranks": t("ranks it can hold"),
        "hhi_low": t("index, low"),
        "hhi": t("index"),
        "hhi_high": t("index, high"),
        "leader_name": t("largest producer"),
        "basis": t("shares of"),
    }


def _draw_ranking(frame: pd.DataFrame, chosen: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    rows = frame.assign(
        kind=["china" if code == "CHN" else "country" for code in frame["leader"]],
        followed=frame["row_ids"].isin(set(chosen["row_ids"])),
    )
    bands = chosen[["hhi_low", "hhi_high"]].itertuples(index=False)
    how = Rows(
        (
            Rule("hhi_low", "hhi_high", colour=By("kind", WHO)),
            Dot("hhi", size=26, colour=By("kind", WHO)),
        ),
        bold="followed",
        scale=Amounts(0, 1.02, values=(0, 0.25, 0.5, 0.75, 1), format=".2~f", on_top=True),
        guides=tuple(Guide(low, until=high, colour=WASH) for low, high in bands),
        step=(19, 19),
        size=11,
    )
    return draw_rows(rows, width, how)


def tiles(moving: pd.DataFrame, title: str, labels: pd.Series, t: Translator) -> Figure:
    """Draw the commodities whose first place changes or is unsure: one tile a table, with the share.

    Args:
        moving: as ``production.ranking.movers`` gives it.
        title: the finding.
        labels: a name for each row of ``moving``, in the reader's language.
        t: the reader's language.
    """
    frame = moving.assign(
        label=labels.to_numpy(),
        table=[f"{row.publisher} {row.vintage[:4]}\n{row.year}" for row in each_row(moving)],
        percent=(100 * moving["share"]).where(moving["has_figure"].astype(bool)),
        place=[t.code(standing) for standing in moving["standing"]],
    )
    return Figure(
        id="first-place-moves",
        title=title,
        subtitle=t(
            "China’s share in percent, by publisher, edition and year; red: surely the largest producer"
        ),
        alt=t.clauses(
            t.pair(t.commas([row.label, f"{row.publisher} {row.vintage}"]), row.place)
            for row in each_row(frame)
        ),
        draw=lambda width: _draw_tiles(frame, t, width),
        frame=frame,
        columns=_tile_columns(t),
        notes=t(
            "Empty: not first. Grey: perhaps first. Pale red: first by the printed figures only. "
            "A dash: no figure for China."
        ),
    )


def _tile_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("commodity"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "year": t("year"),
        "percent": t("percent"),
        "leader_name": t("largest producer"),
        "place": t("place"),
    }


TILE_FILLS = {0: PAPER, 1: WORLD_SOFT, 2: CHINA_SOFT, 3: CHINA}


def _draw_tiles(frame: pd.DataFrame, t: Translator, width: int) -> alt.LayerChart | alt.Chart:
    rows = frame.assign(
        words=["–" if pd.isna(value) else t.number(value) for value in frame["percent"]],
        code=frame["commodity_id"] + " " + frame["stage"],
    )
    tables = rows.sort_values(["publisher", "vintage", "year"], kind="stable")["table"].drop_duplicates()
    how = Matrix(
        "code",
        "label",
        "table",
        {table: table.replace(" ", "\n") for table in tables},
        By("step", TILE_FILLS),
        edge=LINE,
        marks=(Words("words", "across", side="middle", size=11, colour=By("step", TILE_INKS)),),
        step=(30, 30),
        size=11.5,
    )
    return draw_matrix(rows, width, how)


TILE_INKS = {0: INK, 1: INK, 2: INK, 3: PAPER}
