"""What the chapter on a stop shows: its figures and lists, each with the answers told beside it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.risk.effects import ASKED
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.figures import Figure, Listing, NothingPublished, draw_or_say
from chokepoint.i18n import Translator
from chokepoint.stories.what_if import (
    answers,
    answers_backtest,
    answers_course,
    answers_effects,
    answers_forecast,
    answers_published,
    backtest_charts,
    course_charts,
    effect_charts,
    forecast_charts,
    titles,
)
from chokepoint.stories.what_if.story import STORY


def setting_words(look: Look, withheld_percent: float, months: float) -> str:
    """Say what was set."""
    names, t = look(answers.names), look.t
    return t(
        "{country} withholds {percent} percent of its exports for a span of {months} months",
        country=t.capital(names["country_name"]),
        percent=t.number(withheld_percent),
        months=t.number(months),
    )


@STORY.shows(
    *(answers.names, answers.setting, answers.market_facts, answers.exported, answers_course.worst),
    *answers_published.full_stops,
)
def course(look: Look) -> Figure:
    """Show what is missing, what is covered and the price, month by month."""
    worst = look(answers_course.worst).iloc[0]
    title = titles.course(worst, str(look(answers.names)["mineral_name"]), look.t)
    rows = look(answers_course.course)
    return course_charts.course(rows, title, look(setting_words), look(answers_course.ceiling), look.t)


@STORY.shows(answers_course.strongest_named)
def inputs(look: Look) -> Listing:
    """Show every input, its range, and how much hangs on it."""
    rows = look(answers_course.inputs)
    reasons = look(answers.assumptions).set_index("row_id")["note"]
    return course_charts.inputs(rows, titles.inputs(rows, look.t), reasons, look.t)


@STORY.shows(
    *(answers_backtest.score, answers_backtest.score_of_exports, answers_backtest.score_of_prices),
    answers_backtest.expected,
)
def backtest(look: Look) -> Listing:
    """Show, restriction by restriction, how many printed figures lay inside the bands."""
    score = look(answers_backtest.score).iloc[0]
    held = look(answers_backtest.expected)["percent"].item()
    title = titles.backtest(int(score["n"]), int(score["inside"]), held, look.t)
    return backtest_charts.backtest(look(answers_backtest.summed), title, look(metal_names), look.t)


@STORY.shows(
    *(answers_effects.power, answers_effects.finest, answers_effects.beyond, answers_effects.placebos),
)
def effects(look: Look) -> Figure | NothingPublished:
    """Show, control by control, what could be seen and what was."""
    rows, t = look(answers_effects.compared), look.t
    title = titles.effects(rows, int(look(answers_effects.power)["untold"].item()), ASKED, t)
    said = t("No control has a printed month of exports on both sides.")
    return draw_or_say(rows, lambda: effect_charts.effects(rows, title, look(metal_names), t), said)


@STORY.shows(answers_forecast.state_of_forecast)
def forecasts(look: Look) -> Listing | NothingPublished:
    """Show the sealed forecast."""
    rows, state, t = look(answers_forecast.scored), look(answers_forecast.state_of_forecast), look.t
    return draw_or_say(
        rows,
        lambda: forecast_charts.forecasts(rows, _title_of_forecasts(state, t), look(metal_names), t),
        t("No forecast had been made by then."),
    )


def _title_of_forecasts(state: pd.DataFrame, t: Translator) -> str:
    row = state.iloc[0]
    return titles.forecasts(int(row["n"]), int(row["scored"]), t)
