"""The ledger of two days side by side."""

import pandas as pd

from chokepoint.answers.claims import VERDICTS, Article, Finding, Number, Rule
from chokepoint.answers.claims.compare import moved, numbers_of, then_and_now
from chokepoint.i18n import msg

CLAIMS = pd.DataFrame(
    {
        "row_id": ["clm-a", "clm-b"],
        "claim_id": ["a", "b"],
        "order": [2, 1],
        "theme": ["loans", "loans"],
        "type": ["figure", "event"],
    }
)

RULE = Rule(msg("Is it?"), msg("Rows."), msg("A row."), VERDICTS)


def article() -> Article:
    small = Article("claims")
    small.judges_claim("a", RULE)(
        lambda tables: Finding("supported", "{n}", {"n": Number(3, "t", "as printed", "x")})
    )
    small.judges_claim("b", RULE)(lambda tables: Finding(tables["say"]["verdict"].iloc[0], "so", rows="y"))
    return small


def both() -> pd.DataFrame:
    days = [
        {"claims": CLAIMS, "say": pd.DataFrame({"verdict": [word]})} for word in ("outdated", "imprecise")
    ]
    return then_and_now(article(), *days)


def test_claims_stand_in_the_order_of_the_text_with_both_verdicts():
    table = both()
    assert table[["claim_id", "verdict_then", "verdict"]].values.tolist() == [
        ["b", "outdated", "imprecise"],
        ["a", "supported", "supported"],
    ]


def test_only_changed_verdicts_count_as_moved():
    assert moved(both())["claim_id"].tolist() == ["b"]


def test_numbers_have_keys_of_their_claims_and_keep_their_types():
    numbers = numbers_of(both())
    assert numbers[["key", "unit", "row_ids"]].values.tolist() == [["a_n", "t", "x"]]
    assert isinstance(numbers["value"].item(), int)
