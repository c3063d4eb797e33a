"""What holds for every figure of the book, whatever it shows."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import vl_convert
from lxml import etree

from chokepoint import figures
from chokepoint.data import find_rows
from chokepoint.errors import FigureError
from chokepoint.figures import theme
from chokepoint.figures.figure import VEGALITE_MIME

HOSTILE = '=<script>"]+[{0}'
HOUSE = Path(figures.__file__).parent
MODULES = sorted([*HOUSE.rglob("*.py"), *HOUSE.parent.glob("stories/*/*_charts.py")])
MODULES = [module for module in MODULES if module.stem != "make_metrics"]
PALETTE = {
    value for value in vars(theme).values() if isinstance(value, str) and re.fullmatch("#[0-9a-f]{6}", value)
}


def bundle(figure):
    data, metadata = figure._repr_mimebundle_()
    return data[VEGALITE_MIME], metadata["chokepoint_figure"]


def drawings(figure):
    """Render the wide and the narrow specification to trees of SVG elements."""
    wide, extra = bundle(figure)
    narrow = extra["narrow"] | {"datasets": wide["datasets"]}
    return [etree.fromstring(vl_convert.vegalite_to_svg(spec)) for spec in (wide, narrow)]


def squeezed(text):
    return re.sub(r"\s", "", text)


def words_of(tree):
    texts = tree.iter("{http://www.w3.org/2000/svg}text")
    return [squeezed("".join(element.itertext())) for element in texts]


def bare_letters(text, known):
    """Give what is left of a text without its bracketed parts and the words taken from the data."""
    left = squeezed(text)
    for word in sorted({squeezed(word) for word in known} - {""}, key=len, reverse=True):
        left = left.replace(word, "")
    while (shorter := re.sub(r"«[^«»]*»", "", left)) != left:
        left = shorter
    # a tonne's symbol is the same in every language
    return "".join(character for character in left if character.isalpha() and character != "t")


def taken_from_data(maker, columns):
    return [str(value) for name in columns for value in maker.frame[name]] + list(maker.names)


def test_no_word_in_a_drawing_escapes_the_translator(maker):
    known = taken_from_data(maker, maker.drawn)
    for tree in drawings(maker.marked):
        words = "".join(words_of(tree))
        assert bare_letters(words, known) == ""


def test_no_word_around_a_drawing_escapes_the_translator(maker):
    figure = maker.marked
    known = [*taken_from_data(maker, (*maker.drawn, *maker.told)), "Title", "gallium", "USD/kg"]
    texts = [figure.title, figure.subtitle, figure.alt, figure.notes, *figure.columns.values()]
    cells = [cell for row in bundle(figure)[1]["table"]["rows"] for cell in row]
    assert [text for text in [*texts, *cells] if bare_letters(text, known)] == []


def test_bare_words_are_noticed():
    assert bare_letters("«one «two»» 3 t ACME Ltd of «four»", ["ACME Ltd"]) == "of"


def test_both_drawings_carry_the_alternative_text_as_their_description(maker):
    figure = maker.figure
    wide, extra = bundle(figure)
    assert wide["description"] == extra["narrow"]["description"] == figure.alt
    assert re.search(r"\d", figure.alt), "an alternative text is computed, so it counts or measures"


def test_the_sources_are_those_of_the_rows_drawn_and_no_others(maker):
    for figure, rows in ((maker.figure, maker.frame), (maker.of_one_row, maker.one_row)):
        extra = bundle(figure)[1]
        refs = find_rows(";".join(extra["table"]["row_ids"]).split(";"))
        expected = {(ref.source_id, ref.locator) for ref in refs}
        assert {(s["source_id"], place) for s in extra["sources"] for place in s["locators"]} == expected
        column = "row_ids" if "row_ids" in rows else "row_id"
        assert {ref.row_id for ref in refs} == set(";".join(rows[column]).split(";")) - {""}


def drawn_rows(spec):
    """List what is drawn of rows: each datum that says its row, from all data of a specification."""
    data = spec["datasets"].values()
    inline = [
        feature for node in nodes_of(spec) for feature in node.get("values", ()) if isinstance(feature, dict)
    ]
    return [datum for rows in (*data, inline) for datum in rows if isinstance(datum, dict) and "row" in datum]


def nodes_of(node):
    """List the objects of a specification, however deep."""
    if isinstance(node, list):
        return [inner for child in node for inner in nodes_of(child)]
    if not isinstance(node, dict):
        return []
    return [node, *(inner for child in node.values() for inner in nodes_of(child))]


def says(datum, row, name):
    """Tell whether a datum holds what its row of the table holds, apart from broken lines and dates."""
    drawn, kept = datum[name], row[name]
    if isinstance(kept, str):
        return not isinstance(drawn, str) or drawn == "" or squeezed(drawn) == squeezed(kept)
    if isinstance(kept, pd.Timestamp) or pd.isna(kept) or drawn is None:
        return True
    return isinstance(drawn, str) or drawn == pytest.approx(kept)


def test_every_mark_says_which_row_of_the_table_it_stands_for(maker):
    figure = maker.figure
    table = figure.frame.reset_index(drop=True)
    drawn = drawn_rows(figure.spec)
    assert drawn, "no mark says its row"
    assert {datum["row"] for datum in drawn} <= {-1, *range(len(table))}
    for datum in drawn:
        if datum["row"] < 0:  # what no row of the table is behind, such as a month without a figure
            continue
        row = table.iloc[datum["row"]]
        wrong = [name for name in datum if name in table.columns and not says(datum, row, name)]
        assert wrong == [], datum


def test_a_drawing_is_json_for_every_reader(maker):
    for part in bundle(maker.figure):
        json.dumps(part, allow_nan=False)


def hexes(node):
    """List the colours of a specification."""
    return set(re.findall(r"#[0-9a-fA-F]{3,8}\b", json.dumps(node)))


def named_colours(node):
    """List the values of colour properties that are not written in hex."""
    if isinstance(node, list):
        return {value for item in node for value in named_colours(item)}
    if not isinstance(node, dict):
        return set()
    own = {
        value
        for name, value in node.items()
        if name.lower().endswith(("color", "fill", "stroke")) and isinstance(value, str)
    }
    inner = {value for child in node.values() for value in named_colours(child)}
    return {value for value in own | inner if not value.startswith("#")}


def test_every_colour_is_one_the_site_can_map(maker):
    wide, extra = bundle(maker.figure)
    specs = [{k: v for k, v in spec.items() if k != "datasets"} for spec in (wide, extra["narrow"])]
    assert hexes(specs) <= PALETTE
    assert named_colours(specs) == set()


def test_a_colour_of_its_own_would_be_noticed():
    spec = {"mark": {"color": "red"}, "encoding": {"fill": {"value": "#abcdef"}}}
    assert (named_colours(spec), hexes(spec) <= PALETTE) == ({"red"}, False)


def spoilt(maker):
    return maker.frame.assign(**dict.fromkeys((*maker.drawn, *maker.told), HOSTILE))


KINDS = {"svg", "g", "path", "text", "tspan", "line", "rect", "defs", "clipPath", "style"}


def test_hostile_labels_stay_text(maker, t):
    figure = maker.draw(spoilt(maker), t)
    for tree in drawings(figure):
        assert {etree.QName(element).localname for element in tree.iter()} <= KINDS
        assert not [name for e in tree.iter() for name in e.attrib if name.startswith("on") or "href" in name]
        assert not maker.drawn or squeezed(HOSTILE) in "".join(words_of(tree))
    cells = [cell for row in bundle(figure)[1]["table"]["rows"] for cell in row]
    assert any(HOSTILE in cell for cell in cells) == bool(maker.drawn or maker.told)


def test_no_rows_are_refused_or_said(maker, t):
    sentence = "Nothing had been published."
    said = figures.draw_or_say(maker.frame.head(0), lambda: pytest.fail("drew nothing"), sentence)
    assert said._repr_mimebundle_()[0]["text/plain"] == sentence
    with pytest.raises((FigureError, ValueError, IndexError)):
        maker.draw(maker.frame.head(0), t)


def test_a_single_row_can_be_drawn(maker):
    assert len(bundle(maker.of_one_row)[1]["table"]["rows"]) == 1


def test_a_drawing_is_small_enough_for_a_page(maker):
    assert len(json.dumps(bundle(maker.figure)[0])) < 100_000


PRINT = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("makers", sys.argv[1])
makers = importlib.util.module_from_spec(spec)
sys.modules["makers"] = makers
spec.loader.exec_module(makers)
for name in sys.argv[2].split(","):
    print(name, makers.digest(makers.MAKERS[name]().figure))
"""


