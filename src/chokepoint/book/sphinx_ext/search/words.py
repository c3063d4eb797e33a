"""The words a search takes for one another: names in Chinese, in pinyin, as symbols, and other words.

Names of minerals and countries are those of the tables; terms, readings, traditional forms and words of the
same meaning are lists of ``data/vocabularies``. All are few, and a reader's browser is told them whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from chokepoint.data import load_table
from chokepoint.data.vocabularies import FOLDER, read_rows, read_vocabulary
from chokepoint.paths import data_folder

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of Chinese characters, as in a character class."""

RUN = re.compile(f"[{CJK}]+")
SYMBOL = re.compile(r"[A-Z][a-z]?")
BETWEEN = ";"


def gather_words() -> dict[str, Any]:
    """Give what the browser is told.

    Returns:
        ``chinese``: English words by a Chinese name in simplified characters; ``pinyin``: English names by
        their reading without tones or spaces, as one syllable may stand for several; ``simple``: simplified
        by traditional character; ``symbols``: name by the symbol of an element; ``same``: words that may
        stand for a word; ``codes``: countries by the code of three capitals.
    """
    names = dict(_chinese_names())
    characters = {row["simplified"]: row for row in _rows("chinese_characters")}
    pinyin: dict[str, list[str]] = {}
    for name, english in names.items():
        if all(sign in characters for sign in name):
            pinyin.setdefault("".join(characters[sign]["pinyin"] for sign in name), []).append(english)
    return {
        "chinese": names,
        "pinyin": {reading: list(dict.fromkeys(found)) for reading, found in pinyin.items()},
        "simple": {
            row["traditional"]: sign for sign, row in characters.items() if row["traditional"] != sign
        },
        "symbols": dict(_symbols()),
        "codes": dict(load_table("countries")[["iso3", "name_en"]].itertuples(index=False, name=None)),
        "same": {word: others.split(BETWEEN) for word, others in _words("search_words").items()},
    }


def _chinese_names() -> Iterator[tuple[str, str]]:
    """Give Chinese names with what they are called in English, without what stands in brackets."""
    yield from _names("countries")
    yield from _names("commodities")
    for printed, english in _words("chinese_terms").items():
        yield "".join(RUN.findall(printed)), english


def _names(table: str) -> Iterator[tuple[str, str]]:
    rows = load_table(table)
    for chinese, english in zip(rows["name_zh"], rows["name_en"], strict=True):
        signs = "".join(RUN.findall(str(chinese)))
        if signs:
            yield signs, str(english)


def _symbols() -> Iterator[tuple[str, str]]:
    rows = load_table("commodities")
    for symbol, english in zip(rows["symbol"], rows["name_en"], strict=True):
        if SYMBOL.fullmatch(str(symbol)):
            yield str(symbol).casefold(), str(english)


def _is_there(name: str) -> bool:
    """Tell whether the package has a list: one without words for the search is searched without them."""
    return (data_folder() / FOLDER / f"{name}.csv").is_file()


def _words(name: str) -> Mapping[str, str]:
    return read_vocabulary(name) if _is_there(name) else {}


def _rows(name: str) -> list[dict[str, str]]:
    return read_rows(name) if _is_there(name) else []
