from lxml import html

from chokepoint.book.sphinx_ext.facts import guesses

GUESS = {"asks": "How many percent?", "unit": "percent", "most": 1000, "low": 96.5, "high": 99.0,
         "told": "Between 97 and 99.", "facts": ["c14_low", "c14_high"]}  # fmt: skip


def test_a_field_has_its_question_its_scale_and_what_was_found_and_is_folded_away():
    box = html.fromstring(guesses.write_guess(GUESS, "c14"))
    assert box.get("hidden") is not None
    field = box.find(".//input")
    assert (field.get("type"), field.get("min"), field.get("max")) == ("range", "0", "1000")
    assert box.find(".//label").get("for") == field.get("id") == "guess-c14"
    assert (box.get("data-low"), box.get("data-high")) == ("96.5", "99.0")
    assert box.get("data-facts") == "c14_low c14_high"
    assert "1,000 percent" in box.text_content()


def test_a_claim_without_a_number_asks_nothing():
    assert guesses.write_guess(None, "c02") == ""


def test_the_switch_is_hidden_until_a_script_shows_it():
    switch = html.fromstring(guesses.write_switch())
    assert switch.get("hidden") is not None
    assert switch.find("button").get("aria-pressed") == "false"
