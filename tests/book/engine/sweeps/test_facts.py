"""One row for each notebook and fact, typed, complete, and the same bytes each time."""

import json
from pathlib import Path

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.notebooks import (
    FACT_TYPE,
    clean_notebook,
    dump_notebook,
    read_facts,
    read_notebook,
)
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.sweeps import facts
from chokepoint.book.engine.sweeps.facts import column_types, read_fact_rows, write_facts
from chokepoint.errors import BuildError

CHAPTERS = sorted((Path(__file__).resolve().parents[4] / "chapters").glob("*.ipynb"))
JOB = Job(Path("chapters/metals.ipynb"), "metals/tin")


def fact(key, value, *, unit="", rows=(), words=None):
    listed = [{"row_id": row, "source_id": "s", "locator": f"page {row}"} for row in rows]
    payload = {"key": key, "value": value, "unit": unit, "how": "counted" if rows else "", "rows": listed}
    data = {FACT_TYPE: payload, "text/plain": words or f"{key} = {value}  [{len(rows)} rows]"}
    return new_output("display_data", data=data)


def notebook(*outputs):
    cells = [new_markdown_cell("# T"), new_code_cell("show()", outputs=list(outputs)), new_code_cell("")]
    return dump_notebook(clean_notebook(new_notebook(cells=cells), Path("/nowhere")))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_facts_of_a_chapter_are_all_found(path):
    rows = {row["key"]: row for row in read_fact_rows(path.read_text(encoding="utf-8"))}
    expected = read_facts(read_notebook(path))
    assert list(rows) == list(expected)
    for key, wanted in expected.items():
        value = (
            rows[key]["value"] if rows[key]["kind"] in ("word", "none") else json.loads(rows[key]["value"])
        )
        assert (value, rows[key]["unit"] or "") == (wanted["value"], wanted["unit"])
        assert rows[key]["row_ids"] == [row["row_id"] for row in wanted["rows"]]


def test_each_kind_of_value_has_its_columns():
    text = notebook(
        fact("share", 98.5, unit="percent", rows=["r1", "r2"], words="share = 98.5 percent  [40 rows]"),
        fact("count", 3, rows=["r3"]),
        fact("leader", "China"),
        fact("is_new", True),
        fact("gap", None),
    )
    share, count, leader, is_new, gap = read_fact_rows(text)
    assert share == {
        "key": "share", "kind": "number", "value": "98.5", "number": 98.5, "unit": "percent",
        "how": "counted", "rows": 40, "row_ids": ["r1", "r2"], "source_ids": ["s", "s"],
        "locators": ["page r1", "page r2"],
    }  # fmt: skip
    assert (count["value"], count["number"], count["rows"]) == ("3", 3.0, 1)
    assert (leader["kind"], leader["value"], leader["number"], leader["unit"]) == (
        "word",
        "China",
        None,
        None,
    )
    assert (is_new["kind"], is_new["value"], is_new["number"]) == ("truth", "true", None)
    assert (gap["kind"], gap["value"], gap["row_ids"]) == ("none", None, [])


def test_a_text_that_looks_like_a_fact_is_none():
    trap = f'\n      "{FACT_TYPE}": {{"key": "trap"}}'
    deep = {"a": {FACT_TYPE: {}}}
    other = new_output("display_data", data={"text/plain": trap, "application/x+json": deep})
    text = notebook(new_output("stream", text=trap), other, fact("real", trap), other)
    assert [(row["key"], row["value"]) for row in read_fact_rows(text)] == [("real", trap)]


def test_a_fact_that_cannot_be_read_is_an_error():
    text = notebook(fact("real", 1, rows=["r"]))
    for broken in (text.replace('"value": 1', '"value": '), text.replace('"how"', '"why"')):
        with pytest.raises(BuildError, match="a fact that cannot be read"):
            list(read_fact_rows(broken))


def test_the_table_is_tidy_and_typed(tmp_path):
    told = [
        ({"metal": "tin", "year": 2020, "day": None}, notebook(fact("a", 1, rows=["r"]), fact("b", "x"))),
        ({"metal": "lead", "year": None, "day": None}, notebook(fact("a", 2.5, rows=["r"]))),
    ]
    types = column_types({"metal": ["tin", "lead"], "year": [2020, None], "day": [None]})
    assert write_facts(tmp_path / "f.parquet", JOB, told, types) == 3
    frame = pd.read_parquet(tmp_path / "f.parquet", dtype_backend="pyarrow")
    assert list(frame.columns) == [
        "chapter", "page", "metal", "year", "day", "key", "kind", "value", "number", "unit", "how", "rows",
        "row_ids", "source_ids", "locators",
    ]  # fmt: skip
    assert list(frame["metal"] + "." + frame["key"]) == ["tin.a", "tin.b", "lead.a"]
    assert [str(frame.dtypes[name]).split("[")[0] for name in ("metal", "year", "number", "rows")] == [
        "string", "int64", "double", "int64",
    ]  # fmt: skip
    assert frame["year"].isna().sum() == 1
    assert set(frame["chapter"]) == {"metals"}
    assert set(frame["page"]) == {"metals/tin"}


def test_the_same_notebooks_give_the_same_bytes_and_many_are_written_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(facts, "CHUNK", 2)
    told = [({"n": n}, notebook(fact("a", n, rows=["r"]))) for n in range(5)]
    for name in ("one", "two"):
        assert write_facts(tmp_path / name, JOB, iter(told), {"n": "whole"}) == 5
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    import pyarrow.parquet as pq

    assert pq.ParquetFile(tmp_path / "one").num_row_groups == 3


def test_no_notebook_gives_a_table_without_rows(tmp_path):
    assert write_facts(tmp_path / "f.parquet", JOB, [], {"n": "whole"}) == 0
    assert list(pd.read_parquet(tmp_path / "f.parquet")["n"]) == []


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "whole"),
        ([1, None], "whole"),
        ([1, 2.5], "number"),
        ([True, False], "truth"),
        ([True, 2], "text"),
        (["a"], "text"),
        ([None], "text"),
        ([[1], [2]], "text"),
    ],
)
def test_a_column_holds_what_all_values_of_its_parameter_are(values, kind):
    assert column_types({"p": values}) == {"p": kind}


def test_a_parameter_called_like_a_column_of_facts_and_one_that_is_a_list_have_columns(tmp_path):
    told = [({"value": [1, "金"], "key": "k"}, notebook(fact("a", "x")))]
    write_facts(tmp_path / "f.parquet", JOB, told, {"value": "text", "key": "text"})
    (row,) = pd.read_parquet(tmp_path / "f.parquet").to_dict("records")
    assert (row["parameter_value"], row["parameter_key"]) == ('[1, "金"]', "k")
    assert (row["value"], row["key"]) == ("x", "a")
