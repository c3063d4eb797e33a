"""Make a drawing smaller without changing a pixel: say once for a group what each of its marks would say."""

from __future__ import annotations

from lxml import etree

INHERITED = frozenset({
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "text-anchor",
    "dominant-baseline", "font-size", "font-weight", "font-style",
})  # fmt: skip
"""What a group hands down to its children; opacity and transformations act on the group as a whole."""

SILENT = {"text-anchor": "start", "font-weight": "normal", "font-style": "normal", "stroke-dasharray": ""}
"""What says nothing where no group says otherwise."""


def compact(root: etree._Element) -> None:
    """Shorten a drawing in place; it must not have been shortened before."""
    for element in root.iter():
        _drop_silent(element)
    for group in reversed(list(root.iter("g"))):
        _hoist(group)
    for group in reversed(list(root.iter("g"))):
        _unwrap(group)


def _drop_silent(element: etree._Element) -> None:
    for name, value in SILENT.items():
        if element.get(name) == value:
            del element.attrib[name]
    if "stroke" not in element.attrib and element.tag != "g":
        element.attrib.pop("stroke-width", None)
    size = element.get("font-size", "")
    if size.endswith("px"):
        element.set("font-size", size[:-2])


def _hoist(group: etree._Element) -> None:
    """Move to the group what all of its children say alike."""
    children = list(group)
    if len(children) < 2:
        return
    for name in sorted(INHERITED & set(children[0].keys())):
        if len({child.get(name) for child in children}) == 1:
            group.set(name, children[0].get(name))
            for child in children:
                del child.attrib[name]


def _unwrap(group: etree._Element) -> None:
    """Put the children of a group that says nothing into its place."""
    parent = group.getparent()
    if parent is None or group.attrib:
        return
    place = parent.index(group)
    parent[place : place + 1] = list(group)
