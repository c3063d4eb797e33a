from sphinx.config import Config

from chokepoint.book.sphinx_ext.words import count, language_of


def test_a_count_chooses_its_sentence_and_groups_its_number():
    assert count("{n} row", "{n} rows", 1) == "1 row"
    assert count("{n} row", "{n} rows", 1234) == "1,234 rows"
    assert count("{k} of {n} row", "{k} of {n} rows", 2, k=1) == "1 of 2 rows"


def test_a_page_without_a_language_is_in_that_of_the_source():
    assert language_of(Config({"language": "zh_CN"})) == "zh_CN"
    assert language_of(Config({"language": ""})) == "en"
