import pytest
from lxml import html

from chokepoint.book.site.references import css_addresses, is_inside, is_outside, page_references, resolve


@pytest.mark.parametrize(
    ("address", "page", "target"),
    [
        ("b.html#x", "en/a.html", ("en/b.html", "x")),
        ("#x", "en/a.html", ("en/a.html", "x")),
        ("../index.html?v=1", "en/a.html", ("index.html", "")),
        ("folder/", "en/a.html", ("en/folder/index.html", "")),
        ("/book/en/b.html", "404.html", ("en/b.html", "")),
        ("/book/", "404.html", ("index.html", "")),
        ("a%20b.html#%E9%95%93", "en/a.html", ("en/a b.html", "镓")),
    ],
)
def test_addresses_lead_to_files(address, page, target):
    assert resolve(address, page, "/book/") == target


@pytest.mark.parametrize("address", ["../../secret", "/elsewhere/x.html"])
def test_addresses_outside_the_site_lead_to_no_file_of_it(address):
    assert resolve(address, "en/a.html", "/book/")[0].startswith("..")


def test_other_hosts_and_inside_addresses_are_told_apart():
    assert is_outside("https://cdn.example.org/x.js")
    assert is_outside("//cdn.example.org/x.js")
    assert not is_outside("x.js")
    assert is_inside("x.html#a")
    assert not is_inside("mailto:a@example.org")
    assert not is_inside("data:image/png;base64,xx")


def test_every_way_of_fetching_is_found():
    page = html.document_fromstring(
        "<a href=a>x</a><script src=b></script><img src=c srcset='d 1x, e 2x'><link rel=stylesheet href=f>"
        "<link rel=canonical href=g><iframe src=h></iframe><style>p{background:url('i')}</style>"
        "<svg><use href='#j'/></svg>"
    )
    found = {reference.address: reference.fetched for reference in page_references(page)}
    assert {address for address, fetched in found.items() if fetched} == {
        "b",
        "c",
        "d",
        "e",
        "f",
        "h",
        "i",
        "#j",
    }
    assert found["a"] is False
    assert found["g"] is False


def test_what_a_script_loads_on_asking_is_named_but_not_fetched():
    page = html.document_fromstring("<div data-src='x.states.js'></div><div></div>")
    assert [(found.address, found.fetched) for found in page_references(page)] == [("x.states.js", False)]


def test_style_sheets_name_their_files():
    text = "@import 'a.css'; x{src:url(b.woff2) url(\"c.woff\")} y{background:url( 'd.svg' )}"
    assert list(css_addresses(text)) == ["a.css", "b.woff2", "c.woff", "d.svg"]
