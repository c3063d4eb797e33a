"""What the chapter states on the stop of shipments to Japan and on the case in Geneva."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.policy import milestones, timeline
from chokepoint.analysis.rows import to_frame
from chokepoint.analysis.trade import embargo, quotas
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.quotas.answers_cut import cut_year, day_of_step
from chokepoint.stories.quotas.story import STORY
from chokepoint.stories.quotas.words import grade_names

HOW_COUNT = msg("items of evidence by what they speak for, graded by us")


@STORY.keep
def weighed_evidence(look: Look) -> pd.DataFrame:
    """Assign every item of evidence to a sentence of the story, for or against."""
    return embargo.weigh(look["embargo_evidence"])


@STORY.keep
def balance(look: Look) -> pd.DataFrame:
    """Count and grade the items for and against each sentence, with the grades in words."""
    scales, grades = embargo.balance(look(weighed_evidence)), grade_names(look.t)
    return scales.assign(
        word_for=scales["best_for"].map(grades),
        word_against=scales["best_against"].map(grades),
    )


@STORY.keep
def graded_balance(look: Look) -> pd.DataFrame:
    """Count and grade the items for and against each sentence, those without a grade left out."""
    weighed = look(weighed_evidence)
    return embargo.balance(weighed[weighed["weight"] > 0])


def _on_sentence(look: Look, claim: str) -> pd.DataFrame:
    scales = look(balance)
    return scales[scales["claim"] == claim]


def _columns(claim: str) -> dict[str, Column]:
    return {
        f"{claim}_for": Column("n_for", "items", HOW_COUNT),
        f"{claim}_against": Column("n_against", "items", HOW_COUNT),
        f"{claim}_best_for": Column("word_for", "", HOW_COUNT),
        f"{claim}_best_against": Column("word_against", "", HOW_COUNT),
    }


@STORY.answers(**_columns("obstructed"))
def evidence_of_obstruction(look: Look) -> pd.DataFrame:
    """Weigh that shipments were obstructed."""
    return _on_sentence(look, "obstructed")


@STORY.answers(**_columns("complete"))
def evidence_of_full_stop(look: Look) -> pd.DataFrame:
    """Weigh that everything stopped."""
    return _on_sentence(look, "complete")


@STORY.answers(**_columns("ordered"))
def evidence_of_order(look: Look) -> pd.DataFrame:
    """Weigh that the stop was ordered."""
    return _on_sentence(look, "ordered")


@STORY.answers(**_columns("other_cause"))
def evidence_of_other_cause(look: Look) -> pd.DataFrame:
    """Weigh that the cut of the quota explains part of it."""
    return _on_sentence(look, "other_cause")


@STORY.answers(survey_statement=Column("words", "", "as noted from the survey", date="date"))
def importer_survey(look: Look) -> pd.DataFrame:
    """Give what the ministry's survey of importers found."""
    survey = look["embargo_evidence"].query("kind == 'importer survey'")
    return survey.assign(words=[text.split(":")[0].replace(";", ",") for text in survey["statement"]])


@STORY.keep
def monthly_imports(look: Look) -> pd.DataFrame:
    """Give Japan's imports from China by month."""
    return embargo.monthly_imports(look["quota_exports"])


@STORY.keep
def imports_against_year_before(look: Look) -> pd.DataFrame:
    """Set the months against the same month of the year before, where that is known."""
    return embargo.against_year_before(look(monthly_imports))


AUTUMN_MONTHS = 4
"""The autumn looked at has so many months, from that of the collision on."""


@STORY.keep
def autumn_falls(look: Look) -> pd.DataFrame:
    """Set the lowest month of the autumn against its first, for each commodity Japan imported from China.

    Gives ``commodity_id``, ``change`` (percent) and ``row_ids``, the deepest fall first; a commodity whose
    first month is not known, or no other, is left out.
    """
    first = pd.Timestamp(day_of_step(look, "collision")).replace(day=1)
    last = first + pd.DateOffset(months=AUTUMN_MONTHS - 1)
    rows = []
    for commodity, own in look["quota_exports"].groupby("commodity_id"):
        months = embargo.monthly_imports(own)
        autumn = months[months["month"].between(first, last)].sort_values("month")
        if len(autumn) > 1 and autumn["month"].iloc[0] == first:
            change = 100 * (autumn["low"].min() / autumn["high"].iloc[0] - 1)
            rows.append([commodity, change, join_ids(autumn["row_ids"])])
    types = {"commodity_id": "str", "change": "float64", "row_ids": "str"}
    return to_frame(rows, types).sort_values("change", ignore_index=True)


@STORY.answers(
    low_import=Column("high", "t", "lowest month with a printed figure", date="month", low="low"),
    low_month=Column("month", "month", "month of that figure"),
)
def lowest_month(look: Look) -> pd.DataFrame:
    """Find the month with the lowest printed imports."""
    months = look(monthly_imports)
    return months[~months["derived"].astype(bool)].nsmallest(1, "high")


