import json
import shutil
import subprocess
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_books import build

from chokepoint.book.sphinx_ext.pages.search import SPLITTER, MixedSearch

QUERIES = {
    "镓": ["镓"],
    "稀土出口": ["稀土", "土出", "出口"],
    "钴 export": ["钴", "export"],
    "钴export": ["钴", "export"],
    "exports_monthly": ["exports", "monthly"],
    "Ga, 2023": ["Ga", "2023"],
    "  ": [],
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("镓", ["镓"]),
        ("稀土出口", ["稀", "土", "出", "口", "稀土", "土出", "出口"]),
        ("Gallium镓 metal", ["Gallium", "镓", "metal"]),
        ("exports_monthly", ["exports", "monthly"]),
        ("稀土，出口", ["稀", "土", "稀土", "出", "口", "出口"]),
    ],
)
def test_texts_are_cut_into_words_characters_and_pairs(text, words):
    assert MixedSearch({}).split(text) == words


@pytest.mark.parametrize(
    ("word", "kept"), [("镓", True), ("稀土", True), ("export", True), ("the", False), ("", False)]
)
def test_chinese_words_of_one_character_are_kept_and_empty_english_ones_are_not(word, kept):
    assert MixedSearch({}).word_filter(word) is kept


def split_queries(queries):
    """Cut queries with the code that runs in the browser."""
    program = f"{SPLITTER}\nconsole.log(JSON.stringify({json.dumps(queries)}.map(splitQuery)))"
    answer = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


@needs_node
def test_the_browser_cuts_queries_into_words_and_pairs():
    assert split_queries(list(QUERIES)) == list(QUERIES.values())


@needs_node
def test_what_the_browser_asks_for_is_in_the_index_of_the_same_text():
    texts = ["2025年稀土出口管制 rare earth exports", "镓锗(Ga、Ge)", "钴 cobalt 刚果（金）", "㐂々x9é"]
    for text, words in zip(texts, split_queries(texts), strict=True):
        assert set(words) <= set(MixedSearch({}).split(text)), text


@given(st.text(alphabet="稀土出口镓 abc，_-", max_size=30))
def test_every_pair_of_neighbours_in_a_run_is_indexed(text):
    words = MixedSearch({}).split(text)
    for first, second in pairwise(text):
        if first in "稀土出口镓" and second in "稀土出口镓":
            assert first + second in words


def test_pages_are_searched_with_it_whatever_their_language(tmp_path):
    out, warnings = build(tmp_path, {"index": "# 稀土\n\n中国的镓。"}, language="zh_CN")
    assert not warnings
    assert "splitQuery" in (out / "_static/language_data.js").read_text("utf-8")
    index = (out / "searchindex.js").read_text("utf-8")
    known = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    assert {"镓", "的镓", "中国"} < set(known["terms"])
    assert {"稀", "稀土"} < set(known["titleterms"])
