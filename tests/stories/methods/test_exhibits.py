"""The page tells every example once, each beside the formula it is put through."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from chokepoint.stories.methods.story import STORY

PAGE = Path(__file__).resolve().parents[3] / "chapters" / "methods.ipynb"


def cells():
    return json.loads(PAGE.read_text(encoding="utf-8"))["cells"]


def test_every_answer_is_told_once():
    told = Counter(key for exhibit in STORY.exhibits.values() for key in exhibit.keys(STORY))
    assert set(told) == set(STORY.stated)
    assert set(told.values()) == {1}


def test_every_group_of_formulas_is_followed_by_its_examples():
    """The prose of a group and the cell below it are about the same keys."""
    for prose, code in pairwise(cells()[3:]):
        used = set(re.findall(r"\{fact\}`(\w+)", "".join(prose["source"]))) - {"evidence_day"}
        if prose["cell_type"] == "markdown" and used:
            (name,) = re.findall(r'chapter\.show\("(\w+)"\)', "".join(code["source"]))
            assert used == set(STORY.exhibit(name).keys(STORY))


def test_an_example_has_no_figure(now):
    assert {now(exhibit.draw) for exhibit in STORY.exhibits.values()} == {None}
