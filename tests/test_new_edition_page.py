"""The page on new editions shows what the commands print: each is run again, in the order of the page."""

import re
import shlex
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from chokepoint.book.commands.cli import main

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/data/imports"))
import made  # noqa: E402

PAGE = ROOT / "docs/new-edition.md"
BLOCK = re.compile(r"^```console\n\$ (chokepoint .+)\n((?:.*\n)*?)```$", re.MULTILINE)
FILE = "mcs2023-galli_world.csv"
EDITION = "-usgs-2023-"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a package that lacks the edition of 2023, its table of gallium, and two spoilt copies."""
    root = tmp_path / "book"
    made.small_package(
        root / "data", lambda row: row["commodity_id"] == "gallium" and EDITION not in row["row_id"]
    )
    for marker in ("_config.yml", "_toc.yml"):
        (root / marker).touch()
    name, content = made.world("2023", "galli")
    copies = {
        "": content,
        "spoilt": content.replace(b"Japan", b"Jappan"),
        "changed": content.replace(b"540000", b"550000"),
    }
    for folder, copy in copies.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_bytes(copy)
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(root))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(command, capsys):
    """Run a command; give what it prints to both streams."""
    with suppress(SystemExit):
        main(shlex.split(command)[1:])
    out, err = capsys.readouterr()
    return out + err


def fill_in(desk):
    """Do by hand what the page asks an author to do between two commands."""
    description, rows = desk / "warehouse_counts.yml", desk / "counts.csv"
    if description.exists() and 'title: ""' in (text := description.read_text(encoding="utf-8")):
        for key in ("title", "description", "a_row_is"):
            text = text.replace(f'{key}: ""', f"{key}: A count of a warehouse", 1)
        text = text.replace('id_prefix: ""', "id_prefix: count").replace(
            'description: ""', "description: Weight."
        )
        description.write_text(text, encoding="utf-8")
    if rows.exists() and len(rows.read_text(encoding="utf-8").splitlines()) == 1:
        with rows.open("a", encoding="utf-8") as file:
            file.write("count-1,gallium,5,reported,usgs_mcs2023_dr,page 1,\n")


def test_every_output_of_the_page_is_that_of_its_command(desk, capsys):
    shown = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(shown) >= 11
    for command, output in shown:
        fill_in(desk)
        assert printed(command, capsys) == output, command
