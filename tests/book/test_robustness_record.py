"""The record of the headlines is what a fresh run finds, and a fresh run finds what the chapters say."""

import json
from pathlib import Path

import nbformat
import pytest

from chokepoint.analysis.robustness.book import BOOK
from chokepoint.analysis.robustness.trial import NOW
from chokepoint.book import robustness_record
from chokepoint.book.cli import main
from chokepoint.book.notebooks import read_facts
from chokepoint.errors import HeadlineError

ROOT = Path(__file__).resolve().parents[2]


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
        same = said == row.fact if row.fact else said == pytest.approx(row.value, rel=1e-9)
        differing += [] if same else [(row.id, said, row.fact or row.value)]
    assert differing == []


def test_the_record_is_fresh(readings, record):
    fresh = robustness_record.make_record(readings)
    assert record == fresh, robustness_record.compare_records(record, fresh)


def test_exactly_the_headlines_that_turn_are_marked(record):
    marked = {mark["id"] for marks in record["marks"].values() for mark in marks.values()}
    turning = {name for name, entry in record["headlines"].items() if entry["verdict"] == "flips"}
    assert marked == turning
    assert turning


def test_a_headline_that_moved_is_named_with_both_outcomes(record):
    old = json.loads(json.dumps(record))
    name = next(iter(old["headlines"]))
    old["headlines"][name] |= {"verdict": "holds", "held": 9, "tried": 9}
    (line,) = robustness_record.compare_records(old, record)
    assert line.startswith(f"{name}: holds (9 of 9) -> ")


def test_the_record_is_written_when_asked_and_only_then(tmp_path, monkeypatch, record):
    monkeypatch.setattr(robustness_record, "fresh_record", lambda: record)
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
