"""How all commodities compare: which ranks each can hold, and where China comes first."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids, tally
from chokepoint.analysis.production import editions, leaders, ranking
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, name_commodities, place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.concentration.answers import measured_tables, stage_followed
from chokepoint.stories.concentration.story import STORY

MOST = 50
"""Tables a publisher's edition must have to be counted; the British one has fewer, unless it is asked for."""
STEADY = 10
"""Points within which the count of first places hardly moves from edition to edition."""

Edition = tuple[str, str]
"""A publisher and the name of its edition."""


@STORY.keep
def bounded_tables(look: Look, edition: Edition | None = None) -> pd.DataFrame:
    """Keep the measured tables whose index has two real bounds; of one edition alone, if asked for."""
    bounded = ranking.rankable(look(measured_tables))
    if edition is None:
        return bounded
    return bounded[(bounded["publisher"] == edition[0]) & (bounded["vintage"] == edition[1])]


@STORY.keep
def newest_of_publisher(
    look: Look, publisher: str, year: int | None, edition: Edition | None = None
) -> pd.DataFrame:
    """Give the publisher's newest table of each commodity and stage, each with a ``label``."""
    whose = publisher if edition is None else edition[0]
    newest = editions.newest_tables(look(bounded_tables), whose, year)
    return newest.assign(label=name_commodities(newest, look(metal_names), look.t))


@STORY.keep
def ranked_tables(look: Look) -> pd.DataFrame:
    """Give each commodity the ranks it can hold, with the names a table of them needs."""
    ranked, t = ranking.rank_intervals(look(newest_of_publisher)), look.t
    basis = {True: t("the world without the United States"), False: t("the world")}
    return ranked.assign(
        leader_name=[look(place_names)[code] for code in ranked["leader"]],
        basis=ranked["without_usa"].map(basis),
    )


@STORY.answers(
    ranked_n=Column("n", "commodities", "tables of the year with two real bounds"),
    ranked_year=Column("year", "year", "year of the tables ranked"),
    told_apart=Column(
        "percent", "percent", "pairs whose intervals do not overlap, over all pairs", date="year"
    ),
)
def pairs_told_apart(look: Look) -> pd.DataFrame:
    """Count the pairs of commodities whose intervals do not overlap."""
    return ranking.told_apart(look(ranked_tables)).assign(year=look(newest_of_publisher)["year"].max())


@STORY.answers(
    rank_best=Column("rank_best", how="one more than the intervals wholly above"),
    rank_worst=Column("rank_worst", how="all but the intervals wholly below"),
    rank_ties=Column("ties", "commodities", "intervals that overlap with it"),
)
def own_rank(look: Look, commodity: str) -> pd.DataFrame:
    """Give the ranks that the commodity followed can hold: one row or none."""
    ranked = look(ranked_tables)
    return ranked[(ranked["commodity_id"] == commodity) & (ranked["stage"] == look(stage_followed))]


@STORY.keep
def editions_counted(look: Look, publisher: str) -> pd.DataFrame:
    """Count China's first places in each edition's newest year, with the percentage of its tables."""
    counts = ranking.newest_counts(ranking.count_first(look(bounded_tables)))
    counts = counts[counts["tables"] >= MOST] if publisher != "BGS" else counts
    ordered = counts.sort_values(["publisher", "year", "vintage"], ignore_index=True)
    return ordered.assign(percent=100 * ordered["printed"] / ordered["tables"])


@STORY.words("counts_british", "leaves_british", "counts_steady")
def who_is_counted(look: Look) -> dict[str, object]:
    """Say whether the British survey is among those counted, and whether the count is steady."""
    counts = look(editions_counted)
    counted, known = set(counts["publisher"]), set(look(bounded_tables)["publisher"])
    steady = len(counts) > 1 and counts["percent"].max() - counts["percent"].min() < STEADY
    return {
        "counts_british": "BGS" in counted,
        "leaves_british": "BGS" in known - counted,
        "counts_steady": bool(steady),
    }


_FIRST = msg("tables in which China has the largest figure")
FIRST_SURELY = msg("tables in which China has the largest figure, whatever the gaps and the rounding")
FIRST_PERHAPS = msg("tables in which China has the largest figure, or can have it")


@STORY.answers(
    first_tables=Column("tables", "tables", "tables of the newest edition and year with two real bounds"),
    first_printed=Column("printed", "tables", _FIRST, date="year", low="surely", high="perhaps"),
    first_surely=Column("surely", "tables", FIRST_SURELY, "year"),
    first_perhaps=Column("perhaps", "tables", FIRST_PERHAPS, "year"),
    first_edition=Column("vintage", how="newest edition"),
)
def first_places(look: Look, publisher: str, edition: Edition | None = None) -> pd.DataFrame:
    """Count the commodities China comes first in by the publisher's newest edition: one row or none."""
    counts = look(editions_counted)
    return counts[counts["publisher"] == (publisher if edition is None else edition[0])].tail(1)


