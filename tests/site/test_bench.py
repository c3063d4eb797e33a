"""The bench in a real browser: it computes and refuses what Python does, and is whole without scripts."""

import gzip
import json
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from site_server import serve
from small_books import build, code, text

from chokepoint.analysis.risk import disruption, scenario
from chokepoint.answers.look import Look
from chokepoint.book.sphinx_ext.page import THEME
from chokepoint.data import KnownTables
from chokepoint.errors import ParameterError
from chokepoint.parameters import check_parameters
from chokepoint.stories.registered import BOOK
from chokepoint.stories.what_if import bench
from chokepoint.stories.what_if.story import SETTABLE, STORY

pytestmark = pytest.mark.browser
assert BOOK.headlines, "every story is there to be asked"
LOOK = Look(STORY, KnownTables())
TOLD = LOOK(bench.payload)
COMPARED = ("missing", "shortfall", "cover", "price", "hhi")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    shown = LOOK(bench.bench)._repr_mimebundle_()[0]
    output = nbformat.v4.new_output("display_data", shown)
    pages = {
        "index": "# Book\n\nHome.\n\n```{toctree}\nstop\n```\n",
        "stop": [text("# What if"), code("x", output)],
    }
    out, warnings = build(tmp_path_factory.mktemp("bench"), pages)
    assert not warnings
    yield from serve(out)


def random_settings(n, seed=16):
    """Draw settings over all that can be set and beyond every range, the ends among them."""
    draw = np.random.default_rng(seed)
    for _ in range(n):
        entry = TOLD["minerals"][draw.integers(len(TOLD["minerals"]))]
        own = entry["producers"][draw.integers(len(entry["producers"]))]
        place = {"world": entry["world"], "share": own["share"], "others": own["others"]}
        inputs = {name: float(draw.choice([0.0, 1.0, draw.random()])) for name in scenario.IN_PERCENT}
        inputs |= {
            "months": float(draw.integers(1, 25)),
            "stocks": float(draw.choice([0, 24 * draw.random()])),
        }
        inputs |= {"delay": 36 * draw.random(), "ramp": float(draw.choice([0, 24 * draw.random()]))}
        inputs |= {"supply_elasticity": float(draw.choice([0, 2 * draw.random()]))}
        yield place, inputs | {"demand_elasticity": 0.05 + 5 * draw.random()}


def in_python(place, inputs):
    market = scenario.Market("", "", place["world"], place["share"], place["others"], "")
    return disruption.run(scenario.resolve(market, inputs), TOLD["horizon"])


def test_the_script_computes_what_python_computes(site, visit):
    settings = list(random_settings(1000))
    script = """([settings, horizon]) => settings.map(([place, inputs]) => {
        const found = chokepointBench.run(chokepointBench.resolve(place, inputs), horizon);
        return found;
    })"""
    seen = visit(site, "stop.html")
    found = seen.tab.evaluate(script, [[list(one) for one in settings], TOLD["horizon"]])
    dear = 0
    for (place, inputs), computed in zip(settings, found, strict=True):
        course = in_python(place, inputs)
        for name in COMPARED:
            assert np.allclose(computed[name], getattr(course, name), rtol=1e-9, atol=1e-12), (
                name,
                place,
                inputs,
            )
        dear += int(course.price.max() > TOLD["ceiling"])
        empty = float(course.empty_after)
        assert computed["empty"] == (None if np.isnan(empty) else pytest.approx(empty, rel=1e-9))
    assert 0 < dear < len(settings)


def test_the_default_reads_alike_with_and_without_scripts(site, visit):
    with_scripts = visit(site, "stop.html")
    without = visit(site, "stop.html", scripts=False)
    for place in ("#bench .told", "#bench table"):
        assert with_scripts.tab.locator(place).inner_text() == without.tab.locator(place).inner_text()
    assert "39 percent" in without.tab.locator("#bench .told").inner_text()
    assert with_scripts.tab.locator("#bench form").is_visible()
    assert not without.tab.locator("#bench form").is_visible()
    assert with_scripts.tab.locator("#bench svg[role=img]").get_attribute("aria-label")
    assert not with_scripts.complaints + with_scripts.violations + with_scripts.outside


@pytest.mark.parametrize("mineral", [entry["id"] for entry in TOLD["minerals"]])
def test_sentences_and_rows_are_those_that_python_writes(site, visit, mineral):
    tab = visit(site, "stop.html").tab
    tab.select_option("#bench-mineral", mineral)
    tab.click("[data-preset='2']")
    country = tab.input_value("#bench-country")
    one = next(entry for entry in TOLD["minerals"] if entry["id"] == mineral)
    severe = scenario.end(
        {name: disruption.Span(*ends) for name, ends in one["ranges"].items()}, worse=True
    )  # fmt: skip
    numbers = {entry["name"]: severe[entry["name"]] for entry in TOLD["inputs"]}
    told = bench.tell(TOLD, mineral, country, numbers, LOOK.t)
    assert tab.locator("#bench .told").inner_text() == " ".join(told)
    cells = tab.locator("#bench tbody tr").evaluate_all(
        "rows => rows.map(r => [...r.cells].map(c => c.textContent))"
    )
    assert cells == bench.rows(TOLD, mineral, country, numbers, LOOK.t)


