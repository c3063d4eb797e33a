"""Who calls what critical: the official lists, what they share and whether they add up."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.analysis.policy import criteria, lists
from chokepoint.answers.answer import Column, ids_behind
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.derisking.answers_acts import threshold_row
from chokepoint.stories.derisking.story import STORY
from chokepoint.stories.derisking.words import said

METALS = ("gallium", "germanium")
"""The two metals of the notice."""
LISTED = msg("count of minerals by the number of lists that name them or some member of their group")


@STORY.keep
def known_entries(look: Look) -> pd.DataFrame:
    """Keep the lists that are known whole."""
    return lists.wholly_known(look["list_entries"], look.whole("list_entries"))


@STORY.answers(lists_n=Column("n", "lists", "editions of lists, each by its first entry"))
def all_lists(look: Look) -> pd.DataFrame:
    """Count the lists."""
    return tally(lists.first_entries(look(known_entries)))


@STORY.keep
def editions_seen(look: Look) -> pd.DataFrame:
    """Say for every edition of a list whether it names either metal."""
    return lists.history(look(known_entries), list(METALS))


def standing_then(look: Look) -> pd.DataFrame:
    """Keep the newest lists on the day of the article."""
    return lists.standing_states(look(editions_seen), EXPLAINER.day)


@STORY.keep
def standing_now(look: Look) -> pd.DataFrame:
    """Keep the newest lists on the day looked from."""
    return lists.standing_states(look(editions_seen), look.day)


def _lacking(look: Look, standing: pd.DataFrame) -> pd.DataFrame:
    lacking = standing[(standing["group_id"] == "germanium") & (standing["state"] == "absent")]
    names = look(place_names)
    return said(
        look.t.listing([with_article(one, names, look.t) for one in lacking["jurisdiction"]]), lacking
    )


LACKING = msg("newest list of each jurisdiction that does not name germanium")


@STORY.answers(lacking_then=Column("words", how=LACKING))
def lists_without_germanium_then(look: Look) -> pd.DataFrame:
    """Name whose newest list lacked germanium on the day of the article."""
    return _lacking(look, look(standing_then))


@STORY.answers(lacking_now=Column("words", how=LACKING))
def lists_without_germanium_now(look: Look) -> pd.DataFrame:
    """Name whose newest list lacks germanium on the day looked from."""
    return _lacking(look, look(standing_now))


def _on_gallium(look: Look) -> pd.DataFrame:
    then = look(standing_then)
    return then[then["group_id"] == "gallium"]


@STORY.answers(lists_then_n=Column("n", "lists", "newest lists on the day of the article"))
def lists_then(look: Look) -> pd.DataFrame:
    """Count the newest lists on the day of the article."""
    return tally(look(_on_gallium), look(standing_then))


@STORY.answers(
    gallium_then_n=Column("n", "lists", "newest lists on the day of the article that name gallium")
)
def lists_with_gallium_then(look: Look) -> pd.DataFrame:
    """Count those that named gallium."""
    then = look(_on_gallium)
    return tally(then[then["state"] == "named"], look(standing_then))


@STORY.words("on_some_lists", "on_every_list")
def germanium_on_lists(look: Look) -> dict[str, object]:
    """Tell whether some of the lists name germanium, or every one; neither where no list is known."""
    known = bool(look(standing_now)["group_id"].eq("germanium").any())
    lacking = look.ask("lacking_now").known
    return {"on_some_lists": known and lacking, "on_every_list": known and not lacking}


@STORY.words("list_until")
def last_year_of_lists(look: Look, list_year: int) -> dict[str, object]:
    """Give the year up to which lists are compared: none can be known before its year."""
    return {"list_until": str(min(list_year, look.day.year))}


@STORY.keep
def lists_in_force(look: Look, list_year: int) -> pd.DataFrame:
    """Keep the entries of each jurisdiction's newest list."""
    return lists.in_force(look(known_entries), list_year)


@STORY.keep
def membership(look: Look) -> pd.DataFrame:
    """Lay minerals against the jurisdictions that list them."""
    return lists.membership(look(lists_in_force))


def editions_in_force(look: Look) -> pd.DataFrame:
    """Give the newest list of each jurisdiction in one row, oldest first."""
    return lists.editions(look(lists_in_force))


