"""A small book with a family of two pages, for tests that build a whole one."""

import csv
import json
import sys
from pathlib import Path

import nbformat
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from chokepoint.book.commands.datacheck import checked_data
from chokepoint.book.engine.folders import Workspace

sys.path.insert(0, str(Path(__file__).parents[1] / "sphinx_ext"))

from small_books import FACT, figure

ROOT = Path(__file__).resolve().parents[3]
CLAIMS = "application/vnd.chokepoint.claims+json"
TABLES = {
    "exports_monthly": ["exp-x001", "exp-x003", "exp-x017"],
    "sources": ["reuters_2023_07_factbox", "reuters_2023_09_20", "reuters_2024_01_20"],
    "commodities": [],
    "countries": [],
}
TOC = {
    "format": "jb-book",
    "root": "chapters/index",
    "chapters": [{"file": f"chapters/{name}"} for name in ("controls", "ledger", "tried", "list")],
}
PAGES = """
- {page: ledger, role: claims}
- {page: tried, role: robustness}
- {page: list, current_only: true}
- family: metals
  notebook: controls
  for: {mineral: [germanium, indium]}
  name: controls/{mineral}
  title: "Exports of {mineral}"
"""
PARAMETERS = """mineral: str = "gallium"  # the metal
as_of: str | None = None  # use only what was published by this day"""
PROSE = """# Exports of all metals

Of {fact}`metal` {fact}`kg` kg left; {ref}`the figure <fig-shares>`, [the part](#part), {ref}`by name <part>`.
[The claims](ledger.md), [germanium](controls/germanium.ipynb), [the data](list.md), rated 7 out of ten.

![A map](pictures/map.svg) <a href="data/exports_monthly.html">the rows</a>

(part)=
## A part

:::{when} kg > 0
More than nothing.
:::
"""
SHOW = f"""import json
from IPython.display import display

def tell(key, value, **rest):
    display({{"{FACT}": {{"key": key, "value": value, **rest}}, "text/plain": key}}, raw=True)

late = [{{"row_id": "exp-x017", "source_id": "reuters_2024_01_20", "locator": "par. 5"}}]
early = [{{"row_id": "exp-x001", "source_id": "reuters_2023_07_factbox", "locator": "section on gallium"}}]
tell("metal", mineral)
tell("kg", {{"gallium": 31, "germanium": 32, "indium": 3}}[mineral], unit="kg", how="as printed",
     rows=early + (late if mineral == "indium" and as_of is None else []))
display({{"{CLAIMS}": {{"kind": "list", "title": "What was said", "claims": [
    {{"id": "c02", "verdict": "supported", "word": "supported", "text": "a claim"}}]}}}}, raw=True)"""


def figure_cell():
    """Write the code of a cell that shows the figure of the small books."""
    shown = figure(title="A share")
    data, meta = (json.dumps(part) for part in (shown["data"], shown["metadata"]))
    return f"display(json.loads({data!r}), metadata=json.loads({meta!r}), raw=True)"


def write_data(folder):
    """Keep of the data package a few rows of one table, their sources, and the tables of names."""
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] in TABLES]
    (folder / "tables").mkdir(parents=True)
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    for resource in package["resources"]:
        wanted = TABLES[resource["name"]]
        with (ROOT / "data" / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = [row for n, row in enumerate(csv.reader(file)) if n == 0 or not wanted or row[0] in wanted]
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def write_book(root):
    """Write the project of a small book."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config.pop("bibtex_bibfiles")
    config["html"]["baseurl"] = "https://x.org/book/"
    (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (root / "_toc.yml").write_text(yaml.safe_dump(TOC), encoding="utf-8")
    chapters = root / "chapters"
    (chapters / "pictures").mkdir(parents=True)
    (chapters / "pages.yml").write_text(PAGES, encoding="utf-8")
    (chapters / "pictures/map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (chapters / "plain_numbers.csv").write_text(
        "page,phrase,reason\ncontrols,rated 7 out of ten,a quotation\n"
    )
    mark = {"id": "controls-kg", "values": [31, 32], "held": 2, "tried": 3}
    (chapters / "robustness.record.json").write_text(json.dumps({"marks": {"controls": {"kg": mark}}}))
    home = [
        new_markdown_cell("# A small book\n\n[One metal](controls/indium.ipynb)"),
        new_code_cell(PARAMETERS.partition("\n")[2], metadata={"tags": ["parameters"]}),
    ]
    nbformat.write(new_notebook(cells=home), chapters / "index.ipynb")
    (chapters / "ledger.md").write_text("# Claims\n\n(c02)=\n## One claim\n\nText.\n")
    (chapters / "tried.md").write_text("# Tried\n\n(controls-kg)=\n## One headline\n\nText.\n")
    (chapters / "list.md").write_text("# Data\n\n```{data-tables}\n```\n\n```{sources-list}\n```\n")
    cells = [
        new_markdown_cell(PROSE),
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        new_code_cell(SHOW),
        new_code_cell(figure_cell()),
    ]
    nbformat.write(new_notebook(cells=cells), chapters / "controls.ipynb")
    write_data(root / "data")


def vouch_for_data(root):
    """Note the data package as checked: most of it is missing, which the check would tell."""
    checked_data(Workspace(root), list)
