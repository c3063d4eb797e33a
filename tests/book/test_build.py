"""The parts of a build that need no build; the rest is in tests/build."""

import os
from pathlib import Path

import pytest

from chokepoint.book.build import Build, BuildOptions, BuildResult
from chokepoint.book.folders import Workspace
from chokepoint.book.progress import QuietReporter


def test_as_many_workers_as_asked_for_or_as_there_are_processors():
    assert BuildOptions(jobs=3).workers == 3
    assert BuildOptions().workers == (os.cpu_count() or 1)


def test_a_step_is_measured_even_when_it_fails():
    result = BuildResult()
    with pytest.raises(ValueError, match="x"), result.timed("pages"):
        raise ValueError("x")
    assert "pages" in result.as_dict()["seconds"]


@pytest.mark.parametrize("output", [None, Path("public"), Path("a/../public")])
def test_the_output_is_absolute_and_its_last_part_is_not_followed(tmp_path, monkeypatch, output):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "public").symlink_to("elsewhere")
    place = Build(Workspace(tmp_path), BuildOptions(output=output), QuietReporter()).output
    assert place == tmp_path.resolve() / ("public" if output else "build/site")
