import json
import os

from chokepoint import notes
from chokepoint.notes import note


def test_without_anybody_who_asked_nothing_is_noted(tmp_path):
    note("table", "prices")
    assert list(tmp_path.iterdir()) == []


def test_each_use_is_noted_once_with_its_kind(noted):
    for _ in range(3):
        note("table", "prices")
        note("code", "prices")
    assert noted() == {("table", "prices"), ("code", "prices")}


def test_a_later_run_notes_again_what_an_earlier_one_in_the_process_used(tmp_path):
    for name in ("first", "second"):
        notes.begin(str(tmp_path / name))
        note("table", "prices")
        notes.end()
    note("table", "uses")
    written = [(tmp_path / name).read_text(encoding="utf-8") for name in ("first", "second")]
    assert [json.loads(text) for text in written] == [["table", "prices"]] * 2


def test_notes_go_on_whatever_a_notebook_does_to_the_environment(noted, monkeypatch, tmp_path):
    monkeypatch.delenv("CHOKEPOINT_NOTES", raising=False)
    monkeypatch.chdir(tmp_path)
    note("table", "prices")
    assert noted() == {("table", "prices")}


def test_a_fork_notes_to_the_same_place(noted):
    child = os.fork()
    if not child:
        note("table", "of the child")
        os._exit(0)
    os.waitpid(child, 0)
    assert ("table", "of the child") in noted()
