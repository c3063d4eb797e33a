"""The findings over the figures on a stop: sentences computed from the frames drawn."""

from __future__ import annotations

from math import isnan

import pandas as pd

from chokepoint.i18n import Translator
from chokepoint.stories.what_if.words import INPUTS


def course(worst: pd.Series, mineral: str, t: Translator) -> str:
    """Say how much is missing in the worst month.

    Args:
        worst: the row that ``answers_course.worst`` gives.
        mineral: its name in the reader's language.
        t: the reader's language.
    """
    low, high = worst["short_low"], worst["short_high"]
    if high < 1:
        return t("The model finds no shortage of {mineral} under this setting", mineral=mineral)
    return t(
        "In the worst month {span} percent of the {mineral} that the others use is missing",
        span=t.interval(low, high),
        mineral=mineral,
    )


def inputs(rows: pd.DataFrame, t: Translator) -> str:
    """Say on which input the shortage hangs most."""
    first = rows.iloc[0]
    if isnan(first["short"]):
        return t("The inputs of the model and their ranges")
    return t("The shortage hangs most on this input: {name}", name=t.say(INPUTS[first["input"]]))


def backtest(judged: int, inside: int, expected: float, t: Translator) -> str:
    """Say how many figures lay inside the band, and how many were to.

    Args:
        judged: printed figures.
        inside: those inside their band.
        expected: percent of all draws that a band holds.
        t: the reader's language.
    """
    if judged == 0:
        return t("No figure was printed by then that the model can be judged by")
    part, held = t.number(100 * inside / judged), t.number(expected)
    return t(
        "{part} percent of the printed figures lie inside bands made to hold {held}", part=part, held=held
    )


def effects(rows: pd.DataFrame, untold: int, share: float, t: Translator) -> str:
    """Say in how many comparisons nothing can be told.

    Args:
        rows: the comparisons drawn.
        untold: how many of them cannot be told.
        share: the fall asked, as a part of one.
        t: the reader's language.
    """
    asked = t.number(100 * share)
    if untold == len(rows):
        return t(
            "In none of {n} comparisons could a fall of {asked} percent have been seen",
            n=len(rows),
            asked=asked,
        )
    return t(
        "In {k} of {n} comparisons no fall of {asked} percent could have been seen",
        k=untold,
        n=len(rows),
        asked=asked,
    )


def forecasts(n: int, scored: int, t: Translator) -> str:
    """Say how many ranges were sealed and whether any is scored."""
    if scored == 0:
        return t("Of the {n} ranges that were sealed none is scored yet", n=n)
    return t("Of the {n} ranges that were sealed {k} have a figure to judge them by", n=n, k=scored)
