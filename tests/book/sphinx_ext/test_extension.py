"""The extension as a whole: what ``setup`` promises to Sphinx."""

from importlib.metadata import entry_points

from chokepoint.book import sphinx_ext


def test_renderers_and_theme_are_found_by_their_entry_points():
    renderers = {point.name: point.load() for point in entry_points(group="myst_nb.mime_renderers")}
    assert renderers["chokepoint_fact"].mime_priority_overrides
    assert renderers["chokepoint_figure"].mime_priority_overrides
    themes = {point.name: point.load() for point in entry_points(group="sphinx.html_themes")}
    assert themes["chokepoint"] is sphinx_ext


def test_the_theme_holds_every_template_and_file_it_names():
    names = {"theme.conf", "layout.html", "page.html", "search.html", "404.html"}
    assert names <= {path.name for path in sphinx_ext.THEME.iterdir()}
