import pandas as pd
import pytest
from tests.analysis.production.test_revision_sizes import AGAIN, FIRST, PAIRS, pairs_of
from tests.analysis.production.test_revisions import edition, every_pair

from chokepoint.analysis.production import revision_shares as shares


def test_shares_are_taken_over_the_total_of_the_same_edition() -> None:
    weighed = shares.weigh(PAIRS).set_index("country_iso3")
    assert weighed["points"].to_dict() == pytest.approx({"CHN": -20, "JPN": 0, "PER": 10})
    assert weighed.loc["CHN", "row_ids"].count(";") == 3


def test_no_share_is_taken_over_a_bound_or_of_a_world_without_the_country() -> None:
    bound = AGAIN.assign(status=["reported"] * 3 + ["greater_than"], qualifier=[""] * 3 + [">"])
    assert shares.weigh(pairs_of(FIRST, bound)).empty
    usa = [
        edition(year, ("USA", 9), ("CHN", 9), ("WLD", 9), world_total_excludes_usa=True)
        for year in ("2020", "2021")
    ]
    assert shares.weigh(pairs_of(*usa))["country_iso3"].tolist() == ["CHN"]


def test_the_ranking_by_share_and_by_factor_differ() -> None:
    weighed = shares.weigh(PAIRS)
    assert shares.rank_by_share(weighed, 5)["country_iso3"].tolist() == ["CHN", "PER"]
    assert shares.rank_by_factor(weighed, 5, 1)["country_iso3"].tolist() == ["PER", "CHN"]
    assert shares.rank_by_factor(weighed, 5, 30)["country_iso3"].tolist() == ["CHN"]


def test_the_turnover_of_a_list_adds_what_was_moved() -> None:
    (row,) = shares.turn_over(shares.weigh(PAIRS)).to_dict("records")
    assert (row["turnover"], row["countries"]) == (pytest.approx(30), 3)
    assert len(row["row_ids"].split(";")) == 2


def test_the_list_asked_for_is_kept_whatever_its_rank() -> None:
    turned = pd.DataFrame(
        {
            "commodity_id": ["tin", "zinc", "lead"],
            "part": "mine",
            "turnover": [9.0, 5.0, 1.0],
            "edition_before": "2020",
            "edition_after": "2021",
        }
    )
    assert shares.rank_lists(turned, 1)["commodity_id"].tolist() == ["tin"]
    assert shares.rank_lists(turned, 1, "lead")["commodity_id"].tolist() == ["tin", "lead"]


def test_the_largest_move_of_a_share_is_chinas_antimony() -> None:
    first = shares.rank_by_share(shares.weigh(every_pair().query("table == 'production'")), 1).iloc[0]
    assert (first["commodity_id"], first["country_iso3"], first["when"]) == ("antimony", "CHN", "2024")
    assert (first["value_before"], first["value_after"]) == (60000, 40000)
    assert first["share_before"] == pytest.approx(60)


def test_the_leader_of_a_list_is_named_before_and_after() -> None:
    (row,) = shares.name_leaders(shares.weigh(PAIRS)).to_dict("records")
    assert (row["leader_before"], row["leader_after"], row["changed"]) == ("CHN", "CHN", False)
    overtaken = edition("2021", ("CHN", 40), ("JPN", 50), ("PER", 10), ("WLD", 100))
    (row,) = shares.name_leaders(shares.weigh(pairs_of(FIRST, overtaken))).to_dict("records")
    assert (row["leader_before"], row["leader_after"], row["changed"]) == ("CHN", "JPN", True)


def test_a_list_is_averaged_only_over_nearly_all_editions() -> None:
    turned = pd.DataFrame(
        {
            "commodity_id": ["tin", "tin", "tin", "zinc", "zinc", "lead"],
            "part": "mine",
            "turnover": [9.0, 3.0, 3.0, 1.0, 2.0, 0.5],
            "row_ids": list("abcdef"),
        }
    )
    found = shares.mean_turnover(turned)
    assert found[["commodity_id", "turnover", "pairs"]].values.tolist() == [["zinc", 1.5, 2], ["tin", 5, 3]]
