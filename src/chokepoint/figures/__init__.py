"""From tidy frames to what a chapter displays: one theme, the Figure and the Listing."""

from chokepoint.figures.figure import Figure, NothingPublished, draw_or_say
from chokepoint.figures.listing import Listing
from chokepoint.figures.states import State, make_key, with_states

__all__ = ["Figure", "Listing", "NothingPublished", "State", "draw_or_say", "make_key", "with_states"]
