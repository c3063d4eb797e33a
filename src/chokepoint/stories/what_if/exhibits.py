"""What the chapter on a stop shows: its figures and lists, each with the answers told beside it."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.figures import Figure, Listing
from chokepoint.stories.what_if import answers, answers_course, course_charts, titles
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
)
def course(look: Look) -> Figure:
    """Show what is missing, what is covered and the price, month by month."""
    worst = look(answers_course.worst).iloc[0]
    title = titles.course(worst, look(answers.names)["mineral_name"], look.t)
    rows = look(answers_course.course)
    return course_charts.course(rows, title, look(setting_words), look(answers_course.ceiling), look.t)


@STORY.shows(answers_course.strongest_named)
def inputs(look: Look) -> Listing:
    """Show every input, its range, and how much hangs on it."""
    rows = look(answers_course.inputs)
    reasons = look(answers.assumptions).set_index("row_id")["note"]
    return course_charts.inputs(rows, titles.inputs(rows, look.t), reasons, look.t)
