"""Changes of code are listed, drawn and tried as the report says, on a tiny tree."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from prove import rooms, sites
from prove.__main__ import draw

ROOT = Path(__file__).parents[1]
MODULE = Path("src/chokepoint/analysis/small.py")
CODE = '''"""Weigh 3 things."""
from dataclasses import dataclass
LEAST: int | None = 5
@dataclass(frozen=True)
class Pair:
    """Hold 2 numbers."""
    one: int | None = None
def is_large(value: int | None, *, doubled: bool = False) -> bool | None:
    """Tell whether a value is at least 5."""
    if doubled and not value < 0:
        return value * 2 >= LEAST
    return all(one for one, _ in zip([*[value >= LEAST]], {**{1: 1}}, strict=True))
'''
TESTS = """from chokepoint.analysis.small import LEAST, is_large

def test_both_sides():
    assert is_large(LEAST) and not is_large(LEAST - 1) and LEAST == 5
"""


@pytest.fixture
def tree(tmp_path):
    packages = {folder / "__init__.py": "" for folder in (MODULE.parent, MODULE.parents[1])}
    files = packages | {MODULE: CODE, Path("tests/analysis/test_small.py"): TESTS}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changes(tree):
    made = [sites.change(tree, site) for site in sites.list_sites(tree, MODULE)]
    return [(change.before, change.after) for change in made]


def test_every_comparison_number_boolean_and_not_is_listed_and_nothing_else(tree):
    returned = "return value * 2 >= LEAST"
    asked = "if doubled and not value < 0:"
    called = "return all(one for one, _ in zip([*[value >= LEAST]], {**{1: 1}}, strict=True))"
    head = "def is_large(value: int | None, *, doubled: bool = False) -> bool | None:"
    assert sorted(("".join(one.split()), "".join(two.split())) for one, two in changes(tree)) == sorted(
        ("".join(one.split()), "".join(two.split()))
        for one, two in [
            ("LEAST: int | None = 5", "LEAST: int | None = 6"),
            ("LEAST: int | None = 5", "LEAST: int | None = 4"),
            (head, head.replace("False", "True")),
            (asked, "if not doubled and not value < 0:"),
            (asked, "if doubled or not value < 0:"),
            (asked, "if doubled and value < 0:"),
            (asked, "if doubled and not value <= 0:"),
            (asked, "if doubled and not value >= 0:"),
            (asked, "if doubled and not value < 1:"),
            (asked, "if doubled and not value < -1:"),
            (returned, "return value / 2 >= LEAST"),
            (returned, "return value * 3 >= LEAST"),
            (returned, "return value * 1 >= LEAST"),
            (returned, "return value * 2 > LEAST"),
            (returned, "return value * 2 < LEAST"),
            (called, called.replace(">=", ">")),
            (called, called.replace(">=", "<")),
            *((called, called.replace("{1: 1}", pair)) for pair in ("{2: 1}", "{0: 1}", "{1: 2}", "{1: 0}")),
        ]
    )


def test_a_condition_is_reversed_once(tree):
    (tree / MODULE).write_text("if x == 1:\n    pass\nif x in y:\n    pass\nif not x:\n    pass\n")
    reversed_ = [after for before, after in changes(tree) if "1" not in before]
    assert [" ".join(after.split()) for after in reversed_] == ["if not x in y:", "if x:"]


def test_the_same_seed_draws_the_same_changes(tree):
    (drawn, total), again, other = (draw(tree, "analysis", 8, seed) for seed in (1, 1, 2))
    assert (len(drawn), total) == (8, 21)
    assert (drawn, total) == again
    assert drawn != other[0]
    assert len(draw(tree, "analysis", 99, 1)[0]) == total


@pytest.mark.parametrize(
    ("module", "room"),
    [
        ("analysis/trade/quotas.py", "analysis"),
        ("stories/controls/property_judges.py", "judges"),
        ("stories/quotas/exhibits_after.py", "sentences"),
        ("stories/quotas/quota_charts.py", "charts"),
        ("stories/quotas/answers_cut.py", "answers"),
        ("stories/world_after/clock.py", "charts"),
        ("data/load.py", None),
    ],
)
def test_each_module_belongs_to_the_room_of_its_kind(module, room):
    assert rooms.room_of(rooms.PACKAGE / module) == room
    assert room is None or rooms.PACKAGE / module in rooms.modules_of(ROOT, room)


def test_what_goes_on_with_a_mirror_counts_unless_it_mirrors_another_module():
    def names(module):
        return [
            path.name for path in rooms.mirrors_of(ROOT, rooms.PACKAGE / "stories/concentration" / module)
        ]

    assert names("judges.py") == ["test_judges.py", "test_judges_edges.py"]
    assert names("answers.py") == ["test_answers.py"]


@pytest.mark.slow
def test_every_change_held_for_equivalent_is_still_one_of_its_module():
    named = {Path(module) for module, _, _ in sites.equivalents()}
    found = {
        (module.as_posix(), made.before, made.after)
        for module in named
        for site in sites.list_sites(ROOT, module)
        for made in [sites.change(ROOT, site)]
    }
    assert sites.equivalents() - found == set()


def prove(tree, *options):
    path = os.pathsep.join([str(ROOT / "tests"), *sys.path])
    return subprocess.run(
        [sys.executable, "-m", "prove", "--root", tree, "--room", "analysis", *options],
        env=os.environ | {"PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_changes_that_the_tests_let_pass_are_reported_and_the_tree_stays_as_it_was(tree):
    before = {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()}
    told = prove(tree)
    assert {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()} == before
    assert "killed 7, survived 14, timeout 0, equivalent 0; 33.3 percent stopped" in told.stdout
    assert f"survived {MODULE}:10\n    - if doubled and not value < 0:" in told.stdout
    assert "+ LEAST: int" not in told.stdout
    assert (told.returncode, told.stdout.splitlines()[-1]) == (1, "less than 80 percent stopped: analysis")


def test_enough_is_enough_and_failing_tests_prove_nothing(tree):
    assert prove(tree, "--sample", "1", "--least", "0").returncode == 0
    (tree / "tests/analysis/test_small.py").write_text("def test_it(): assert False")
    told = prove(tree)
    assert told.returncode == 1
    assert "fail without any change" in told.stderr
