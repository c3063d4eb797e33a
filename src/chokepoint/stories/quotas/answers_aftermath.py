"""What the chapter states on what followed: ceilings at home, plants elsewhere, illegal output."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.policy import milestones
from chokepoint.analysis.trade import ceilings, quotas
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.quotas.answers_cut import cut_day, cut_year
from chokepoint.stories.quotas.story import STORY


@STORY.keep
def printed_ceilings(look: Look, last_year: int) -> pd.DataFrame:
    """Give the printed ceilings on mining and separation up to the last year looked at."""
    caps = look["production_quotas"]
    return caps[caps["year"] <= last_year]


@STORY.keep
def yearly_ceilings(look: Look) -> pd.DataFrame:
    """Give one ceiling a year for each stage and kind of ore."""
    return ceilings.yearly_ceilings(look(printed_ceilings))


@STORY.answers(
    ceiling_first=Column("base_t", "t", "as printed, whole year", date="base_year"),
    ceiling_first_year=Column("base_year", "year", "year of the cut"),
    ceiling_last=Column("last_t", "t", "as printed, newest whole year", date="last_year", base="base_t"),
    ceiling_last_year=Column("last_year", "year", "newest whole year"),
    ceiling_times=Column("times", "times", "newest over first", date="last_year", base="base_t"),
)
def growth_of_ceiling(look: Look, stage: str = "mining") -> pd.DataFrame:
    """Set the newest ceiling on mining, or on another stage, against that of the year of the cut."""
    return ceilings.growth(look(yearly_ceilings), stage, "total", look(cut_year))


@STORY.answers(
    still_t=Column("value", "t", "as printed", date="last_year", base="since"),
    still_since=Column("since", "year", "first year of the unchanged ceiling"),
)
def standing_ceiling(look: Look) -> pd.DataFrame:
    """Find since when the ceiling on ion-adsorption ore has not moved."""
    return ceilings.standstill(look(yearly_ceilings), "mining", "medium_heavy_ion_type")


HOW_LEADER = msg("ceiling of China Northern Rare Earth over the national one, first batch of the year")


@STORY.keep
def leader_shares(look: Look) -> pd.DataFrame:
    """Give the largest group's share of the first batch of each year."""
    shares = ceilings.leader_shares(look["production_quota_groups"], look(printed_ceilings))
    return shares[shares["batch"] == "first"]


@STORY.answers(
    leader_first=Column("percent", "percent", HOW_LEADER, date="year"),
    leader_first_year=Column("year", "year", HOW_LEADER),
)
def first_leader_share(look: Look) -> pd.DataFrame:
    """Give the largest group's share in the first year known."""
    return look(leader_shares).head(1)


@STORY.answers(
    leader_last=Column("percent", "percent", HOW_LEADER, date="year"),
    leader_last_year=Column("year", "year", HOW_LEADER),
)
def last_leader_share(look: Look) -> pd.DataFrame:
    """Give the largest group's share in the newest year known."""
    return look(leader_shares).tail(1)


@STORY.answers(
    leader_gain=Column("gain", "points", "last share less the first", date="year", base="first"),
    leader_least=Column("least", "percent", "lowest share of a first batch"),
)
def gain_of_leader(look: Look) -> pd.DataFrame:
    """Set the largest group's last share against its first, where two are known."""
    shares = look(leader_shares)
    newest = shares.tail(int(len(shares) > 1))
    ends = newest.assign(
        first=shares["percent"].head(1).max(),
        least=shares["percent"].min(),
        row_ids=join_ids(shares["row_ids"]),
    )
    return ends.assign(gain=ends["percent"] - ends["first"])


HOW_TWO = msg("ceilings of two ministries for one year")
TWO_NAMES = ("mining", "mineral_products_plan")
"""The stages under which two ministries set a ceiling on much the same thing."""


@STORY.answers(
    two_year=Column("year", "year", HOW_TWO),
    two_low=Column("low", "t", HOW_TWO, date="year"),
    two_high=Column("high", "t", HOW_TWO, date="year"),
)
def two_ministries(look: Look) -> pd.DataFrame:
    """Find the year for which the ceilings of two ministries lie farthest apart."""
    yearly = look(yearly_ceilings)
    both = yearly[(yearly["category"] == "total") & yearly["stage"].isin(TWO_NAMES)]
    spread = quotas.bounds(both, "value")
    spread = spread.assign(span=spread["high"] - spread["low"])
    return spread[spread["span"] > 0].nlargest(1, "span")


