"""Measures of supply risk of what the page follows, and the EU's scores again."""

import pytest

from chokepoint.stories.concentration import answers_risk


@pytest.fixture(scope="module")
def germanium(now):
    return now.given(commodity="germanium")


def test_the_bounds_are_those_of_the_table_followed(now):
    assert (round(now.ask("governed_low").value, 2), round(now.ask("governed_high").value, 2)) == (2.56, 2.79)
    share = now.ask("leader_share").value
    assert now.ask("cover_low").value <= 100 - share <= now.ask("cover_high").value


def test_days_in_stock_are_known_where_one_stock_is_printed(now, germanium):
    gallium = now.given(commodity="gallium")
    assert (round(gallium.ask("stock_days").value), gallium.ask("stock_year").value) == (65, "2025")
    assert not germanium.ask("stock_days").known


def test_measures_stand_in_their_order(germanium):
    listed = germanium(answers_risk.measures_shown)["measure"].drop_duplicates().tolist()
    assert listed == [name for name in answers_risk.SHOWN if name in listed]
    assert {"hhi-wgi-t", "n-minus-1", "eu-sr-old", "eu-sr"} <= set(listed)


def test_every_score_of_the_newest_study_is_counted_once(now):
    keys = ("again_agree", "again_governance", "again_open")
    assert [now.ask(key).value for key in keys] == [69, 26, 14]
    assert sum(now.ask(key).value for key in keys) == now.ask("again_n").value


def test_germanium_is_named_while_its_sourcing_repeats_the_world(now, world):
    assert now.ask("germanium_score").value == 1.8
    assert now.ask("germanium_score_low").value > 3.4
    shares = now["eu_supply_shares"].copy()
    own = (shares["commodity_id"] == "germanium") & (shares["supply"] == "eu_sourcing")
    shares.loc[own, "value"] = shares.loc[own, "value"] / 2
    assert not world(eu_supply_shares=shares).ask("germanium_score").known


def test_only_what_differs_is_listed_the_farthest_first(now):
    apart = now(answers_risk.scores_that_differ)
    far = (apart["best"] - apart["printed"]).abs().tolist()
    assert far == sorted(far, reverse=True)
    assert len(apart) == now.ask("again_governance").value + now.ask("again_open").value


def test_the_scores_drawn_are_those_of_five_lists(now):
    drawn = now(answers_risk.scores_over_the_lists)
    assert drawn["commodity_id"].drop_duplicates().tolist() == list(answers_risk.METALS)
    assert drawn.groupby("commodity_id").size().eq(5).all()


def test_without_the_study_nothing_is_counted(now, world):
    look = world(eu_criticality=now["eu_criticality"].query("assessment_year < 2023"))
    assert not look.ask("again_n").known
