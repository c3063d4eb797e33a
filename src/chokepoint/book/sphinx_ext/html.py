"""HTML written by functions: every text is escaped unless it already is markup."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from markupsafe import Markup, escape

VOID = frozenset({"input", "br", "hr", "img", "col"})


def tag(name: str, /, *children: str, **attributes: object) -> Markup:
    """Write an element.

    Args:
        name: the element's name.
        children: markup is kept, plain text is escaped.
        attributes: ``class_`` and ``data_figure`` become ``class`` and ``data-figure``; None leaves one out.
    """
    opening = Markup(f"<{name}{_write_attributes(attributes)}>")
    return opening if name in VOID else opening + join(children) + Markup(f"</{name}>")


def join(children: Iterable[str], between: str = "") -> Markup:
    """Put pieces behind one another, escaping those that are plain text."""
    return Markup(escape(between)).join(children)


def raw(markup: str) -> nodes.raw:
    """Wrap markup as a node that only HTML pages show."""
    return nodes.raw("", str(markup), format="html")


def _write_attributes(attributes: dict[str, object]) -> str:
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return "".join(f' {key}="{escape(str(value))}"' for key, value in pairs if value is not None)
