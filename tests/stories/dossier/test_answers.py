import pytest
from golden import EIGHT, look_of

from chokepoint.stories.dossier import answers


def test_only_the_large_tables_are_cut():
    tables = look_of("cobalt")(answers.own_tables)
    assert set(tables["production"]["commodity_id"]) == {"cobalt"}
    assert tables["controls"]["commodities"].nunique() > 5
    assert "production" in list(tables)
    assert len(tables) > 50


def test_another_commodity_is_another_cut():
    assert set(look_of("tin")(answers.own_tables)["production"]["commodity_id"]) == {"tin"}


@pytest.mark.parametrize(("name", "publisher", "stages"), [
    ("copper", "USGS", ["mine", "refinery"]), ("uranium", "WMD", ["mine"]), ("soda_ash_synthetic", None, []),
])  # fmt: skip
def test_the_first_publisher_with_a_figure_is_followed_for_each_stage(name, publisher, stages):
    found = look_of(name)(answers.newest_by_stage)
    own = found[found["publisher"] == publisher]
    assert own["stage"].tolist() == stages
    assert found["is_first"].tolist()[:1] == [True] * bool(stages)


def test_a_stage_past_the_mine_is_taken_from_who_prints_it():
    found = look_of("cobalt")(answers.newest_by_stage)
    assert found[["publisher", "stage"]].values.tolist() == [["USGS", "mine"], ["BGS", "refinery"]]


def test_the_countries_named_are_producers_sources_and_china():
    codes = look_of("germanium")(answers.countries_named)
    assert codes[:2] == ["CHN", "RUS"]
    assert "BEL" in codes
    assert len(codes) == len(set(codes))
    assert "CHN" in look_of("soda_ash_synthetic")(answers.countries_named)


@pytest.mark.parametrize("name", [name for name in EIGHT if name != "soda_ash_synthetic"])
@pytest.mark.parametrize("key", ["leader_share", "hhi"])
def test_the_answers_are_those_of_the_chapter(name, key):
    look = look_of(name)
    own, theirs = look.ask(key), look.ask(f"concentration.{key}", commodity=name)
    assert (own.value, own.low, own.high, own.row_ids) == (
        theirs.value,
        theirs.low,
        theirs.high,
        theirs.row_ids,
    )


def test_a_lower_bound_of_reliance_is_a_range():
    found = look_of("germanium").ask("reliance")
    assert (found.low, found.high) == (50, 100)
    assert not look_of("soda_ash_synthetic").ask("reliance").known
