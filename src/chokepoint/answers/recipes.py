"""Small helpers to write recipes with."""

from __future__ import annotations

from typing import Any, TypeVar

Made = TypeVar("Made", bound=Any)


def named(recipe: Made, name: str) -> Made:
    """Name a recipe made for one of several things of a kind, so that it can be told from the others."""
    recipe.__name__ = recipe.__qualname__ = name
    return recipe
