import pytest
from small_books import build, code, fact, figure, text

from chokepoint.book.sphinx_ext.machine.twins import SHOWN_ROWS, escape, write_table

PROSE = """# Title {fact}`metal`

A *claim* with {fact}`q:,.0f` kg, `code`, [a link](other.md) and [out](https://example.org).[^n]

[^n]: A note.

## Part

- one
- two {fact}`q`

  1. inner

> Quoted

:::{note}
Mind this.
:::

| a | b |
| --- | --- |
| x | y\\|z |

term
: meaning

A share {math}`s_i` and

```{math}
H = \\sum_i s_i^2
```

```{glossary}
quota
配额
  A ceiling.
```

:::{when} q > 1
Kept.
:::

:::{unless} q > 1
Dropped.
:::
"""
CELLS = [
    text(PROSE),
    code("secret_code()", fact("metal", "gallium", rows=[], how=""), fact("q", 540000, "kg", "as printed")),
    code("y", figure("shares", alt="Two bars: 98 and 2.")),
]


@pytest.fixture(scope="module")
def twin(tmp_path_factory):
    pages = {"index": CELLS, "other": "---\norphan: true\n---\n\n# Other\n"}
    out, warnings = build(tmp_path_factory.mktemp("twins"), pages)
    assert not warnings
    return (out / "index.md").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "# Title gallium\n",
        "A *claim* with 540,000 kg, `code`, [a link](other.html) and [out](https://example.org).[^1]",
        "[^1]: A note.",
        "A share $s_i$ and",
        "$$\nH = \\sum_i s_i^2\n$$",
        "**quota, 配额**: A ceiling.",
        "## Part\n",
        "- one\n- two 540,000",
        "1. inner",
        "> Quoted",
        "> Mind this.",
        "| a | b |\n| --- | --- |\n| x | y\\|z |",
        "**term**: meaning",
        "Kept.",
    ],
)
def test_prose_keeps_its_form_with_the_facts_in_it(twin, words):
    assert words in twin


def test_a_figure_is_told_in_words_and_rows_with_its_file(twin):
    assert "**Figure: China makes almost all of it**" in twin
    assert "Two bars: 98 and 2." in twin
    assert "| Who | Percent |\n| --- | --- |\n| China | 98 |\n| Everyone else | 2 |" in twin
    assert "(_figures/index/shares.csv)" in twin


def test_numbers_and_sources_close_the_page(twin):
    numbers = twin[twin.index("## Numbers on this page") :]
    assert "- 540,000 kg: as printed (Reuters" in numbers
    assert numbers.partition("## Sources")[0].count("\n- ") == 1
    assert "- Reuters" in numbers.partition("## Sources")[2]


def test_code_conditions_and_markup_stay_out(twin):
    assert "secret_code" not in twin
    assert "Dropped" not in twin
    assert "<" not in twin.replace("https://", "")


def test_the_page_names_its_twin_and_the_list_of_the_data_has_none(tmp_path):
    lists = "# Data\n\n```{sources-list}\n```\n"
    out, _ = build(tmp_path, {"index": "# Title\n\n```{toctree}\ndata\n```\n", "data": lists})
    assert 'type="text/markdown" href="index.md"' in (out / "index.html").read_text("utf-8")
    assert not (out / "data.md").exists()
    assert "text/markdown" not in (out / "data.html").read_text("utf-8")


def test_many_rows_are_counted(tmp_path):
    values = [{"name": f"n{n}", "value": n} for n in range(SHOWN_ROWS + 7)]
    out, _ = build(tmp_path, {"index": [text("# T"), code("y", figure("many", values=values))]})
    words = (out / "index.md").read_text("utf-8")
    assert f"| n{SHOWN_ROWS - 1} |" in words
    assert f"| n{SHOWN_ROWS} |" not in words
    assert "7 more rows in the file." in words


def test_tables_stay_tables_whatever_is_in_their_cells():
    table = write_table(["a|b"], [["line\nbreak"], [""]])
    assert table.splitlines() == ["| a\\|b |", "| --- |", "| line break |", "|  |"]


def test_brackets_of_a_title_do_not_end_its_link():
    assert escape("Notice [translation]") == "Notice \\[translation\\]"