def _named(look: Look) -> pd.DataFrame:
    cells = look(membership)
    return cells[cells["state"] != "unknown"]


def groups(look: Look) -> pd.DataFrame:
    """Give each mineral on any list in one row."""
    return look(_named).drop_duplicates("group_id")


@STORY.answers(groups_n=Column("n", "minerals", LISTED))
def listed_minerals(look: Look) -> pd.DataFrame:
    """Count the minerals on any list."""
    return tally(look(groups))


def _on_every_list(look: Look) -> pd.DataFrame:
    named = look(groups)
    return named[named["on_n"] == len(look(editions_in_force))]


@STORY.answers(on_all_n=Column("n", "minerals", LISTED))
def minerals_on_every_list(look: Look) -> pd.DataFrame:
    """Count the minerals on every list."""
    return tally(look(_on_every_list), look(groups))


@STORY.answers(on_all_names=Column("words", how="minerals on every list"))
def names_on_every_list(look: Look) -> pd.DataFrame:
    """Name the minerals on every list."""
    return said(_list_minerals(look, look(_on_every_list)["group_id"]), look(groups))


def _list_minerals(look: Look, codes: pd.Series) -> str:
    names = look(metal_names)
    return look.t.listing([names[one] for one in codes])


@STORY.answers(on_one_n=Column("n", "minerals", LISTED))
def minerals_on_one_list(look: Look) -> pd.DataFrame:
    """Count the minerals on one list only."""
    named = look(groups)
    return tally(named[named["on_n"] == 1], named)


@STORY.answers(only_here=Column("words", how="minerals on this list alone"))
def minerals_only_here(look: Look, jurisdiction: str) -> pd.DataFrame:
    """Name the minerals that only the list of the jurisdiction chosen names."""
    named = look(_named)
    own = named[(named["on_n"] == 1) & (named["jurisdiction"] == jurisdiction)]
    return said(_list_minerals(look, own["group_id"]), look(groups))


@STORY.answers(chosen_list_year=Column("year", "year", "year of the newest list"))
def chosen_list(look: Look, jurisdiction: str) -> pd.DataFrame:
    """Give the newest list of the jurisdiction chosen."""
    found = look(editions_in_force)
    return found[found["jurisdiction"] == jurisdiction]


@STORY.answers(japan_list_year=Column("year", "year", "year of the scope"))
def japanese_scope(look: Look) -> pd.DataFrame:
    """Give the scope of Japan's stockpile, which stands for a list."""
    found = look(editions_in_force)
    return found[found["jurisdiction"] == "JPN"]


@STORY.answers(part_names=Column("words", how="lists in force not seen whole"))
def lists_seen_in_part(look: Look) -> pd.DataFrame:
    """Name whose newest list was not seen whole."""
    entries, names = look(lists_in_force), look(place_names)
    part = entries[~entries["complete"].astype(bool)].drop_duplicates("list_id")
    return said(look.t.listing([with_article(one, names, look.t) for one in part["jurisdiction"]]), part)


def watched(look: Look) -> pd.DataFrame:
    """Keep the entries of a list that only watches."""
    entries = look(known_entries)
    return entries[entries["tier"] == "watchlist"]


@STORY.answers(watch_n=Column("n", "names", "entries of the watch list"))
def watch_list(look: Look) -> pd.DataFrame:
    """Count the entries of the watch list."""
    return tally(look(watched), look(known_entries))


@STORY.answers(watch_names=Column("words", how="entries of the watch list"))
def names_on_the_watch_list(look: Look) -> pd.DataFrame:
    """Name the entries of the watch list."""
    return said(_list_minerals(look, look(watched)["commodity_id"]), look(watched))


@STORY.keep
def sizes(look: Look, list_year: int) -> pd.DataFrame:
    """Hold the names on each list against its official counts."""
    sized = lists.sizes(look(known_entries), look["list_counts"])
    return sized[sized["year"] <= list_year].reset_index(drop=True)


def _counted(look: Look) -> pd.DataFrame:
    sized = look(sizes)
    return sized.assign(row_ids=sized["count_ids"])


@STORY.answers(sized_n=Column("n", "lists", "lists with an official count"))
def counted_lists(look: Look) -> pd.DataFrame:
    """Count the lists with an official count."""
    return tally(look(_counted))


