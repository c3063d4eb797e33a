from markupsafe import Markup

from chokepoint.book.sphinx_ext.html import join, raw, tag


def test_text_is_escaped_and_markup_is_kept():
    assert tag("p", "a < b & c", Markup("<b>d</b>")) == "<p>a &lt; b &amp; c<b>d</b></p>"


def test_attributes_are_escaped_renamed_and_left_out_when_none():
    written = tag("a", class_="x", data_figure='"><script>', href=None)
    assert written == '<a class="x" data-figure="&#34;&gt;&lt;script&gt;"></a>'


def test_an_element_without_content_is_not_closed():
    assert tag("br") == "<br>"


def test_pieces_are_joined_with_an_escaped_separator():
    assert join(["a", Markup("<i>b</i>")], between=" & ") == "a &amp; <i>b</i>"


def test_only_html_pages_show_raw_markup():
    assert raw(tag("p", "x"))["format"] == "html"
