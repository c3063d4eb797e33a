"""The explainer's claims stand in the table named by its article."""

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.data import load_sources, load_table


def test_the_article_is_dated_as_its_source():
    assert str(EXPLAINER.day.date()) == "2023-07-06"
    sources = load_sources()
    assert (
        sources.loc[list(set(load_table(EXPLAINER.table)["source_id"])), "published"] == "2023-07-06"
    ).all()


def test_every_claim_is_a_short_quotation_with_a_rule():
    claims = load_table(EXPLAINER.table)
    assert len(claims) == 55
    assert claims["quote_zh"].str.len().max() <= 25
    assert (claims["rule_en"] != "").all()


def test_the_order_is_that_of_the_text():
    claims = load_table(EXPLAINER.table).sort_values("order")
    assert claims["order"].is_unique
    assert claims["claim_id"].is_monotonic_increasing
