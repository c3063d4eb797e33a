"""Every claim has exactly one function, and the ledger lists them in the order of the text."""

import pandas as pd
import pytest

from chokepoint.answers.claims import Article, Finding, Rule, ledger
from chokepoint.errors import ClaimError
from chokepoint.i18n import msg

CLAIMS = pd.DataFrame(
    {
        "claim_id": ["x02", "x01"],
        "order": [2, 1],
        "theme": ["lending", "lending"],
        "type": ["figure", "date"],
    }
)
TABLES = {"tiny_claims": CLAIMS}


RULE = Rule(msg("Is it?"), msg("Rows."), msg("A row."), ("supported", "contradicted"))


def small_article() -> Article:
    article = Article("tiny_claims")
    article.judges_claim("x01", RULE)(lambda tables: Finding("supported", "yes", rows="a"))
    article.judges_claim("x02", RULE)(lambda tables: Finding("contradicted", "no", rows="b", counter="c"))
    return article


def test_claims_are_judged_in_the_order_of_the_text():
    findings = dict(small_article().judge_all(TABLES))
    assert list(findings) == ["x01", "x02"]
    table = ledger(CLAIMS, findings)
    assert table["verdict"].tolist() == ["supported", "contradicted"]
    assert table["counter"].tolist() == ["", "c"]


def test_a_claim_without_a_function_is_an_error():
    article = Article("tiny_claims")
    with pytest.raises(ClaimError, match="x01: no function tests it"):
        dict(article.judge_all(TABLES))


def test_a_function_without_a_claim_is_an_error():
    article = small_article()
    article.judges_claim("x99", RULE)(lambda tables: Finding("supported", "yes", rows="a"))
    with pytest.raises(ClaimError, match="x99: tests no claim"):
        dict(article.judge_all(TABLES))


def test_two_functions_for_one_claim_are_refused():
    article = small_article()
    with pytest.raises(ClaimError, match="x01: has two functions"):
        article.judges_claim("x01", RULE)(lambda tables: Finding("supported", "yes", rows="a"))


def test_a_verdict_that_the_rule_does_not_name_is_refused():
    article = Article("tiny_claims")
    article.judges_claim("x01", RULE)(lambda tables: Finding("imprecise", "well", rows="a"))
    with pytest.raises(ClaimError, match="x01: gives 'imprecise'"):
        article.judge("x01", TABLES)
