"""A small book with a family of two pages, built whole: every step takes a page for more than its file."""

import csv
import json
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from lxml import html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from chokepoint.book.engine import build as module
from chokepoint.book.engine.build import Build
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions
from chokepoint.book.engine.progress import QuietReporter

sys.path.insert(0, str(Path(__file__).parents[1] / "sphinx_ext"))

from small_books import FACT, figure

ROOT = Path(__file__).resolve().parents[3]
DAY = "2023-07-06"
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


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    place = tmp_path_factory.mktemp("family") / "book"
    place.mkdir()
    write_book(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHOKEPOINT_ROOT", str(place))
        patch.setattr(module, "checked_data", lambda *_: None)  # the rest of the package is missing
        yield place


def run(root, **options):
    return Build(Workspace(root), BuildOptions(days=(DAY,), jobs=2, **options), QuietReporter()).run()


@pytest.fixture(scope="module")
def result(root):
    return run(root)


@pytest.fixture(scope="module")
def site(root, result):
    return root / "build/site"


def tree(site, name):
    return html.fromstring((site / f"{name}.html").read_bytes())


def words(element):
    return " ".join(element.text_content().split())


def links(element):
    return {words(a): a.get("href") for a in element.iter("a")}


FAMILY = ("controls/germanium", "controls/indium")


def test_every_page_is_executed_once_for_each_edition(result):
    pages = ["index", "controls", *FAMILY]
    assert result.executed == [f"{edition}/{page}" for edition in ("en", f"en/{DAY}") for page in pages]


@pytest.mark.parametrize("edition", ["en", f"en/{DAY}"])
@pytest.mark.parametrize(("name", "kg"), [("germanium", "32"), ("indium", "3")])
def test_each_page_shows_its_own_values_under_its_own_title(site, edition, name, kg):
    page = tree(site, f"{edition}/controls/{name}")
    assert page.xpath("string(//h1/text())") == f"Exports of {name}"
    assert page.findtext(".//title").startswith(f"Exports of {name} · ")
    assert f"Of {name} {kg} kg left" in words(page.find(".//article")).replace("†", "").replace(
        " (depends on the edition or the count, see robustness)", ""
    )


def test_the_page_of_the_notebook_keeps_its_title_and_values(site):
    page = tree(site, "en/controls")
    assert page.xpath("string(//h1/text())") == "Exports of all metals"
    assert "Of gallium 31" in words(page.find(".//article"))


def test_links_of_the_prose_lead_out_of_the_folder(site):
    found = links(tree(site, "en/controls/germanium").find(".//article"))
    assert found["The claims"] == "../ledger.html"
    assert found["germanium"] in ("#", "germanium.html")
    assert found["the data"] == "../list.html"
    assert found["the rows"] == "../data/exports_monthly.html"
    assert found["the figure"] == "#fig-shares"
    assert found["the part"] == found["by name"] == "#part"
    assert found["a claim"] == "../ledger.html#c02"


def test_in_the_edition_of_a_day_links_to_what_it_lacks_lead_to_the_current_one(site):
    found = links(tree(site, f"en/{DAY}/controls/germanium").find(".//article"))
    assert found["The claims"] == "../../ledger.html"
    assert found["the data"] == "../../list.html"
    assert found["the rows"] == "../../data/exports_monthly.html"
    assert found["a claim"] == "../../ledger.html#c02"


def test_the_contents_name_the_pages_of_the_family_below_their_notebook(site):
    contents = tree(site, "en/controls/germanium").xpath("//nav[@class='toc']/ol/li[not(ancestor::li)]/a")
    assert [(words(a), a.get("href")) for a in contents] == [
        ("A small book", "../index.html"),
        ("Exports of all metals", "../controls.html"),
        ("Exports of germanium", "#"),
        ("Exports of indium", "indium.html"),
        ("Claims", "../ledger.html"),
        ("Tried", "../tried.html"),
        ("Data", "../list.html"),
    ]
    turn = tree(site, "en/controls/germanium").xpath("//nav[@class='turn']/a/@href")
    assert turn == ["../controls.html", "indium.html"]


def test_the_edition_of_a_day_lists_what_it_lacks_in_the_current_one(site):
    contents = tree(site, f"en/{DAY}/controls/indium").xpath(
        "//nav[@class='toc']//li[contains(@class,'out')]/a"
    )
    assert [a.get("href") for a in contents] == [f"../../{name}.html" for name in ("ledger", "list", "tried")]


def test_a_page_leads_to_itself_in_the_other_editions(site):
    now = tree(site, "en/controls/indium").xpath("//nav[@class='days']/a/@href")
    assert now == [f"../{DAY}/controls/indium.html"]
    then = tree(site, f"en/{DAY}/controls/indium").xpath("//aside[@class='day']//a/@href")
    assert then == ["../../controls/indium.html"]
    canonical = tree(site, f"en/{DAY}/controls/indium").xpath("//link[@rel='canonical']/@href")
    assert canonical == ["https://x.org/book/en/controls/indium.html"]


def test_what_the_day_did_not_know_is_found_by_what_the_page_itself_shows_today(site):
    indium = tree(site, f"en/{DAY}/controls/indium").find_class("left-out")
    assert [words(fold.find("summary"))[:22] for fold in indium] == ["Left out: one source t"]
    assert indium[0].xpath(".//a/@href") == ["../../sources/reuters_2024_01_20.html"]
    assert not tree(site, f"en/{DAY}/controls/germanium").find_class("left-out")


def test_the_dagger_stands_where_the_value_was_tried(site):
    marks = {
        name: tree(site, f"en/{name}").xpath("//p/a[@class='flip']/@href") for name in ("controls", *FAMILY)
    }
    assert marks == {
        "controls": ["tried.html#controls-kg"],
        "controls/germanium": ["../tried.html#controls-kg"],
        "controls/indium": [],
    }


def test_the_page_is_run_again_by_its_name_and_its_values(site):
    page = tree(site, "en/controls/germanium")
    (box,) = page.xpath("//section[@id='reproduce-this-page']")
    assert "chokepoint run controls/germanium -p mineral germanium -p as_of None" in words(box)
    assert links(box)["Executed notebook"] == "../_notebooks/controls/germanium.ipynb"
    assert links(box)["Source"].endswith("chapters/controls.ipynb")
    (parameters,) = page.xpath("//div[@class='par'][@role='group']")
    assert 'mineral = "germanium"' in words(parameters)


def test_downloads_twins_cards_and_notebooks_lie_in_the_folder_of_the_page(site):
    for name in FAMILY:
        for path in (
            f"_figures/{name}/shares.csv",
            f"_figures/{name}/shares.png",
            f"_cards/{name}.png",
            f"_notebooks/{name}.ipynb",
            f"{name}.md",
        ):
            assert (site / "en" / path).is_file(), path
    twin = (site / "en/controls/indium.md").read_text(encoding="utf-8")
    assert twin.startswith("# Exports of indium\n\nOf indium 3 kg left")
    assert "[The claims](../ledger.html)" in twin
    assert "(../_figures/controls/indium/shares.csv)" in twin
    assert "More than nothing." in twin


def test_machines_find_the_pages(site):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert all(f"<loc>https://x.org/book/en/{name}.html</loc>" in sitemap for name in FAMILY)
    listed = (site / "llms.txt").read_text(encoding="utf-8")
    assert "[Exports of indium](https://x.org/book/en/controls/indium.md)" in listed
    index = (site / "en/searchindex.js").read_text(encoding="utf-8")
    assert all(f'"{name}"' in index for name in FAMILY)


def test_a_source_names_each_page_that_uses_it(site):
    found = links(tree(site, "en/sources/reuters_2023_07_factbox").find(".//article"))
    assert found["Exports of indium"] == "../controls/indium.html"
    assert found["Exports of germanium"] == "../controls/germanium.html"


def test_a_second_build_executes_and_renders_nothing(root, result):
    again = run(root)
    assert (again.executed, again.rendered, again.site_hash) == ([], [], result.site_hash)


def test_with_only_one_chapter_executed_the_pages_of_a_family_are_there_all_the_same(root, result):
    notebook = root / "chapters/controls.ipynb"
    before = notebook.read_text(encoding="utf-8")
    shutil.copyfile(root / "build/stage/en/controls.ipynb", notebook)  # as refresh leaves it
    output = root / "build/current"
    made = Build(
        Workspace(root), BuildOptions(only=("controls/indium",), jobs=2, output=output), QuietReporter()
    ).run()
    notebook.write_text(before, encoding="utf-8")
    assert made.executed == []
    assert sorted(made.unchanged) == [f"en/{name}" for name in FAMILY]
    assert "Of germanium 32" in words(tree(output, "en/controls/germanium").find(".//article"))


def test_an_edition_of_a_day_alone_is_compared_with_today_as_well(root):
    options = BuildOptions(as_of=DAY, jobs=2, output=root / "build/alone")
    Build(Workspace(root), options, QuietReporter()).run()
    assert tree(root / "build/alone", "en/controls/indium").find_class("left-out")
