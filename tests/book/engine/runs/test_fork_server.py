"""The process from which notebooks are forked has everything loaded before the first of them runs."""

import json
import os
import subprocess
import sys

from chokepoint.book.engine.runs import fork_server
from chokepoint.book.engine.runs.reads import BEGUN, MODULES, NOTES_VARIABLE
from chokepoint.data import load
from chokepoint.paths import ROOT_VARIABLE


def test_what_chapters_import_is_loaded():
    fork_server.preload()
    assert {"altair", "pandas", "chokepoint.stories.quotas.exhibits"} <= set(sys.modules)


def test_loading_uses_nothing_that_a_run_would_have_to_note(tmp_path):
    """What is asked for or read before a run could not be noted by it."""
    program = (
        "from chokepoint.book.engine.runs import reads\n"
        "reads.begin()\n"
        "from chokepoint.book.engine.runs import fork_server\n"
        "fork_server.preload()"
    )
    environment = {**os.environ, NOTES_VARIABLE: str(tmp_path / "notes")}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    notes = [json.loads(line) for line in (tmp_path / "notes").read_text(encoding="utf-8").splitlines()]
    assert notes[0] == [BEGUN, ""]
    assert [note for note in notes[1:] if note[0] != MODULES and "/zoneinfo/" not in note[1]] == []


def test_every_table_of_a_project_is_read_once_and_broken_ones_are_left(monkeypatch, tmp_path):
    monkeypatch.setenv(ROOT_VARIABLE, "")
    asked = []

    def load_table(name):
        asked.append(name)
        raise load.DataError("broken")

    monkeypatch.setattr(fork_server, "load_table", load_table)
    monkeypatch.setattr(fork_server, "table_names", lambda: ["a", "b"])
    fork_server.load_tables(str(tmp_path))
    assert asked == ["a", "b"]


def test_the_slow_grammar_of_addresses_is_not_loaded():
    module = "chokepoint.book.engine.runs.fork_server"
    program = f"import {module} as server, sys; server.preload(); print('lark' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
