"""From tidy frames to what a chapter displays: one theme, the Figure and the fact."""

from chokepoint.figures.facts import fact, facts
from chokepoint.figures.figure import Figure, NothingPublished, draw_or_say

__all__ = ["Figure", "NothingPublished", "draw_or_say", "fact", "facts"]
