"""What holds for every figure of the book, whatever it shows: drawn by its exhibit, each once a variant."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
from foreign import EDITIONS, HOSTILE, ForeignTables, Marking, bare_words, written_abroad
from jsonschema import ValidationError
from lxml import etree
from walked import MODULES, SET, Album, album, bundle, charts, digest, emptied, exhibits, ids_in

from chokepoint.data import KnownTables, find_rows
from chokepoint.errors import FigureError
from chokepoint.figures import Figure, NothingPublished, theme

EXHIBITS = exhibits()
PROMPT = 3
"""Of the variants that are drawn anew every third is drawn in a quick run."""
PALETTE = {
    value for value in vars(theme).values() if isinstance(value, str) and re.fullmatch("#[0-9a-f]{6}", value)
}


def sampled(first):
    """List the exhibits in the order of the book: from the first every third is quick, the others slow."""
    return [
        pytest.param(one, id=str(one), marks=() if n % PROMPT == first else pytest.mark.slow)
        for n, one in enumerate(EXHIBITS)
    ]


@pytest.fixture(params=EXHIBITS, ids=str)
def shown(request):
    """Give every figure of the book in turn, as its page shows it."""
    return album()[request.param]


@pytest.fixture(params=sampled(0))
def alone(request):
    """Give figures of which a single row is drawn."""
    return album()[request.param]


@pytest.fixture(params=sampled(2))
def checked(request):
    """Give figures whose specifications are read against the schema."""
    return album()[request.param]


@pytest.fixture(scope="module")
def abroad():
    """Give the figures for a reader whose translator marks its words, over tables in another alphabet."""
    tables = ForeignTables(KnownTables())
    return Album(tables, Marking(), lambda: written_abroad(tables))


@pytest.fixture(params=sampled(1))
def foreign(request, abroad):
    """Give figures for that reader."""
    return abroad[request.param]


@pytest.fixture(scope="module")
def editions():
    """List the names of editions, which rows are chosen by."""
    tables = KnownTables()
    return sorted(
        {name for table in tables.values() for key in EDITIONS if key in table for name in table[key]}
    )


def squeezed(text):
    return re.sub(r"\s", "", text)


def words_of(tree):
    return ["".join(element.itertext()) for element in tree.iter("{http://www.w3.org/2000/svg}text")]


def cells_of(figure):
    return [cell for row in bundle(figure)[1]["table"]["rows"] for cell in row]


def test_no_word_in_a_drawing_escapes_the_translator(foreign, editions):
    for tree in foreign.drawings:
        assert bare_words(" ".join(words_of(tree)), editions) == []


def test_no_word_around_a_drawing_escapes_the_translator(foreign, editions):
    figure = foreign.figure
    texts = [figure.title, figure.subtitle, figure.alt, figure.notes, *figure.columns.values()]
    assert [text for text in [*texts, *cells_of(figure)] if bare_words(text, editions)] == []


READS_WORDS = {"all-claims", "revision-heat", "benchmark-distance", "single-supplier"}
"""Figures for which printed words are read: by judges of claims, for what a table says it weighs, and for the
elements a list names in brackets."""


@pytest.mark.parametrize("one", sampled(1))
def test_free_text_decides_nothing(one, abroad):
    at_home, there = album()[one].figure, abroad[one].figure
    assert len(at_home.frame) == len(there.frame) or at_home.id in READS_WORDS


def test_both_drawings_carry_the_alternative_text_as_their_description(shown):
    figure = shown.figure
    wide, extra = bundle(figure)
    assert wide["description"] == extra["narrow"]["description"] == figure.alt
    assert re.search(r"\d", figure.alt), "an alternative text is computed, so it counts or measures"


def check_sources(figure):
    extra = bundle(figure)[1]
    refs = find_rows(";".join(extra["table"]["row_ids"]).split(";"))
    expected = {(ref.source_id, ref.locator) for ref in refs}
    assert {(s["source_id"], place) for s in extra["sources"] for place in s["locators"]} == expected
    assert {ref.row_id for ref in refs} == ids_in(figure.frame)


DRAWS_A_PART = {"ceilings", "band-gaps", "headline-distances"}
"""Figures that leave out what has no panel, no value or nothing to be compared with."""


def test_the_sources_are_those_of_the_rows_drawn_and_no_others(shown):
    check_sources(shown.figure)
    given = [frame for frame in shown.given if isinstance(frame, pd.DataFrame)]
    assert shown.ids <= set().union(*map(ids_in, given))
    assert ids_in(shown.frame) <= shown.ids or shown.figure.id in DRAWS_A_PART


def test_bare_words_are_noticed(abroad):
    with written_abroad(abroad.look.tables):
        name = abroad.look.whole("countries")["name_en"].iloc[0]
    assert bare_words(f"«one «two»» 3 t, {name} of «four», Atlantis in BGS", ["BGS"]) == [
        "of",
        "Atlantis",
        "in",
    ]
    assert bare_words(f"«a long label: {name} that is cut… and more") == ["and", "more"]


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


def test_every_mark_says_which_row_of_the_table_it_stands_for(shown):
    figure = shown.figure
    table = figure.frame.reset_index(drop=True)
    drawn = drawn_rows(figure.spec)
    assert drawn, "no mark says its row"
    assert {row for datum in drawn for row in rows_of(datum)} <= {-1, *range(len(table))}
    for datum in drawn:
        first, *others = rows_of(datum)
        if first < 0:  # what no row of the table is behind, such as a month without a figure
            continue
        names = [name for name in datum if name in table.columns]
        # of several rows that one mark stands for it says what is alike in all
        same = [name for name in names if table.iloc[[first, *others]][name].nunique() == 1 or not others]
        assert [name for name in same if not says(datum, table.iloc[first], name)] == [], datum


def rows_of(datum):
    """List the rows that a datum says it stands for."""
    return [int(row) for row in str(datum["row"]).split(";")]


def test_both_drawings_fit_the_schema_of_vega_lite(checked):
    # figures are made without this check, which takes a third of the time of making them
    wide, extra = bundle(checked.figure)
    for spec in (wide, extra["narrow"]):
        # the settings all drawings share leave out the background, which Vega-Lite can and its schema cannot
        alt.TopLevelSpec.validate({key: value for key, value in spec.items() if key != "config"})


def test_a_drawing_that_does_not_fit_would_be_noticed():
    spec = alt.Chart().mark_bar().encode(x="a:Q").to_dict()
    spec["encoding"]["x"]["scale"] = {"type": "rubber"}
    with pytest.raises(ValidationError):
        alt.TopLevelSpec.validate(spec)


def test_a_drawing_is_json_for_every_reader(shown):
    for part in bundle(shown.figure):
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


def test_every_colour_is_one_the_site_can_map(shown):
    wide, extra = bundle(shown.figure)
    specs = [{k: v for k, v in spec.items() if k != "datasets"} for spec in (wide, extra["narrow"])]
    assert hexes(specs) <= PALETTE
    assert named_colours(specs) == set()


def test_a_colour_of_its_own_would_be_noticed():
    spec = {"mark": {"color": "red"}, "encoding": {"fill": {"value": "#abcdef"}}}
    assert (named_colours(spec), hexes(spec) <= PALETTE) == ({"red"}, False)


KINDS = {"svg", "g", "path", "text", "tspan", "line", "rect", "defs", "clipPath", "style"}


def test_hostile_labels_stay_text(foreign):
    for tree in foreign.drawings:
        assert {etree.QName(element).localname for element in tree.iter()} <= KINDS
        assert not [name for e in tree.iter() for name in e.attrib if name.startswith("on") or "href" in name]
        words = squeezed("".join(words_of(tree)))
        assert words.count("script") == words.count(HOSTILE)
    cells = " ".join(cells_of(foreign.figure))
    assert cells.count("script") == cells.count(HOSTILE)


def shows_hostile_words(drawn):
    told = " ".join(cells_of(drawn.figure))
    return HOSTILE in squeezed("".join(words_of(drawn.drawings[0]))) and HOSTILE in told


def test_hostile_labels_come_to_be_drawn(abroad):
    first = EXHIBITS[1::PROMPT]
    assert 2 * len([one for one in first if shows_hostile_words(abroad[one])]) > len(first)


def is_said(shown):
    if not isinstance(shown, NothingPublished):
        return False
    return shown.sentence.endswith(".") and shown._repr_mimebundle_()[0]["text/plain"] == shown.sentence


def shows_claims_alone(shown, claims):
    return isinstance(shown, Figure) and ids_in(shown.frame) <= ids_in(claims)


@pytest.fixture(scope="module")
def before():
    """Look at tables whose rows are yet to be written."""
    return emptied(KnownTables())


SILENT = {"dossier.producers", "country.shares"}
"""Exhibits that show nothing where there is nothing to draw: their page has said so in its headline."""


@pytest.mark.parametrize("one", EXHIBITS, ids=str)
def test_an_exhibit_without_rows_says_so_or_refuses(one, before):
    try:
        said = one.asked(before)
    except Exception:  # its page cannot be opened on such a day, or not with what it is asked with here
        assert not one.must_say or str(one) in SET
    else:
        assert (said is None) == (str(one) in SILENT)
        assert said is None or is_said(said) or shows_claims_alone(said, before.tables["claims"])


def test_no_rows_are_refused(shown):
    with pytest.raises((FigureError, ValueError, IndexError, TypeError)):
        shown.over(shown.frame.head(0))


def test_a_single_row_can_be_drawn(alone):
    assert len(bundle(alone.of_one_row)[1]["table"]["rows"]) == 1
    check_sources(alone.of_one_row)
    assert ids_in(alone.one_row) >= ids_in(alone.of_one_row.frame)


def test_a_drawing_is_small_enough_for_a_page(shown):
    assert len(json.dumps(bundle(shown.figure)[0])) < 100_000


PRINT = """
import sys
sys.path.insert(0, sys.argv[1])
from walked import album, digest, exhibits
for one in exhibits()[int(sys.argv[2]) : int(sys.argv[3])]:
    print(one, digest(album()[one].figure))
"""


def drawn_elsewhere(first, end, zone, seed):
    """Draw figures in another process; give a checksum of each."""
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PRINT, str(Path(__file__).parent), str(first), str(end)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(line.split(" ") for line in done.stdout.splitlines())


THIRD = -(-len(EXHIBITS) // PROMPT)


@pytest.mark.parametrize(
    ("first", "end"), [(THIRD, 2 * THIRD), pytest.param(0, len(EXHIBITS), marks=pytest.mark.slow)]
)
def test_a_process_in_another_time_zone_gives_the_same_bytes(first, end):
    # no machine stands there: the drawings of this process come from another zone and another hash seed
    elsewhere = drawn_elsewhere(first, end, "Pacific/Kiritimati", "11")
    assert elsewhere == {str(one): digest(album()[one].figure) for one in EXHIBITS[first:end]}


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


def test_every_function_that_draws_is_reached_by_an_exhibit():
    for one in EXHIBITS:
        album()[one]
    drawing = {f"{module.__name__}.{name}" for module, name in charts()}
    assert drawing - album().reached == set()
    assert len(drawing) >= 45
