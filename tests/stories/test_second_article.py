"""Another article is another table and other functions: nothing of the explainer is needed."""

from collections import ChainMap

import pandas as pd

from chokepoint.answers.claims import Article, Finding, Number, Rule
from chokepoint.answers.claims.compare import then_and_now
from chokepoint.answers.claims.finding import ids_of
from chokepoint.answers.claims.told import tell_rules
from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.figures import claims as cards
from chokepoint.i18n import Translator, msg
from chokepoint.stories.claims.story import STORY

NOTICE = Article("brief_claims")
CLAIMS = pd.DataFrame(
    {
        "row_id": ["clm-c01", "clm-c02"],  # rows of this package stand in for those of another one
        "claim_id": ["b01", "b02"],
        "order": [1, 2],
        "theme": ["controls", "controls"],
        "type": ["figure", "forecast"],
        "quote_zh": ["两种金属", "不会再有"],
        "paraphrase_en": ["The notice lists two metals.", "No further ban will follow."],
        "paraphrase_zh": ["公告列出两种金属。", "不会再有禁令。"],
        "test_en": ["The items of the notice.", "Bans after the notice."],
        "rule_en": ["Supported if the items are of two metals.", "Contradicted if a ban follows."],
        "open_to_en": ["Another list.", "The bans withdrawn."],
        "chapter": ["controls#a-licence-not-a-ban"] * 2,
        "source_id": ["explainer_2023_07_06"] * 2,
        "locator": ["paragraph 1", "paragraph 2"],
    }
)


RULE = Rule(msg("Is it?"), msg("Rows."), msg("A row."), ("supported", "contradicted", "not_checkable"))


@NOTICE.judges_claim("b01", RULE)
def two_metals(tables):
    """Count the metals of the notice."""
    items = tables["control_items"]
    n = items["commodity_id"].nunique()
    metals = Number(n, "metals", "count of metals", ids_of(items))
    return Finding(
        "supported" if n == 2 else "contradicted", "The notice lists {metals} metals", {"metals": metals}
    )


@NOTICE.judges_claim("b02", RULE)
def no_further_ban(tables):
    """Look for bans after the notice."""
    bans = tables["controls"].query("kind == 'ban'")
    if bans.empty:
        return Finding("not_checkable", "No ban is known yet")
    return Finding("contradicted", "A ban followed", rows=ids_of(bans))


def judged():
    days = [ChainMap({"brief_claims": CLAIMS}, KnownTables(day)) for day in ("2023-07-06", None)]
    return then_and_now(NOTICE, *days)


def test_another_article_is_judged_on_two_days():
    assert judged()[["claim_id", "verdict_then", "verdict"]].values.tolist() == [
        ["b01", "supported", "supported"],
        ["b02", "not_checkable", "contradicted"],
    ]


def test_its_claims_become_cards_like_any_other():
    look = Look(STORY, ChainMap({"brief_claims": CLAIMS}, KnownTables()))
    told = tell_rules(NOTICE, judged(), look, {})
    bundle, _ = cards.cards(told, "controls", Translator())._repr_mimebundle_()
    written = bundle[cards.CLAIMS_MIME]["cards"]
    assert [card["id"] for card in written] == ["b01", "b02"]
    assert written[0]["specs"] == {"metals": ["b01_metals", ",.0f"]}
    assert [card["asks"] for card in written] == ["Is it?", "Is it?"]
