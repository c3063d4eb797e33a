"""A rule is judged again at half and at double of its edges."""

import pandas as pd

from chokepoint.answers.claims import Article, Finding, Rule
from chokepoint.answers.claims.evidence import edges
from chokepoint.answers.claims.turns import Turn, find_turns
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.i18n import msg
from chokepoint.stories.claims.story import STORY

WHY = msg("It is there.")
SMALL = Article("claims")


@SMALL.judges_claim(
    "c01", Rule(msg("Is it?"), msg("Rows."), msg("A row."), ("supported", "contradicted"), {"tolerance": WHY})
)
def at_most(tables):
    """Ask whether four is within the tolerance."""
    verdict = "supported" if edges(tables, "c01").tolerance >= 4 else "contradicted"
    return Finding(verdict, msg("so"), rows="ctl-03")


def test_each_edge_is_halved_and_doubled():
    known = KnownTables()
    claims = pd.DataFrame(known["claims"]).assign(tolerance=5.0, edge_unit="days")
    look = Look(STORY, Narrowed(known, claims=claims))
    assert find_turns(SMALL, "c01", look) == (Turn(WHY, 5.0, "days", "contradicted", "supported"),)


def test_a_rule_without_edges_does_not_turn():
    look = Look(STORY, KnownTables())
    bare = Article("claims")
    rule = Rule(msg("Is it?"), msg("Rows."), msg("A row."), ("supported", "contradicted"))
    bare.judges_claim("c02", rule)(lambda tables: Finding("supported", msg("so"), rows="ctl-03"))
    assert find_turns(bare, "c02", look) == ()
