"""Every claim of a ledger is told with its edges and its odds."""

import pandas as pd

from chokepoint.answers.claims.odds import Odds
from chokepoint.answers.claims.told import tell_rules
from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.claims.story import STORY
from chokepoint.stories.registered import EXPLAINER


def test_each_claim_has_its_turns_and_its_odds():
    both = pd.DataFrame({"claim_id": ["c01", "c02"]}, index=[4, 7])
    told = tell_rules(EXPLAINER, both, Look(STORY, KnownTables()), {})
    assert [len(turns) for turns in told["turns"]] == [1, 0]
    assert [one.sentences for one in told["odds"]] == [(EXPLAINER.rules["c01"].no_odds,)] * 2
    assert all(isinstance(one, Odds) for one in told["odds"])
