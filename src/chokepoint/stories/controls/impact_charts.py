"""Charts of what a model says a stop would cost, beside what was reported."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Bar, By, Dot, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import OCHRE, WORLD, WORLD_SOFT
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


def model_against_prices(changes: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Set the modelled price rise beside the rise of reported prices.

    Args:
        changes: as ``trade.impact.beside_the_model`` gives them; ``what`` is the label.
        title: the finding.
        t: the reader's language.
    """
    labels = [f"{t.code(r.qualifier)} {t.signed(r.change_percent)} %".strip() for r in each_row(changes)]
    frame = changes.assign(label=labels)
    return Figure(
        id="model-and-prices",
        title=title,
        subtitle=_changes_subtitle(t),
        alt=t.clauses(t.pair(r.what, r.label) for r in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, CHANGES),
        frame=frame,
        columns=_change_columns(t),
    )


def _changes_subtitle(t: Translator) -> str:
    return t(
        "Rise of the price outside China, percent: modelled for a full stop, and reported since June 2023",
    )


def _change_columns(t: Translator) -> dict[str, str]:
    return {
        "what": t("figure"),
        "change_percent": t("percent"),
        "change_low": t("lowest"),
        "change_high": t("highest"),
    }


CHANGES = Rows(
    (
        Bar("change_percent", thick=14, colour=By("kind", {"model": OCHRE, "reported": WORLD})),
        Rule("change_low", "change_high"),
        Words("label", "change_high", gap=7),
    ),
    label="what",
    step=(42, 48),
)


def end_uses(uses: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw published end-use shares, each with its year, place and publisher's bounds.

    Args:
        uses: rows of ``uses`` with ``value_low``, ``value_high`` (percent), ``item``, ``year``, ``basis``.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    labels = [t.interval(r.value_low, r.value_high) + " %" for r in each_row(uses)]
    frame = with_row_ids(uses).assign(label=labels, unit=uses["unit"].map(t.code))
    return Figure(
        id="end-uses",
        title=title,
        subtitle=t("End uses of {metal}, percent; the bases differ from year to year", metal=metal),
        alt=t.clauses(t.pair(t.commas([r.basis, r.item]), r.label) for r in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, USES),
        frame=frame,
        columns=_use_columns(t),
    )


def _use_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "geography": t("place"),
        "item": t("use"),
        "value_low": t("percent, low"),
        "value_high": t("percent, high"),
        "unit": t("of what"),
    }


USES = Rows(
    (
        Bar("value_high", thick=10, colour=WORLD_SOFT),
        Bar("value_low", thick=10, colour=WORLD),
        Words("label", "value_high", gap=6),
    ),
    label="item",
    group="basis",
    scale=Amounts(shown=False),
    size=11.5,
)
