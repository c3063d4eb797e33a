"""What stands behind a note is hashed as it now is, and nothing else."""

import pytest
from tests.book.engine.runs.small_packages import FILES, write_package

from chokepoint.book.engine.runs.code import IMPORTS, Code
from chokepoint.stories.registered import BOOK, EXPLAINER

TOP = {"__init__.py", "py.typed"}
FIGURES = {"figures/__init__.py", "figures/charts.py", "figures/theme.py", "figures/fonts/a.ttf"}
METALS = {"stories/__init__.py", "stories/metals/__init__.py", "stories/metals/map.json"}
SHARES = {"analysis/__init__.py", "analysis/shares.py", "analysis/rows.py"}
HEADLINES = {"answers/__init__.py", "answers/book.py", "stories/metals/single.py"}
EVERYTHING = {name for name in FILES if "locale" not in name and "__pycache__" not in name}

BEHIND = {
    "code:chokepoint.analysis.shares": TOP | SHARES,
    "code:chokepoint.analysis.shares.of.*": TOP | SHARES,
    "code:chokepoint.stories.metals.answers": TOP | METALS | SHARES | {"stories/metals/answers.py"},
    "code:chokepoint.stories.metals.charts": TOP | METALS | FIGURES | {"stories/metals/charts.py"},
    "code:chokepoint.figures.theme": TOP | FIGURES,
    "code:chokepoint.figures.*": TOP | FIGURES | {"figures/fonts/make.py"},
    "code:chokepoint.stories.registered": TOP | {"stories/__init__.py", "stories/registered.py"},
    "code:chokepoint.book.loads": EVERYTHING,
    "code:*": EVERYTHING,
    "code:tests.of.others": set(),
    "registering:headline": TOP | METALS | HEADLINES | {"stories/metals/headlines.py"},
    "registering:judges_claim": set(),
    "catalogue:zh": {"locale/zh/LC_MESSAGES/chokepoint.po"},
    "catalogue:en": set(),
    "catalogue:*": {f"locale/{lang}/LC_MESSAGES/chokepoint.po" for lang in ("fr", "zh")},
}


@pytest.fixture
def package(tmp_path):
    return write_package(tmp_path / "package")


@pytest.mark.parametrize("name", BEHIND)
def test_the_files_behind_a_note_are_found(package, name):
    assert Code(package).files(name) == BEHIND[name]


def test_an_edit_changes_what_it_stands_behind_and_nothing_else(package):
    before = Code(package).hash_notes(BEHIND)
    assert before.keys() == BEHIND.keys()
    for path in sorted(FILES):
        text = (package / path).read_text(encoding="utf-8")
        (package / path).write_text(f"{text}\n# edited\n", encoding="utf-8")
        after = Code(package).hash_notes(BEHIND)
        changed = {name for name in BEHIND if before[name] != after[name]}
        assert changed == {name for name, files in BEHIND.items() if path in files}, path
        (package / path).write_text(text, encoding="utf-8")
    assert Code(package).hash_notes(BEHIND) == before


def test_a_new_import_leads_to_what_it_imports(package):
    name = "code:chokepoint.analysis.rows"
    (package / "analysis/rows.py").write_text("import chokepoint.figures.theme", encoding="utf-8")
    before = Code(package).hash_notes([name])
    (package / "figures/theme.py").write_text("SIZE = 2", encoding="utf-8")
    assert Code(package).hash_notes([name]) != before


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("code:chokepoint.stories.metals.*", "stories/metals/new.py"),
        ("registering:headline", "stories/metals/new.py"),
        ("registering:judges_claim", "stories/metals/new.py"),
        ("catalogue:de", "locale/de/LC_MESSAGES/chokepoint.po"),
        ("catalogue:*", "locale/de/LC_MESSAGES/chokepoint.po"),
        ("code:chokepoint.stories.metals", "stories/metals/new.json"),
    ],
)
def test_a_new_file_is_noticed_by_what_it_could_take_part_in(package, name, path):
    before = Code(package).hash_notes([name])
    write_package(package, {path: "A.judges_claim; A.headline"})
    assert Code(package).hash_notes([name]) != before


def test_a_module_that_begins_to_register_is_noticed(package):
    before = Code(package).hash_notes(["registering:headline"])
    path = package / "stories/metals/answers.py"
    path.write_text("from chokepoint.stories.metals.single import put\nput()", encoding="utf-8")
    assert Code(package).hash_notes(["registering:headline"]) != before


def test_a_module_that_is_gone_is_noticed(package):
    before = Code(package).hash_notes(["code:chokepoint.analysis.rows"])
    (package / "analysis/rows.py").unlink()
    assert Code(package).hash_notes(["code:chokepoint.analysis.rows"]) != before


def test_notes_of_other_kinds_are_passed_over(package):
    assert Code(package).hash_notes(["table:prices", "file:a.csv", "unknown:x"]) == {}


def test_modules_and_all_they_import_have_one_hash(package):
    before = Code(package).digest("chokepoint.analysis.shares", "chokepoint.figures.*")
    (package / "analysis/unused.py").write_text("2", encoding="utf-8")
    assert Code(package).digest("chokepoint.analysis.shares", "chokepoint.figures.*") == before
    (package / "analysis/rows.py").write_text("2", encoding="utf-8")
    assert Code(package).digest("chokepoint.analysis.shares", "chokepoint.figures.*") != before


def test_what_sources_import_is_kept_without_a_part_in_the_hashes(package, tmp_path):
    kept = tmp_path / IMPORTS
    first = Code(package, kept).hash_notes(BEHIND)
    assert kept.is_file()
    assert Code(package, kept).hash_notes(BEHIND) == Code(package).hash_notes(BEHIND) == first


@pytest.mark.parametrize(
    ("registry", "note"),
    [(BOOK.headlines, "registering:headline"), (EXPLAINER.judges, "registering:judges_claim")],
)
def test_every_module_that_has_registered_stands_behind_the_note_for_all_of_them(registry, note):
    modules = {f"{name.partition('.')[2].replace('.', '/')}.py" for name in registry._modules.values()}
    assert len(modules) > 3
    assert modules <= Code().files(note)
