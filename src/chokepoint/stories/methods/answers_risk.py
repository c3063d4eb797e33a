"""What the page on methods adds on supply risk: scores of others again, a table without its largest."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally, with_row_ids
from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import eu, reliance
from chokepoint.analysis.risk.intervals import overlap, rounded
from chokepoint.analysis.risk.spread import removal_hhi
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.methods.story import RARE_EARTHS, STORY

STUDY = 2017
"""The only study whose inputs are all printed."""
BASES = {"GS + EUS": eu.BOTH, "GS only": eu.WORLD_ONLY, "EUS only": eu.EU_ONLY}
EDITION = "2026"
"""The edition whose sheets carry output, consumption and reliance side by side."""
HOW_SCORE = "formula of 2017 over inputs as rounded in print"
HOW_RELIANCE = "consumption less output over consumption, both as rounded in print"


def scores(look: Look) -> pd.DataFrame:
    """Compute each supply risk of the study from its printed inputs, and set the printed one beside it.

    Returns:
        Rows of table ``eu_criticality`` with ``low``, ``best``, ``high`` and ``agrees``.
    """
    table = look["eu_criticality"]
    study = table[(table["assessment_year"] == STUDY) & table["supply_data"].isin(list(BASES))]
    found = [(row.row_id, _score(row), row.supply_risk) for row in each_row(study)]
    lines = [
        (row_id, ours.low, ours.best, ours.high, overlap(ours, printed))
        for row_id, ours, risk in found
        if ours is not None and (printed := rounded(risk, 0.1)) is not None
    ]
    frame = pd.DataFrame(lines, columns=["row_id", "low", "best", "high", "agrees"])
    return with_row_ids(study.merge(frame, on="row_id"))


def _score(row: Row) -> Interval | None:
    try:
        return eu.printed_score(row, BASES[row.supply_data])
    except ValueError:
        # the study leaves an input of a few materials unprinted
        return None


@STORY.answers(
    scores_n=Column("n", "scores", "materials and stages of the study with all inputs in print"),
)
def scores_computed(look: Look) -> pd.DataFrame:
    """Count the scores that can be computed again."""
    return tally(look(scores))


@STORY.answers(scores_agree=Column("n", "scores", "of those, within the bounds that rounding leaves"))
def scores_met(look: Look) -> pd.DataFrame:
    """Count the scores that come out as printed."""
    every = look(scores)
    return tally(every[every["agrees"]])


@STORY.answers(
    germanium_risk=Column("supply_risk", "index", "as printed", date="assessment_year"),
    germanium_risk_low=Column("low", "index", HOW_SCORE, date="assessment_year"),
    germanium_risk_high=Column("high", "index", HOW_SCORE, date="assessment_year"),
)
def germanium_score(look: Look) -> pd.DataFrame:
    """Give the score of germanium, printed and computed."""
    return look(scores).query("commodity_id == 'germanium'")


def reliances(look: Look) -> pd.DataFrame:
    """Set our net import reliance of the United States beside the printed one."""
    printed = look["import_reliance"]
    return reliance.compare_reliance(look["us_salient"], printed[printed["vintage"] == EDITION])


@STORY.answers(
    potash_reliance=Column("printed", "percent", "as printed", date="year"),
    potash_low=Column("low", "percent", HOW_RELIANCE, date="year"),
    potash_high=Column("high", "percent", HOW_RELIANCE, date="year"),
    potash_year=Column("year", "year", "newest year on the sheet"),
)
def potash_on_the_sheet(look: Look) -> pd.DataFrame:
    """Give the reliance on imported potash, whose sheet prints one series of each input."""
    return look(reliances).query("commodity_id == 'potash'").tail(1)


@STORY.answers(
    reliance_n=Column("n", "figures", "commodities and years whose sheet prints one series of each input"),
)
def reliances_computed(look: Look) -> pd.DataFrame:
    """Count the printed reliances that can be computed again."""
    every = look(reliances)
    return tally(every[every["state"].isin([reliance.AGREES, reliance.DIFFERS])])


@STORY.answers(reliance_agree=Column("n", "figures", "of those, within the bounds that rounding leaves"))
def reliances_met(look: Look) -> pd.DataFrame:
    """Count the reliances that come out as printed."""
    every = look(reliances)
    return tally(every[every["state"] == reliance.AGREES])


@STORY.answers(others_hhi=Column("others", "0-1", "index and share of the table, the share taken out"))
def without_china(look: Look) -> pd.DataFrame:
    """Give the concentration of rare earths among the producers that stay if China's output is gone."""
    table = look.rows("concentration.chosen_table", **RARE_EARTHS)
    return table.assign(others=removal_hhi(float(table["hhi"].item()), float(table["share"].item())))
