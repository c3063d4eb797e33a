import json

import pytest
from lxml import html
from small_books import build, code, fact, text
from sphinx.errors import ExtensionError

from chokepoint.paths import HEADLINE_RECORD


def cards(folder, *blocks, facts=(), **config):
    prose = "::::{findings}\n" + "\n".join(blocks) + "\n::::"
    out, warnings = build(folder, {"index": [code("x", *facts), text(f"# Title\n\n{prose}")]}, **config)
    assert not warnings
    return html.fromstring((out / "index.html").read_bytes()).xpath("//div[@class='grid']/div[@class='card']")


def test_a_card_is_one_link_with_value_sentence_and_sources(tmp_path):
    block = ":::{finding} controls.html#exports\n{fact}`share:.0f` %\nof gallium, {fact}`day:month`\n:::"
    (card,) = cards(tmp_path, block, facts=[fact("share", 98.2, "%"), fact("day", "2023-07-03")])
    (link,) = card
    assert link.get("href") == "controls.html#exports"
    assert [" ".join(part.text_content().split()) for part in link] == [
        "98 %", "of gallium, July 2023", "Reuters (copies at TODAY and Nasdaq), 2023",
    ]  # fmt: skip
    assert card.xpath(".//*[@class='unit']")[0].text == " %"
    assert not link.xpath(".//a")


def test_the_facts_of_a_card_are_listed_on_the_page_too(tmp_path):
    block = ":::{finding} a.html\n{fact}`share`\nsentence\n:::"
    (card,) = cards(tmp_path, block, facts=[fact("share", 98.2, "%")])
    assert card.getroottree().xpath("//li[@id='fact-share']")


def test_a_card_between_two_numbers_keeps_both_big(tmp_path):
    block = ":::{finding} a.html\n{fact}`a` → {fact}`b` %\nsentence\n:::"
    (card,) = cards(tmp_path, block, facts=[fact("a", 60), fact("b", 70)])
    assert [s.text for s in card.xpath(".//*[@class='v-n']")] == ["60", "70"]
    assert [s.text for s in card.xpath(".//*[@class='unit']")] == [" %"]


def test_a_finding_without_a_fact_stops_the_build(tmp_path):
    with pytest.raises(ExtensionError, match="every number must be a fact"):
        cards(tmp_path, ":::{finding} b.html\n98\ntyped by hand\n:::", facts=[fact("x", 1)])


def test_the_signs_of_a_card_stand_in_its_link_and_their_meaning_below_it(tmp_path):
    (tmp_path / "source").mkdir()
    mark = {"id": "africa-share", "values": [98.2], "held": 2, "tried": 3}
    marks = {
        "index": {"share": mark, "rest": mark | {"id": "africa-rest", "values": [1.8], "tried": 1, "held": 0}}
    }
    (tmp_path / "source" / HEADLINE_RECORD).write_text(json.dumps({"marks": marks}), encoding="utf-8")
    block = ":::{finding} a.html\n{fact}`share:.0f` %\nnot {fact}`rest:.0f`, not {fact}`other`\n:::"
    facts = [fact("share", 98.2), fact("rest", 1.8), fact("other", 7)]
    roles = {"roles": {"robustness": "tried"}}
    (card,) = cards(tmp_path, block, facts=facts, html_context=roles)
    link, legend = card
    signs = link.xpath(".//span[@class='flip']")
    assert [sign.getprevious().text for sign in signs] == ["98", "2"]
    assert all("depends on the edition" in sign.xpath("string(span[@class='vh'])") for sign in signs)
    assert not link.xpath(".//a")
    assert [(a.text_content(), a.get("href")) for a in legend.iter("a")] == [
        ("98† true in 2 of 3 other cases", "tried.html#africa-share"),
        ("2† true in 0 of 1 other case", "tried.html#africa-rest"),
    ]
