"""Beside a page with figures in several states: a page on which the others stand, and a file of them."""

import copy
import json

import pytest
from lxml import html
from small_books import FIGURE, build, code, figure, text


def with_states(name="shares"):
    shown = figure(name)
    fields = shown["metadata"]["chokepoint_figure"]
    own = {**copy.deepcopy(fields), "id": f"{name}-then", "title": "Then it was less", "notes": "Of 2020."}
    fields["choice"] = {
        "label": "Table",
        "options": [{"key": "now", "label": "2026"}, {"key": "then", "label": "2020"}],
        "states": [{"key": "then", "spec": copy.deepcopy(shown["data"][FIGURE]), "meta": own}],
    }
    return shown


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    pages = {
        "index": [
            text("# Title\n\n```{toctree}\nplain\n```"),
            code("a", figure("first")),
            code("b", with_states()),
        ],
        "plain": "# Plain\n",
    }
    out, warnings = build(tmp_path_factory.mktemp("stacked"), pages)
    assert not warnings
    return out


def test_the_page_shows_the_first_state_with_the_choice(book):
    shown = html.fromstring((book / "index.html").read_bytes()).get_element_by_id("fig-shares")
    assert [a.get("href") for a in shown.xpath("./div[@class='states']//a")] == [
        "#fig-shares",
        "index-choices.html#fig-shares-then",
    ]
    assert shown.xpath("./p[@class='t']")[0].text == "China makes almost all of it"
    assert not html.fromstring((book / "index.html").read_bytes()).xpath("//*[@id='fig-shares-then']")


def test_the_other_states_stand_on_a_page_of_their_own_with_the_number_of_the_figure(book):
    tree = html.fromstring((book / "index-choices.html").read_bytes())
    (other,) = tree.xpath("//figure")
    assert other.get("id") == "fig-shares-then"
    assert other.xpath("./p[@class='t']")[0].text == "Then it was less"
    assert other.xpath(".//figcaption//b")[0].text == "Figure 2"
    assert "#fig-shares-then" in other.xpath(".//details[@class='cite']/p")[0].text
    assert tree.xpath("//p[@class='way']/a/@href") == ["index.html"]
    assert not (book / "plain-choices.html").exists()


def test_the_file_for_the_script_holds_the_same_states_whole(book):
    content = (book / "_figures/index/shares.states.js").read_text("utf-8")
    held = json.loads(content[content.index("{}, ") + 4 : content.rindex(")")])["shares"]["then"]
    page = (book / "index-choices.html").read_text("utf-8")
    assert held in page.replace(" · 2020", "")  # there the state is named, as its table has others beside it
    assert page.count(' · 2020"') == 1
    assert "<!--" not in held
    assert not (book / "_figures/index/first.states.js").exists()


def test_a_state_has_files_of_its_own(book):
    for ending in ("csv", "svg", "png", "vl.json"):
        assert (book / f"_figures/index/shares-then.{ending}").exists()


def test_scripts_are_loaded_only_where_there_is_something_to_choose(book):
    assert "figures.js" in (book / "index.html").read_text("utf-8")
    assert "figures.js" not in (book / "plain.html").read_text("utf-8")
