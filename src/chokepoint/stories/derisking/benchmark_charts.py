"""Charts of the EU's benchmarks: how far it is from each, and what a second source says of them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import By, Dot, Rule, Tick, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import REACHED, SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import stage_name, state_name


def benchmark_distance(compared: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the EU's own share in each strategic material against the benchmark of its stage.

    Args:
        compared: as ``policy.targets.compare_statements`` gives it; a second source is drawn where it
            speaks and disagrees.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    frame = _distance_rows(compared, names, t)
    return Figure(
        id="benchmark-distance",
        title=title,
        subtitle=t(
            "EU members’ share in EU sourcing, percent (dot; thick: its range), and the benchmark (line); "
            "dotted: what a second source says where it disagrees"
        ),
        alt=t.clauses(t.pair(t.commas([r.label, r.stage_name]), r.words) for r in each_row(frame)),
        draw=lambda width: _draw_distance(frame, width, t),
        frame=frame,
        columns=_distance_columns(t),
        notes=_distance_notes(t),
    )


def _distance_notes(t: Translator) -> str:
    return t(
        "The benchmarks hold for all strategic materials together and for capacity; shares in sourcing are "
        "the nearest measure printed by material. The pace divides what is missing by the years from the "
        "day of this page to the due day."
    )


def _distance_rows(compared: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    clash = compared["said"].astype(bool) & ~compared["agree"].astype(bool)
    return compared.assign(
        label=[t.capital(names.get(one, one)) for one in compared["commodity_id"]],
        stage_name=[stage_name(stage, t) for stage in compared["stage"]],
        words=[t.interval(*ends) for ends in zip(compared["low"], compared["high"], strict=True)],
        pace=[t.number(value, 1) if value > 0 else "" for value in compared["per_year_high"]],
        state_name=[state_name(state, t) for state in compared["state"]],
        bracket_low=compared["said_low"].where(clash),
        bracket_high=compared["said_high"].where(clash),
    )


def _distance_columns(t: Translator) -> dict[str, str]:
    return {
        "stage_name": t("stage"),
        "label": t("material"),
        "low": t("percent, low"),
        "high": t("percent, high"),
        "threshold": t("benchmark"),
        "gap_low": t("missing, low"),
        "gap_high": t("missing, high"),
        "pace": t("points a year needed, at most"),
        "state_name": t("benchmark met"),
        "said_low": t("second source, low"),
        "said_high": t("second source, high"),
    }


def _draw_distance(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    stages = zip(frame["stage_name"], frame["threshold"], strict=True)
    rows = numbered(frame).assign(
        heading=[t("{stage}: {n} %", stage=t.capital(stage), n=t.number(n)) for stage, n in stages],
        far=frame[["low", "threshold", "high"]].max(axis=1),
    )
    return draw_rows(rows.sort_values("stage", kind="stable"), width, DISTANCE)


STATE = By("state", REACHED)
DISTANCE = Rows(
    (
        Rule("low", "threshold", thick=1, colour=STATE),
        Rule("low", "high", thick=4, colour=STATE),
        Tick("threshold", thick=2.5, long=18),
        Dot("low", colour=STATE),
        Words("words", "far", size=11.5),
        Rule("bracket_low", "bracket_high", thick=2, dash=(2, 2), colour=SOFT, lower=7),
    ),
    group="stage",
    heading="heading",
    scale=Amounts(0, values=(0, 20, 40, 60, 80, 100)),
    step=(22, 22),
)


BENCHMARK_ORDER = ("extraction", "processing", "recycling", "single")


def statement_matrix(judged: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Listing:
    """List the statements of the second source on the four benchmarks.

    Args:
        judged: as ``policy.targets.judge_statements`` gives them.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    met = judged[judged["state"] == "met"].groupby("commodity_id").size()
    frame = judged.assign(
        label=[t.capital(names.get(one, one)) for one in judged["commodity_id"]],
        stage_name=[stage_name(stage, t) for stage in judged["stage"]],
        state_name=[state_name(state, t) for state in judged["state"]],
        column=judged["stage"].map(BENCHMARK_ORDER.index),
        met_n=judged["commodity_id"].map(met).fillna(0).astype(int),
    ).sort_values(["met_n", "label", "column"], ascending=[False, True, True], ignore_index=True)
    return Listing(
        id="statement-matrix",
        title=title,
        subtitle=t(
            "Statements of a second source by material and benchmark, with whether the benchmark is met"
        ),
        frame=frame,
        columns=_statement_columns(t),
        notes=t("The source was seen without title page, publisher and date."),
    )


def _statement_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("material"),
        "stage_name": t("benchmark"),
        "said_low": t("percent, low"),
        "said_high": t("percent, high"),
        "period_as_printed": t("period"),
        "state_name": t("benchmark met"),
    }
