import json

import pytest

from chokepoint.book.engine.digests import file_digest
from chokepoint.book.engine.runs.imports import Asked, KeptImports, asked_by

NAMES = {
    "from chokepoint.analysis import ids": {"chokepoint.analysis", "chokepoint.analysis.ids.*"},
    "from chokepoint.analysis.ids import tally as t": {
        "chokepoint.analysis.ids",
        "chokepoint.analysis.ids.tally.*",
    },
    "from chokepoint.analysis import *": {"chokepoint.analysis", "chokepoint.analysis.*"},
    "import chokepoint.analysis.ids as ids": {"chokepoint.analysis.ids.*"},
    "import chokepoint.analysis.ids\nchokepoint.analysis.rows.each()": {
        "chokepoint.analysis.ids",
        "chokepoint.analysis.rows.each.*",
    },
    "import chokepoint\nprint(chokepoint.__file__)": {"chokepoint", "chokepoint.__file__.*"},
    "import pandas as pd, chokepoint_of_others.x": set(),
    "def f():\n    class A:\n        if x:\n            from chokepoint.data import cite": {
        "chokepoint.data",
        "chokepoint.data.cite.*",
    },
    "from __future__ import annotations\nfrom importlib.metadata import version\nframe.eval('a')": set(),
}


@pytest.mark.parametrize("source", NAMES)
def test_what_code_imports_is_read_wherever_it_stands(source):
    assert asked_by(source) == Asked(tuple(sorted(NAMES[source])))


@pytest.mark.parametrize(
    "source",
    [
        "import importlib",
        "from importlib import import_module",
        "import importlib.util as u",
        "__import__('chokepoint.data')",
        "import sys\nsys.modules['chokepoint.data']",
        "from sys import modules",
        "exec(text)",
        "eval('1')",
        "import pickle",
        "import pandas as pd\npd.read_pickle('x')",
        "from . import beside",
        "import chokepoint\nfound = chokepoint",
        "%matplotlib inline",
        "a = = 2",
        "get_ipython().run_line_magic('run', 'x')",
    ],
)
def test_code_that_could_ask_for_more_than_can_be_read_asks_for_anything(source):
    assert asked_by(source).anything


def test_the_methods_by_which_code_registers_are_seen():
    assert asked_by("@BOOK.headline('a')\ndef f(): ...").registering == ("headline",)
    assert asked_by("put = EXPLAINER.judges_claim").registering == ("judges_claim",)
    assert asked_by("headline = BOOK.headlines['a']").registering == ()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source.py"
    path.write_text("from chokepoint.data import cite", encoding="utf-8")
    return path


def test_what_was_read_once_is_not_read_again(tmp_path, source):
    kept, key = KeptImports(tmp_path / "kept.json"), file_digest(source)
    found = kept.read(source, key)
    kept.save()
    source.unlink()
    assert (
        KeptImports(tmp_path / "kept.json").read(source, key)
        == found
        == asked_by("from chokepoint.data import cite")
    )


def test_a_source_that_is_gone_is_taken_to_ask_for_anything_this_once(tmp_path, source):
    kept = KeptImports(tmp_path / "kept.json")
    assert kept.read(tmp_path / "gone.py", "key").anything
    assert not kept.read(source, "key").anything


@pytest.mark.parametrize("damage", ["", "[]", '{"reader": "another", "asked": {}}', "\0"])
def test_what_cannot_be_used_is_read_anew(tmp_path, source, damage):
    record = tmp_path / "kept.json"
    kept = KeptImports(record)
    kept.read(source, "key")
    kept.save()
    text = record.read_text(encoding="utf-8").replace("cite", "other")
    assert KeptImports(record).read(source, "key").names[1] == "chokepoint.data.cite.*"
    record.write_text(damage or text.replace(json.loads(text)["reader"], "another"), encoding="utf-8")
    assert KeptImports(record).read(source, "key").names[1] == "chokepoint.data.cite.*"


def test_nothing_is_written_where_nothing_new_was_read(tmp_path, source):
    record = tmp_path / "kept.json"
    KeptImports(record).save()
    assert not record.exists()
    nowhere = KeptImports(None)
    nowhere.read(source, "key")
    nowhere.save()
    assert list(tmp_path.iterdir()) == [source]
