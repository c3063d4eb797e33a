"""The bench as markup: whole without scripts, and its data in a block that no browser runs."""

import json

from lxml import html

from chokepoint.book.sphinx_ext.facts import bench

NAMES = (
    *("mineral", "country", "mild", "middle", "severe", "presets", "reset", "copy", "copied", "uncopied"),
    *("month", "short", "least", "most", "price", "figure", "setting", "result"),
)
WORDS = dict.fromkeys(NAMES, "word")
TOLD = {
    "words": WORDS,
    "defaults": {"mineral": "tin", "country": "PER"},
    "inputs": [{"name": "withheld", "label": "Part </script> withheld", "unit": "percent", "least": 0.0,
                "most": 100.0, "step": 1.0, "scale": 100}],
    "minerals": [{"id": "tin", "name": "tin", "ranges": {"withheld": [0.25, 0.5, 1.0]},
                  "producers": [{"code": "PER", "name": "Peru"}, {"code": "BOL", "name": "Bolivia"}]}],
}  # fmt: skip
SHOWN = {"told": ["One.", "Two."], "rows": [["1", "0", "0", "0", "1.0"]]}


def test_the_data_cannot_end_their_block():
    (block,) = html.fromstring(f"<div>{bench.write_data(TOLD)}</div>")
    assert block.get("type") == "application/json"
    assert "</script> withheld" not in bench.write_data(TOLD)
    assert json.loads(block.text) == TOLD


def test_the_controls_are_hidden_until_a_script_opens_them_and_each_has_a_label():
    form = html.fromstring(bench.write_controls(TOLD))
    assert form.get("hidden") is not None
    labelled = {label.get("for") for label in form.xpath(".//label")}
    assert {box.get("id") for box in form.xpath(".//select | .//input[@type='number']")} == labelled
    assert form.xpath(".//input/@value") == ["50", "50"]
    assert form.xpath(".//option[@selected]/@value") == ["tin", "PER"]
    assert form.xpath(".//input[@type='range']/@aria-label") == ["Part </script> withheld"]


def test_the_result_is_there_without_a_script():
    result = html.fromstring(bench.write_result(WORDS, SHOWN))
    assert result.xpath("./p[@class='told']")[0].text_content() == "One. Two."
    assert [cell.text_content() for cell in result.xpath(".//tbody//*[self::th or self::td]")] == SHOWN[
        "rows"
    ][0]
