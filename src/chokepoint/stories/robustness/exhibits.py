"""What the page on robustness shows: the facts of every headline, three figures, a table a chapter."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.headline import FIGURES
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.figures import (
    Figure,
    Listing,
    NothingPublished,
    State,
    draw_or_say,
    make_key,
    with_states,
)
from chokepoint.figures.claims import Claims
from chokepoint.stories.robustness import answers, distance_charts, titles
from chokepoint.stories.robustness.story import STORY

Listed = Listing | NothingPublished


def nothing_tried(look: Look) -> str:
    """Say that there is nothing to draw."""
    return look.t("Under these parameters no headline can be computed in a second way.")


@STORY.shows()
def headline_facts(look: Look) -> None:
    """Tell of every headline the value now, both ends, whose they are, and whether it depends."""
    distance_charts.record_facts(look(answers.readings), look(answers.summary))


@STORY.shows()
def distances(look: Look) -> Figure | NothingPublished:
    """Show how near every headline comes to being false, or those on one kind of figure."""
    others, said, found, t = look(answers.other_cases), look(answers.said), look(answers.summary), look.t
    if others.empty:
        return NothingPublished(look(nothing_tried))
    every = distance_charts.distances(said, found, titles.distances(found, t), t)
    states = [State("all", t("all"), every)]
    for figure, words in FIGURES.items():
        own = {name for name, headline in BOOK.headlines.items() if headline.figure == figure}
        if others["id"].isin(own).any():
            ours = found[found["id"].isin(own)]
            title = titles.distances_of(ours, figure, t)
            drawn = distance_charts.distances(said[said["id"].isin(own)], ours, title, t)
            states.append(State(make_key(figure), t.say(words), drawn))
    return with_states(t("Kind of figure"), states)


@STORY.shows(answers.steadier)
def by_figure(look: Look) -> None:
    """Tell which kinds of figure break."""


@STORY.shows()
def by_change(look: Look) -> Listed:
    """Show which changes break sentences."""
    kinds = look(answers.kinds)
    return draw_or_say(
        kinds,
        lambda: distance_charts.by_change(kinds, titles.changes(kinds, look.t), look.t),
        look(nothing_tried),
    )


@STORY.shows()
def every_headline(look: Look) -> list[Claims]:
    """List every headline, a table a chapter."""
    readings, found = look(answers.readings), look(answers.summary)
    wanted = [name for name in look(answers.tried_chapters) if BOOK.of_chapter(name)]
    return [distance_charts.table(readings, found, name, look.t) for name in wanted]
