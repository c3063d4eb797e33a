"""The pages around the chapters: the front page repeats the chapters, the words and commands are right."""

import json
import re
import shlex
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
import yaml
from typer.testing import CliRunner

from chokepoint.book.commands.cli import app
from chokepoint.data import load_table

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"
FACT = "application/vnd.chokepoint.fact+json"
READING = (CHAPTERS / "reading.md").read_text("utf-8")
GLOSSARY = (CHAPTERS / "glossary.md").read_text("utf-8")
ENTRY = re.compile(
    r"^(?P<en>[A-Za-z].*)\n(?P<zh>[\u4e00-\u9fff]+)\n  \*(?P<read>[^*]+)\*\. (?P<text>.+)$", re.MULTILINE
)
ENTRIES = [match.groupdict() for match in ENTRY.finditer(GLOSSARY)]

SAME = {
    "capacity_t": ("controls", "capacity_t"),
    "steps_since": ("controls", "steps_since"),
    "claims_n": ("claims", "claims_n"),
    "now_contradicted": ("claims", "now_contradicted"),
}
"""Numbers of the front page, and the chapter and number they repeat."""


@cache
def facts_of(chapter):
    cells = nbformat.read(CHAPTERS / f"{chapter}.ipynb", as_version=4).cells
    found = [o["data"][FACT] for cell in cells for o in cell.get("outputs", []) if FACT in o.get("data", {})]
    return {fact["key"]: fact["value"] for fact in found}


@pytest.mark.parametrize("key", SAME)
def test_the_front_page_says_what_the_chapter_says(key):
    chapter, name = SAME[key]
    assert facts_of("index")[key] == pytest.approx(facts_of(chapter)[name])


def test_the_front_page_gives_the_price_as_a_multiple_of_what_it_was():
    change = facts_of("controls")["price_change"]
    assert facts_of("index")["price_multiple"] == pytest.approx(1 + change / 100)


def test_the_front_page_has_three_findings_each_a_sentence_with_at_most_two_numbers():
    text = "\n".join(cell.source for cell in nbformat.read(CHAPTERS / "index.ipynb", as_version=4).cells)
    cards = re.findall(r":::\{finding\} (\w+)\.html\S*\n(.*?)\n:::", text, re.DOTALL)
    assert {page for page, _ in cards} == {"controls", "concentration", "claims"}
    for _, card in cards:
        sentence = card.split("\n\n")[1]
        assert sentence.endswith(".")
        assert len(re.findall(r"\{fact\}", sentence)) <= 2
    assert "fell, and came back" not in text


def test_no_number_of_the_front_page_carries_a_warning():
    record = json.loads((CHAPTERS / "robustness.record.json").read_text(encoding="utf-8"))
    assert record["marks"].get("index", {}) == {}


def test_every_word_of_the_glossary_is_whole_and_in_order():
    assert len(ENTRIES) == GLOSSARY.split("```{glossary}")[1].count("\n\n") + 1 >= 60
    words = [entry["en"].lower().replace("-", " ") for entry in ENTRIES]
    assert [pair for pair in pairwise(words) if pair[0] >= pair[1]] == []
    chinese = [entry["zh"] for entry in ENTRIES]
    assert sorted({word for word in chinese if chinese.count(word) > 1}) == []


def test_metals_are_called_as_in_the_table_of_commodities():
    table = load_table("commodities")
    names = dict(zip(table["name_en"].str.lower(), table["name_zh"], strict=True))
    told = {entry["en"]: entry["zh"] for entry in ENTRIES if entry["en"] in names}
    assert len(told) >= 10
    assert told == {word: names[word] for word in told}


def test_every_reading_is_a_reading():
    for entry in ENTRIES:
        letters = re.sub(r"[^\w]", "", entry["read"])
        assert re.fullmatch(r"[A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+", letters), entry
        vowels = re.findall(r"[aeiouāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+", entry["read"].lower())
        assert len(vowels) <= len(entry["zh"]) * 2


def test_the_book_is_cited_as_its_citation_file_says():
    cited = yaml.safe_load((CHAPTERS.parent / "CITATION.cff").read_text("utf-8"))
    block = READING.split("```bibtex")[1].split("```")[0]
    for text in (cited["title"], cited["url"], cited["authors"][0]["name"], f'"{cited["version"]}"'):
        assert text in block


LINES = READING.split("```sh")[1].split("```")[0].splitlines()
COMMANDS = [shlex.split(line, comments=True) for line in LINES]


@pytest.mark.parametrize("words", [words for words in COMMANDS if words and words[0] != "make"], ids=" ".join)
def test_a_command_told_is_one(words):
    answer = CliRunner().invoke(app, [words[1], "--help"])
    assert answer.exit_code == 0
    for name in [word for word in words[2:3] if words[1] in ("run", "params")]:
        assert (CHAPTERS / f"{name}.ipynb").is_file()


def test_a_make_target_told_is_one():
    makefile = (CHAPTERS.parent / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE)
    told = {words[1] for words in COMMANDS if words and words[0] == "make"}
    told |= set(re.findall(r"`make (\w+)`", READING))
    assert told
    assert told <= set(targets)
