"""English grammar, in the one place it stands."""

import ast
import re
from pathlib import Path

import pytest

from chokepoint.i18n import english


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("days", "day"),
        ("countries", "country"),
        ("losses", "loss"),
        ("t", "t"),
        ("steps of the ladder", "step of the ladder"),
    ],
)
def test_a_unit_of_one_is_singular(unit, one):
    assert english.fit_unit(unit, 1) == one
    assert english.fit_unit(unit, 2) == unit


def test_a_truth_value_is_not_a_one():
    assert english.fit_unit("days", True) == "days"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_has_an_and_before_its_last(items, text):
    assert english.listing(items) == text


def test_some_places_take_an_article():
    assert english.with_article("USA", "United States") == "the United States"
    assert english.with_article("JPN", "Japan") == "Japan"


def test_a_capital_leaves_the_rest():
    assert english.capital("gPU exports") == "GPU exports"
    assert english.capital("") == ""


def test_labels_and_asides_have_their_marks():
    assert english.pair("a", "b") == "a: b"
    assert english.aside("a", "b") == "a (b)"
    assert english.inside("Gallium") == "gallium"


@pytest.mark.parametrize(("n", "form"), [(0, 1), (1, 0), (1.0, 0), (1.5, 1), (2, 1)])
def test_only_one_is_singular(n, form):
    assert english.plural_form(n) == form


LAYERS = ("analysis", "answers", "figures", "stories", "book/site", "book/sphinx_ext")
GLUE = re.compile(r"[,;:] | \(|.*\): ")
JOINTS = (", ", "; ", " and ", ". ")
MARKS = (*JOINTS, ": ", " (", ")", ").")
"""Marks between pieces of markup, which ``chokepoint.book.sphinx_ext.marks`` writes."""
EXCEPTIONS = {
    ("analysis/africa/projects.py", "title"): "makes a name of the id of a project that has no other",
    ("analysis/production/revisions.py", "lower"): "compares the words of a table, which no reader sees",
    ("answers/claims/snapshot.py", "glue"): "tells an author in the terminal what moved",
    ("answers/claims/snapshot.py", "joint"): "tells an author in the terminal what moved",
    ("answers/risk.py", "glue"): "tells an author in the terminal what a measure was taken over",
    ("answers/robustness/trial.py", "joint"): "keeps names in one cell until they are told apart again",
    ("figures/claims.py", "glue"): "the plain text beside an output, for diffs of notebooks",
    ("figures/figure.py", "glue"): "the plain text beside an output, for diffs of notebooks",
    ("figures/listing.py", "glue"): "the plain text beside an output, for diffs of notebooks",
    ("figures/kinds/lines.py", "lower"): "writes a truth value for Vega",
    ("figures/states.py", "lower"): "makes a key for an address, which no reader reads",
    ("stories/derisking/dependence_charts.py", "lower"): "compares names to say none twice",
    ("book/site/changes.py", "glue"): "a line for the message of a commit",
    ("book/site/file_checks.py", "joint"): "tells an author which ids a page has twice",
    ("book/site/machine_pages.py", "glue"): "the form of llms.txt, for machines",
    ("book/site/plain_numbers.py", "lower"): "a pattern of English prose",
    ("book/site/svg.py", "lower"): "names of attributes and colours of a drawing",
    ("book/sphinx_ext/facts/expressions.py", "joint"): "offers names to an author who mistyped one",
    (
        "book/sphinx_ext/facts/methods.py",
        "glue",
    ): "the definition list of Markdown, which no reader sees",
    ("book/sphinx_ext/figures/downloads.py", "joint"): "parts the ids and places in a cell of a file",
    ("book/sphinx_ext/repository.py", "joint"): "fills in a form for the maintainers",
    ("book/sphinx_ext/translator.py", "lower"): "the name of an attribute",
}
"""Where such a form is no grammar of a reader's sentence, and why."""


def glued(node):
    """Tell whether an f-string joins values by marks of punctuation."""
    parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
    return len(node.values) > 1 and any(GLUE.fullmatch(part) for part in parts)


def marks_in(call):
    """List the marks of punctuation that a call puts between pieces of markup."""
    given = [*call.args, *(one.value for one in call.keywords if one.arg == "between")]
    inner = [one for part in given for one in (part.elts if isinstance(part, ast.List) else [part])]
    return [one.value for one in inner if isinstance(one, ast.Constant) and one.value in MARKS]


def form_of(node):
    """Name the grammar a piece of code does by itself; nothing if it does none."""
    if isinstance(node, ast.JoinedStr) and glued(node):
        return "glue"
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("tag", "join"):
        return "marks" if marks_in(node) else ""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return ""
    name, of = node.func.attr, node.func.value
    if name == "join" and isinstance(of, ast.Constant) and of.value in JOINTS:
        return "joint"
    return name if name in ("capitalize", "title", "lower", "upper") and not node.args else ""


def told_to_authors(tree):
    """Give what stands in errors and their hints: English, and not for readers."""
    errors = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    names = ("hint", "close", "known")
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in names:
            errors.append(node)
    return {id(inner) for error in errors for inner in ast.walk(error)}


def grammar_in(code):
    """List the forms of grammar in a module, each with its line."""
    tree = ast.parse(code)
    apart = told_to_authors(tree)
    return [
        (form_of(node), node.lineno) for node in ast.walk(tree) if id(node) not in apart and form_of(node)
    ]


@pytest.mark.parametrize(
    "code",
    [
        '", ".join(names)',
        '"; ".join(parts)',
        'f"{name}: {value}"',
        'f"{name} ({year})"',
        'f"{name}, {year}"',
        "name.capitalize()",
        "name[:1].upper() + name[1:]",
        'names.str.lower()',
        'join(parts, between="; ")',
        'join(parts, ", ")',
        'join([name, ": ", titles])',
        'tag("li", name, ", ", link)',
    ],
)  # fmt: skip
def test_grammar_elsewhere_is_seen(code):
    assert grammar_in(code)


@pytest.mark.parametrize(
    "code",
    [
        'tag("p", name, " · ", link)',
        'marks.pair(name, link)',
        't.commas(names)',
        '";".join(ids)',
        'f"{x}:Q"',
        't("{a}: {b}")',
        'f"{n} t"',
        'raise E(", ".join(n))',
    ],
)  # fmt: skip
def test_ids_drawings_and_errors_are_no_grammar(code):
    assert grammar_in(code) == []


def test_all_grammar_of_readers_sentences_stands_in_the_module_of_the_language():
    root = Path(english.__file__).parents[1]
    found = [
        (str(path.relative_to(root)), *one)
        for layer in LAYERS
        for path in sorted((root / layer).rglob("*.py"))
        for one in grammar_in(path.read_text("utf-8"))
    ]
    assert [one for one in found if one[:2] not in EXCEPTIONS] == []
    assert set(EXCEPTIONS) - {one[:2] for one in found} == set()