@STORY.answers(hold_n=Column("n", "lists", "names counted equal to an official count"))
def lists_that_hold(look: Look) -> pd.DataFrame:
    """Count the lists that hold as many names as their official count says."""
    counted = look(_counted)
    return tally(counted[counted["gap"] == 0], counted)


@STORY.answers(off_names=Column("words", how="lists whose names differ from every official count"))
def lists_that_differ(look: Look) -> pd.DataFrame:
    """Name the lists that hold other than their official count."""
    counted, names, t = look(_counted), look(place_names), look.t
    off = counted[counted["gap"] != 0]
    pairs = zip(off["jurisdiction"], off["year"], strict=True)
    return said(
        t.listing([t("{place} {year}", place=names[code], year=year) for code, year in pairs]), counted
    )


def _american(look: Look) -> pd.DataFrame:
    sized = look(sizes)
    return sized[(sized["jurisdiction"] == "USA") & (sized["tier"] == "critical")]


@STORY.answers(us_first=Column("names", "names", "names on the first list", date="year"))
def first_american_list(look: Look) -> pd.DataFrame:
    """Count the names on the first list of the United States."""
    return look(_american).head(1)


@STORY.answers(us_last=Column("names", "names", "names on the newest list", date="year"))
def newest_american_list(look: Look) -> pd.DataFrame:
    """Count the names on the newest list of the United States."""
    return look(_american).tail(1)


@STORY.answers(mark_risk=Column("threshold", "index", "as printed"))
def risk_mark(look: Look) -> pd.DataFrame:
    """Give the supply risk from which the EU calls a material critical."""
    return threshold_row(look, "tgt-eucrm-sr")


@STORY.answers(mark_importance=Column("threshold", "index", "as printed"))
def importance_mark(look: Look) -> pd.DataFrame:
    """Give the economic importance from which the EU calls a material critical."""
    return threshold_row(look, "tgt-eucrm-ei")


def marks(look: Look) -> tuple[float, float]:
    """Give both thresholds; NaN for one that is not known."""
    return look(risk_mark)["threshold"].max(), look(importance_mark)["threshold"].max()


@STORY.keep
def scores(look: Look, list_year: int) -> pd.DataFrame:
    """Apply the two thresholds to the scores of the newest assessment."""
    singles = criteria.counted_in_groups(look.whole("mineral_crosswalk"))
    newest = criteria.newest_scores(look["eu_criticality"], list_year, singles)
    return criteria.meets_criteria(newest, *look(marks))


@STORY.answers(score_year=Column("assessment_year", "year", "year of the assessment"))
def year_of_the_scores(look: Look) -> pd.DataFrame:
    """Give the year of the assessment."""
    return look(scores).head(1)


def _meeting(look: Look) -> pd.DataFrame:
    scored = look(scores)
    return scored[scored["meets"]]


@STORY.answers(meets_n=Column("n", "materials", "materials that reach both thresholds"))
def materials_that_meet(look: Look) -> pd.DataFrame:
    """Count the materials that reach both thresholds; the rows of the thresholds are behind the count."""
    scored, meeting = look(scores), look(_meeting)
    parts = (scored if meeting.empty else meeting, look(risk_mark), look(importance_mark))
    return in_one_row(pd.DataFrame({"row_ids": [ids_behind(part) for part in parts]}), n=len(meeting))


@STORY.answers(scored_list_n=Column("n", "entries", "entries of the list of that year"))
def list_of_that_year(look: Look) -> pd.DataFrame:
    """Give the EU's list of the year of the scores."""
    entries = look(known_entries)
    own = entries[(entries["jurisdiction"] == "EUU") & (entries["tier"] == "critical")]
    found = lists.editions(own)
    return found[found["year"] == look(scores)["assessment_year"].max()]


@STORY.answers(extra_names=Column("words", how="entries of the list whose scores miss a threshold"))
def entries_below(look: Look) -> pd.DataFrame:
    """Name the entries of that list whose scores miss a threshold."""
    entries = look(known_entries)
    own = entries[entries["list_id"].isin(look(list_of_that_year)["list_id"])]
    extra = criteria.scored_below(own, look(_meeting), look.whole("mineral_crosswalk"))
    return said(_list_minerals(look, extra["group_id"]), extra)
