"""Caches forget what is old, and the oldest of too much."""

import os
import time

import pytest

from chokepoint.book.engine import forget
from chokepoint.book.engine.forget import DAY, forget_old


@pytest.fixture
def fill(tmp_path):
    """Make one entry for each age in days."""

    def make(*ages):
        for number, age in enumerate(ages):
            entry = tmp_path / f"{number % 2}" / f"{number}.kept"
            entry.parent.mkdir(exist_ok=True)
            entry.write_text("1234")
            os.utime(entry, (time.time() - age * DAY,) * 2)

    return make


def left(folder):
    return sorted(int(path.stem) for path in folder.rglob("*.kept"))


def test_what_was_not_used_for_long_is_forgotten(fill, tmp_path):
    fill(0, 29.9, 30.1, 400)
    forget_old(tmp_path, "*.kept")
    assert left(tmp_path) == [0, 1]
    forget_old(tmp_path, "*.kept", time.time() + 20 * DAY)
    assert left(tmp_path) == [0]


@pytest.mark.parametrize(("most", "kept"), [(24, 6), (23, 5), (16, 4), (15, 3), (0, 3)])
def test_of_too_much_the_oldest_goes_but_nothing_of_this_day(fill, tmp_path, monkeypatch, most, kept):
    fill(0, 0.1, 0.5, 2, 3, 4)
    monkeypatch.setattr(forget, "MOST_BYTES", most)
    forget_old(tmp_path, "*.kept")
    assert left(tmp_path) == list(range(kept))


def test_other_files_are_left_alone(fill, tmp_path):
    fill(400)
    forget_old(tmp_path, "*.other")
    assert left(tmp_path) == [0]


def test_a_large_book_stays_below_the_size_that_is_kept():
    largest = 1_500_000  # bytes of the longest chapter
    assert 600 * 2 * 2 * largest < forget.MOST_BYTES
