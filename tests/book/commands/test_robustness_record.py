"""The record of the headlines is what a fresh run finds, and a fresh run finds what the chapters say.

Trying every headline takes long. The chapter on robustness does it too, and `nbval` runs that chapter again:
so the record is held to the chapter's committed outputs here, and to a fresh run among the slow proofs.
"""

import json
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

from chokepoint.answers.robustness.trial import NOW
from chokepoint.book.commands import robustness_record
from chokepoint.book.commands.cli import main
from chokepoint.book.engine.notebooks import read_facts
from chokepoint.errors import HeadlineError
from chokepoint.stories.registered import BOOK

ROOT = Path(__file__).resolve().parents[3]
CLAIMS = "application/vnd.chokepoint.claims+json"
WORDS = re.compile(r"[^\d.e+-]")
BESIDE = {"controls-model_rise"}
"""Headlines on a fact that is not the figure tried, but what it is set beside."""
BOOK_PAGES = sorted({one.chapter for one in BOOK.headlines.values()})


@pytest.fixture(scope="module")
def readings():
    return robustness_record.try_headlines()


@pytest.fixture(scope="module")
def record():
    return json.loads((ROOT / robustness_record.RECORD).read_text(encoding="utf-8"))


@cache
def committed(chapter):
    return read_facts(nbformat.read(ROOT / f"chapters/{chapter}.ipynb", as_version=4))


@pytest.mark.slow
def test_every_value_now_is_the_fact_of_its_chapter(readings):
    differing = []
    now = readings[readings["kind"] == NOW]
    assert set(now["id"]) == set(BOOK.headlines)
    for row in now.itertuples():
        headline = BOOK.headlines[row.id]
        said = committed(headline.chapter)[headline.key]["value"]
        same = str(said) == row.fact if row.fact else said == pytest.approx(row.value, rel=1e-9)
        differing += [] if same else [(row.id, said, row.fact or row.value)]
    assert differing == []


@pytest.mark.slow
def test_the_record_is_fresh(readings, record, monkeypatch):
    tried = robustness_record.try_headlines
    monkeypatch.setattr(robustness_record, "try_headlines", lambda day=None: tried(day) if day else readings)
    fresh = robustness_record.fresh_record(ROOT)
    assert record == fresh, robustness_record.compare_records(record, fresh)
    assert list(record["days"]) == ["2023-07-06"]


@pytest.fixture(scope="module")
def cards():
    """What the chapter says of each headline, as committed."""
    notebook = nbformat.read(ROOT / "chapters/robustness.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = [output["data"][CLAIMS] for output in outputs if CLAIMS in output.get("data", {})]
    return {row["id"]: row for one in shown for row in one["rows"]}


def test_the_record_says_what_the_chapter_shows(record, cards):
    differing = []
    assert set(record["headlines"]) == set(cards) == set(BOOK.headlines)
    for name, card in cards.items():
        entry = record["headlines"][name]
        counts = [int(number) for number in re.findall(r"\d+", card["outcome"])[:2]]
        shown = (card["sentence"], card["verdict"].replace("_", " "), counts)
        kept = (entry["sentence"], entry["verdict"], [entry["held"], entry["tried"]] if counts else [])
        differing += [] if shown == kept else [(name, shown, kept)]
    assert differing == []


def close(one, other):
    return other == pytest.approx(float(one), rel=1e-9)


def test_a_chapter_the_front_page_and_the_trial_state_one_value(record, cards):
    differing = []
    tried, home = committed("robustness"), committed("index")
    for name, headline in BOOK.headlines.items():
        said = committed(headline.chapter)[headline.key]["value"]
        value = record["headlines"][name]["value"]
        pairs = [(tried[cards[name]["now"]]["value"], value)]
        pairs += (
            [(home[headline.home]["value"], value if WORDS.search(str(said)) else said)]
            if headline.home
            else []
        )
        pairs += [] if WORDS.search(str(said)) or name in BESIDE else [(said, value)]
        differing += [(name, *pair) for pair in pairs if pair[0] != pair[1] and not close(*pair)]
    assert differing == []


def test_the_front_page_repeats_no_headline_that_turns(record):
    repeated = {one.home: one.id for one in BOOK.headlines.values() if one.home}
    assert repeated
    assert {key for key, name in repeated.items() if record["headlines"][name]["verdict"] == "flips"} == set()
    assert record["marks"].get("index", {}) == {}


def test_exactly_the_headlines_that_turn_are_marked_in_their_chapters(record):
    marked = {mark["id"] for page in BOOK_PAGES for mark in record["marks"][page].values()}
    turning = {name for name, entry in record["headlines"].items() if entry["verdict"] == "flips"}
    assert marked == turning
    assert turning


def test_the_book_says_nothing_that_is_false_by_its_own_newest_figures(record):
    assert "not true" not in {entry["verdict"] for entry in record["headlines"].values()}


def test_a_headline_that_moved_is_named_with_both_outcomes(record):
    old = json.loads(json.dumps(record))
    name = next(iter(old["headlines"]))
    old["headlines"][name] |= {"verdict": "holds", "held": 9, "tried": 9}
    (line,) = robustness_record.compare_records(old, record)
    assert line.startswith(f"{name}: holds (9 of 9) -> ")


def test_the_record_is_written_when_asked_and_only_then(tmp_path, monkeypatch, record):
    monkeypatch.setattr(robustness_record, "fresh_record", lambda root: record)
    (tmp_path / "chapters").mkdir()
    assert robustness_record.renew_record(tmp_path, check=True)
    assert not (tmp_path / robustness_record.RECORD).exists()
    robustness_record.renew_record(tmp_path)
    assert robustness_record.renew_record(tmp_path, check=True) == []


def test_the_command_lists_a_chapter(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["robustness", "--chapter", "quotas", "--json"])
    assert ended.value.code == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["headline"] for one in listed] == [one.id for one in BOOK.of_chapter("quotas")]
    lines = robustness_record.write_lines(listed)
    assert all("\n" in line and one["sentence"] in line for line, one in zip(lines, listed, strict=True))


def test_an_unknown_chapter_is_refused_with_those_that_exist():
    with pytest.raises(HeadlineError, match="controls"):
        robustness_record.try_headlines(chapter="weather")
