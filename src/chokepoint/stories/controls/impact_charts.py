"""Charts of what a model says a stop would cost, beside what was reported."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Dot, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.theme import WORLD, WORLD_SOFT
from chokepoint.i18n import Translator


def modelled_loss(estimates: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the modelled loss of output in each scenario as a range with its central value.

    Args:
        estimates: rows of ``impact_estimates`` with ``central``, ``lower`` and ``upper`` in billion USD
            (negative: a loss), and ``scenario_name``.
        title: the finding.
        t: the reader's language.
    """
    frame = _loss_rows(estimates, t)
    return Figure(
        id="modelled-loss",
        title=title,
        subtitle=_loss_subtitle(t),
        alt=_loss_alt(frame, t),
        draw=lambda width: draw_rows(frame, width, LOSS),
        frame=frame,
        columns=_loss_columns(t),
    )


def _loss_rows(estimates: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Turn the signs, so that a loss is a length, and write each range."""
    signs = {"best": "central", "least": "upper", "most": "lower"}
    turned: dict[str, pd.Series] = {name: -estimates[column] for name, column in signs.items()}
    frame = with_row_ids(estimates).assign(**turned)
    labels = [_write_loss(row, t) for row in each_row(frame)]
    return frame.assign(label=labels, unit=frame["unit"].map(t.code))


def _write_loss(row: Row, t: Translator) -> str:
    least = t.number(row.least, 2 if row.least < 0.1 else 1)
    return t(
        "{best} ({least} to {most})", best=t.number(row.best, 1), least=least, most=t.number(row.most, 1)
    )


def _loss_subtitle(t: Translator) -> str:
    return t(
        "Modelled loss of US gross domestic product in one year of a full stop, billion USD: "
        "central value and range"
    )


def _loss_alt(frame: pd.DataFrame, t: Translator) -> str:
    pairs = zip(frame["scenario_name"], frame["label"], strict=True)
    return t.clauses(t("{name}: {label} billion USD", name=name, label=label) for name, label in pairs)


def _loss_columns(t: Translator) -> dict[str, str]:
    return {
        "study": t("study"),
        "scenario": t("scenario"),
        "central": t("central"),
        "lower": t("largest loss"),
        "upper": t("smallest loss"),
        "unit": t("unit"),
    }


LOSS = Rows(
    (
        Rule("least", "most", thick=4, colour=WORLD_SOFT),
        Dot("best", size=90, colour=WORLD),
        Words("label", "most", gap=9),
    ),
    label="scenario_name",
    step=(44, 44),
)
