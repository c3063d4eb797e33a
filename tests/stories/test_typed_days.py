"""Days of events are read from their rows; what is typed in a module is a choice, and says so here."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src/chokepoint"
DAY = re.compile(r"20\d\d-\d\d(-\d\d)?")
CHOSEN = {
    "stories/africa/story.py": "the first day a page looks from: no event",
    "stories/claims/headlines.py": "a day between the article and now",
    "stories/controls/story.py": "months that can be set",
    "stories/index/story.py": "the last month that can be set",
    "stories/quotas/story.py": "the first day a page looks from: no event",
    "stories/world_after/answers_waits.py": "the last month that can be set",
    "stories/world_after/story.py": "the first day a page looks from: no event",
}
"""Modules with a typed day or month, each with what it is."""


def typed_days(source: str) -> list[str]:
    """List the days and months that a module types, except as examples of how one is written."""
    tree = ast.parse(source)
    examples = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"
        for part in node.args
    }
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in examples]
    return [n.value for n in strings if isinstance(n.value, str) and DAY.fullmatch(n.value)]


def test_only_choices_are_typed():
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if typed_days(path.read_text(encoding="utf-8"))
    }
    assert found == set(CHOSEN)


def test_a_typed_day_is_noticed():
    assert typed_days('NOTICE = pd.Timestamp("2023-07-03")') == ["2023-07-03"]
    assert typed_days('exact = len(text) > len("2023-07")') == []
