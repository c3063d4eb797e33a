"""The page on taking in a new edition shows what its commands print: each is run here, in its order."""

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from chokepoint.book.commands.cli import main
from chokepoint.data.imports.figures import PREFIXES
from chokepoint.data.seal import make_seal

sys.path.insert(0, str(Path(__file__).parent / "data/imports"))  # made.py
import made

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/new_edition.md"
EDITION, SOURCE = "2026", "usgs_mcs2026_dr"
METALS = {"gallium": "Gallium", "germanium": "Germanium"}
PROSE = """# Gallium

In {fact}`year` China made {fact}`kg:,.0f` kg of gallium, by the edition of {fact}`edition`.
"""
TOLD = """from IPython.display import display

from chokepoint.data import load_table

rows = load_table("production").query("commodity_id == 'gallium' and country_iso3 == 'CHN'")
last = rows[rows["publisher"] == "USGS"].sort_values(["vintage", "year"]).iloc[-1]
for key, value, unit in [("year", str(last["year"]), ""), ("kg", float(last["quantity_kg"]), "kg"),
                         ("edition", last["vintage"], "")]:
    fact = {"key": key, "value": value, "unit": unit, "rows": []}
    display({"application/vnd.chokepoint.fact+json": fact, "text/plain": key}, raw=True)"""


def blocks():
    """Give the commands of the page, each with what is shown as its output."""
    text = "".join(re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    return [tuple(part.partition("\n")[::2]) for part in re.split(r"^\$ ", text, flags=re.MULTILINE) if part]


def without_edition(folder):
    """Write the small package as it was before the edition came out, sealed."""
    made.small_package(folder)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for table in (*PREFIXES, "sources"):
        path = folder / ("sources.csv" if table == "sources" else f"tables/{table}.csv")
        made.keep(path, lambda row: row["source_id"] != SOURCE)
    gone = re.compile(rf"[a-z]+-usgs-{EDITION}-")
    made.keep(folder / "exceptions.csv", lambda row: not gone.match(row["row"]))
    used = {row["source_id"] for table in PREFIXES for row in made.rows_of(table, folder)}
    made.keep(folder / "sources.csv", lambda row: row["source_id"] in used)
    for resource in descriptor["resources"]:
        resource |= make_seal(resource, (folder / resource["path"]).read_bytes())
    text = json.dumps(descriptor, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


@pytest.fixture
def book(tmp_path, monkeypatch, capsys):
    """A small book with a chapter on gallium, under git, and the file of the new edition beside it."""
    without_edition(tmp_path / "data")
    shutil.copy(ROOT / "_config.yml", tmp_path)
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: chapters/gallium\n", encoding="utf-8")
    (tmp_path / "chapters").mkdir()
    page = new_notebook(cells=[new_markdown_cell(PROSE), new_code_cell(TOLD)])
    nbformat.write(page, tmp_path / "chapters/gallium.ipynb")
    name, content = made.single(METALS, ("production", "capacity", "reserves", "us_salient"))
    (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    run("chokepoint refresh --quiet")
    for command in ("init -q", "add -A", "commit -qm all"):
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
        subprocess.run(["git", *who, *command.split()], cwd=tmp_path, check=True)
    capsys.readouterr()
    return tmp_path


def run(command):
    """Run a command of the page: those of the book here, any other in a shell."""
    words = shlex.split(command)
    if words[0] != "chokepoint":
        subprocess.run(command, shell=True, check=True)
        return
    with pytest.raises(SystemExit):
        main(words[1:])


def test_every_command_prints_what_the_page_shows(book, capsys):
    found = []
    for command, _ in blocks():
        run(command)
        printed = capsys.readouterr()
        found.append((command, printed.out + printed.err))
    assert found == blocks()
    assert len(found) > 8
    with (book / "changes.csv").open(encoding="utf-8", newline="") as file:
        assert [row["key"] for row in csv.DictReader(file)] == ["year", "kg", "edition"]
