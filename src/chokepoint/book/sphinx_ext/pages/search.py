"""A search that finds Chinese as well as English words.

Chinese is written without spaces. The index therefore holds each character of a run and each pair of
neighbours; the query is cut into pairs only (or the one character), so that 稀土出口 means 稀土, 土出 and
出口 together. Latin words are stemmed as in Sphinx's English search. The browser cuts queries likewise.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.search.en import SearchEnglish

LANGUAGE = "chokepoint"
CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of Chinese characters, as in a character class."""

_PIECES = re.compile(f"[{CJK}]+|[^\\W_{CJK}]+")
_CHARACTERS = re.compile(f"[{CJK}]")

SPLITTER = f"""
function splitQuery(query) {{
  const pieces = query.match(/[{CJK}]+|[\\p{{Letter}}\\p{{Number}}]+/gu) ?? [];
  return pieces.flatMap((piece) => piece.split(/([{CJK}]+)/).filter(Boolean)).flatMap((piece) => {{
    const signs = Array.from(piece);
    if (!/[{CJK}]/.test(piece) || signs.length === 1) return [piece];
    return signs.slice(1).map((sign, n) => signs[n] + sign);
  }});
}}
"""


class MixedSearch(SearchEnglish):
    """Cuts texts of Latin words and Chinese runs into the words of the index."""

    lang = LANGUAGE
    language_name = "English and Chinese"
    js_splitter_code = SPLITTER

    def init(self, options: dict[str, str]) -> None:
        """Begin an index."""
        super().init(options)
        self._stems: dict[str, str] = {}

    def split(self, input: str) -> list[str]:
        """Cut a text: Latin words as they are, Chinese runs into characters and pairs."""
        return [word for piece in _PIECES.findall(input) for word in _cut(piece)]

    def stem(self, word: str) -> str:
        """Stem a Latin word as in Sphinx's English search; the same words come thousands of times."""
        if word not in self._stems:
            self._stems[word] = super().stem(word)
        return self._stems[word]

    def word_filter(self, word: str) -> bool:
        """Keep every Chinese character or pair, and every Latin word that means something."""
        return bool(word) and (bool(_CHARACTERS.match(word)) or super().word_filter(word))


def _cut(piece: str) -> list[str]:
    if not _CHARACTERS.match(piece):
        return [piece]
    return [*piece, *(a + b for a, b in pairwise(piece))]


def use_mixed_search(app: Sphinx, config: Config) -> None:
    """Search every edition with this language, whatever the language of its pages."""
    config.html_search_language = LANGUAGE
