"""A copy of the site can be checked against the list it carries."""

import hashlib
import shutil
import subprocess

import pytest

from chokepoint.book.site.manifest import MANIFEST, find_differences, read_manifest, write_manifest
from chokepoint.book.site.tree import Site
from chokepoint.errors import BuildError


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "site"
    (place / "en").mkdir(parents=True)
    (place / "index.html").write_text("first", encoding="utf-8")
    (place / "en/a b.html").write_text("镓", encoding="utf-8")
    write_manifest(Site(place))
    return place


def faults(folder):
    return [(error.where, error.what) for error in find_differences(folder)]


def test_an_untouched_copy_has_no_faults(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    assert faults(tmp_path / "copy") == []


def test_every_file_but_the_list_itself_is_on_it(folder):
    assert read_manifest(folder) == {
        "index.html": hashlib.sha256(b"first").hexdigest(),
        "en/a b.html": hashlib.sha256("镓".encode()).hexdigest(),
    }


def test_a_file_that_was_changed_lost_or_added_is_named(folder):
    (folder / "index.html").write_text("First", encoding="utf-8")
    (folder / "en/a b.html").rename(folder / "en/c.html")
    assert faults(folder) == [
        ("en/a b.html", "is missing"),
        ("en/c.html", f"is not on the list in {MANIFEST}"),
        ("index.html", "is not what was built"),
    ]


def test_the_usual_program_reads_the_list(folder):
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("no sha256sum")
    command = [program, "--check", "--strict", MANIFEST]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    (folder / "index.html").write_text("First", encoding="utf-8")
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 1


def test_a_folder_without_a_list_is_refused(tmp_path):
    with pytest.raises(BuildError, match=f"has no {MANIFEST}.*build/site"):
        list(find_differences(tmp_path))


def test_a_damaged_list_is_refused_with_its_line(folder):
    with (folder / MANIFEST).open("a", encoding="utf-8") as file:
        file.write("half a line\n")
    with pytest.raises(BuildError, match=f"{MANIFEST}:3: is no hash and name"):
        list(find_differences(folder))
