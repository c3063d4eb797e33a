"""The record of the headlines is what a fresh run finds, and a fresh run finds what the chapters say."""

import json
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
BOOK_PAGES = sorted({one.chapter for one in BOOK.headlines.values()})


@pytest.fixture(scope="module")
def readings():
    return robustness_record.try_headlines()


@pytest.fixture(scope="module")
def record():
    return json.loads((ROOT / robustness_record.RECORD).read_text(encoding="utf-8"))


def committed(chapter):
    return read_facts(nbformat.read(ROOT / f"chapters/{chapter}.ipynb", as_version=4))


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


def test_the_record_is_fresh(readings, record, monkeypatch):
    tried = robustness_record.try_headlines
    monkeypatch.setattr(robustness_record, "try_headlines", lambda day=None: tried(day) if day else readings)
    fresh = robustness_record.fresh_record(ROOT)
    assert record == fresh, robustness_record.compare_records(record, fresh)
    assert list(record["days"]) == ["2023-07-06"]


def test_exactly_the_headlines_that_turn_are_marked_in_their_chapters(record):
    marked = {mark["id"] for page in BOOK_PAGES for mark in record["marks"][page].values()}
    turning = {name for name, entry in record["headlines"].items() if entry["verdict"] == "flips"}
    assert marked == turning
    assert turning


def test_the_book_says_nothing_that_is_false_by_its_own_newest_figures(record):
    assert "not true" not in {entry["verdict"] for entry in record["headlines"].values()}


def test_the_front_page_repeats_the_very_values_and_marks_those_that_turn(readings, record):
    now = readings[readings["kind"] == NOW].set_index("id")
    said = committed("index")
    repeated = {one.home: one for one in BOOK.headlines.values() if one.home}
    assert len(repeated) >= 10
    for key, headline in repeated.items():
        words, value = now["fact"][headline.id], now["value"][headline.id]
        assert said[key]["value"] == words or said[key]["value"] == pytest.approx(value, rel=1e-9), key
    turning = {key for key, one in repeated.items() if record["headlines"][one.id]["verdict"] == "flips"}
    assert set(record["marks"]["index"]) == turning
    assert turning


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
