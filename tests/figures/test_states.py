"""A figure with states shows its first and keeps the others beside it, each complete."""

from dataclasses import replace

import pytest
from tests.figures.test_figure import make, outputs

from chokepoint.errors import FigureError
from chokepoint.figures import State, make_key, with_states

FIRST = make()
SECOND = replace(FIRST, title="It rose", notes="Another doubt")


def states(*keys):
    return [State(key, key.upper(), figure) for key, figure in zip(keys, (FIRST, SECOND), strict=False)]


def test_the_first_is_shown_and_the_others_stand_beside_it_complete():
    data, fields = outputs(with_states("Table", states("a-1", "b-2")))
    assert data == outputs(FIRST)[0]
    assert fields["title"] == "It fell"
    assert fields["choice"]["label"] == "Table"
    assert fields["choice"]["options"] == [{"key": "a-1", "label": "A-1"}, {"key": "b-2", "label": "B-2"}]
    (other,) = fields["choice"]["states"]
    assert (other["key"], other["spec"]) == ("b-2", SECOND.spec)
    assert {"title": "It rose", "notes": "Another doubt", "id": "a-figure-b-2"}.items() <= other[
        "meta"
    ].items()
    assert other["meta"]["table"] == fields["table"]


def test_the_figure_itself_is_left_as_it_was():
    with_states("Table", states("a", "b"))
    assert "choice" not in outputs(FIRST)[1]


def test_one_state_alone_leaves_no_choice():
    assert with_states("Table", states("a")) is FIRST


@pytest.mark.parametrize("keys", [("a", "a"), ("a", "B"), ("a", "-b"), ("a", "")])
def test_keys_that_are_no_addresses_are_refused(keys):
    with pytest.raises(FigureError, match="must differ"):
        with_states("Table", states(*keys))


def test_figures_of_several_ids_are_refused():
    with pytest.raises(FigureError, match="several ids"):
        with_states("Table", [State("a", "A", FIRST), State("b", "B", replace(FIRST, id="other"))])


def test_a_key_is_made_of_names_and_numbers():
    assert make_key("USGS", 2026) == "usgs-2026"
    assert make_key("BGS", "1970-2023 release ") == "bgs-1970-2023-release"
