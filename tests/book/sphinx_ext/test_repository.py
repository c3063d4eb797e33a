from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from chokepoint.book.sphinx_ext.repository import NAMED_SOURCES, TEMPLATE, Repository, read_repository
from chokepoint.paths import project_root

BOOK = Repository("https://github.com/a/b", "0123456")


def config(context=None, **options):
    return SimpleNamespace(html_context=context or {}, html_theme_options=options)


def test_binder_and_colab_open_the_notebook_of_the_commit():
    assert BOOK.binder("chapters/c.ipynb") == (
        "https://mybinder.org/v2/gh/a/b/0123456?urlpath=lab%2Ftree%2Fchapters%2Fc.ipynb"
    )
    assert BOOK.colab("chapters/c.ipynb") == (
        "https://colab.research.google.com/github/a/b/blob/0123456/chapters/c.ipynb"
    )
    assert BOOK.file("chapters/c.ipynb") == "https://github.com/a/b/blob/0123456/chapters/c.ipynb"


def test_another_host_offers_neither():
    elsewhere = Repository("https://git.example.org/a/b")
    assert (elsewhere.slug, elsewhere.binder("x"), elsewhere.colab("x")) == ("", "", "")


def fields(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_a_report_is_filled_in_with_page_figure_sources_and_version():
    found = fields(BOOK.report("https://x.org/c.html#fig-a", "a: 98 % & more", ["s1", "s2"]))
    assert found == {
        "template": TEMPLATE,
        "title": "Wrong figure: a: 98 % & more",
        "page": "https://x.org/c.html#fig-a",
        "figure": "a: 98 % & more",
        "sources": "s1, s2",
        "version": "0123456",
    }


def test_a_report_of_a_page_names_no_figure_and_many_sources_are_counted():
    assert "figure" not in fields(BOOK.report("p"))
    many = fields(BOOK.report("p", "f", [f"s{n}" for n in range(NAMED_SOURCES + 3)]))
    assert many["sources"].endswith(f"s{NAMED_SOURCES - 1}, and 3 more")


def test_the_form_has_every_field_that_is_filled_in():
    form = yaml.safe_load((project_root() / ".github/ISSUE_TEMPLATE" / TEMPLATE).read_text("utf-8"))
    known = {item["id"] for item in form["body"]}
    assert set(fields(BOOK.report("p", "f", ["s"]))) - {"template", "title"} <= known


@pytest.mark.parametrize(
    ("context", "options", "expected"),
    [
        ({}, {}, None),
        ({}, {"repository_url": "https://h/a/"}, Repository("https://h/a", "main")),
        ({"commit": "abc"}, {"repository_url": "https://h/a"}, Repository("https://h/a", "abc")),
        (
            {"commit": "abc", "commit_modified": True},
            {"repository_url": "https://h/a", "repository_branch": "dev"},
            Repository("https://h/a", "dev"),
        ),
        (
            {"repository_url": "https://h/own"},
            {"repository_url": "https://h/a"},
            Repository("https://h/own", "main"),
        ),
    ],
)
def test_the_one_configured_address_is_read(context, options, expected):
    assert read_repository(config(context, **options)) == expected


def test_the_books_own_settings_name_a_repository_that_binder_and_colab_can_open():
    settings = yaml.safe_load((project_root() / "_config.yml").read_text("utf-8"))
    assert Repository(settings["repository"]["url"]).slug.count("/") == 1
