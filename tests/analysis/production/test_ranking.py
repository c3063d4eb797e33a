import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production import concentration, ranking
from chokepoint.analysis.production.concentration import FIRST, NOT_FIRST, PERHAPS, SURELY
from chokepoint.data import load_table

intervals = st.lists(
    st.tuples(st.floats(0.3, 0.7), st.floats(0, 0.3)).map(lambda p: (p[0] - p[1], p[0], p[0] + p[1])),
    min_size=1,
    max_size=15,
)


def frame(bounds) -> pd.DataFrame:
    made = pd.DataFrame(bounds, columns=["hhi_low", "hhi", "hhi_high"])
    return made.assign(row_ids=[f"prod-{n}" for n in range(len(made))])


def marked(*entries: tuple[str, str, str]) -> pd.DataFrame:
    rows = [
        {"publisher": "P", "vintage": vintage, "year": int(vintage), "commodity_id": metal, "stage": "mine",
         "standing": standing, "share": 0.5, "row_ids": f"prod-{vintage}-{metal}"}
        for vintage, metal, standing in entries
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_overlapping_intervals_are_ties() -> None:
    ranked = ranking.rank_intervals(frame([(0.1, 0.2, 0.3), (0.25, 0.4, 0.5), (0.6, 0.7, 0.8)]))
    assert ranked["hhi"].tolist() == [0.7, 0.4, 0.2]
    assert ranked["rank_best"].tolist() == [1, 2, 2]
    assert ranked["rank_worst"].tolist() == [1, 3, 3]
    assert ranked["ties"].tolist() == [0, 1, 1]


@given(intervals)
def test_the_rank_by_the_middle_lies_within_the_ranks_that_are_possible(bounds) -> None:
    ranked = ranking.rank_intervals(frame(bounds))
    assert (ranked["rank_best"] <= ranked["rank"]).all()
    assert (ranked["rank"] <= ranked["rank_worst"]).all()
    assert (ranked["ties"] >= 0).all()


@given(intervals, st.data())
def test_no_true_index_within_the_intervals_gives_a_rank_outside_its_range(bounds, data) -> None:
    ranked = ranking.rank_intervals(frame(bounds))
    true = [data.draw(st.floats(row.hhi_low, row.hhi_high)) for row in ranked.itertuples()]
    for n, row in enumerate(ranked.itertuples()):
        above = sum(other > true[n] for other in true)
        assert row.rank_best - 1 <= above <= row.rank_worst - 1


@given(intervals)
def test_pairs_told_apart_are_counted_as_by_hand(bounds) -> None:
    counted = ranking.told_apart(ranking.rank_intervals(frame(bounds)))
    by_hand = sum(a[2] < b[0] or b[2] < a[0] for n, a in enumerate(bounds) for b in bounds[:n])
    assert counted.empty or counted["apart"].item() == by_hand
    assert counted.empty == (len(bounds) < 2)


def test_first_places_are_counted_by_how_sure_they_are() -> None:
    entries = [("2020", "a", SURELY), ("2020", "b", FIRST), ("2020", "c", PERHAPS), ("2020", "d", NOT_FIRST)]
    row = ranking.count_first(marked(*entries)).iloc[0]
    assert (row["tables"], row["surely"], row["printed"], row["perhaps"]) == (4, 1, 2, 3)


def test_the_newest_year_of_each_edition_is_kept() -> None:
    counts = ranking.count_first(marked(("2020", "a", SURELY), ("2021", "a", SURELY)))
    assert len(ranking.newest_counts(counts)) == 2
    same = counts.assign(vintage="x")
    assert ranking.newest_counts(same)["year"].tolist() == [2021]


def test_commodities_that_change_place_are_found_and_the_steady_left_out() -> None:
    steady = [(year, "steady", SURELY) for year in ("2020", "2021")]
    never = [(year, "never", NOT_FIRST) for year in ("2020", "2021")]
    moved = ranking.movers(marked(*steady, *never, ("2020", "mover", SURELY), ("2021", "mover", NOT_FIRST)))
    assert set(moved["commodity_id"]) == {"mover"}
    assert moved["step"].tolist() == [3, 0]
    assert set(ranking.movers(marked(("2020", "unsure", FIRST)))["commodity_id"]) == {"unsure"}


@pytest.fixture(scope="module")
def bounded() -> pd.DataFrame:
    return ranking.rankable(concentration.measure(load_table("production")))


def test_only_tables_with_two_real_bounds_are_ranked(bounded) -> None:
    usgs = bounded[(bounded["publisher"] == "USGS") & (bounded["vintage"] == "2026")]
    assert not set(usgs["commodity_id"]) & {"xenon", "stone_crushed", "boron", "mica_sheet"}
    assert (bounded["unassigned"] <= 0.5).all()


def test_china_s_count_hardly_moves_between_editions(bounded) -> None:
    counts = ranking.newest_counts(ranking.count_first(bounded))
    printed = counts[(counts["publisher"] == "USGS") & (counts["tables"] > 50)]["printed"]
    assert printed.tolist() == [37, 38, 38, 38]


@pytest.mark.parametrize(("is_open", "unassigned", "n"), [(False, 0.5, 1), (False, 0.51, 0), (True, 0.0, 0)])
def test_a_table_is_ranked_up_to_half_unassigned(is_open, unassigned, n) -> None:
    row = pd.DataFrame({"is_open": [is_open], "unassigned": [unassigned]})
    assert len(ranking.rankable(row)) == n


def test_intervals_that_touch_are_ties_and_pairs_are_counted_in_percent() -> None:
    ranked = ranking.rank_intervals(frame([(0.1, 0.2, 0.3), (0.3, 0.4, 0.5), (0.6, 0.7, 0.8)]))
    assert ranked["rank"].tolist() == [1, 2, 3]
    assert ranked["ties"].tolist() == [0, 1, 1]
    row = ranking.told_apart(ranked).iloc[0]
    assert row[["n", "pairs", "apart"]].tolist() == [3, 3, 2]
    assert row["percent"] == pytest.approx(100 * 2 / 3)
    assert ranking.told_apart(ranked[:1]).empty


def test_of_equal_indices_the_one_with_the_higher_lower_end_comes_first() -> None:
    ranked = ranking.rank_intervals(frame([(0.1, 0.5, 0.6), (0.4, 0.5, 0.6)]))
    assert ranked["hhi_low"].tolist() == [0.4, 0.1]


def test_movers_with_the_larger_mean_share_come_first() -> None:
    rows = marked(("2020", "a", PERHAPS), ("2021", "a", PERHAPS), ("2020", "b", FIRST), ("2021", "b", SURELY))
    moved = ranking.movers(rows.assign(share=[0.1, 0.3, 0.2, 0.4]))
    assert moved["commodity_id"].tolist() == ["b", "b", "a", "a"]
    assert moved["step"].tolist() == [2, 3, 1, 1]
    assert moved["mean"].tolist() == pytest.approx([0.3, 0.3, 0.2, 0.2])
