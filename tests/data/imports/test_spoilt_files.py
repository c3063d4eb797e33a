"""A spoilt file is taken with the figures it had, or refused with a place; the package stays as it is."""

import errno
import os
import re
from collections import Counter
from pathlib import Path

import made
import pytest
from spoil import WAYS, spoil

from chokepoint.data.imports import Refused, plan_import, replace_all, try_out
from chokepoint.data.imports.plan import propose_rows
from chokepoint.errors import DataError

SAMPLES = os.environ.get("CHOKEPOINT_SAMPLES", "")
PLACE = re.compile(r"^[^:\n]+\.(csv|xlsx)\b", re.MULTILINE)


def releases():
    """Make one whole release in each layout that a file a commodity can hold."""
    return {
        "galli": ("usgs-mcs", made.world("2023", "galli")),
        "zinc": ("usgs-mcs", made.world("2023", "zinc")),
        "bgs": ("bgs", made.bgs("gallium", "gallium, primary")),
    }


def check(holds, message):
    assert holds, message


def try_spoilt(kind, name, content, seed, sound):
    """Take a spoilt file in; say whether it was taken or refused, and make sure that either is right."""
    way, spoilt = spoil(content, seed)
    try:
        plan = plan_import(kind, [(name, spoilt)])
        assert {row.row_id: dict(row.cells) for row in plan.rows} == sound, f"{way} {seed}: other figures"
    except Refused as refused:
        check(PLACE.search(str(refused).partition("\n")[2]), f"{way} {seed}: {refused}")
        return way, "refused"
    except DataError as error:
        check(error.where, f"{way} {seed}: {error}")
        return way, "refused"
    return way, "taken"


def try_many(kind, name, content, seeds):
    sound = {row.row_id: dict(row.cells) for row in propose_rows(kind, [(name, content)])}
    return Counter(try_spoilt(kind, name, content, seed, sound) for seed in seeds)


def untouched(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("release", ["galli", "bgs"])
def test_a_file_spoilt_in_each_way_changes_nothing(package, release):
    kind, (name, content) = releases()[release]
    before = untouched(package)
    found = try_many(kind, name, content, range(len(WAYS)))
    assert untouched(package) == before
    assert sum(found.values()) == len(WAYS)
    assert found["with_empty_rows_at_the_end", "taken"] == found["with_columns_moved", "taken"] == 1
    assert sum(n for (_, end), n in found.items() if end == "refused") > len(WAYS) / 2


@pytest.mark.slow
@pytest.mark.parametrize("release", ["galli", "zinc", "bgs"])
def test_two_hundred_spoilt_files_change_nothing(package, release):
    kind, (name, content) = releases()[release]
    before = untouched(package)
    found = try_many(kind, name, content, range(200))
    assert untouched(package) == before
    assert sum(found.values()) == 200


def published(pattern, kind):
    return [
        pytest.param(kind, path, id=path.name)
        for path in sorted(Path(SAMPLES or ".").glob(pattern))
        if SAMPLES
    ]


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES, reason="CHOKEPOINT_SAMPLES names no folder of published files")
@pytest.mark.parametrize(
    ("kind", "path"),
    [*published("usgs-mcs-2023/*_world.csv", "usgs-mcs"), *published("bgs/*.csv", "bgs")],
)
def test_spoilt_copies_of_published_files_change_nothing(kind, path):
    found = try_many(kind, path.name, path.read_bytes(), range(56))
    print(dict(found))
    assert sum(found.values()) == 56


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
def test_without_room_nothing_is_written(package, monkeypatch, step):
    contents = grown(package)
    before = untouched(package)
    monkeypatch.setattr(Path if step == "replace" else os, step, full)
    with pytest.raises(DataError, match=r"cannot be written \(No space left on device\)"):
        replace_all(contents)
    monkeypatch.undo()
    assert untouched(package) == before


def test_a_failure_halfway_brings_the_first_files_back(package, monkeypatch):
    contents = grown(package)
    before, moved, replace = untouched(package), [], Path.replace

    def fail_at_the_second(path, target):
        if moved:
            full()
        moved.append(target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_second)
    with pytest.raises(DataError, match="nothing was changed"):
        replace_all(contents)
    monkeypatch.undo()
    assert moved
    assert untouched(package) == before


def test_a_folder_that_may_not_be_written_is_named(package, monkeypatch):
    contents = grown(package)
    before = untouched(package)

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(
        DataError, match=r"^production\.csv: the file cannot be written \(Permission denied\)"
    ):
        replace_all(contents)
    assert untouched(package) == before


def grown(package):
    """Give the contents after a release from which some rows were taken before."""
    file = made.world("2023", "galli")
    path = package / "tables/production.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b"usgs-2023-gallium" not in line))
    return try_out(plan_import("usgs-mcs", [file]))
