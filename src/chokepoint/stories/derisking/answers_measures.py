"""How many measures there are, when they came and how long they took."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import names_id, tally
from chokepoint.analysis.policy import measures as policy
from chokepoint.answers.answer import Column
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.data import excluded_sources
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.derisking.story import STORY
from chokepoint.stories.derisking.words import instrument_name, said

BY_DAY = msg("count of measures by the day of adoption, else of proposal or entry into force")
BY_INSTRUMENT = msg("count by instrument")


def notice_day(look: Look) -> pd.Timestamp:
    """Give the day of the notice on gallium and germanium."""
    return pd.Timestamp(str(look.ask("controls.announced").value))


@STORY.words("chosen", "is_newest", "article_day")
def words(look: Look, jurisdiction: str, as_of: str | None) -> dict[str, object]:
    """Name what the page follows."""
    return {
        "chosen": with_article(jurisdiction, look(place_names), look.t),
        "is_newest": as_of is None,
        "article_day": EXPLAINER.day,
    }


@STORY.answers(evidence_day=Column("day", how="newest publication date in the data, or the day asked for"))
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.keep
def placed_measures(look: Look, rule: str = "", known_by: str = "") -> pd.DataFrame:
    """Place every measure in time; by its ``first`` or ``last`` dated step, if a rule says so.

    The row of a measure is named only if its source was out by the day looked from, or ``known_by``.
    """
    steps = look["measure_steps"]
    chosen = policy.only_steps(steps, rule) if rule else steps
    day = pd.Timestamp(known_by) if known_by else look.day
    return policy.place_measures(look.whole("measures"), chosen, day)


@STORY.answers(undated_names=Column("short_name", how="measures without any date in the texts seen"))
def undated_measures(look: Look) -> pd.DataFrame:
    """Give the measures without any dated step."""
    return policy.undated(look["measures"], look.whole("measure_steps"))


@STORY.keep
def measures_in_order(look: Look) -> pd.DataFrame:
    """Give the dated measures, oldest first, then those without a date."""
    return pd.concat([look(placed_measures), look(undated_measures)], ignore_index=True)


@STORY.answers(measures_n=Column("n", "measures", "measures with a dated step, and those without any date"))
def all_measures(look: Look) -> pd.DataFrame:
    """Count the measures."""
    return tally(look(measures_in_order))


@STORY.answers(dated_n=Column("n", "measures", "count of measures with a date"))
def dated_measures(look: Look) -> pd.DataFrame:
    """Count the measures with a date."""
    return tally(look(placed_measures))


def younger_measures(look: Look) -> pd.DataFrame:
    """Keep the measures that came after the notice."""
    placed = look(placed_measures)
    return placed[placed["day"] > look(notice_day)]


@STORY.answers(after_n=Column("n", "measures", BY_DAY))
def measures_after(look: Look) -> pd.DataFrame:
    """Count the measures that came after the notice."""
    return tally(look(younger_measures), look(placed_measures))


@STORY.answers(before_n=Column("n", "measures", BY_DAY))
def measures_before(look: Look) -> pd.DataFrame:
    """Count the measures that came before the notice or on its day."""
    placed = look(placed_measures)
    return tally(placed[placed["day"] <= look(notice_day)], placed)


@STORY.answers(chosen_n=Column("n", "measures", "count by jurisdiction"))
def chosen_measures(look: Look, jurisdiction: str) -> pd.DataFrame:
    """Count the measures of the jurisdiction chosen, alone or with others."""
    placed = look(placed_measures)
    return tally(placed[names_id(placed["jurisdiction"], jurisdiction)], placed)


def commonest(look: Look) -> str:
    """Name the instrument with most measures, by its code."""
    return str(look(placed_measures)["instrument"].value_counts().index[0])


@STORY.answers(top_n=Column("n", "measures", BY_INSTRUMENT))
def commonest_measures(look: Look) -> pd.DataFrame:
    """Count the measures of the commonest instrument."""
    placed = look(placed_measures)
    return tally(placed[placed["instrument"] == look(commonest)])


@STORY.answers(top_instrument=Column("words", how="instrument with most measures"))
def commonest_instrument(look: Look) -> pd.DataFrame:
    """Name the commonest instrument."""
    return said(instrument_name(look(commonest), look.t), look(placed_measures))


@STORY.words("top_is_list")
def commonest_is_the_list(look: Look) -> dict[str, object]:
    """Tell whether the commonest instrument is the list, which costs least."""
    return {"top_is_list": look(commonest) == "list"}


def restrictions(look: Look) -> pd.DataFrame:
    """Keep the trade restrictions."""
    placed = look(placed_measures)
    return placed[placed["instrument"] == "trade_restriction"]


@STORY.answers(restrict_n=Column("n", "measures", BY_INSTRUMENT))
def all_restrictions(look: Look) -> pd.DataFrame:
    """Count the trade restrictions."""
    return tally(look(restrictions), look(placed_measures))


@STORY.answers(restrict_china=Column("n", "measures", "count by instrument and jurisdiction"))
def restrictions_of_china(look: Look) -> pd.DataFrame:
    """Count the trade restrictions of China."""
    found = look(restrictions)
    return tally(found[names_id(found["jurisdiction"], "CHN")], look(placed_measures))


@STORY.keep
def waits(look: Look) -> pd.DataFrame:
    """Measure how long each measure took from its first dated step to its last."""
    return policy.waits(look.whole("measures"), look["measure_steps"], look.day)


TYPICAL = msg("median over measures with a dated proposal")


@STORY.answers(control_wait=Column("median", "days", TYPICAL))
def wait_of_a_restriction(look: Look) -> pd.DataFrame:
    """Give the median wait of a trade restriction."""
    return policy.typical_wait(look(waits), ("trade_restriction",))


@STORY.answers(law_wait=Column("median", "days", TYPICAL))
def wait_of_a_law(look: Look) -> pd.DataFrame:
    """Give the median wait of a law or regulation."""
    return policy.typical_wait(look(waits), policy.LAW_LIKE)


@STORY.answers(
    timed_n=Column("n", "measures", "measures with two dated steps or more"),
)
def measures_timed(look: Look) -> pd.DataFrame:
    """Count the measures of which two steps are dated."""
    return tally(look(waits), look(placed_measures))


@STORY.answers(
    slowest=Column("short_name", how="longest wait"),
    slowest_days=Column("days", "days", "last step less first"),
)
def slowest_measure(look: Look) -> pd.DataFrame:
    """Give the measure that took longest."""
    return look(waits).tail(1)


@STORY.answers(undated_sources=Column("n", "texts", "sources of these tables without a date of publication"))
def texts_without_a_date(look: Look) -> pd.DataFrame:
    """Count the texts behind the chapter that a page as of a day leaves out for want of a date."""
    left_out = pd.concat([excluded_sources(name, f"{look.day:%Y-%m-%d}") for name in STORY.evidence])
    silent = left_out.loc[left_out["reason"] == "no date of publication", "source_id"].drop_duplicates()
    return pd.DataFrame({"n": [len(silent)], "row_ids": [""]})
