"""How many claims have which verdict, by what is known and by what was known on the day of the article."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.analysis.production import revision_odds
from chokepoint.analysis.production.revision_odds import Draws
from chokepoint.answers.answer import Column
from chokepoint.answers.claims import VERDICTS
from chokepoint.answers.claims.compare import judge_now, moved, then_and_now
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.told import tell_rules
from chokepoint.answers.look import Look
from chokepoint.answers.recipes import named
from chokepoint.answers.robustness.cases import Known
from chokepoint.i18n import msg
from chokepoint.stories.claims.short import SHORT
from chokepoint.stories.claims.story import STORY
from chokepoint.stories.claims.titles import HOLDS

BY_VERDICT = msg("count of the claims by their verdict")


def article_day(look: Look) -> pd.Timestamp:
    """Give the day on which the article appeared, from the source of its claims."""
    return EXPLAINER.day


@STORY.keep
def judged(look: Look) -> pd.DataFrame:
    """Judge every claim by what is known."""
    return judge_now(EXPLAINER, look, claim_ids=list(look[EXPLAINER.table]["claim_id"]))


@STORY.keep
def verdicts(look: Look) -> pd.DataFrame:
    """Judge every claim by what was known on the day of the article and by what is known."""
    day = f"{look(article_day):%Y-%m-%d}"
    return then_and_now(EXPLAINER, look.over(Known(look.tables, day), day), look)


@STORY.keep
def measured_factors(look: Look) -> dict[str, Draws]:
    """Gather the factors by which output moved from one edition to the next."""
    return revision_odds.measured_factors(look["production"])


@STORY.keep
def told(look: Look) -> pd.DataFrame:
    """Add to the verdicts what half and double of their edges would give, and the odds of another verdict."""
    return tell_rules(EXPLAINER, look(verdicts), look, look(measured_factors))


@STORY.keep
def moved_verdicts(look: Look) -> pd.DataFrame:
    """Keep the claims whose verdict differs between the two days."""
    return moved(look(verdicts))


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


MOSTLY, PARTLY = 1 / 2, 1 / 4
"""So many of the claims must hold for the article to be right mostly, or in part."""


@STORY.words("same_day", "mostly", "partly")
def words(look: Look) -> dict[str, object]:
    """Say whether the page looks from the day of the article, and how much of it holds."""
    held = look(judged)["verdict"].isin(HOLDS).mean()
    return {
        "same_day": look.day == look(article_day),
        "mostly": bool(held >= MOSTLY),
        "partly": bool(PARTLY <= held < MOSTLY),
    }


@STORY.answers(held_n=Column("n", "claims", "claims that hold, as written or with nuance", base="of"))
def claims_that_hold(look: Look) -> pd.DataFrame:
    """Count the claims that hold."""
    every = look(judged)
    return tally(every[every["verdict"].isin(HOLDS)], every).assign(of=len(every))


@STORY.answers(claims_n=Column("n", "claims", "count of the claims"))
def claims(look: Look) -> pd.DataFrame:
    """Count the claims."""
    return tally(look(judged))


@STORY.answers(contradicted_said=Column("said", how="what these claims say, in a few words each"))
def contradicted(look: Look) -> pd.DataFrame:
    """Say in a few words what each contradicted claim says."""
    found = look(judged)
    wrong = found[found["verdict"] == "contradicted"]
    said = [look.t("“{words}”", words=look.t.say(SHORT[one])) for one in wrong["claim_id"]]
    return in_one_row(wrong, said=look.t.listing(said))[: int(len(wrong) > 0)]


@STORY.answers(moved_n=Column("n", "claims", "claims whose verdict differs between the two days", base="of"))
def moves(look: Look) -> pd.DataFrame:
    """Count the verdicts that differ between the two days."""
    return tally(look(moved_verdicts), look(verdicts)).assign(of=len(look(verdicts)))


def _count(when: str, source: Callable[[Look], pd.DataFrame], column: str, verdict: str) -> None:
    """Register the count of one verdict on one of the two days."""

    def counted(look: Look) -> pd.DataFrame:
        every = look(source)
        return tally(every[every[column] == verdict], every).assign(of=len(every))

    key = f"{when}_{verdict}"
    STORY.answers(**{key: Column("n", "claims", BY_VERDICT, base="of")})(named(counted, key))


for _verdict in VERDICTS:
    _count("now", judged, "verdict", _verdict)
    _count("then", verdicts, "verdict_then", _verdict)