@STORY.keep
def counted_tables(look: Look) -> pd.DataFrame:
    """Give the tables of the newest edition and year that China's first places are counted in."""
    return look(measured_tables).merge(look(first_places)[_EDITION], on=_EDITION)


_EDITION = ["publisher", "vintage", "year"]


@STORY.answers(first_goods_n=Column("n", "commodities", "commodities of these tables, each once"))
def commodities_counted(look: Look) -> pd.DataFrame:
    """Count the commodities behind the tables counted: some have one for the mine and one for the metal."""
    counted = ranking.rankable(look(counted_tables))
    return in_one_row(counted, n=counted["commodity_id"].nunique())[: len(counted)]


@STORY.answers(top_first_names=Column("names", how="tables in which China is first, by its share"))
def largest_first_places(look: Look) -> pd.DataFrame:
    """Name the goods of which China's share is largest, each once."""
    counted = ranking.rankable(look(counted_tables))
    first = counted[counted["leader"] == "CHN"].sort_values("share", ascending=False, kind="stable")
    goods = first.drop_duplicates("commodity_id").head(NAMED)
    names = [str(look(metal_names)[one]) for one in goods["commodity_id"]]
    return in_one_row(goods, names=look.t.listing(names))[: int(len(goods) > 0)]


NAMED = 3
"""So many goods are named where China's share is largest."""


@STORY.answers(
    first_left_n=Column("n", "tables", "tables of that edition and year without two real bounds"),
    first_left_names=Column("words", how="tables of that edition and year without two real bounds"),
)
def tables_left_out(look: Look) -> pd.DataFrame:
    """Count and name the tables of that edition and year that are not counted."""
    every = look(counted_tables)
    left = every[~every["row_ids"].isin(ranking.rankable(every)["row_ids"])]
    names = name_commodities(left, look(metal_names), look.t).map(look.t.inside)
    return in_one_row(every, n=len(left), words=look.t.listing(sorted(names)))[: len(every)]


@STORY.answers(counted_n=Column("n", "editions", "publishers and editions with enough tables to count"))
def count_of_editions(look: Look) -> pd.DataFrame:
    """Count the editions that China's first places are counted in."""
    return tally(look(editions_counted))


@STORY.answers(
    first_low_percent=Column(
        "percent", "percent", "lowest share of tables over publishers and editions", date="year"
    )
)
def fewest_first_places(look: Look) -> pd.DataFrame:
    """Find the edition by which China comes first in the smallest part of the tables."""
    return look(editions_counted).nsmallest(1, "percent")


@STORY.answers(
    first_high_percent=Column("percent", "percent", "highest share of tables over these", date="year")
)
def most_first_places(look: Look) -> pd.DataFrame:
    """Find the edition by which China comes first in the largest part of the tables."""
    return look(editions_counted).nlargest(1, "percent")


@STORY.keep
def leading_countries(look: Look) -> pd.DataFrame:
    """Count the commodities each country leads by the publisher's newest tables."""
    counted = leaders.count_leaders(look(newest_of_publisher))
    return counted.assign(labels=[look.t.commas(names.split(";")) for names in counted["labels"]])


@STORY.answers(
    second_name=Column("name", how="country that leads the second most commodities"),
    second_n=Column("n", "commodities", "count of commodities it leads"),
)
def second_country(look: Look) -> pd.DataFrame:
    """Name the country that leads the second most commodities: one row or none."""
    second = look(leading_countries)[1:2]
    return second.assign(name=[with_article(code, look(place_names), look.t) for code in second["leader"]])


@STORY.answers(
    next_two_n=Column("n", "commodities", "commodities led by the two countries that lead most beside China")
)
def next_two_countries(look: Look) -> pd.DataFrame:
    """Add up what the two countries lead that lead most beside China."""
    counted = look(leading_countries)
    two = counted[counted["leader"] != "CHN"].head(2)
    behind = two if len(two) else counted
    return pd.DataFrame({"n": [int(two["n"].sum())], "row_ids": [join_ids(behind["row_ids"])]})


@STORY.keep
def moving_tables(look: Look) -> pd.DataFrame:
    """Find the tables of commodities whose first place is open, with the names a table of them needs."""
    counted = look(editions_counted)[["publisher", "vintage", "year"]]
    compared = editions.align_stages(look(bounded_tables)).merge(counted, on=["publisher", "vintage", "year"])
    moved = ranking.movers(compared)
    return moved.assign(
        leader_name=[look(place_names)[code] for code in moved["leader"]],
        label=name_commodities(moved, look(metal_names), look.t).to_numpy(),
    )


@STORY.answers(movers_n=Column("n", "commodities", "commodities whose first place is open"))
def count_of_movers(look: Look) -> pd.DataFrame:
    """Count the commodities whose first place is open."""
    return tally(look(moving_tables).drop_duplicates("label"))


@STORY.answers(movers_names=Column("words", how="commodities whose first place is open, largest share first"))
def names_of_movers(look: Look) -> pd.DataFrame:
    """List the commodities whose first place is open."""
    moved = look(moving_tables)
    return moved.assign(words=look.t.listing(list(moved["label"].map(look.t.inside).drop_duplicates())))
