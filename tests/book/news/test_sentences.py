import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.notebooks import FACT_TYPE, FIGURE_TYPE
from chokepoint.book.news.sentences import Sentence, fill, read_sentences
from chokepoint.book.sphinx_ext.facts.claims import CLAIMS_MIME

FACTS = {
    "share": {"value": 98.24, "unit": "percent"},
    "day": {"value": "2023-07-03"},
    "none": {"value": None},
}


def page(prose, *outputs, **facts):
    told = [
        new_output("display_data", data={FACT_TYPE: {"key": key, "value": value, "unit": "t"}})
        for key, value in facts.items()
    ]
    return new_notebook(cells=[new_markdown_cell(prose), new_code_cell("x", outputs=[*told, *outputs])])


def texts(prose, **facts):
    return [sentence.text for sentence in read_sentences(page(prose, **facts))]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("It is {fact}`share:.0f` percent.", "It is 98 percent."),
        ("It is {fact}`share:.0f unit`.", "It is 98 percent."),
        ("On {fact}`day:day`.", "On 3 July 2023."),
        ("It is {fact}`none`.", "It is not published."),
        ("It is {fact}`gone`.", "It is ?."),
        ("It is {fact}`day:.0f`.", "It is ?."),
        ("A {term}`by-product` and a {term}`licence <export licence>`.", "A by-product and a licence."),
        ("See [the chapter](controls.ipynb), **all** of *it* {cite:p}`key`.", "See the chapter, all of it ."),
    ],
)
def test_facts_and_words_stand_as_a_reader_sees_them(text, filled):
    assert fill(text, FACTS) == filled


def test_a_sentence_knows_its_heading():
    prose = "# A page\n\n{.lede}\nOne. Two.\n\n## A part\n(target)=\n- Three.\n- Four."
    found = [(sentence.place, sentence.text) for sentence in read_sentences(page(prose))]
    assert found == [
        ("A page", "A page"), ("A page", "One."), ("A page", "Two."),
        ("A part", "A part"), ("A part", "Three."), ("A part", "Four."),
    ]  # fmt: skip


def test_a_year_at_the_end_of_a_sentence_and_bold_words_are_no_items():
    prose = "They followed the notice of\n2023. It names: China, Japan.\n\n**Price.** The figure is new."
    assert texts(prose) == [
        "They followed the notice of 2023.", "It names: China, Japan.", "Price.", "The figure is new.",
    ]  # fmt: skip


@pytest.mark.parametrize(("n", "shown"), [(3, ["More: 3.", "End."]), (0, ["None at all.", "End."])])
def test_what_a_condition_hides_is_no_sentence(n, shown):
    prose = "::::{when} n > 0\n:::{unless} n > 5\nMore: {fact}`n`.\n:::\n::::\n"
    prose += ":::{when} n == 0\nNone at all.\n:::\nEnd."
    assert texts(prose, n=n) == shown


def test_a_condition_on_a_fact_that_is_gone_shows_nothing_and_formulas_are_no_prose():
    assert texts(":::{when} gone > 0\nMore.\n:::\n\n:::{formula} method-hhi\nSum.\n:::\n\nEnd.") == ["End."]


def test_titles_of_figures_and_findings_on_claims_are_sentences():
    fields = {"chokepoint_figure": {"id": "shares", "title": "China makes most", "table": {"rows": []}}}
    figure = new_output("display_data", data={FIGURE_TYPE: {"mark": "bar"}}, metadata=fields)
    card = {"id": "c01", "sentence": "It was {share} percent", "specs": {"share": ["c01_share", ".0f"]}}
    claims = new_output("display_data", data={CLAIMS_MIME: {"kind": "cards", "cards": [card]}})
    found = read_sentences(page("", figure, claims, c01_share=59.6))
    assert found == [
        Sentence("figure shares", "China makes most"),
        Sentence("claim c01", "It was 60 percent"),
    ]
