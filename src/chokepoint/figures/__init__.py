"""From tidy frames to what a chapter displays: one theme, the Figure and the Listing."""

from chokepoint.figures.figure import Figure, NothingPublished, draw_or_say
from chokepoint.figures.listing import Listing

__all__ = ["Figure", "Listing", "NothingPublished", "draw_or_say"]
