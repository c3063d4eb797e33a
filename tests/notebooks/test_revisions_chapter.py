"""What the chapter on revisions says by default, on the day of the article, and of wrong parameters."""

import importlib.util
import json
import re
from pathlib import Path

import nbformat
import pytest

from chapter_runs import PROMPT, SLOW
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.data import load_sources

_path = Path(__file__).with_name("test_other_parameters.py")
_spec = importlib.util.spec_from_file_location("other_parameters", _path)
assert _spec is not None
assert _spec.loader is not None
other_parameters = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(other_parameters)
CHAPTER = Path(__file__).resolve().parents[2] / "chapters/revisions.ipynb"

RUNS = [
    *(pytest.param(case, id=str(case)) for case in PROMPT.get("revisions", ())),
    *(pytest.param(case, id=str(case), marks=pytest.mark.slow) for case in SLOW["revisions"]),
]


def figures_in(notebook):
    found = (o.metadata.get("chokepoint_figure") for o in other_parameters.outputs(notebook))
    return {figure["id"]: figure for figure in found if figure}


def committed():
    return nbformat.read(CHAPTER, as_version=4)


def test_the_known_revisions_stand_on_the_page():
    notebook = committed()
    facts = {key: fact.value for key, fact in other_parameters.facts_of(notebook).items()}
    assert (facts["nigeria_before"], facts["nigeria_after"]) == (13000, 1500)
    assert (facts["australia_before"], facts["australia_after"]) == (13000, 29000)
    assert (facts["antimony_before"], facts["antimony_after"]) == (60000, 40000)
    rows = figures_in(notebook)["largest-revisions"]["table"]["rows"]
    assert rows[0][:3] == ["China", "antimony", "2024"]


def test_the_page_argues_at_length_and_shows_figures_and_lists():
    notebook = committed()
    facts = other_parameters.facts_of(notebook)
    prose = [other_parameters.written(c.source, facts) for c in notebook.cells if c.cell_type == "markdown"]
    assert len(re.findall(r"\w+", " ".join(prose))) > 1100
    assert len(figures_in(notebook)) == 9
    assert prose[-1].startswith("## What follows")
    assert "### What we do not know" in prose[-1]


@pytest.mark.parametrize("parameters", RUNS)
def test_at_least_five_figures_remain(parameters):
    assert len(figures_in(other_parameters.executed("revisions", parameters))) >= 5


def test_on_the_day_of_the_article_no_later_edition_is_compared():
    notebook = other_parameters.executed("revisions", {"as_of": "2023-07-06"})
    figures = figures_in(notebook)
    cited = {source["source_id"] for figure in figures.values() for source in figure["sources"]}
    facts = [o.data[other_parameters.FACT] for o in other_parameters.outputs(notebook)
             if other_parameters.FACT in o.get("data", {})]  # fmt: skip
    cited |= {row["source_id"] for fact in facts for row in fact["rows"]}
    published = load_sources().loc[sorted(cited), "published_last_day"]
    assert {"usgs_mcs2022_dr", "usgs_mcs2023_dr"} <= cited
    assert (published <= "2023-07-06").all()
    assert not re.search(
        r"\b202[456]\b", json.dumps([figure["table"]["rows"] for figure in figures.values()])
    )


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"commodity": "rare_earth"}, r"commodity: 'rare_earth' will not do.*did you mean 'rare_earths'"),
        ({"as_of": "2023-07-06", "first_edition": 2024}, r"first_edition: 2024 will not do.*2019 and 2022"),
        pytest.param(
            {"as_of": "2022-12-31"},
            r"as_of: .*must not come before the second edition in the evidence",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            {"quantity": "prices"},
            r"quantity: 'prices' will not do.*production, capacity, reserves",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_parameter_that_will_not_do_is_named(parameters, message):
    job = Job(CHAPTER, "revisions", parameters=parameters)
    (outcome,) = Runner(Workspace(CHAPTER.parents[1]), QuietReporter()).run([job])
    assert re.search(message, str(outcome.error), re.DOTALL)
