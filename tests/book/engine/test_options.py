"""What a build is asked for."""

import os
from pathlib import Path

import pytest

from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions, BuildResult
from chokepoint.errors import ParameterError


def test_as_many_workers_as_asked_for_or_as_there_are_processors():
    assert BuildOptions(jobs=3).workers == 3
    assert BuildOptions().workers == (os.cpu_count() or 1)


def test_a_step_is_measured_even_when_it_fails():
    result = BuildResult()
    with pytest.raises(ValueError, match="x"), result.timed("pages"):
        raise ValueError("x")
    assert "pages" in result.as_dict()["seconds"]


@pytest.mark.parametrize("wish", [{"as_of": "2023-07-06"}, {"days": ("2023-07-06",)}])
def test_committed_outputs_are_never_shown_in_an_edition_of_a_day(wish):
    with pytest.raises(ParameterError, match="know later days"):
        BuildOptions(only=("controls",), **wish)


def test_the_site_stands_where_it_was_asked_for(tmp_path):
    assert BuildOptions().place(Workspace(tmp_path)) == tmp_path.resolve() / "build/site"
    assert BuildOptions(output=tmp_path / "a/../b").place(Workspace(tmp_path)) == tmp_path.resolve() / "b"


def test_a_key_names_the_pages_of_a_site_and_nothing_else():
    same = {
        BuildOptions(jobs=1).key,
        BuildOptions(jobs=2, output=Path("x")).key,
        BuildOptions(fresh=True).key,
    }
    assert len(same) == 1
    others = [BuildOptions(days=("2023-07-06",)), BuildOptions(as_of="2023-07-06"), BuildOptions(only=("a",))]
    assert len({*same, *(options.key for options in others)}) == 4
