"""From tidy frames to what a chapter displays: one theme, and the Figure."""

from chokepoint.figures.figure import Figure, NothingPublished, draw_or_say

__all__ = ["Figure", "NothingPublished", "draw_or_say"]
