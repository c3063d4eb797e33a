import pytest
from docutils import nodes

from chokepoint.book.sphinx_ext.take.sentences import LONGEST, sentences_of


def page(*parts):
    document = nodes.Element()
    paragraph = nodes.paragraph()
    for part in parts:
        paragraph += part
    document += paragraph
    return document


def fact(key, text):
    return nodes.reference("", text, refuri=f"#fact-{key}", internal=True)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("First things. It made ", " t. Then more.", "It made 98 t."),
        ("It made ", " t (see No. 23 of 2023). Then more.", "It made 98 t (see No. 23 of 2023)."),
        ("They said “so.” It made ", " t", "It made 98 t"),
        ("先说这个。产量为 ", " 吨。然后。", "产量为 98 吨。"),
    ],
)
def test_the_sentence_around_a_number_is_found(before, after, expected):
    assert sentences_of(page(nodes.Text(before), fact("x", "98"), nodes.Text(after))) == {"x": expected}


def test_the_first_of_several_is_kept_and_other_links_are_not_numbers():
    link = nodes.reference("", "see", refuri="#other")
    found = sentences_of(page(fact("x", "1"), nodes.Text(" a. Now "), fact("x", "1"), link))
    assert found == {"x": "1 a."}


def test_a_long_sentence_is_cut_between_words():
    (words,) = sentences_of(page(fact("x", "1"), nodes.Text(" word" * LONGEST))).values()
    assert len(words) <= LONGEST + 2
    assert words.endswith("word …")
