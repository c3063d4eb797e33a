import subprocess
import sys
from functools import partial

import pytest
from tests.book.engine.runs.copies import copy_package

from chokepoint.book.engine import render
from chokepoint.book.engine.render import (
    fatal_message,
    place_of,
    sphinx_settings,
    warnings_of,
)
from chokepoint.book.engine.runs.code import Code
from chokepoint.book.engine.runs.fingerprint import code_digest
from chokepoint.errors import BuildError

LOG = """\
/b/stage/en/controls.ipynb:50004: WARNING: 'myst' cross-reference target not found: 'x.md' [myst.xref_missing]
/b/stage/en/controls.ipynb:50004: WARNING: 'myst' cross-reference target not found: 'x.md' [myst.xref_missing]
/b/stage/en/data.md:7: ERROR: Unknown directive type: "nope"
WARNING: the theme is odd
looking for now-outdated files... none found
"""


def test_each_warning_is_read_once_with_its_place():
    found = warnings_of(LOG)
    assert [(path, line) for path, line, _ in found] == [
        ("/b/stage/en/controls.ipynb", 50004),
        ("/b/stage/en/data.md", 7),
        ("", 0),
    ]
    assert found[1][2] == 'Unknown directive type: "nope"'


@pytest.mark.parametrize(
    ("path", "line", "place"),
    [
        ("/b/controls.ipynb", 50004, "controls.ipynb, cell 5, line 4"),
        ("/b/controls.ipynb", 50000, "controls.ipynb, cell 5, line 1"),
        ("/b/data.md", 7, "data.md, line 7"),
        ("/b/data.md", 0, "data.md"),
        ("", 0, ""),
    ],
)
def test_places_are_told_in_an_authors_words(path, line, place):
    assert place_of(path, line) == place


def test_what_stops_sphinx_is_told_without_the_traceback():
    text = "Traceback (most recent call last):\n  File x\n\nExtension error:\nno such fact 'x'\n"
    assert fatal_message(text) == "no such fact 'x'"
    assert fatal_message("a\n\nlast words\n") == "last words"
    assert fatal_message("") == "Sphinx ended without a message"


def test_a_setting_jupyter_book_does_not_know_is_refused(tmp_path):
    (tmp_path / "_config.yml").write_text(
        "title: T\nexecute: {execute_notebooks: sometimes}\n", encoding="utf-8"
    )
    with pytest.raises(BuildError, match=r"^_config\.yml: Jupyter Book refuses a setting"):
        sphinx_settings(tmp_path)


def test_settings_become_python_that_sphinx_can_read(tmp_path):
    (tmp_path / "_config.yml").write_text(
        "title: T\nsphinx: {config: {html_theme: chokepoint}}\n", encoding="utf-8"
    )
    settings = {}
    exec(sphinx_settings(tmp_path), settings)
    assert settings["html_title"] == "T"
    assert settings["html_theme"] == "chokepoint"
    assert settings["external_toc_path"] == "_toc.yml"


@pytest.mark.parametrize(
    ("edited", "made_again"),
    [
        ("stories/controls/price_charts.py", False),
        ("stories/page.py", True),  # pages made apart ask their chapter through it
        ("analysis/trade/prices.py", False),
        ("answers/look.py", True),
        ("figures/canvas.py", False),
        ("locale/zh/LC_MESSAGES/chokepoint.po", False),
        ("locale/fr/LC_MESSAGES/chokepoint.po", True),
        ("book/site/svg.py", True),
        ("book/sphinx_ext/theme/layout.html", True),
        ("figures/theme.py", True),
        ("figures/fonts/advances.json", True),
        ("i18n/translator.py", True),
        ("data/provenance.py", True),
    ],
)
def test_pages_are_made_again_for_the_code_that_lays_them_out(tmp_path, monkeypatch, edited, made_again):
    package = copy_package(tmp_path)
    monkeypatch.setattr(render, "Code", partial(Code, package))
    monkeypatch.setattr(render, "code_digest", partial(code_digest, package))
    before = render.maker_digest(tmp_path, "fr")
    path = package / edited
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")
    assert (render.maker_digest(tmp_path, "fr") != before) == made_again


def test_whatever_of_ours_is_loaded_to_lay_out_pages_counts(tmp_path):
    program = (
        "import sys, pkgutil, importlib\n"
        "from chokepoint.book import site, sphinx_ext\n"
        "for part in (site, sphinx_ext):\n"
        "    for module in pkgutil.walk_packages(part.__path__, f'{part.__name__}.'):\n"
        "        importlib.import_module(module.name)\n"
        "print(*(name for name in sys.modules if name.partition('.')[0] == 'chokepoint'))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name for name in answer.stdout.split() if not name.startswith("chokepoint.book")}
    code = Code()
    makers = {path for name in render.MAKERS for path in code.files(name)}
    assert {"chokepoint.data.load", "chokepoint.figures.theme"} <= loaded
    assert {code.files(f"code:{name}") <= makers for name in loaded} == {True}


def test_the_bibliography_is_read_from_the_stage(tmp_path):
    (tmp_path / "_config.yml").write_text("title: A\nbibtex_bibfiles: [references.bib]\n", encoding="utf-8")
    settings = {}
    exec(sphinx_settings(tmp_path), settings)
    assert settings["bibtex_bibfiles"] == [str(tmp_path / "references.bib")]
    assert "sphinxcontrib.bibtex" in settings["extensions"]
