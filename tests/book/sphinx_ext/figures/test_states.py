"""The choice among the states of a figure: links that a script makes a field of, and the file it loads."""

import json

from lxml import html

from chokepoint.book.sphinx_ext.figures import states

OPTIONS = [{"key": f"k{n}", "label": f"Table {n}"} for n in range(9)]


def choice(n):
    return {"id": "shares", "choice": {"label": "Table", "options": OPTIONS[:n], "states": []}}


def written(n, page="en-chapter"):
    return html.fromstring(
        str(states.write_choice(choice(n), page, f"_figures/{page}/shares", "More states"))
    )


def test_a_figure_of_one_state_has_no_choice():
    assert states.write_choice({"id": "shares"}, "page", "x", "More") == ""


def test_the_links_lead_to_the_figure_and_to_the_page_of_the_other_states():
    tree = written(3, "controls/gallium")
    assert [(a.text, a.get("href"), a.get("data-state")) for a in tree.iter("a")] == [
        ("Table 0", "#fig-shares", "k0"),
        ("Table 1", "gallium-choices.html#fig-shares-k1", "k1"),
        ("Table 2", "gallium-choices.html#fig-shares-k2", "k2"),
    ]
    assert tree.get("data-src") == "_figures/controls/gallium/shares.states.js"
    assert tree.xpath("./p")[0].text == "Table"


def test_many_links_are_folded():
    assert written(states.FEW).find("details") is None
    assert written(states.FEW + 1).find("details/summary").text == "More states"


def test_every_other_state_is_made_with_its_own_specification():
    listed = [{"key": "b", "spec": {"mark": "bar"}, "meta": {"id": "x-b"}}]
    meta = {"choice": {"options": [{"key": "b", "label": "Bars"}], "states": listed}}
    made = states.make_states(meta, lambda spec, own: {"figure": own["id"], "markup": spec["mark"]})
    assert made == [{"figure": "x-b", "markup": "bar", "key": "b", "label": "Bars"}]
    assert states.make_states({}, lambda spec, own: {}) == []


def test_the_file_of_the_states_is_a_script_that_adds_them_by_name():
    content = states.write_script("shares", {"b": '<p>稀土 & "x"</p>'})
    start, end = content.index("{}, ") + 4, content.rindex(")")
    assert json.loads(content[start:end]) == {"shares": {"b": '<p>稀土 & "x"</p>'}}
    assert content.startswith("Object.assign(window.chokepointStates ??= {}, ")