def drawn_elsewhere(names, zone, seed):
    """Draw figures in another process; give a checksum of each."""
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
    place = str(Path(__file__).with_name("conftest.py"))
    command = [sys.executable, "-c", PRINT, place, ",".join(names)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(line.split(" ") for line in done.stdout.splitlines())


@pytest.mark.parametrize("nth", [8, pytest.param(1, marks=pytest.mark.slow)])
def test_a_process_in_another_time_zone_gives_the_same_bytes(every_maker, digest_of, nth):
    # no machine stands there: the drawings of this process come from another zone and another hash seed
    names = list(every_maker)[::nth]
    elsewhere = drawn_elsewhere(names, "Pacific/Kiritimati", "11")
    assert elsewhere == {name: digest_of(every_maker[name].figure) for name in names}
    assert len(elsewhere) * nth >= 75


STATISTICS = {
    "mean", "median", "std", "var", "sem", "quantile", "corr", "cov", "describe", "mode", "skew", "kurt",
    "pct_change", "rank", "rolling", "expanding", "ewm", "cumsum", "interpolate", "resample",
}  # fmt: skip
CARRIERS = {"chokepoint.analysis.ids", "chokepoint.analysis.rows"}


def computed(tree):
    """List the statistics a module computes and the analyses it calls instead of being given them."""
    calls = [n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and hasattr(n.func, "attr")]
    imports = [
        f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chokepoint.analysis")
        for name in node.names
        if node.module not in CARRIERS and not name.name.isupper()
    ]
    return sorted(STATISTICS & set(calls)) + imports


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_figures_compute_no_statistic(module):
    assert computed(ast.parse(module.read_text(encoding="utf-8"))) == []


def test_a_statistic_in_a_figure_would_be_noticed():
    source = (
        "from chokepoint.analysis.trade.exports import compare_around\nfrom x import y\nframe['a'].mean()"
    )
    assert computed(ast.parse(source)) == ["mean", "chokepoint.analysis.trade.exports.compare_around"]


@pytest.mark.parametrize("module", [m for m in MODULES if m.stem != "theme"], ids=lambda path: path.stem)
def test_colours_are_written_in_the_theme_alone(module):
    assert re.findall(r"[\"']#[0-9a-fA-F]{3,8}[\"']", module.read_text(encoding="utf-8")) == []


SEE_THROUGH = {"mark_point", "mark_circle", "mark_square", "mark_tick"}
"""Marks that Vega-Lite draws at part of their strength unless it is told otherwise."""


def pale(tree):
    """List the marks that are drawn at part of their strength: a reader of a faint screen loses them."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    strengths = [word.value for node in calls for word in node.keywords if word.arg == "opacity"]
    said = [ast.unparse(value) for value in strengths if isinstance(value, ast.Constant) and value.value != 1]
    # words given as ``**look`` have no name here
    return said + [
        node.func.attr
        for node in calls
        if getattr(node.func, "attr", "") in SEE_THROUGH
        and not {"opacity", None} & {word.arg for word in node.keywords}
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_marks_are_drawn_in_full_and_a_pale_voice_has_a_pale_colour(module):
    assert pale(ast.parse(module.read_text("utf-8"))) == []


def test_a_mark_at_half_strength_would_be_noticed():
    assert pale(ast.parse("base.mark_rule(strokeWidth=3, opacity=0.5)")) == ["0.5"]
    assert pale(ast.parse("base.mark_point(size=3) + base.mark_tick(opacity=1)")) == ["mark_point"]


def test_every_function_that_draws_is_among_those_tested_here(maker_of):
    returning = {
        node.name
        for module in MODULES
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name)
        and node.returns.id == "Figure" and not node.name.startswith("_")  # drawn by those of their module
    }  # fmt: skip
    beside = [Path(__file__).with_name("conftest.py"), *Path(__file__).parent.glob("*_makers.py")]
    made = "".join(path.read_text(encoding="utf-8") for path in beside)
    assert {name for name in returning if f".{name}" not in made} == set()
    assert len(returning) >= 55
    assert pd.notna(maker_of("prices").frame["usd_mid"]).all()
