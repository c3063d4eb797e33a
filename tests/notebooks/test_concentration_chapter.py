"""The chapter on who produces what, run for other commodities: whole sentences, true titles, clear errors."""

import json
import re
from typing import Any

import pytest
from tests.notebooks.test_other_parameters import ROOT, executed, facts_of, outputs, words_of

from chokepoint.analysis.production import concentration, editions
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.data import load_table

CHAPTER = "concentration"
CASES: list[dict[str, Any]] = [
    {"commodity": "germanium"},  # withheld figures, nothing printed since the edition of 2022
    {"commodity": "stone_crushed"},  # one producer, no world total
    {"commodity": "lithium"},  # a world total without the United States, lines by mineral
    {"commodity": "tungsten"},
    {"commodity": "antimony", "year": 2023, "top_n": 3},
    {"commodity": "cobalt", "stage": "refinery", "publisher": "BGS"},
    {"commodity": "boron"},  # no world total
    {"commodity": "xenon"},  # almost all of it assigned to nobody
    {"commodity": "uranium", "publisher": "WMD"},
    {"commodity": "gallium", "year": 2022, "as_of": "2023-07-06"},
    {"commodity": "rare_earths", "as_of": "2022-06-01"},
]
PROMPT = 1
PARAMETERS = [
    pytest.param(case, id="-".join(map(str, case.values())), marks=[pytest.mark.slow] * (n >= PROMPT))
    for n, case in enumerate(CASES)
]


def figures(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = [o.metadata for o in outputs(executed(CHAPTER, case)) if "chokepoint_figure" in o.metadata]
    return {m["chokepoint_figure"]["id"]: m["chokepoint_figure"] for m in found}


@pytest.mark.parametrize("case", PARAMETERS)
def test_the_page_reads_whole(case: dict[str, Any]) -> None:
    for text in words_of(CHAPTER, case):
        assert not re.search(
            r"not published|\bnan\b|\bNaN\b|\bNaT\b|\bNone\b(?! of)|\s[,.;](\s|$)|\{fact|:::", text
        ), text
    assert "NaN" not in json.dumps([o.get("data") for o in outputs(executed(CHAPTER, case))])


@pytest.mark.parametrize("case", PARAMETERS)
def test_the_headline_is_what_the_table_says(case: dict[str, Any]) -> None:
    facts = {key: fact.value for key, fact in facts_of(executed(CHAPTER, case)).items()}
    assert facts["hhi_low"] <= facts["hhi"] <= facts["hhi_high"] <= 1
    assert facts["leader_low"] <= facts["leader_share"] <= facts["leader_high"] <= 100
    made = load_table("production", as_of=case.get("as_of"))
    made = made[made["commodity_id"] == case["commodity"]]
    measured = concentration.measure(made)
    publisher = case.get("publisher", "USGS")
    stage = case.get("stage") or editions.default_stage(measured, case["commodity"], publisher)
    chosen = editions.newest_table(measured, case["commodity"], stage, publisher, case.get("year"))
    assert facts["leader_share"] == pytest.approx(100 * chosen["leader_share"].item())
    title = figures(case)["country-shares"]["title"]
    number = f"{100 * chosen['leader_share'].item():.0f} percent"
    assert number in title or chosen["is_open"].item() or chosen["producers"].item() == 1
    assert facts["is_open"] == bool(chosen["is_open"].item())


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"commodity": "tungstn"}, "did you mean 'tungsten'"),
        ({"commodity": "uranium"}, "use one of WMD"),
        *(
            pytest.param(*case, marks=pytest.mark.slow)
            for case in (
                ({"commodity": "cobalt", "stage": "refinery"}, "use one of auto, mine"),
                ({"year": 1850}, "write None or one of"),
                ({"top_n": 0}, "whole number between 1 and 15"),
                ({"as_of": "2020-01-01"}, "must not come before the first table of"),
            )
        ),
    ],
)
def test_a_parameter_that_will_not_do_is_named(parameters: dict[str, Any], message: str) -> None:
    job = Job(ROOT / "chapters" / f"{CHAPTER}.ipynb", CHAPTER, parameters=parameters)
    (outcome,) = Runner(Workspace(ROOT), QuietReporter()).run([job])
    assert message in str(outcome.error)


@pytest.mark.slow
def test_a_share_of_the_world_without_the_united_states_is_called_so() -> None:
    assert "without the United States" in figures({"commodity": "lithium"})["country-shares"]["title"]


def test_the_default_page_has_its_figures_in_small_tables() -> None:
    found = figures({})
    assert len(found) >= 12
    assert max(len(figure["table"]["rows"]) for figure in found.values()) <= 120