BAD = [("withheld", "120"), ("stocks", "-1"), ("months", "0"), ("demand_elasticity", "0"), ("delay", "99")]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_means_nothing_is_refused_in_the_words_of_python(site, visit, name, value):
    tab = visit(site, "stop.html").tab
    before = tab.locator("#bench .told").inner_text()
    tab.fill(f"#bench-{name}", value)
    parameter = next(key for key, one in SETTABLE.items() if one == name)
    with pytest.raises(ParameterError) as error:
        check_parameters({parameter: float(value)}, **{parameter: STORY.parameters[parameter].rule})
    said = tab.locator("#bench .fault").inner_text()
    assert error.value.hint in said
    assert said.startswith(f"{value} will not do")
    assert tab.locator(f"#bench-{name}").get_attribute("aria-invalid") is not None
    assert tab.locator("#bench .told").inner_text() == before
    tab.click("[data-preset='1']")
    assert tab.locator("#bench .fault").inner_text() == ""


def test_a_mineral_and_a_country_that_are_not_there_are_refused_in_the_words_of_python(site, visit):
    for asked, values in (
        ("mineral=unobtainium", {"mineral": "unobtainium"}),
        ("country=USA", {"country": "USA"}),
    ):
        (name,) = values
        chosen = STORY.defaults | values
        with pytest.raises(ParameterError) as error:
            check_parameters(chosen, **{name: STORY.parameters[name].rule_for(chosen)})
        tab = visit(site, f"stop.html#bench?{asked}").tab
        said = tab.locator("#bench .fault").inner_text()
        refused = f"{error.value.what}: {error.value.hint}"
        assert refused.partition("; did you mean")[0] == said


def test_the_address_holds_the_setting_and_reset_leaves_none(site, visit):
    tab = visit(site, "stop.html").tab
    tab.select_option("#bench-mineral", "cobalt")
    tab.select_option("#bench-country", "COD")
    tab.fill("#bench-stocks", "1.5")
    tab.wait_for_url(re.compile("stocks=1.5"))
    told, address = tab.locator("#bench .told").inner_text(), tab.url
    assert "Democratic Republic of the Congo" in told
    tab.reload()
    assert tab.locator("#bench .told").inner_text() == told
    assert (tab.url, tab.input_value("#bench-stocks")) == (address, "1.5")
    assert tab.input_value("[data-slides=stocks]") == "1.5"
    tab.click("[data-reset]")
    assert "#" not in tab.url
    assert "gallium" in tab.locator("#bench .told").inner_text()


def test_every_control_has_a_name_and_is_reached_and_moved_by_keyboard(site, visit):
    tab = visit(site, "stop.html").tab
    bare = "all => all.filter(one => !(one.labels?.length || one.ariaLabel || one.textContent.trim())).length"
    assert tab.locator("#bench :is(input, select, button)").evaluate_all(bare) == 0
    tab.focus("[data-slides=stocks]")
    before = tab.locator("#bench .told").inner_text()
    tab.keyboard.press("ArrowLeft")
    assert tab.input_value("#bench-stocks") == "2.5"
    assert tab.locator("#bench .told").inner_text() != before
    assert tab.locator("#bench .told").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(site, visit, width):
    tab = visit(site, "stop.html", width=width).tab
    assert tab.evaluate("document.querySelector('#bench').scrollWidth") <= width
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    sizes = """() => [...document.querySelectorAll('#bench svg text')].map(one => {
        const picture = one.ownerSVGElement;
        return 13 * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width })"""
    assert min(tab.evaluate(sizes)) >= 10


def test_it_works_from_a_file(site, window_of_files):
    tab = window_of_files(Path(site.folder) / "stop.html")
    tab.fill("#bench-withheld", "100")
    assert "China withholds 100 percent" in tab.locator("#bench .told").inner_text()
    tab.wait_for_url(re.compile("withheld=100"))


@pytest.fixture
def window_of_files(chromium):
    tabs = []

    def open_file(path):
        tabs.append(chromium.new_page())
        tabs[-1].goto(path.as_uri())
        return tabs[-1]

    yield open_file
    for tab in tabs:
        tab.close()


def test_the_script_is_small_and_evaluates_nothing():
    text = (THEME / "static" / "bench.js").read_bytes()
    assert len(gzip.compress(text, 9)) <= 12_000
    assert b"eval" not in text
    assert b"Function(" not in text
    assert len(gzip.compress(json.dumps(TOLD).encode(), 9)) <= 6_000
