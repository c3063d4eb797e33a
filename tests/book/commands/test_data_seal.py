import csv
import json
import shutil
import subprocess

import pytest
from typer.testing import CliRunner

from chokepoint.book.commands.data_commands import app
from chokepoint.book.commands.data_seal import TableState, describe, renew, survey
from chokepoint.data import check_package, table_names
from chokepoint.data.seal import CellChange, RowChanges
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

TABLE = "plant_closures"


def seal(*arguments):
    return CliRunner().invoke(app, ["seal", *arguments], catch_exceptions=False)


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A copy of the book's data that is in no git."""
    shutil.copytree(data_folder(), tmp_path / "data")
    for marker in ("_config.yml", "_toc.yml"):
        (tmp_path / marker).touch()
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path / "data"


@pytest.fixture
def committed(book):
    """The same under git."""
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
        subprocess.run(["git", *who, *command], cwd=book.parent, check=True)
    return book


def rows_of(book):
    with (book / f"tables/{TABLE}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(book, rows):
    with (book / f"tables/{TABLE}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_a_package_as_it_was_sealed_is_left_alone(book):
    before = (book / "datapackage.json").read_bytes()
    assert survey(book) == []
    assert seal().stdout == "nothing to seal\n"
    assert (book / "datapackage.json").read_bytes() == before


def test_new_and_changed_rows_are_listed_and_sealed(committed):
    header, first, *rest = rows_of(committed)
    note = header.index("note")
    changed = [*first[:note], "another remark", *first[note + 1 :]]
    new = ["clo-gallium-xxx", *first[1:]]
    write(committed, [header, changed, *rest, new])
    result = seal()
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{TABLE}: {len(rest) + 1} rows when sealed, {len(rest) + 2} now",
        "  new: clo-gallium-xxx",
        f"  changed: {first[0]}, note: {first[note]!r} -> 'another remark'",
    ]
    assert survey(committed) == []
    readme = (committed / "README.md").read_text(encoding="utf-8")
    assert f"| `{TABLE}` | {len(rest) + 2} |" in readme


def test_lost_rows_are_named_and_sealed_only_if_asked_for(committed):
    header, first, *rest = rows_of(committed)
    write(committed, [header, *rest])
    before = (committed / "datapackage.json").read_bytes()
    with pytest.raises(
        DataError, match=rf"rows are lost \({TABLE} 1\); nothing was sealed.*data seal --lost"
    ):
        seal()
    assert (committed / "datapackage.json").read_bytes() == before
    result = seal("--lost")
    assert f"  lost: {first[0]}" in result.stdout
    assert survey(committed) == []


def test_outside_git_the_loss_of_rows_is_seen_by_their_count(book):
    write(book, rows_of(book)[:-1])
    (state,) = survey(book)
    assert (state.changes, state.lost) == (None, 1)
    assert "cannot be compared" in "".join(describe(state))
    with pytest.raises(DataError, match="rows are lost"):
        seal()


def test_the_state_when_sealed_is_found_behind_later_commits(committed):
    header, first, *rest = rows_of(committed)
    write(committed, [header, *rest])
    subprocess.run(["git", "-c", "user.name=N", "-c", "user.email=n@example.org", "commit", "-qam", "less"],
                   cwd=committed.parent, check=True)  # fmt: skip
    (state,) = survey(committed)
    assert state.changes == RowChanges(new=[], lost=[first[0]], changed=[])


def test_sealing_writes_the_seal_and_nothing_else(book):
    text = (book / "datapackage.json").read_text(encoding="utf-8")
    descriptor = json.loads(text)
    for resource in descriptor["resources"]:
        for name in ("rows", "bytes", "hash"):
            del resource[name]
    (book / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert {state.table for state in survey(book)} == set(table_names())
    renew(book, table_names())
    assert (book / "datapackage.json").read_text(encoding="utf-8") == text
    assert check_package(book, sealed=True) == []


def test_changes_are_printed_as_json(committed):
    write(committed, rows_of(committed)[:-1])
    with pytest.raises(DataError):
        CliRunner().invoke(app, ["seal", "--json"], catch_exceptions=False)
    (state,) = json.loads(seal("--lost", "--json").stdout)
    assert (state["table"], len(state["changes"]["lost"])) == (TABLE, 1)


def test_long_lists_are_cut():
    changes = RowChanges([str(n) for n in range(15)], [], [CellChange("a", "b", "1", "2")] * 11)
    lines = list(describe(TableState("t", 5, 20, changes)))
    assert lines.count("  new: 5 more") == lines.count("  changed: 1 more") == 1
    assert len(lines) == 1 + 11 + 11


def test_a_table_that_cannot_be_read_is_not_sealed(book):
    (book / f"tables/{TABLE}.csv").unlink()
    with pytest.raises(DataError, match=rf"{TABLE}.csv: the file is missing"):
        seal()
