"""Money of many kinds, and the time from a decision to a tonne."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import names_id, tally, with_row_ids
from chokepoint.analysis.policy import measures as policy
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.derisking.answers_acts import BN
from chokepoint.stories.derisking.story import STORY
from chokepoint.stories.derisking.words import money_kind, said

MILLION = 1e6
PRINTED = msg("as printed")


@STORY.keep
def sums(look: Look) -> pd.DataFrame:
    """Keep the sums of money, largest first within kind and currency."""
    return policy.money(look["subsidies"])


@STORY.answers(sums_n=Column("n", "sums", "rows in a currency"))
def all_sums(look: Look) -> pd.DataFrame:
    """Count the sums."""
    return tally(look(sums))


@STORY.answers(repeats_n=Column("n", "sums", "marked do_not_add"))
def sums_not_to_add(look: Look) -> pd.DataFrame:
    """Count the sums that repeat, read anew or belong to another."""
    found = look(sums)
    return tally(found[found["do_not_add"].astype(bool)], found)


@STORY.keep
def largest_sums(look: Look) -> pd.DataFrame:
    """Give the largest single sum of each kind in dollars, largest first, in billions."""
    largest = policy.largest_by_kind(look(sums))
    names = [money_kind(kind, look.t) for kind in largest["kind"]]
    return largest.assign(bn=largest["value"] / BN, kind_name=names)


@STORY.answers(
    top_sum=Column("bn", "billion USD", "largest single sum in dollars"),
    top_kind=Column("kind_name", how="its kind"),
    top_by=Column("by", how="where it is paid or invested"),
    top_for=Column("recipient", how="what it is for, as printed"),
)
def largest_sum(look: Look) -> pd.DataFrame:
    """Give the largest single sum, with its country and what it is for."""
    first = look(largest_sums).head(1)
    by = [with_article(code, look(place_names), look.t) for code in first["jurisdiction"]]
    return first.assign(by=by)


def _largest_of(look: Look, kind: str) -> pd.DataFrame:
    largest = look(largest_sums)
    return largest[largest["kind"] == kind]


@STORY.answers(award_sum=Column("bn", "billion USD", "largest award in dollars"))
def largest_award(look: Look) -> pd.DataFrame:
    """Give the largest award."""
    return _largest_of(look, "award")


@STORY.answers(equity_sum=Column("bn", "billion USD", "largest equity stake in dollars"))
def largest_equity(look: Look) -> pd.DataFrame:
    """Give the largest sum for which a state became a shareholder."""
    return _largest_of(look, "equity")


def money_row(look: Look, row_id: str) -> pd.DataFrame:
    """Pick one row of the money, with ``million`` and ``year``."""
    rows = look["subsidies"]
    row = with_row_ids(rows[rows["row_id"] == row_id])
    return row.assign(million=row["value"] / MILLION, year=row["date"].str[:4])


@STORY.answers(
    dpa_voted=Column("million", "million USD", PRINTED, date="year"),
    dpa_voted_year=Column("year", how=PRINTED),
)
def money_voted(look: Look) -> pd.DataFrame:
    """Give the money voted for minerals under the Defense Production Act."""
    return money_row(look, "sub-ira-dpa-approp")


@STORY.answers(
    dpa_awarded=Column("million", "million USD", PRINTED, date="date"),
    dpa_day=Column("date", "date", PRINTED),
)
def money_awarded(look: Look) -> pd.DataFrame:
    """Give what of it had been awarded, and by when."""
    return money_row(look, "sub-dpa-ira-total")


@STORY.answers(dpa_n=Column("value", "awards", PRINTED))
def awards_made(look: Look) -> pd.DataFrame:
    """Count its recipients."""
    return money_row(look, "sub-dpa-ira-n")


def chosen_sums(look: Look, jurisdiction: str) -> pd.DataFrame:
    """Keep the sums of the jurisdiction chosen."""
    found = look(sums)
    return found[names_id(found["jurisdiction"], jurisdiction)]


@STORY.answers(own_sums_n=Column("n", "sums", "count by jurisdiction"))
def sums_of_the_chosen(look: Look) -> pd.DataFrame:
    """Count the sums of the jurisdiction chosen."""
    return tally(look(chosen_sums), look(sums))


LARGEST = msg("largest number; sums in several currencies are not compared")


@STORY.answers(
    own_top=Column("bn", "billion", LARGEST, date="date"),
    own_top_currency=Column("unit", how=LARGEST),
    own_top_kind=Column("words", how=LARGEST),
)
def largest_of_the_chosen(look: Look) -> pd.DataFrame:
    """Give the largest sum of the jurisdiction chosen, with its currency and kind."""
    top = look(chosen_sums).sort_values("value", ascending=False).head(1)
    return top.assign(bn=top["value"] / BN, words=[money_kind(kind, look.t) for kind in top["kind"]])


@STORY.answers(stake=Column("value", "percent", PRINTED))
def stake_in_the_mine(look: Look) -> pd.DataFrame:
    """Give the share that the state would hold in the one American mine of rare earths."""
    return money_row(look, "sub-mp-stake")


@STORY.keep
def lead_times(look: Look) -> pd.DataFrame:
    """Measure the time from the first word on a project to its output, reached or aimed at."""
    plants = policy.plant_states(look["subsidies"])
    responses = look["supply_response"][plants.columns.tolist()]
    return policy.lead_times(pd.concat([responses, plants], ignore_index=True))


def _delivered(look: Look) -> pd.DataFrame:
    leads = look(lead_times)
    return leads[leads["reached"].astype(bool)]


@STORY.answers(leads_n=Column("n", "projects", "projects with a day for both ends"))
def projects_timed(look: Look) -> pd.DataFrame:
    """Count the projects with a day for both ends."""
    return tally(look(lead_times), look["targets"])


@STORY.answers(leads_seen=Column("n", "projects", "output seen"))
def projects_delivered(look: Look) -> pd.DataFrame:
    """Count the projects whose output was seen."""
    return tally(look(_delivered), look["targets"])


@STORY.answers(delivered_names=Column("words", how="projects with output seen"))
def names_of_those_delivered(look: Look) -> pd.DataFrame:
    """Name the projects whose output was seen."""
    delivered = look(_delivered)
    return said(look.t.listing(delivered["project"].tolist()), delivered)


FROM_WORD_TO_OUTPUT = msg(
    "months from the first dated state of a project to its output, or to the start it aims at"
)


@STORY.answers(quickest=Column("shortest", "months", FROM_WORD_TO_OUTPUT))
def quickest_delivery(look: Look) -> pd.DataFrame:
    """Give the shortest time to an output that was seen."""
    delivered = look(_delivered)
    return delivered.assign(shortest=delivered["months"].min())


@STORY.answers(
    aim_low=Column("shortest", "months", FROM_WORD_TO_OUTPUT),
    aim_high=Column("months", "months", FROM_WORD_TO_OUTPUT),
)
def times_aimed_at(look: Look) -> pd.DataFrame:
    """Give the times that the other projects aim at, with the shortest."""
    leads = look(lead_times)
    aiming = leads[~leads["reached"].astype(bool)]
    return aiming.assign(shortest=aiming["months"].min())


@STORY.answers(
    outside_t=Column("value", "t a year", PRINTED, date="date"),
    outside_day=Column("date", "date", PRINTED),
)
def gallium_outside(look: Look) -> pd.DataFrame:
    """Give the output of gallium outside China."""
    return money_row(look, "sub-ga-excn-out")


@STORY.answers(outside_share=Column("value", "percent", PRINTED))
def share_outside(look: Look) -> pd.DataFrame:
    """Give its share of the world."""
    return money_row(look, "sub-ga-excn-share")


@STORY.answers(outside_capacity=Column("value", "t a year", PRINTED))
def capacity_outside(look: Look) -> pd.DataFrame:
    """Give the capacity that stands outside China."""
    return money_row(look, "sub-ga-excn-cap")


@STORY.answers(outside_players=Column("value", "companies", PRINTED))
def newcomers_outside(look: Look) -> pd.DataFrame:
    """Count the newcomers announced outside China."""
    return money_row(look, "sub-ga-excn-players")


@STORY.answers(later_capacity=Column("value", "t a year", "largest sum of plans, as printed"))
def capacity_planned(look: Look) -> pd.DataFrame:
    """Give the capacity outside China with every plan counted."""
    rows = look["subsidies"]
    return with_row_ids(rows[rows["row_id"].isin(["sub-ga-excn-cap-kz", "sub-ga-excn-cap-alcoa"])])


@STORY.answers(demand_low=Column("value", "t a year", PRINTED))
def least_demand(look: Look) -> pd.DataFrame:
    """Give the lower bound of the EU's demand for gallium."""
    return money_row(look, "sub-ga-eu-demand")


@STORY.answers(demand_high=Column("value", "t a year", PRINTED))
def most_demand(look: Look) -> pd.DataFrame:
    """Give the upper bound of the EU's demand for gallium."""
    return money_row(look, "sub-ga-eu-demand-hi")


@STORY.answers(plan_t=Column("capacity", "t a year", PRINTED))
def european_plan(look: Look) -> pd.DataFrame:
    """Give the capacity of the largest European plan for gallium."""
    plans = look["supply_response"]
    return with_row_ids(plans[plans["row_id"] == "sup-s12"])
