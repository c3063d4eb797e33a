import pytest
from lxml import html
from small_books import build
from sphinx.errors import ExtensionError

from chokepoint.book.sphinx_ext.facts.formulas import write_formula

TEXT = r"""# Measures

The share {math}`s_i = q_i / Q` of a country enters the index.

```{math}
:label: index
H = \sum_{i=1}^{n} s_i^2
```

Equation {eq}`index` is the sum of squares.
"""


@pytest.fixture(scope="module")
def measures(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("formulas"), {"index": TEXT})
    assert not warnings
    return html.fromstring((out / "index.html").read_bytes())


def test_formulas_become_mathml_and_no_script_draws_them(measures):
    inline, block = measures.xpath("//math")
    assert (inline.get("display"), block.get("display")) == ("inline", "block")
    assert not measures.xpath("//script[contains(@src, 'mathjax') or contains(@src, '://')]")


def test_a_formula_keeps_its_source(measures):
    assert measures.xpath("//math/semantics/annotation/text()")[1] == r"H = \sum_{i=1}^{n} s_i^2"


def test_a_numbered_formula_can_be_reached_by_its_link(measures):
    box = measures.xpath("//div[@class='math']")[0]
    link = measures.xpath("//main//p/a[contains(@class, 'reference')]")[0]
    assert link.get("href") == f"#{box.get('id')}"
    assert box.xpath("./span")[0].text == link.text_content() == "(1)"


def test_signs_are_characters_and_not_escapes():
    assert "<mo>=</mo>" in write_formula("a = b")
    assert "<mo>&lt;</mo>" in write_formula("a < b")
    assert "∑" in write_formula(r"\sum_i s_i")


def test_nothing_in_a_formula_is_styled_inline():
    assert "style=" not in write_formula(r"\color{red}{x} + \boxed{y} + \mathbf{z}")


@pytest.mark.parametrize("latex", [r"\frac{1", r"\left( x", "", r"\nosuch{x}", "a_", "a & b"])
def test_a_formula_that_cannot_be_read_stops_the_build(latex):
    with pytest.raises(ExtensionError, match="a formula cannot be read"):
        write_formula(latex)
