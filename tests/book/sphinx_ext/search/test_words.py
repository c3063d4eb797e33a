from chokepoint.book.sphinx_ext.search import words
from chokepoint.book.sphinx_ext.search.words import RUN, SYMBOL, gather_words
from chokepoint.data import load_table
from chokepoint.data.vocabularies import read_rows, read_vocabulary


def test_every_mineral_and_country_is_known_by_its_chinese_name():
    words = gather_words()["chinese"]
    assert (words["镓"], words["锗"], words["稀土"], words["中国"]) == (
        "Gallium", "Germanium", "rare earths", "China",
    )  # fmt: skip
    assert set(load_table("countries")["name_en"]) <= set(words.values())


def test_every_character_of_a_name_has_its_reading():
    known = {row["simplified"] for row in read_rows("chinese_characters")}
    missing = {sign for name in gather_words()["chinese"] for sign in name if sign not in known}
    assert missing == set()


def test_one_reading_may_stand_for_several_names():
    pinyin = gather_words()["pinyin"]
    assert "Gallium" in pinyin["jia"]
    assert pinyin["zhe"] == ["Germanium"]
    assert pinyin["chukouguanzhi"] == ["export control"]
    assert all(reading.isascii() and reading.islower() for reading in pinyin)


def test_traditional_characters_lead_to_simplified_ones():
    simple = gather_words()["simple"]
    assert (simple["鎵"], simple["鍺"], simple["銻"]) == ("镓", "锗", "锑")
    assert not set(simple) & {row["simplified"] for row in read_rows("chinese_characters")}


def test_symbols_are_those_of_elements():
    symbols = gather_words()["symbols"]
    assert (symbols["ga"], symbols["ge"], symbols["sb"], symbols["dy"]) == (
        "Gallium", "Germanium", "Antimony", "Dysprosium",
    )  # fmt: skip
    assert all(SYMBOL.fullmatch(symbol.title()) for symbol in symbols)


def test_countries_are_known_by_their_codes():
    assert gather_words()["codes"]["CHN"] == "China"


def test_words_that_stand_for_others_are_written_small_and_lead_elsewhere():
    for word, others in gather_words()["same"].items():
        assert word == word.lower()
        assert word not in others
        assert all(others)


def test_terms_are_in_simplified_characters():
    traditional = set(gather_words()["simple"])
    assert [term for term in read_vocabulary("chinese_terms") if set(term) & traditional] == []
    assert all(RUN.search(term) for term in read_vocabulary("chinese_terms"))


def test_a_package_without_such_lists_is_searched_without_them(monkeypatch, tmp_path):
    monkeypatch.setattr(words, "data_folder", lambda: tmp_path)
    found = words.gather_words()
    assert (found["same"], found["simple"], found["pinyin"]) == ({}, {}, {})
    assert found["chinese"]["镓"] == "Gallium"
