"""The chapter on Africa re-run with other parameters: it runs, and what its prose then says has a value."""

import re
from pathlib import Path

import nbformat
import papermill
import pytest

from chokepoint.book.sphinx_ext.facts.expressions import holds

ROOT = Path(__file__).resolve().parents[2]
FACT = "application/vnd.chokepoint.fact+json"
BLOCK = re.compile(r"^:::\{(when|unless)\} ([^\n]+)\n(.*?)^:::[ \t]*$", flags=re.MULTILINE | re.DOTALL)
USED = re.compile(r"\{fact\}`(\w+)")

RUNS = [
    pytest.param({"as_of": "2023-07-06"}, id="as of the explainer"),
    *(
        pytest.param(parameters, id=name, marks=pytest.mark.slow)
        for name, parameters in {
            "cobalt": {"mineral": "cobalt", "database": "AidData", "creditor_definition": "bilateral"},
            "gallium": {"mineral": "gallium", "creditor_definition": "world_bank"},
            "bondholders": {"creditor_definition": "with_bondholders", "first_year": 2010},
            "policy banks": {"mineral": "manganese", "database": "CODF", "first_year": 2015},
            "late start": {"mineral": "tantalum", "first_year": 2020},
            "two publishers": {"mineral": "lithium", "as_of": "2025-06-30", "database": "AidData"},
            "before anything": {"mineral": "germanium", "as_of": "2020-06-30"},
        }.items()
    ),
]


def facts_of(notebook):
    outputs = (o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs)
    found = [output["data"][FACT] for output in outputs if FACT in output.get("data", {})]
    return {fact["key"]: fact["value"] for fact in found}


def shown_prose(notebook, values):
    """Give the prose a reader sees: blocks whose condition does not hold are gone."""

    def keep(match):
        kind, test, text = match.groups()
        return text if holds(test, values) == (kind == "when") else ""

    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return BLOCK.sub(keep, "\n".join(texts))


def run(tmp_path, parameters):
    target = tmp_path / "africa.ipynb"
    source = ROOT / "chapters/africa.ipynb"
    papermill.execute_notebook(source, target, parameters, progress_bar=False, cwd=ROOT / "chapters")
    return nbformat.read(target, as_version=4)


@pytest.mark.parametrize("parameters", RUNS)
def test_what_the_prose_says_has_a_value(tmp_path, parameters):
    notebook = run(tmp_path, parameters)
    values = facts_of(notebook)
    used = set(USED.findall(shown_prose(notebook, values)))
    assert sorted(key for key in used if values.get(key) is None) == []
    assert values["is_newest"] == ("as_of" not in parameters)


def committed():
    return nbformat.read(ROOT / "chapters/africa.ipynb", as_version=4)


def test_the_years_in_which_china_led_are_computed():
    values = facts_of(committed())
    assert (values["bilateral_since"], values["ssa_bilateral_since"]) == ("2012", "2010")
    assert (values["single_first"], values["single_last"]) == ("2015", "2021")
    assert values["wb_years"] == "none"


def test_the_share_of_2024_has_two_values():
    values = facts_of(committed())
    assert values["restated_year"] == "2024"
    assert values["restated_first"] == pytest.approx(3.8, abs=0.1)
    assert values["restated_last"] == pytest.approx(0.8, abs=0.1)


def test_no_number_of_the_prose_is_typed_by_hand():
    texts = [cell.source for cell in committed().cells if cell.cell_type == "markdown"]
    # a condition compares with numbers that no reader sees
    shown = re.sub(r"^:::+\{(when|unless)\} .+$", "", "\n".join(texts), flags=re.MULTILINE)
    bare = re.sub(r"\{fact\}`[^`]*`|July 2023|2000s", "", shown)
    assert re.findall(r"\d+", bare) == []


def test_the_chapter_is_long_enough_to_argue():
    values = facts_of(committed())
    assert len(shown_prose(committed(), values).split()) > 900


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mineral", "unobtainium"),
        ("database", "CLA+AidData"),
        ("creditor_definition", "largest"),
        ("first_year", 1990),
        ("as_of", "2019"),
    ],
)
@pytest.mark.slow
def test_a_parameter_that_will_not_do_is_named(tmp_path, name, value):
    with pytest.raises(papermill.PapermillExecutionError, match=f"{name}.*will not do"):
        run(tmp_path, {name: value})
