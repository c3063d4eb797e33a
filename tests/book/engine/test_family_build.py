"""A small book with a family of two pages, built whole: every step takes a page for more than its file."""

import shutil

import pytest
from lxml import html
from tests.book.engine.small_project import write_book

from chokepoint.book.engine import build as module
from chokepoint.book.engine.build import Build
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions
from chokepoint.book.engine.progress import QuietReporter

DAY = "2023-07-06"


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


def test_a_number_is_told_what_it_was_in_the_edition_of_the_day(site):
    now, then = (tree(site, f"{edition}/n/controls.indium.kg") for edition in ("en", f"en/{DAY}"))
    assert "In the editions of earlier days6 July 2023: 3 kg" in words(now)
    assert f"../{DAY}/controls/indium.html" in now.xpath("//li/a/@href")
    assert "earlier days" not in words(then)
    assert f"https://x.org/book/en/{DAY}/n/controls.indium.kg.html" in words(then)
    assert "../../data/exports_monthly.html" in then.xpath("//li/a/@href")


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
    (mineral,) = box.xpath(".//dt[.='mineral']/following-sibling::dd[1]")
    assert words(mineral).startswith('"germanium"')


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
    assert all(f'"{name}.html"' in index for name in FAMILY)


def test_a_source_names_each_page_that_uses_it(site):
    found = links(tree(site, "en/sources/reuters_2023_07_factbox").find(".//article"))
    assert found["Exports of indium"] == "../controls/indium.html"
    assert found["Exports of germanium"] == "../controls/germanium.html"


def test_a_second_build_executes_and_renders_nothing(root, result):
    again = run(root)
    assert (again.executed, again.rendered, again.site_hash) == ([], [], result.site_hash)


@pytest.mark.slow
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


@pytest.mark.slow
def test_an_edition_of_a_day_alone_is_compared_with_today_as_well(root):
    options = BuildOptions(as_of=DAY, jobs=2, output=root / "build/alone")
    Build(Workspace(root), options, QuietReporter()).run()
    assert tree(root / "build/alone", "en/controls/indium").find_class("left-out")
