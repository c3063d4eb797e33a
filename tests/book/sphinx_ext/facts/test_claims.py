"""Claims on a page: nothing hangs on colour or a script alone, and every number leads to its rows."""

import json
import re

from docutils import nodes
from small_books import document_of

from chokepoint.book.sphinx_ext.facts import claims
from chokepoint.book.sphinx_ext.facts.values import fact_use

CARD = {
    "id": "c14",
    "theme": "concentration",
    "type": "figure",
    "quote": "全球约80%的镓",
    "place": "paragraph 3",
    "paraphrase": "China makes about 80 percent.",
    "verdict": "outdated",
    "word": "outdated",
    "then": "not checkable",
    "moved": True,
    "confidence": "high",
    "sentence": "{share} percent in {year}",
    "specs": {"share": ["c14_share", ",.1f"], "year": ["c14_year", ""]},
    "counter": {"shown": [], "more": 0},
    "asks": "Does the alliance say so?",
    "looks_at": "Shares <of> output.",
    "rule": "Within two points.",
    "edges": ["The edge is at 5 points."],
    "flips": "A newer edition.",
    "note": "",
    "odds": "{flip} draws in 100",
    "odds_specs": {"flip": ["c14_flip", ",.0f"]},
    "chapter": "concentration#two-numbers-of-july-2023",
}
VERDICTS = [
    {"verdict": "outdated", "word": "outdated", "claims": ["c14"]},
    {"verdict": "supported", "word": "supported", "claims": []},
]


def test_the_numbers_of_the_sentence_are_facts_of_the_page():
    parts = list(claims._fill_sentence(CARD["sentence"], CARD["specs"]))
    uses = [(part["key"], part["spec"]) for part in parts if isinstance(part, fact_use)]
    assert uses == [("c14_share", ",.1f"), ("c14_year", "")]
    assert "".join(part.astext() for part in parts if isinstance(part, nodes.Text)) == " percent in ."


def test_a_card_says_its_verdict_in_words_and_its_quotation_in_its_language():
    head = claims._write_head(CARD)
    assert '<span class="badge">outdated</span>' in head
    assert "as known on 6 July 2023: not checkable" in head
    assert '<q lang="zh">全球约80%的镓……</q>' in head
    assert "China makes about 80 percent. (paragraph 3)" in head


def test_a_card_without_odds_has_no_empty_paragraph_for_them():
    with_odds, without = (claims._make_card(CARD | {"odds": odds}, "claims") for odds in ("Some", ""))
    assert len(with_odds.children) == len(without.children) + 1


def test_a_card_shows_its_question_and_its_rule_and_the_swap_only_where_there_is_one():
    assert '<p class="asks">Does the alliance say so?</p>' in claims._write_head(CARD)
    foot = claims._write_foot(CARD, "claims")
    assert "The edge is at 5 points." in foot
    assert "A newer edition." in foot
    assert "Rare metals, rare earths" not in foot
    assert "Rare metals, rare earths" in claims._write_foot(CARD | {"note": "The word."}, "claims")


def test_a_card_leads_to_the_section_that_tests_it_and_escapes_its_texts():
    foot = claims._write_foot(CARD, "claims")
    assert 'href="concentration.html#two-numbers-of-july-2023"' in foot
    assert 'href="../concentration.html#two' in claims._write_foot(CARD, "claims/africa")
    assert "Shares &lt;of&gt; output." in foot


def test_the_strip_has_one_bar_a_verdict_and_says_the_same_in_words():
    day = {"when": "As known on 6 July 2023", "counts": {"outdated": 3, "supported": 0}}
    strip = claims.write_strip(day, VERDICTS)
    assert "As known on 6 July 2023: 3 outdated" in strip
    assert re.findall(r'<rect class="v-(\w+)" x="0" y="0" width="3"', strip) == ["outdated"]
    assert "style=" not in strip


def test_the_bars_stand_in_the_order_of_the_verdicts():
    day = {"when": "x", "counts": {"supported": 1, "outdated": 2}}  # as stored, sorted by name or not
    strip = claims.write_strip(day, VERDICTS)
    assert re.findall(r'class="v-(\w+)"', strip) == ["outdated", "supported"]


def test_the_filter_is_made_of_radio_buttons_with_labels():
    picks = claims._write_picks("v", "Verdict", VERDICTS, "verdict", 1)
    assert picks.count('type="radio"') == picks.count("<label") == 3
    assert picks.count("checked") == 1


def test_structured_data_name_the_claim_its_verdict_and_its_article():
    review = {"id": "c14", "claim": "a </script> b", "word": "outdated", "rating": 2, "body": "so"}
    block = claims.write_reviews(
        [review | {"publisher": "P", "published": "2023-07-06"}], "https://x/claims.html"
    )
    assert block.count("</script>") == 1
    graph = json.loads(block.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))[
        "@graph"
    ]
    (found,) = graph
    assert found["@type"] == "ClaimReview"
    assert found["url"] == "https://x/claims.html#c14"
    assert found["claimReviewed"] == "a </script> b"
    assert found["reviewRating"]["ratingValue"] == 2


def test_what_cannot_be_checked_gets_no_rating_value():
    review = {"id": "c", "claim": "a", "word": "not checkable", "rating": None, "body": "b"}
    made = claims.make_review(review | {"publisher": "P", "published": "2023"}, "u")
    assert made["reviewRating"] == {"@type": "Rating", "alternateName": "not checkable"}


def test_the_short_list_of_a_chapter_links_to_the_cards():
    lines = [{"id": "c14", "verdict": "outdated", "word": "outdated", "text": "80 percent"}]
    listing = {"title": "What the article said", "claims": lines}
    document = document_of("controls", roles={"claims": "ledger"})
    (node,) = claims.make_list(listing, document)
    assert 'href="ledger.html#c14"' in node.astext()
    (deep,) = claims.make_list(listing, document_of("controls/germanium", roles={"claims": "ledger"}))
    assert 'href="../ledger.html#c14"' in deep.astext()


def test_a_book_without_a_page_of_claims_lists_them_without_links():
    lines = [{"id": "c14", "verdict": "outdated", "word": "outdated", "text": "80 percent"}]
    (node,) = claims.make_list({"title": "What it said", "claims": lines}, document_of("controls"))
    assert "80 percent" in node.astext()
    assert "href" not in node.astext()
