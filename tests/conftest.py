"""Shared by all tests: properties are judged by what they find, not by how long they take."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from chokepoint import notes
from chokepoint.i18n import Translator, translator

# what several folders of tests share stands here
sys.path.insert(0, str(Path(__file__).parent))

from scheduling import Shared, longest_first

settings.register_profile("prompt", deadline=None, max_examples=20, derandomize=True)
settings.register_profile("slow", deadline=None, max_examples=200, derandomize=True)
settings.load_profile("prompt")


def pytest_configure(config):
    """Try ten times as many examples among the slow proofs."""
    settings.load_profile("prompt" if "not slow" in config.getoption("markexpr") else "slow")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # by the number of tests, which says little about their length
    return Shared(config, log)


def pytest_collection_modifyitems(items):
    longest_first(items)


def quoted(text):
    return '"' + text.replace('"', '\\"') + '"'


def entry(source, translation):
    """Write an entry of a catalogue, with plural forms if the source has them."""
    if isinstance(source, str):
        return f"msgid {quoted(source)}\nmsgstr {quoted(translation)}\n"
    forms = "".join(f"msgstr[{n}] {quoted(text)}\n" for n, text in enumerate(translation))
    return f"msgid {quoted(source[0])}\nmsgid_plural {quoted(source[1])}\n{forms}"


@pytest.fixture
def pseudo(tmp_path, monkeypatch):
    """Add a French catalogue with given messages to an otherwise empty set of catalogues."""

    def add(messages):
        folder = tmp_path / "fr" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        entries = [entry(one, two) for one, two in messages.items()]
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        (folder / "chokepoint.po").write_text("\n".join([header, *entries]), encoding="utf-8")
        return Translator("fr")

    monkeypatch.setattr(translator, "LOCALES", tmp_path)
    translator._catalogue.cache_clear()
    yield add
    translator._catalogue.cache_clear()


@pytest.fixture
def noted(tmp_path):
    """Keep notes as a run does; the function it gives tells them so far."""
    target = tmp_path / "notes"
    notes.begin(str(target))
    yield lambda: {tuple(json.loads(line)) for line in target.read_text(encoding="utf-8").splitlines()}
    notes.end()
