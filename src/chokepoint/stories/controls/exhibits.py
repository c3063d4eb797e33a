"""What the chapter on July 2023 shows: its figures, each with the answers told beside it."""

from __future__ import annotations

from chokepoint.analysis.policy import timeline
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.figures import Figure
from chokepoint.stories.controls import answers, ladder_charts, titles
from chokepoint.stories.controls.story import STORY


@STORY.shows(answers.notice, answers.items, answers.gallium_items, answers.germanium_items)
def controlled_items(look: Look) -> Figure:
    """Show what the notice covers."""
    return ladder_charts.controlled_items(look["control_items"], look(metal_names), look.t)


@STORY.shows(answers.after_the_dutch, answers.before_the_visit, answers.to_the_reply)
def summer(look: Look) -> Figure:
    """Show the dated steps around the notice."""
    events = timeline.select_events(
        look["chip_timeline"], "2023-05-01", min("2023-09-30", f"{look.day:%Y-%m-%d}")
    )
    title = titles.steps_before(events, look(answers.notice_day), look.t)
    return ladder_charts.event_strip(events, title, look.t)
