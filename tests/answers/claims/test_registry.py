"""Every claim has exactly one function, and the ledger lists them in the order of the text."""

import pandas as pd
import pytest

from chokepoint.answers.claims import Article, Finding, ledger
from chokepoint.errors import ClaimError

CLAIMS = pd.DataFrame(
    {
        "claim_id": ["x02", "x01"],
        "order": [2, 1],
        "theme": ["lending", "lending"],
        "type": ["figure", "date"],
    }
)
TABLES = {"tiny_claims": CLAIMS}


def small_article() -> Article:
    article = Article("tiny_claims")
    article.judges_claim("x01")(lambda tables: Finding("supported", "yes", rows="a"))
    article.judges_claim("x02")(lambda tables: Finding("contradicted", "no", rows="b", counter="c"))
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
    article.judges_claim("x99")(lambda tables: Finding("supported", "yes", rows="a"))
    with pytest.raises(ClaimError, match="x99: tests no claim"):
        dict(article.judge_all(TABLES))


def test_two_functions_for_one_claim_are_refused():
    article = small_article()
    with pytest.raises(ClaimError, match="x01: has two functions"):
        article.judges_claim("x01")(lambda tables: Finding("supported", "yes", rows="a"))
