"""The dossiers and the pages of countries: those a build of a part makes, and among the slow proofs all."""

import gzip
import json
import re

import pytest
from lxml import html

from chokepoint.book.engine.contents.apart import read_apart
from chokepoint.paths import project_root

MOST = 40_000
"""Bytes, gzip, of a dossier beyond the files all pages share."""
FAULT = re.compile(r"\bnan\b|\bNone\b(?! of)|\bNaT\b|<NA>|not published|[{}]")


def dossiers(site):
    return {path.stem: path.read_bytes() for path in sorted((site / "en/dossier").glob("*.html"))}


def countries(site):
    return {path.stem: path.read_bytes() for path in sorted((site / "en/country").glob("*.html"))}


def made_for(parameter, **how):
    return [page for page in read_apart(project_root(), **how) if parameter in page.parameters]


def told(page):
    """Give the text of a page's own part, its code and data left out."""
    article = html.fromstring(page).find(".//article")
    for other in article.xpath(".//script | .//svg | .//code"):
        other.drop_tree()
    return " ".join(article.text_content().split())


def too_heavy(pages):
    return {
        name: len(gzip.compress(page, 6))
        for name, page in pages.items()
        if len(gzip.compress(page, 6)) > MOST
    }


def faulty(pages):
    return {name: found[0] for name, page in pages.items() if (found := FAULT.search(told(page)))}


def hollow(pages):
    """Name the pages with an empty figure or list, or a section with nothing under its heading."""
    trees = {name: html.fromstring(page) for name, page in pages.items()}
    drawing = "//figure[not(contains(@class, 'listing'))][not(.//svg)]"
    listing = "//figure[contains(@class, 'listing')][not(.//table//td)]"
    section = "//article//section[h2][not(*[not(self::h2)])]"
    return [name for name, tree in trees.items() if tree.xpath(f"{drawing} | {listing} | {section}")]


def test_the_sample_is_there_and_every_page_is_whole_and_light(built_site):
    pages = dossiers(built_site)
    wanted = {page.name.removeprefix("dossier/") for page in made_for("commodity", whole=False)}
    assert wanted <= set(pages)
    assert len(wanted) == 8
    assert (too_heavy(pages), faulty(pages), hollow(pages)) == ({}, {}, [])


def test_the_sample_of_countries_is_there_and_whole_and_light(built_site):
    pages = countries(built_site)
    wanted = {page.name.removeprefix("country/") for page in made_for("country", whole=False)}
    assert {"china", "united-states"} <= wanted <= set(pages)
    assert (too_heavy(pages), faulty(pages), hollow(pages)) == ({}, {}, [])


def test_countries_lead_to_dossiers_and_dossiers_to_countries(built_site):
    china = html.fromstring(countries(built_site)["china"])
    assert "../dossier/gallium.html" in china.xpath("//figure//td/a/@href | //figure//th/a/@href")
    germanium = html.fromstring(dossiers(built_site)["germanium"])
    assert "../country/china.html" in germanium.xpath("//article//a/@href")
    every = html.fromstring((built_site / "en/country.html").read_bytes())
    assert len(every.xpath("//details[@class='others']//a")) == len(countries(built_site))


def test_one_turns_from_page_to_page_and_each_has_its_twin_and_its_time(built_site):
    page = html.fromstring(dossiers(built_site)["germanium"])
    assert page.xpath("//nav/a[@rel='prev' or @rel='next']")
    assert page.xpath("//div[@class='reading-time']")
    for folder, name in (("dossier", "germanium"), ("country", "china")):
        twin = (built_site / f"en/{folder}/{name}.md").read_text("utf-8")
        assert twin.startswith("# ")
        assert "{" not in twin.partition("\n## ")[0]
    assert "China makes 65 to 68 percent" in (built_site / "en/dossier/germanium.md").read_text("utf-8")


def test_machines_read_the_facts_of_each_page(built_site):
    records = json.loads((built_site / "en/dossiers.json").read_text("utf-8"))
    assert {record["commodity"] for record in records} == set(dossiers(built_site))
    assert all(record["facts"] for record in records)


def test_each_page_describes_itself_as_a_data_set(built_site):
    for name, page in dossiers(built_site).items():
        texts = html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
        assert "Dataset" in {json.loads(text)["@type"] for text in texts if "@type" in json.loads(text)}, name


def test_all_commodities_stand_in_one_light_table_that_leads_to_the_pages(built_site):
    page = (built_site / "en/explore.html").read_bytes()
    rows = html.fromstring(page).xpath("//table[@id='commodities-table']/tbody/tr")
    assert len(rows) == len(made_for("commodity"))
    assert len(html.fromstring(page).xpath("//table[@id='commodities-table']//th/a")) == len(
        dossiers(built_site)
    )
    assert len(page) < 200_000


@pytest.mark.slow
def test_the_whole_book_has_them_all(built_site):
    assert len(dossiers(built_site)) == len(made_for("commodity"))
    assert len(countries(built_site)) == len(made_for("country")) > 30
    pages = countries(built_site)
    assert (too_heavy(pages), faulty(pages), hollow(pages)) == ({}, {}, [])


def test_what_is_missing_hollow_or_heavy_is_noticed():
    part = b"<section><h2>A</h2></section><figure></figure><p>It was nan.</p>"
    page = b"<html><body><article>" + part + b"</article></body></html>"
    assert faulty({"tin": page}) == {"tin": "nan"}
    assert hollow({"tin": page}) == ["tin"]
    listing = b'<article><figure class="fig listing"><table><tr>%s</tr></table></figure></article>'
    assert hollow({"tin": listing % b"<th>Year</th>", "zinc": listing % b"<td>2024</td>"}) == ["tin"]
    assert hollow({"tin": b"<article><figure><table><tr><td>1</td></tr></table></figure></article>"}) == [
        "tin"
    ]
    noise = "".join(f"{n * 7919 % 104729:x}" for n in range(60_000)).encode()
    assert list(too_heavy({"tin": noise})) == ["tin"]
