import pytest
from tests.book.engine.runs.small_packages import write_package

from chokepoint.book.engine.runs.sources import Sources


@pytest.fixture
def sources(tmp_path):
    return Sources(write_package(tmp_path))


def test_each_module_has_its_file(sources):
    assert sources.modules["chokepoint"] == "__init__.py"
    assert sources.modules["chokepoint.stories.metals"] == "stories/metals/__init__.py"
    assert sources.modules["chokepoint.figures.fonts.make"] == "figures/fonts/make.py"
    assert len(sources.modules) == 21


def test_what_lies_below_a_package_is_known_at_any_depth(sources):
    assert sources.below["chokepoint.analysis"] == {
        f"chokepoint.analysis.{name}" for name in ("rows", "shares", "unused")
    }
    assert "chokepoint.stories.metals.charts" in sources.below["chokepoint.stories"]
    assert sources.below["chokepoint.figures.fonts"] == {"chokepoint.figures.fonts.make"}


def test_files_that_are_no_modules_belong_to_the_package_they_lie_in(sources):
    assert sources.beside == {
        "chokepoint": {"py.typed"},
        "chokepoint.figures": {"figures/fonts/a.ttf"},
        "chokepoint.stories.metals": {"stories/metals/map.json"},
    }


def test_catalogues_are_told_by_language_and_compiled_files_do_not_count(sources):
    assert sources.catalogues == {lang: {f"locale/{lang}/LC_MESSAGES/chokepoint.po"} for lang in ("fr", "zh")}


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("chokepoint.analysis.rows", "chokepoint.analysis.rows"),
        ("chokepoint.analysis.rows.each", "chokepoint.analysis.rows"),
        ("chokepoint.figures.fonts", "chokepoint.figures"),
        ("chokepoint.gone", "chokepoint"),
        ("tests.of.others", ""),
        ("", ""),
    ],
)
def test_what_holds_a_name_is_found(sources, name, holder):
    assert sources.holder(name) == holder


def test_what_an_editor_leaves_for_a_moment_does_not_count(sources):
    lock = sources.folder / "analysis/.#rows.py"
    lock.symlink_to("nobody@nowhere")
    assert Sources(sources.folder).modules == sources.modules