@STORY.keep
def yearly_imports(look: Look) -> pd.DataFrame:
    """Give Japan's imports from China by year, as its customs print them to the tonne."""
    trade = look["quota_exports"]
    ours = (trade["reporter_iso3"] == "JPN") & (trade["partner_iso3"] == "CHN") & (trade["unit"] == "t")
    exact = (trade["period_type"] == "year") & (trade["status"] != "rounded")
    arrived = trade[ours & exact & (trade["series"] == "japan_customs")]
    return with_row_ids(arrived).assign(year=arrived["period_start"].dt.year).sort_values("year")


@STORY.answers(japan_year=Column("value", "t", "as printed", date="year"))
def imports_in_cut_year(look: Look) -> pd.DataFrame:
    """Give Japan's imports from China in the year of the cut."""
    arrived = look(yearly_imports)
    return arrived[arrived["year"] == look(cut_year)]


@STORY.answers(
    japan_change=Column(
        "change", "percent", "year against the year before, customs", date="year", base="before_t"
    ),
)
def change_of_imports(look: Look) -> pd.DataFrame:
    """Set Japan's imports of the year of the cut against the year before."""
    arrived, year = look(yearly_imports), look(cut_year)
    own, before = (arrived.loc[arrived["year"] == one, "value"].max() for one in (year, year - 1))
    values = {"year": year, "before_t": before, "change": 100 * (own / before - 1)}
    return pd.DataFrame([{**values, "row_ids": join_ids(arrived["row_ids"])}])


@STORY.answers(days_to_collision=Column("days", "days", "days from the quota notice to the collision"))
def cut_to_collision(look: Look) -> pd.DataFrame:
    """Count the days from the batch that held the cut to the collision."""
    events = look["quota_timeline"]
    ids = [events.loc[events["step"] == step, "row_id"].max() for step in ("batch_cut", "collision")]
    return timeline.days_between(events, *ids)


HOW_SHARE = msg("China's share of Japan's rare-earth imports, as printed")


@STORY.keep
def dependence(look: Look) -> pd.DataFrame:
    """Collect China's printed share of Japan's imports by year, every source apart."""
    return embargo.dependence(look["quota_exports"], look["rare_earth_supply_response"])


CUSTOMS_SERIES = "kksoukan_2015"
"""The source that prints the share of several years by one customs series."""


def _customs_series(look: Look) -> pd.DataFrame:
    leaning = look(dependence)
    return leaning[(leaning["source_id"] == CUSTOMS_SERIES) & (leaning["year"] >= look(cut_year) - 1)]


@STORY.answers(
    dep_first=Column("percent", "percent", HOW_SHARE, date="year"),
    dep_first_year=Column("year", "year", HOW_SHARE),
)
def first_dependence(look: Look) -> pd.DataFrame:
    """Give the share in the year before the cut."""
    return _customs_series(look).head(1)


@STORY.answers(
    dep_last=Column("percent", "percent", HOW_SHARE, date="year"),
    dep_last_year=Column("year", "year", HOW_SHARE),
)
def last_dependence(look: Look, share_in: str = "") -> pd.DataFrame:
    """Give the share in the newest year of the series, or another printed one by its rows."""
    if share_in:
        leaning = look(dependence)
        return leaning[leaning["row_ids"] == share_in]
    return _customs_series(look).tail(1)


@STORY.answers(
    dep_spread_year=Column("year", "year", "year whose figures lie farthest apart"),
    dep_spread_low=Column("low", "percent", HOW_SHARE, date="year"),
    dep_spread_high=Column("high", "percent", HOW_SHARE, date="year"),
)
def spread_of_dependence(look: Look) -> pd.DataFrame:
    """Find the year for which the printed shares lie farthest apart."""
    spread = quotas.bounds(look(dependence), "percent")
    return spread.assign(apart=spread["high"] - spread["low"]).nlargest(1, "apart")


@STORY.keep
def dispute(look: Look) -> pd.DataFrame:
    """Give the steps of the dispute from the complaint on, each with the wait before it."""
    events = look["quota_timeline"]
    endings = events["step"].isin(["quotas_end", "duties_end"])
    steps = events[(events["category"] == "WTO") | endings]
    return milestones.stairs(milestones.since(steps, day_of_step(look, "complaint")))


@STORY.answers(
    case_days=Column("days", "days", "days from the complaint to the last step"),
    case_wait=Column("waited", "days", "longest time between two steps"),
)
def days_of_dispute(look: Look) -> pd.DataFrame:
    """Count the days of the dispute, and of the longest wait."""
    return look(dispute)


@STORY.answers(case_last=Column("day", "date", "day of the last step"))
def last_step(look: Look) -> pd.DataFrame:
    """Give the last step of the dispute seen."""
    return look(dispute).tail(1)
