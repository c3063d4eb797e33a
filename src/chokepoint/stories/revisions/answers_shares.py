"""What revisions do to shares of the world: the largest moves, who leads, and which lists are turned over."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.analysis.production import revision_shares
from chokepoint.analysis.production.revision_sizes import count_rows
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.revisions.answers import CHINA, in_words, list_metals, pairs
from chokepoint.stories.revisions.story import STORY

MOVED, FAR = 1, 5
"""Points of a share of the world above which it moves, and moves far."""
LOW, HIGH = 1, 10
"""Percent of the world total below which a list is calm, and above which it is turned over."""
LISTS = 20
"""Lists above which some can be called the calmest and the most restless."""
ENDS = 5
"""So many are named at either end."""


@STORY.keep
def weighed(look: Look, quantity: str) -> pd.DataFrame:
    """Set the pairs of the quantity ranked over the printed world totals."""
    every = look(pairs)
    return revision_shares.weigh(every[every["table"] == quantity])


@STORY.keep
def ranked_by_share(look: Look, top_n: int) -> pd.DataFrame:
    """Rank the figures whose revision moved a share of the world most."""
    return revision_shares.rank_by_share(look(weighed), top_n)


HOW_RANK = msg("share of the printed world total, largest change between two editions")


def _move(name: str) -> dict[str, Column]:
    """List the answers on one revised figure."""
    cells = {
        "country": Column("country", how=HOW_RANK),
        "what": Column("what", how=HOW_RANK),
        "unit": Column("unit", how=HOW_RANK),
        "before": Column("value_before", how=HOW_RANK),
        "after": Column("value_after", how=HOW_RANK),
        "edition_before": Column("edition_before", how=HOW_RANK),
        "edition_after": Column("edition_after", how=HOW_RANK),
        "share_before": Column("share_before", "percent", HOW_RANK),
        "share_after": Column("share_after", "percent", HOW_RANK),
    }
    return {f"{name}_{key}": cell for key, cell in cells.items()}


@STORY.answers(**_move("top"))
def largest_move(look: Look) -> pd.DataFrame:
    """Find the figure whose revision moved a share most."""
    return in_words(look, look(ranked_by_share).head(1))


@STORY.answers(**_move("second"))
def second_move(look: Look) -> pd.DataFrame:
    """Find the next one."""
    return in_words(look, look(ranked_by_share).iloc[1:2])


@STORY.answers(
    antimony_share_year=Column("when", how="year whose revision moved China's share of antimony most"),
    antimony_share_before=Column("share_before", "percent", "share of the printed world total", date="when"),
    antimony_share_after=Column("share_after", "percent", "the same one edition later", date="when"),
)
def share_of_antimony(look: Look) -> pd.DataFrame:
    """Find the year for which one edition's correction moved China's share of antimony most."""
    rows = look.given(quantity="production")(weighed)
    own = rows[(rows["commodity_id"] == "antimony") & (rows["country_iso3"] == CHINA) & rows["moved"]]
    return own.loc[own["points"].abs().sort_values(ascending=False, kind="stable").index].head(1)


HOW_FACTOR = msg("largest factor between two editions among countries of at least the share asked for")


@STORY.answers(
    factor_country=Column("country", how=HOW_FACTOR),
    factor_what=Column("what", how=HOW_FACTOR),
    factor_before=Column("value_before", how=HOW_FACTOR),
    factor_after=Column("value_after", how=HOW_FACTOR),
    factor_unit=Column("unit", how=HOW_FACTOR),
)
def largest_factor(look: Look, smallest_share: int) -> pd.DataFrame:
    """Find the figure revised by the largest factor, among countries with some share of the world."""
    return in_words(look, revision_shares.rank_by_factor(look(weighed), 1, smallest_share))


@STORY.answers(smallest=Column("percent", "percent", "parameter of this page"))
def smallest_share_ranked(look: Look, smallest_share: int) -> pd.DataFrame:
    """Give the smallest share of the world that is ranked by factor."""
    return pd.DataFrame({"percent": [smallest_share], "row_ids": [""]})


@STORY.keep
def leaders(look: Look) -> pd.DataFrame:
    """Name the largest country of each list before and after."""
    return revision_shares.name_leaders(look(weighed))


@STORY.answers(lists_n=Column("n", "lists", "commodities, stages and years with shares in two editions"))
def count_of_lists(look: Look) -> pd.DataFrame:
    """Count the lists with a largest country before and after."""
    return count_rows(look(leaders))


HOW_CHANGED = msg("largest country before and after differ")


@STORY.answers(
    changed_n=Column("n", "lists", HOW_CHANGED),
    changed_names=Column("names", how=HOW_CHANGED),
)
def lists_led_by_another(look: Look) -> pd.DataFrame:
    """Count and name the lists whose largest country changed."""
    led = look(leaders)
    changed = led[led["changed"]]
    return tally(changed, led).assign(names=list_metals(look, changed))


HOW_CHINA = msg("China's share in two editions")


def _chinese(look: Look) -> pd.DataFrame:
    rows = look(weighed)
    return rows[rows["country_iso3"] == CHINA]


@STORY.answers(china_n=Column("n", "lists", HOW_CHINA))
def lists_with_china(look: Look) -> pd.DataFrame:
    """Count the lists in which China has a share before and after."""
    rows = look(_chinese)
    return count_rows(rows[rows["points"].notna()], rows)


@STORY.answers(china_moved=Column("n", "lists", HOW_CHINA))
def lists_that_move_china(look: Look) -> pd.DataFrame:
    """Count those in which its share moved."""
    rows = look(_chinese)
    return count_rows(rows[rows["points"].abs() > MOVED], rows)


@STORY.answers(china_up=Column("n", "lists", HOW_CHINA))
def lists_that_raise_china(look: Look) -> pd.DataFrame:
    """Count those in which its share was raised."""
    rows = look(_chinese)
    return count_rows(rows[rows["points"] > MOVED], rows)


@STORY.answers(china_down=Column("n", "lists", HOW_CHINA))
def lists_that_lower_china(look: Look) -> pd.DataFrame:
    """Count those in which its share was lowered."""
    rows = look(_chinese)
    return count_rows(rows[rows["points"] < -MOVED], rows)


@STORY.answers(china_far=Column("n", "lists", HOW_CHINA))
def lists_that_move_china_far(look: Look) -> pd.DataFrame:
    """Count those in which its share moved far."""
    rows = look(_chinese)
    return count_rows(rows[rows["points"].abs() > FAR], rows)


@STORY.keep
def turned_over(look: Look) -> pd.DataFrame:
    """Add up, list by list, how much of the world's output a new edition moved."""
    return revision_shares.turn_over(look(weighed))