@STORY.answers(
    illegal_low=Column(
        "low", "percent", "lowest of the estimates of two experts for different spans of years"
    ),
    illegal_high=Column(
        "value", "percent", "highest of the estimates of two experts for different spans of years"
    ),
)
def illegal_share(look: Look) -> pd.DataFrame:
    """Give the estimates of illegal mining as a share of all output."""
    responses = look["rare_earth_supply_response"]
    illegal = responses[responses["indicator"] == "illegal share of total output"]
    return illegal.assign(low=illegal["value"].min())


HOW_MONTHS = msg("months from the cut of July to the event")


@STORY.keep
def steps_elsewhere(look: Look) -> pd.DataFrame:
    """Date the steps of supply outside China by the months since the cut."""
    events = look["quota_timeline"]
    return milestones.since(events[events["category"].isin(["supply", "policy response"])], look(cut_day))


def _step(look: Look, phase: str) -> pd.DataFrame:
    steps = look(steps_elsewhere)
    return steps[steps["phase"] == phase]


@STORY.answers(plant_months=Column("months", "months", HOW_MONTHS, date="day"))
def first_product(look: Look) -> pd.DataFrame:
    """Give the first product of the new plant in Malaysia."""
    return _step(look, "first_output")


@STORY.answers(bankrupt_months=Column("months", "months", HOW_MONTHS, date="day"))
def bankruptcy(look: Look) -> pd.DataFrame:
    """Give the day the owner of the American mine filed for bankruptcy."""
    return _step(look, "stopped")


@STORY.answers(auction=Column("value", "million USD", "as printed", date="date"))
def auction_of_mine(look: Look) -> pd.DataFrame:
    """Give the price for which the American mine was sold."""
    return look["rare_earth_supply_response"].query("indicator == 'auction price of Mountain Pass'")


def _missed(look: Look, topic: str) -> pd.DataFrame:
    responses = look["rare_earth_supply_response"]
    return responses[(responses["status"] == "planned; missed") & (responses["topic"] == topic)]


@STORY.answers(missed_year=Column("missed", "year", "year of the start planned in the text"))
def plan_for_malaysia(look: Look) -> pd.DataFrame:
    """Give the start that was planned for the plant in Malaysia and missed."""
    plans = _missed(look, "Lynas")
    return plans.assign(missed=plans["date"].str[:4].astype(int))


@STORY.answers(us_planned=Column("value", "t a year", "as printed", date="date"))
def plan_for_america(look: Look) -> pd.DataFrame:
    """Give the capacity that was planned for the American mine and missed."""
    return _missed(look, "Molycorp")


@STORY.keep
def american_output(look: Look) -> pd.DataFrame:
    """Give the output of the American mine by year, with the range of editions."""
    return milestones.output_by_edition(look["rare_earth_supply_response"], "mineral concentrate output")


FIRST_ATTEMPT_ENDS = 2016
"""The first year without output after the first attempt to reopen the mine."""


@STORY.answers(
    us_best=Column(
        "newest", "t", "largest year before 2016, newest edition", date="year", low="low", high="high"
    ),
)
def best_of_first_attempt(look: Look) -> pd.DataFrame:
    """Find the best year of the first attempt to reopen the American mine."""
    made = look(american_output)
    return made[made["year"] < FIRST_ATTEMPT_ENDS].nlargest(1, "newest")


@STORY.keep
def smuggling_estimates(look: Look) -> pd.DataFrame:
    """Set estimates of smuggling beside the official exports of the same year."""
    sold = quotas.yearly_exports(look["quota_exports"])
    return milestones.estimates_by_year(look["rare_earth_supply_response"], sold)


@STORY.answers(
    smuggled_year=Column("year", "year", "year whose estimates differ most"),
    smuggled_low=Column("low", "t", "lowest estimate", date="year"),
    smuggled_high=Column("high", "t", "highest estimate", date="year"),
)
def widest_estimate(look: Look) -> pd.DataFrame:
    """Find the year whose estimates of smuggling lie farthest apart."""
    return milestones.widest_estimate(look(smuggling_estimates))


@STORY.answers(
    official_t=Column("tonnes", "t", "largest official figure for the same year", date="year"),
)
def official_exports(look: Look) -> pd.DataFrame:
    """Give the official exports of the year whose estimates of smuggling lie farthest apart."""
    estimates = look(smuggling_estimates)
    return estimates[
        (estimates["kind"] == "official") & estimates["year"].isin(look(widest_estimate)["year"])
    ]


WHITE_PAPER = "resup-051;resup-052"
"""The two readings of one sentence in the government's white paper."""


@STORY.words("two_readings")
def readings(look: Look) -> dict[str, object]:
    """Tell whether the estimates farthest apart are two readings of one sentence."""
    return {"two_readings": bool(look(widest_estimate)["row_ids"].eq(WHITE_PAPER).any())}
