"""Claims as outputs of a notebook: cards, summary, list, and the chart of verdicts."""

from dataclasses import replace

import pandas as pd
import pytest

from chokepoint.answers.claims import Finding, Number, Rule
from chokepoint.answers.claims.odds import Odds
from chokepoint.answers.claims.rare import NOTE
from chokepoint.answers.claims.turns import Turn
from chokepoint.figures import claims
from chokepoint.i18n import Translator, msg

T = Translator()


WHY = msg("A week is the longest span.")
RULE = Rule(
    msg("Did it?"),
    msg("The day."),
    msg("Another day."),
    ("supported", "contradicted"),
    {"edge": WHY},
    rare=True,
)


def finding(verdict="supported"):
    number = Number(98.04, "percent", "China over the world", "ctl-03", digits=1)
    return Finding(verdict, "{share} percent", {"share": number}, rows="ctl-03", counter="ctl-07;ctl-08")


@pytest.fixture
def both():
    row = {
        "row_id": "clm-c02",
        "row_ids": "clm-c02",
        "claim_id": "c02",
        "order": 1,
        "theme": "controls",
        "type": "date",
        "quote_zh": "七月",
        "paraphrase_en": "In July.",
        "paraphrase_zh": "七月。",
        "rule_en": "r",
        "chapter": "controls#x",
        "source_id": "explainer_2023_07_06",
        "locator": "paragraph 1",
        "verdict": "supported",
        "finding": finding(),
        "verdict_then": "imprecise",
        "finding_then": finding("imprecise"),
        "rule": RULE,
        "turns": (Turn(WHY, 5.0, "days", "supported", "contradicted"),),
        "odds": Odds((msg("{flip} in 100"),), {"flip": Number(3, "draws in 100", "drawn", "ctl-03")}),
    }
    return pd.DataFrame([row])


def payload(output):
    return output._repr_mimebundle_()[0][claims.CLAIMS_MIME]


def test_a_card_keeps_the_places_of_its_numbers(both):
    (card,) = payload(claims.cards(both, "controls", T))["cards"]
    assert (card["sentence"], card["specs"]) == ("{share} percent", {"share": ["c02_share", ",.1f"]})
    assert card["moved"]
    assert [row["row_id"] for row in card["counter"]["shown"]] == ["ctl-07", "ctl-08"]


def test_a_card_says_what_its_rule_asks_and_turns_on(both):
    (card,) = payload(claims.cards(both, "controls", T))["cards"]
    assert (card["asks"], card["looks_at"], card["flips"]) == ("Did it?", "The day.", "Another day.")
    assert card["edges"] == [
        "The line is at 5 days. A week is the longest span. At half of it the verdict is: supported; "
        "at double of it: contradicted."
    ]
    assert card["note"] == NOTE
    assert (card["odds"], card["odds_specs"]) == ("{flip} in 100", {"flip": ["c02_flip", ",.0f"]})


def test_a_line_that_may_be_halved_or_doubled_says_so_once(both):
    same = (Turn(WHY, 5.0, "days", "supported", "supported"),)
    (card,) = payload(claims.cards(both.assign(turns=[same]), "controls", T))["cards"]
    assert card["edges"] == [
        "The line is at 5 days. A week is the longest span. Halving or doubling it changes nothing."
    ]


def test_odds_stand_on_a_card_only_where_there_are_any(both):
    none = both.assign(odds=[Odds((msg("No odds can be given"),))])
    (card,) = payload(claims.cards(none, "controls", T))["cards"]
    assert (card["odds"], card["odds_specs"]) == ("", {})


def test_the_swap_of_words_is_named_only_where_it_occurs(both):
    plain = both.assign(rule=[replace(RULE, rare=False)])
    assert payload(claims.cards(plain, "controls", T))["cards"][0]["note"] == ""


def test_the_summary_counts_both_days(both):
    days = pd.Timestamp("2023-07-06"), pd.Timestamp("2026-06-30")
    found = payload(claims.summary(both, *days, T))
    assert [day["counts"]["supported"] for day in found["days"]] == [0, 1]
    assert found["reviews"][0]["body"] == "98.0 percent"
    assert found["reviews"][0]["rating"] == 5


def test_the_list_holds_only_the_claims_asked_for(both):
    assert [line["id"] for line in payload(claims.beside(both, ["c02", "c99"], T))["claims"]] == ["c02"]
    assert claims.beside(both, ["c99"], T) is None
