import base64
import hashlib
import re

import pytest
from lxml import html

from chokepoint.book.site.checks import check_site
from chokepoint.book.site.root_pages import base_path, chooser, not_found, write_root_pages
from chokepoint.book.site.tree import Site


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://x.org/book/", "/book/"), ("https://x.org", "/"), ("", "/"), ("https://x.org/a/b", "/a/b/")],
)
def test_the_base_path_has_a_slash_at_both_ends(url, path):
    assert base_path(url) == path


def test_the_root_leads_to_the_first_edition_and_names_all_without_a_script():
    page = chooser("Metals & <more>", ["en", "zh"])
    tree = html.document_fromstring(page)
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=en/index.html"]
    assert tree.xpath("//a/@href") == ["en/index.html", "zh/index.html"]
    assert tree.findtext(".//h1") == "Metals & <more>"
    assert "<script" not in page


def test_the_policy_allows_exactly_the_style_of_the_page():
    page = not_found("T", ["en"], "/book/")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    wanted = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{wanted}'" in page


def test_the_pages_pass_the_checks_of_the_site(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en/index.html").write_text(
        "<html lang=en><title>T</title><h1>T</h1></html>", encoding="utf-8"
    )
    write_root_pages(tmp_path, "T", ["en"], "https://x.org/book/")
    check_site(Site(tmp_path, "/book/"))
    assert (tmp_path / ".nojekyll").exists()
    assert "Allow: /" in (tmp_path / "robots.txt").read_text(encoding="utf-8")
