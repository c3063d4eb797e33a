"""Did the controls bite: what the months before could show, and what was seen."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row
from chokepoint.analysis.risk import effects
from chokepoint.analysis.trade import export_index
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.what_if.answers_backtest import cases
from chokepoint.stories.what_if.story import STORY


@STORY.keep
def single_months(look: Look) -> pd.DataFrame:
    """Keep the printed figures of single months, every product scope apart."""
    spans = export_index.printed_spans(look["exports_monthly"], look["quota_exports"])
    return spans[spans["kind"] == "month"]


@STORY.keep
def measured(look: Look) -> pd.DataFrame:
    """Measure every control on its metal, as ``risk.effects.measure`` does."""
    return effects.measure(look(single_months), look(cases))


@STORY.keep
def compared(look: Look) -> pd.DataFrame:
    """Keep the comparisons that have a month on both sides."""
    rows = look(measured)
    return rows[rows["effect"].notna()].reset_index(drop=True)


@STORY.answers(
    effects_n=Column("n", "comparisons", "controls and product scopes with a month before and a month after"),
    untold_n=Column("untold", "comparisons", "of them, those in which the fall asked could not be seen"),
    told_n=Column("told", "comparisons", "of them, those in which it could be seen"),
    asked_percent=Column("asked", "percent", "the fall that must be seen for an answer to be given"),
    power_percent=Column("power", "percent", "how often a fall of that size must be seen"),
    months_most=Column("most", "months", "the most months known in the year before a notice, of one scope"),
)
def power(look: Look) -> pd.DataFrame:
    """Count in how many comparisons a fall of the size asked could be seen."""
    rows = look(compared)
    untold = int((rows["answer"] == effects.UNTOLD).sum())
    return in_one_row(
        rows if len(rows) else look(measured),
        n=len(rows),
        untold=untold,
        told=len(rows) - untold,
        asked=100 * effects.ASKED,
        power=100 * effects.POWER,
        most=int(look(measured)["before"].max()) if len(look(measured)) else 0,
    )


@STORY.answers(
    least_percent=Column("least", "percent", "smallest detectable change of all comparisons"),
    least_needed=Column("needed", "months", "months before that would do there, were they as uneven"),
    least_effect=Column("fall", "percent", "fall seen there, mean of the months after under that before"),
)
def finest(look: Look) -> pd.DataFrame:
    """Give the comparison that could see the smallest change."""
    rows = look(compared)
    best = rows[rows["detectable"] < float("inf")].nsmallest(1, "detectable")
    return best.assign(least=100 * best["detectable"], fall=-100 * best["effect"])


@STORY.answers(
    beyond_n=Column("n", "comparisons", "comparisons whose change is larger than the smallest detectable"),
)
def beyond(look: Look) -> pd.DataFrame:
    """Count the comparisons in which more was seen than the smallest change that could be."""
    rows = look(compared)
    own = rows[rows["effect"].abs() > rows["detectable"]]
    return in_one_row(own if len(own) else look(measured), n=len(own))


@STORY.answers(
    placebo_n=Column("n", "comparisons", "metals at the date of a control that was not theirs"),
    placebo_low=Column("low", "percent", "largest fall among them, as a change"),
    placebo_high=Column("high", "percent", "largest rise among them"),
)
def placebos(look: Look) -> pd.DataFrame:
    """Measure controls on metals they were not on."""
    rows = effects.placebos(look(single_months), look(cases))
    if rows.empty:
        return in_one_row(look(measured), n=0, low=float("nan"), high=float("nan"))
    return in_one_row(rows, n=len(rows), low=100 * rows["effect"].min(), high=100 * rows["effect"].max())
