from chokepoint.book.site.files import SiteFile

PAGE = (
    b"<html><p id='a'>\xe9\x95\x93</p><a name='b' href='x.html'>x</a><a id='c' name='c'>y</a>"
    b"<p id='a'></p></html>"
)


def test_a_page_gives_its_places_and_addresses():
    page = SiteFile("en/a.html", PAGE)
    assert page.is_page
    assert page.anchors == ["a", "b", "c", "a"]
    assert [reference.address for reference in page.references] == ["x.html"]
    assert "镓" in page.tree.text_content()


def test_a_style_sheet_fetches_what_it_names():
    sheet = SiteFile("s.css", b"a{background:url(p.png)}")
    assert [(reference.address, reference.fetched) for reference in sheet.references] == [("p.png", True)]
    assert sheet.anchors == []


def test_anything_else_has_neither_and_need_not_be_text():
    picture = SiteFile("p.png", b"\x89PNG id='a' href='x.html'")
    assert (picture.ending, picture.anchors, picture.references) == (".png", [], [])
    assert picture.text.startswith("\ufffdPNG")
