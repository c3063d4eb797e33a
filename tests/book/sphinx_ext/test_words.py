from sphinx.config import Config

from chokepoint.book.sphinx_ext.words import count, language_of, say, translator
from chokepoint.i18n import msg


def test_a_count_chooses_its_sentence_and_groups_its_number():
    assert count("{n} row", "{n} rows", 1) == "1 row"
    assert count("{n} row", "{n} rows", 1234) == "1,234 rows"
    assert count("{k} of {n} row", "{k} of {n} rows", 2, k=1) == "1 of 2 rows"


def test_a_page_without_a_language_is_in_that_of_the_source():
    assert language_of(Config({"language": "zh_CN"})) == "zh_CN"
    assert language_of(Config({"language": ""})) == "en"


def test_words_beside_a_fact_keep_the_source_language_without_a_catalogue(pseudo):
    assert translator("zh_CN").lang == "en"
    pseudo({"days": "jours"})
    assert [translator(page).lang for page in ("fr", "fr_CA", "en")] == ["fr", "fr", "en"]
    assert translator("fr").unit("days", 3) == "jours"


def test_a_kept_message_is_said():
    assert say(msg("public domain")) == "public domain"
