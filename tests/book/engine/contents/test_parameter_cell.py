import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.contents.parameter_cell import (
    ParameterSpec,
    bind,
    literal_values,
    read_parameters,
    read_parameters_file,
)
from chokepoint.errors import ParameterError

SOURCE = """\
# what this chapter takes
mineral: str = "gallium"  # the metal; gallium or germanium
as_of: str | None = None  # use only what was published by this day; YYYY-MM-DD
limit: int = 3  # rows
share: float = 0.5
whole: bool = True  # with "#" in the comment
months: list[str] = ["2023-07"]
mode: Literal["a", "b"] = "a"
"""


def notebook(source):
    return new_notebook(cells=[new_code_cell("1"), new_code_cell(source, metadata={"tags": ["parameters"]})])


@pytest.fixture
def specs():
    return read_parameters(notebook(SOURCE), "controls")


def test_each_line_gives_name_type_default_and_help(specs):
    assert specs[0] == ParameterSpec("mineral", "str", "gallium", "the metal; gallium or germanium")
    assert specs[1].kinds == ["str", "None"]
    assert specs[3] == ParameterSpec("share", "float", 0.5, "")
    assert specs[4].help == 'with "#" in the comment'


def test_a_notebook_without_a_parameters_cell_has_none():
    assert read_parameters(new_notebook(cells=[new_code_cell("x: int = 1")]), "x") == []


@pytest.mark.parametrize(
    "line", ["year = 2010", "year: int = int('3')", "x: int = 1 +", "import os", "a: int = b", "a.b: int = 1"]
)
def test_a_line_that_is_no_annotated_literal_is_refused_with_its_text(line):
    with pytest.raises(ParameterError, match="parameters cell, line 2") as caught:
        read_parameters(notebook(f"ok: int = 1\n{line}"), "controls")
    assert line in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("mineral", "germanium", "germanium"),
        ("mineral", "none", "none"),
        ("as_of", "none", None),
        ("as_of", "2023-07-06", "2023-07-06"),
        ("limit", "-4", -4),
        ("share", "0.25", 0.25),
        ("share", "1", 1.0),
        ("whole", "no", False),
        ("months", "[2023-08x, 2023-09x]", ["2023-08x", "2023-09x"]),
        ("mode", "b", "b"),
    ],
)
def test_text_becomes_the_annotated_type(specs, name, text, value):
    bound = bind(specs, {name: text}, "controls")[name]
    assert bound == value
    assert type(bound) is type(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("limit", "many"), ("limit", "2.5"), ("limit", True), ("share", "x"), ("whole", "maybe"), ("mode", "c"),
     ("months", "2023"), ("mineral", 3), ("mineral", None)],
)  # fmt: skip
def test_a_value_of_another_type_is_refused_with_the_parameter(specs, name, value):
    with pytest.raises(ParameterError, match=f"^controls: {name}: "):
        bind(specs, {name: value}, "controls")


def test_an_unknown_name_is_answered_with_close_ones(specs):
    with pytest.raises(ParameterError, match="did you mean 'mineral'"):
        bind(specs, {"minerals": "x"}, "controls")


@given(st.integers())
def test_every_whole_number_survives_the_way_through_text(number):
    assert bind([ParameterSpec("n", "int", 0)], {"n": str(number)}, "x") == {"n": number}


@given(st.text())
def test_every_text_is_itself(text):
    assert bind([ParameterSpec("t", "str", "")], {"t": text}, "x") == {"t": text}


def test_a_parameters_file_gives_typed_values_and_dates_as_text(tmp_path, specs):
    path = tmp_path / "p.yml"
    path.write_text("as_of: 2023-07-06\nmonths: [a, b]\nlimit: 4\n", encoding="utf-8")
    bound = bind(specs, read_parameters_file(path), "controls")
    assert bound == {"as_of": "2023-07-06", "months": ["a", "b"], "limit": 4}


@pytest.mark.parametrize("text", ["[1, 2]", "a: [", None])
def test_a_parameters_file_that_maps_no_names_is_refused(tmp_path, text):
    path = tmp_path / "p.yml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError, match=r"p\.yml"):
        read_parameters_file(path)


def test_values_come_in_the_order_of_the_chapter_whatever_the_order_they_are_given_in():
    specs = [ParameterSpec("a", "int", 1), ParameterSpec("b", "int", 1), ParameterSpec("c", "int", 1)]
    assert list(bind(specs, {"c": 3, "a": "1"}, "page")) == ["a", "c"]


def test_the_values_a_type_names_are_listed():
    assert literal_values('Literal["a", 2]') == ["a", 2]
    assert literal_values("str") == []


def test_two_cells_of_parameters_are_refused_with_their_places():
    cells = [new_code_cell(text, metadata={"tags": ["parameters"]}) for text in ("a: int = 1", "b: int = 2")]
    with pytest.raises(ParameterError, match=r"nb: cells 1 and 2 both have the tag 'parameters'.*first"):
        read_parameters(new_notebook(cells=cells), "nb")
