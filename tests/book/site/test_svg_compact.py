"""Shorter drawings of the same picture."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chokepoint.book.site.svg_compact import INHERITED, SILENT, compact


def compacted(text):
    root = etree.fromstring(text)
    compact(root)
    return etree.tostring(root, encoding="unicode")


def resolved(root):
    """Give every mark with the value each inherited property has for it in the end."""
    marks = []
    for mark in root.iter("path", "text"):
        line = [mark, *mark.iterancestors()]
        values = {n: next((e.get(n) for e in line if e.get(n) is not None), SILENT.get(n)) for n in INHERITED}
        if values["stroke"] is None:
            values["stroke-width"] = None  # the width of no line
        shifts = [e.get("transform") for e in reversed(line) if e.get("transform")]
        marks.append((mark.tag, mark.get("d"), mark.text, shifts, values))
    return marks


def test_what_all_marks_of_a_group_say_is_said_once():
    marks = "".join(f'<path d="M{n}" fill="red" stroke="blue"/>' for n in range(3))
    assert compacted(f"<svg><g>{marks}</g></svg>") == (
        '<svg><g fill="red" stroke="blue"><path d="M0"/><path d="M1"/><path d="M2"/></g></svg>'
    )


def test_what_one_mark_says_differently_stays_with_the_marks():
    text = '<svg><g><path fill="red"/><path fill="blue"/></g></svg>'
    assert compacted(text) == '<svg><path fill="red"/><path fill="blue"/></svg>'


def test_opacity_is_never_moved_to_a_group_where_marks_lie_on_one_another():
    text = '<svg><g><path opacity="0.5" d="M0"/><path opacity="0.5" d="M1"/></g></svg>'
    assert compacted(text).count('opacity="0.5"') == 2


def test_groups_that_say_nothing_go_and_those_that_move_or_clip_stay():
    text = '<svg><g><g transform="translate(1,2)"><g><path d="M0"/></g></g></g></svg>'
    assert compacted(text) == '<svg><g transform="translate(1,2)"><path d="M0"/></g></svg>'


def test_the_width_of_no_line_and_other_silence_goes():
    text = '<svg><text stroke-width="2" text-anchor="start" font-size="12px">a</text></svg>'
    assert compacted(text) == '<svg><text font-size="12">a</text></svg>'


PROPERTIES = st.fixed_dictionaries(
    {},
    optional={
        "fill": st.sampled_from(["red", "blue"]),
        "stroke": st.sampled_from(["red", "none"]),
        "text-anchor": st.sampled_from(["start", "end"]),
        "font-weight": st.sampled_from(["normal", "bold"]),
        "opacity": st.just("0.5"),
    },
)
MARKS = st.builds(
    lambda tag, properties: etree.Element(tag, properties), st.sampled_from(["path", "text"]), PROPERTIES
)


def group(children, shift):
    element = etree.Element("g", {"transform": shift} if shift else {})
    element.extend(children)
    return element


DRAWINGS = st.recursive(
    MARKS,
    lambda inner: st.builds(
        group, st.lists(inner, min_size=1, max_size=4), st.sampled_from(["", "translate(1,1)"])
    ),
    max_leaves=12,
)


@given(st.lists(DRAWINGS, min_size=1, max_size=4))
def test_no_mark_looks_different_afterwards(drawings):
    root = etree.Element("svg")
    root.extend(drawings)
    before = resolved(root)
    compact(root)
    assert resolved(root) == before
