"""The page on methods: each formula names code that exists, each ratio of the analysis has a formula."""

import ast
import importlib
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from latex2mathml.converter import convert

from chokepoint.book.sphinx_ext.facts.methods import read_symbols
from chokepoint.data import load_table

ROOT = Path(__file__).resolve().parents[2]
ANALYSIS = ROOT / "src" / "chokepoint" / "analysis"
FACT = "application/vnd.chokepoint.fact+json"
METHODS = load_table("methods").set_index("row_id")
COMPUTED = METHODS[METHODS["implemented_by"] != ""]
FUNCTIONS = sorted({name for names in COMPUTED["implemented_by"] for name in names.split(";")})
UNITS = {2, 100, 1000, 1e6, 1e9}
"""Dividing by one of these converts a unit or takes a middle."""


def page():
    return nbformat.read(ROOT / "chapters" / "methods.ipynb", as_version=4)


def facts_of(notebook):
    outputs = (o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs)
    found = [output["data"][FACT] for output in outputs if FACT in output.get("data", {})]
    return {fact["key"]: fact["value"] for fact in found}


def formulas_shown():
    text = "\n".join(cell.source for cell in page().cells if cell.cell_type == "markdown")
    return re.findall(r"^:+\{formula\} (\S+)$", text, flags=re.MULTILINE)


def measures(function):
    """Tell whether a function divides by more than a unit, or takes a mean, median, rank or correlation."""
    return any(divides(node) or sums_up(node) for node in ast.walk(function))


def divides(node):
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
        return False
    return not (isinstance(node.right, ast.Constant) and node.right.value in UNITS)


def sums_up(node):
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in ("corr", "mean", "median", "rank")


def measuring_functions(source, module):
    """List the public functions of a module that measure, themselves or through its private helpers."""
    functions = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}

    def reaches(name, seen):
        called = {node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)}
        helpers = {other for other in called if other.startswith("_") and other in functions} - seen
        return measures(functions[name]) or any(reaches(other, seen | helpers) for other in helpers)

    return {f"{module}.{name}" for name in functions if name[0] != "_" and reaches(name, {name})}


def test_the_page_shows_every_formula_that_is_computed_once():
    assert sorted(formulas_shown()) == sorted(COMPUTED.index)


def unsettled(methods):
    """Name the formulas with neither a function nor a missing input, or with both."""
    has_function, says_why = methods["implemented_by"] != "", methods["missing_input"] != ""
    return sorted(methods.index[has_function == says_why])


def test_a_formula_has_a_function_or_says_which_input_is_missing():
    assert unsettled(METHODS) == []


def test_a_formula_that_is_neither_computed_nor_explained_would_be_found():
    planted = METHODS.copy()
    planted.loc["method-hhi", "implemented_by"] = ""
    planted.loc["method-eu-ei", "implemented_by"] = "eu.eu_ei"
    assert unsettled(planted) == ["method-eu-ei", "method-hhi"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_named_is_public_and_described(name):
    module, _dot, function = name.partition(".")
    (place,) = ANALYSIS.rglob(f"{module}.py")
    full = ".".join(["chokepoint.analysis", *place.relative_to(ANALYSIS).with_suffix("").parts])
    found = getattr(importlib.import_module(full), function)
    assert not function.startswith("_")
    assert found.__module__ == full
    assert len(found.__doc__) > 20


def test_every_ratio_of_the_analysis_has_a_formula():
    found = [measuring_functions(path.read_text("utf-8"), path.stem) for path in ANALYSIS.rglob("*.py")]
    assert set().union(*found) - set(FUNCTIONS) == set()


def test_a_ratio_without_a_formula_would_be_found():
    planted = "def share(a, b):\n    return _part(a, b)\n\ndef _part(a, b):\n    return a / b\n"
    assert measuring_functions(planted, "planted") == {"planted.share"}
    assert measuring_functions("def tonnes(kg):\n    return kg / 1000\n", "planted") == set()


@pytest.mark.parametrize("row_id", COMPUTED.index)
def test_a_formula_has_symbols_with_meanings(row_id):
    symbols = list(read_symbols(COMPUTED.loc[row_id, "symbols"]))
    assert symbols
    assert all(meaning for _symbol, meaning in symbols)
    assert all(convert(symbol) for symbol, _meaning in symbols)
    written = re.sub(r"[\s{}\\]", "", COMPUTED.loc[row_id, "formula_latex"])
    letters = [re.sub(r"[\s{}\\]|\^.*|_.*", "", symbol) for symbol, _meaning in symbols]
    assert [letter for letter in letters if letter not in written] == []


def printed(row_id, table="production", column="value"):
    return float(load_table(table).set_index("row_id").loc[row_id, column])


def test_the_examples_follow_from_the_rows_by_hand():
    """The same numbers, worked out here from single printed figures and without the functions."""
    values = facts_of(page())
    edition = "prod-usgs-2026-rare-earths-mine"
    china, world = printed(f"{edition}-chn-2025"), printed(f"{edition}-wld-2025")
    assert values["share"] == pytest.approx(100 * china / world)
    assert (values["china_low"], values["china_high"]) == (china - 5000, china + 5000)
    assert values["before_t"] == pytest.approx(values["after_t"] / (1 + values["quarter_change"] / 100))
    assert values["borrower_part"] == pytest.approx(100 * values["borrower_sum"] / values["all_sum"])
    assert values["effective"] == pytest.approx(1 / values["hhi_best"])
    assert values["apart_percent"] == pytest.approx(100 * values["apart_n"] / values["pairs_n"])
    assert values["parts_change"] == pytest.approx(values["parts_own"] + values["parts_others"])
    assert values["batch_change"] == pytest.approx(100 * (values["batch_after"] / values["batch_before"] - 1))
    assert values["use_percent"] == pytest.approx(100 * values["use_t"] / values["use_quota"])
    assert values["pace_change"] == pytest.approx(100 * (values["pace_after"] / values["pace_before"] - 1))
    assert values["cap_all"] == values["cap_made"] + values["cap_idle"] + values["cap_closed"]
    assert values["gallium_gap"] == values["gallium_mark"] - values["gallium_own"]
    assert values["gallium_pace"] == pytest.approx(values["gallium_gap"] / values["gallium_years"])


def test_the_examples_meet_what_others_printed():
    values = facts_of(page())
    references = pd.read_csv(ROOT / "tests" / "analysis" / "production" / "reference_values.csv").set_index(
        "row_id"
    )
    assert values["doj_hhi"] == pytest.approx(references.loc["ref-26", "printed_value"])
    assert values["hhi_low"] <= values["hhi_best"] <= values["hhi_high"]
    # the batch of July 2010 against that of July 2009, as the press of the day had it
    assert values["batch_change"] == pytest.approx(-72, abs=0.1)
