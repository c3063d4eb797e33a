"""What the figures of the chapter on legislation say under other parameters."""

import importlib.util
import re
from pathlib import Path

import pytest

from chapter_runs import PROMPT, SLOW

_path = Path(__file__).with_name("test_other_parameters.py")
_spec = importlib.util.spec_from_file_location("other_parameters", _path)
assert _spec is not None
assert _spec.loader is not None
other_parameters = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(other_parameters)

PARAMETERS = [
    *(pytest.param(case, id=str(case)) for case in PROMPT["derisking"]),
    *(pytest.param(case, id=str(case), marks=pytest.mark.slow) for case in SLOW["derisking"]),
]


def figures_of(parameters):
    found = other_parameters.outputs(other_parameters.executed("derisking", parameters))
    return {
        o.metadata["chokepoint_figure"]["id"]: o.metadata["chokepoint_figure"]
        for o in found
        if "chokepoint_figure" in o.metadata
    }


@pytest.mark.parametrize("parameters", PARAMETERS)
def test_at_least_ten_figures_remain(parameters):
    assert len(figures_of(parameters)) >= 10


def test_on_the_day_of_the_article_the_act_is_a_proposal_and_nothing_later_is_cited():
    figures = figures_of({"as_of": "2023-07-06"})
    assert figures["act-path"]["title"] == "On the day of the article the act was a proposal"
    assert len(figures["act-path"]["table"]["rows"]) == 1
    assert "benchmark-distance" not in figures
    words = " ".join(other_parameters.words_of("derisking", {"as_of": "2023-07-06"}))
    assert not re.search(r"\b202[456]\b(?! named)", re.sub(r"up to 2025|by 2027|until 20\d\d", "", words))


def test_the_cap_of_the_page_moves_what_exceeds_it():
    title = figures_of({"jurisdiction": "USA", "threshold": 40})["single-supplier"]["title"]
    assert "exceeded 40 percent" in title
    count = int(re.search(r"(\d+) of", title)[1])
    assert count > 9


@pytest.mark.slow
def test_a_list_not_yet_known_whole_does_not_lack_gallium():
    title = figures_of({"as_of": "2024-06-30", "jurisdiction": "GBR"})["list-history"]["title"]
    on, of = re.search(r"gallium is on (\d+) of (\d+)", title).groups()
    assert on == of