@STORY.keep
def lists_turned_over_most(look: Look, top_n: int, commodity: str) -> pd.DataFrame:
    """Keep the lists turned over most, and that of the commodity followed, in order."""
    return revision_shares.rank_lists(look(turned_over), 2 * top_n, commodity)


HOW_TURN = msg("changes of single countries without sign, over the later world total")
HOW_MOST = msg("changes of single countries without sign, over the later world total; largest")


@STORY.answers(
    turn_name=Column("name", how=HOW_MOST),
    turn_top=Column("turnover", "percent", HOW_MOST),
    turn_edition=Column("edition_after", how=HOW_MOST),
)
def list_turned_over_most(look: Look) -> pd.DataFrame:
    """Find the list that one edition turned over most."""
    most = look(turned_over).nlargest(1, "turnover")
    return most.assign(name=most["commodity_id"].map(look(metal_names)))


HOW_BOUND = msg("bound chosen for counting")


@STORY.answers(turn_low=Column("low", "percent", HOW_BOUND), turn_high=Column("high", "percent", HOW_BOUND))
def bounds_of_turnover(look: Look) -> pd.DataFrame:
    """Give the bounds between which a list is neither calm nor turned over."""
    return pd.DataFrame({"low": [LOW], "high": [HIGH], "row_ids": [""]})


@STORY.answers(turn_n=Column("n", "lists", HOW_TURN))
def lists_with_turnover(look: Look) -> pd.DataFrame:
    """Count the lists with a turnover."""
    rows = look(turned_over)
    return count_rows(rows[rows["turnover"].notna()], rows)


@STORY.answers(turn_far=Column("n", "lists", HOW_TURN))
def lists_turned_over(look: Look) -> pd.DataFrame:
    """Count the lists turned over."""
    rows = look(turned_over)
    return count_rows(rows[rows["turnover"] > HIGH], rows)


@STORY.answers(turn_calm=Column("n", "lists", HOW_TURN))
def calm_lists(look: Look) -> pd.DataFrame:
    """Count the calm lists."""
    rows = look(turned_over)
    return count_rows(rows[rows["turnover"] < LOW], rows)


@STORY.keep
def settled(look: Look) -> pd.DataFrame:
    """Average the turnover of each list, the calmest first; of too few lists give none."""
    averaged = revision_shares.mean_turnover(look(turned_over))
    return averaged if len(averaged) > LISTS else averaged.head(0)


HOW_SETTLED = msg("mean turnover over all pairs of editions")


@STORY.answers(calm_names=Column("names", how=HOW_SETTLED))
def calmest_lists(look: Look) -> pd.DataFrame:
    """Name the calmest lists."""
    rows = look(settled).head(ENDS)
    return in_one_row(rows, names=list_metals(look, rows))


@STORY.answers(restless_names=Column("names", how=HOW_SETTLED))
def most_restless_lists(look: Look) -> pd.DataFrame:
    """Name the most restless lists."""
    rows = look(settled).tail(ENDS)
    return in_one_row(rows, names=list_metals(look, rows))
