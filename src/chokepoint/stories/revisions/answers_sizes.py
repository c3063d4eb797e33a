"""How often and how far figures move from their first print: by kind, by country, and by age."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.production import revision_sizes
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.revisions.answers import CHINA, compared, first_prints
from chokepoint.stories.revisions.story import STORY

FLOOR = 25
"""Figures that a country must have to be named: a percentage of fewer says little."""
HOW_SIZE = msg("first print against the next edition, where both can be compared")
HOW_MOVED = msg("first print against the next edition, where both can be compared; moved beyond the rounding")
HOW_FAR = msg(
    "first print against the next edition, where both can be compared; by more than 20 percent of the smaller"
)
HOW_FARTHEST = msg(
    "first print against the next edition, where both can be compared; by more than 50 percent of the smaller"
)
HOW_REREAD = msg("first print against the next edition, where both can be compared; printed otherwise")
HOW_FIRST = msg("first print against the next edition, where both can be compared; of the first print")
HOW_MEDIAN = msg("first print against the next edition, where both can be compared; median size")


@STORY.keep
def sizes_by_kind(look: Look) -> pd.DataFrame:
    """Measure the first revisions of each kind of figure that has any, from output to prices."""
    measured = revision_sizes.measure_sizes(look(first_prints), ["kind"]).set_index("kind")
    return measured.loc[[kind for kind in revision_sizes.KINDS if kind in measured.index]].reset_index()


def _of_kind(look: Look, kind: str) -> pd.DataFrame:
    measured = look(sizes_by_kind)
    return measured[measured["kind"] == kind]


@STORY.answers(
    mine_n=Column("n", "figures", HOW_SIZE),
    mine_moved=Column("percent_moved", "percent", HOW_MOVED),
    mine_far=Column("over_20", "percent", HOW_FAR),
    mine_farthest=Column("over_50", "percent", HOW_FARTHEST),
    mine_reread=Column("percent_reread", "percent", HOW_REREAD),
    mine_fifth=Column("first_20", "percent", HOW_FIRST),
    mine_half=Column("first_50", "percent", HOW_FIRST),
    mine_median=Column("median", "percent", HOW_MEDIAN),
    one_in=Column("one_in", "figures", "one over the part that moved by more than 50 percent"),
)
def sizes_of_mines(look: Look) -> pd.DataFrame:
    """Measure mine output by country: one row or none."""
    mines = _of_kind(look, revision_sizes.MINE)
    return mines.assign(one_in=100 / mines["over_50"].where(mines["over_50"] > 0))


@STORY.answers(
    world_n=Column("n", "totals", HOW_SIZE),
    world_moved=Column("percent_moved", "percent", HOW_MOVED),
    world_far=Column("over_20", "percent", HOW_FAR),
    world_far_words=Column("words", how=HOW_FAR),
)
def sizes_of_totals(look: Look) -> pd.DataFrame:
    """Measure world totals, with the part that moved far in ``words``: one row or none."""
    totals, t = _of_kind(look, revision_sizes.TOTALS), look.t
    words = [t("{n} percent", n=t.number(far)) if far else t("none") for far in totals["over_20"]]
    return totals.assign(words=pd.Series(words, totals.index, dtype="str"))


@STORY.answers(
    reliance_moved=Column("percent_moved", "percent", HOW_MOVED),
    reliance_far=Column("over_20", "percent", HOW_FAR),
)
def sizes_of_reliance(look: Look) -> pd.DataFrame:
    """Measure the import reliance of the United States: one row or none."""
    return _of_kind(look, revision_sizes.RELIANCE)


@STORY.answers(
    capacity_moved=Column("percent_moved", "percent", HOW_MOVED),
    capacity_far=Column("over_20", "percent", HOW_FAR),
)
def sizes_of_capacity(look: Look) -> pd.DataFrame:
    """Measure capacity by country: one row or none."""
    return _of_kind(look, revision_sizes.CAPACITY)


@STORY.answers(
    reserves_moved=Column("percent_moved", "percent", HOW_MOVED),
    reserves_far=Column("over_20", "percent", HOW_FAR),
)
def sizes_of_reserves(look: Look) -> pd.DataFrame:
    """Measure reserves by country: one row or none."""
    return _of_kind(look, revision_sizes.RESERVES)


@STORY.words("capacity_least")
def least_moved(look: Look) -> dict[str, object]:
    """Tell whether no kind of figure moves less often than capacity."""
    measured = look(sizes_by_kind)
    least = measured[measured["percent_moved"] == measured["percent_moved"].min()]
    return {"capacity_least": revision_sizes.CAPACITY in set(least["kind"])}


HOW_PLACE = msg("first prints of output moved by more than 20 percent, countries with enough figures")


@STORY.keep
def sizes_by_country(look: Look) -> pd.DataFrame:
    """Measure the output of each country with enough figures, with ``name`` and ``place``; loosest first."""
    first = look(first_prints)
    output = first[first["kind"].isin([revision_sizes.MINE, revision_sizes.REFINED])]
    measured = revision_sizes.measure_sizes(output, ["country_iso3"])
    ranked = measured[measured["n"] >= FLOOR].sort_values(
        ["over_20", "country_iso3"], ascending=[False, True], ignore_index=True
    )
    return ranked.assign(name=ranked["country_iso3"].map(look(place_names)), place=ranked.index + 1)


@STORY.answers(place_floor=Column("n", "", "chosen, so that a percentage means something"))
def fewest_figures(look: Look) -> pd.DataFrame:
    """Give the figures a country must have."""
    return pd.DataFrame({"n": [FLOOR], "row_ids": [""]})


@STORY.answers(places_n=Column("n", "countries", HOW_PLACE))
def count_of_countries(look: Look) -> pd.DataFrame:
    """Count the countries with enough figures."""
    return revision_sizes.count_rows(look(sizes_by_country))


@STORY.answers(loose_name=Column("name", how=HOW_PLACE), loose_share=Column("over_20", "percent", HOW_PLACE))
def loosest_country(look: Look) -> pd.DataFrame:
    """Find the country whose output is moved far most often."""
    return look(sizes_by_country).head(1)


@STORY.answers(firm_name=Column("name", how=HOW_PLACE), firm_share=Column("over_20", "percent", HOW_PLACE))
def firmest_country(look: Look) -> pd.DataFrame:
    """Find the country whose output is moved far least often."""
    return look(sizes_by_country).tail(1)


@STORY.answers(
    china_share=Column("over_20", "percent", HOW_PLACE), china_place=Column("place", how=HOW_PLACE)
)
def place_of_china(look: Look) -> pd.DataFrame:
    """Find China among them: one row or none."""
    ranked = look(sizes_by_country)
    return ranked[ranked["country_iso3"] == CHINA]


@STORY.keep
def sizes_by_age(look: Look) -> pd.DataFrame:
    """Measure reliance and prices at each reprint: these are printed for several years running."""
    rows = look(compared)
    lasting = rows["kind"].isin([revision_sizes.RELIANCE, revision_sizes.PRICES])
    return revision_sizes.measure_sizes(rows[lasting & rows["age"].notna()], ["kind", "age"])


def _reliance_by_age(look: Look) -> pd.DataFrame:
    measured = look(sizes_by_age)
    return measured[measured["kind"] == revision_sizes.RELIANCE].sort_values("age")


HOW_FIRST_AGE = msg("import reliances in two editions, by how often the year had been printed; first reprint")
HOW_LAST_AGE = msg("import reliances in two editions, by how often the year had been printed; last reprint")


@STORY.answers(age_first=Column("percent_moved", "percent", HOW_FIRST_AGE))
def first_reprint(look: Look) -> pd.DataFrame:
    """Measure reliances at their first reprint."""
    return look(_reliance_by_age).head(1)


@STORY.answers(age_last=Column("percent_moved", "percent", HOW_LAST_AGE))
def last_reprint(look: Look) -> pd.DataFrame:
    """Measure reliances at the last reprint seen."""
    return look(_reliance_by_age).tail(1)
