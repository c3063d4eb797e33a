"""The share that fell and came back: its height, its low, its return, and who says so."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.stories.concentration.answers_rare_earths import HEIGHT_BEFORE, RETURN


def history(shares, publisher="USGS", vintage="2024", commodity="rare_earths"):
    """Print a table a year with China's share in percent."""
    common = {"publisher": publisher, "vintage": vintage, "commodity_id": commodity}
    made = [rows(("CHN", n), ("WLD", 100), year=year, **common) for year, n in shares.items()]
    return pd.concat(made, ignore_index=True).assign(taken_from="")


@pytest.fixture
def turns(world):
    """Look at made-up tables alone, without older editions as restated."""

    def look(*frames):
        older = world()["production_history"].head(0)
        return world(production=pd.concat(frames, ignore_index=True), production_history=older)

    return look


def told(look, *keys):
    return [look.ask(f"ree_{key}").value for key in keys]


def test_the_height_the_low_and_the_return_are_those_of_the_tables(now):
    assert told(now, "peak_year", "low_year", "newest_year") == ["2009", "2020", "2025"]
    assert now.ask("ree_peak").value == pytest.approx(98.4, abs=0.05)
    assert now.ask("ree_low").value == pytest.approx(57.2, abs=0.05)
    assert now.ask("ree_same_high").value == pytest.approx(68.4, abs=0.05)
    assert now.ask("ree_newest").value == pytest.approx(100 * 270 / 390)
    assert told(now, "peak_publisher", "low_publisher", "low_vintage", "same_publisher") == [
        *("British Geological Survey", "US Geological Survey", "2022", "British Geological Survey")
    ]
    assert told(now, "british", "recovered") == [True, True]
    assert told(now, "claimed", "claimed_year", "minerals_year") == [60, "2019", "1982"]
    assert now.ask("ree_inferred_names").value.startswith("Australia, Madagascar, ")


def test_only_later_years_can_hold_the_low(turns):
    look = turns(history({2000: 40, 2009: 97, 2019: 60, 2024: 69}))
    assert told(look, "peak_year", "low", "low_year", "newest") == ["2009", 60, "2019", 69]


def test_a_share_has_come_back_more_than_five_points_above_its_low(turns):
    at, over = (turns(history({2009: 97, 2019: 60, 2024: 60 + RETURN + more})) for more in (0, 1))
    assert told(at, "recovered") == [False]
    assert told(over, "recovered") == [True]


def test_a_history_that_begins_after_the_height_has_no_height(turns):
    late = turns(history({HEIGHT_BEFORE: 90, HEIGHT_BEFORE + 1: 80}))
    assert told(late, "peak", "low") == [None, 80]
    early = turns(history({HEIGHT_BEFORE - 1: 90, HEIGHT_BEFORE: 80}))
    assert told(early, "peak", "low") == [90, 80]


def test_the_year_of_the_low_is_looked_up_in_all_tables(turns):
    look = turns(history({2009: 97, 2020: 60}), history({2019: 99, 2020: 68}, "WMD"))
    assert told(look, "low", "same_high", "same_publisher") == [60, 68, "survey World Mining Data"]
    assert told(look, "british") == [False]
    assert told(turns(history({2009: 97, 2020: 60}, "BGS")), "british") == [True]


def test_one_publisher_or_one_edition_can_be_asked_for(turns):
    look = turns(history({2009: 97, 2020: 60}), history({2011: 95, 2020: 68, 2021: 70}, "WMD"))
    assert look.ask("ree_peak", by="WMD").value == 95
    assert look.ask("ree_low", by="WMD").value == 68
    assert look.ask("ree_low", edition=("WMD", "2024"), low_year=2020).value == 68
    assert look.ask("ree_low", edition=("WMD", "2024"), low_year=2019).value is None


def test_older_editions_of_the_survey_alone_are_joined(now, world):
    older = now["production_history"]
    assert now.ask("ree_peak", by="USGS").value == pytest.approx(97.7, abs=0.05)
    look = world(production=history({2015: 85}), production_history=older.assign(publisher="other"))
    assert told(look, "peak", "newest", "low") == [None, 85, None]


def test_output_from_other_stages_and_metals_is_left_out(turns):
    others = [history({2010: 99}).assign(stage="refinery"), history({2010: 99}, commodity="tungsten")]
    look = turns(history({2009: 97, 2020: 60}), *others)
    assert told(look, "peak", "low") == [97, 60]


def test_countries_whose_figure_is_taken_from_trade_are_named_once(turns):
    made = history({2009: 97, 2020: 60})
    foreign = made[made["country_iso3"] == "WLD"].assign(country_iso3="MMR", taken_from="trade", value=3.0)
    quota = made[made["country_iso3"] == "CHN"].assign(country_iso3="AUS", taken_from="quota", value=3.0)
    assert turns(made, foreign, quota).ask("ree_inferred_names").value == "Myanmar"
    assert turns(made, quota).ask("ree_inferred_names").value is None


def test_the_explainer_alone_is_quoted(now, world):
    stated = now["published_shares"]
    without = world(published_shares=stated[stated["source_id"] != EXPLAINER.source])
    assert without.ask("ree_claimed").value is None
    assert "name" in now.rows("stated_outputs")


def test_the_fall_from_the_highest_share_stays_within_its_publisher(now):
    found = [now.ask(f"ree_{end}") for end in ("peak", "end", "newest")]
    assert [round(one.value) for one in found] == [98, 68, 69]
    assert found[1].row_ids.startswith("prod-bgs-")
    assert found[2].row_ids.startswith("prod-usgs-")
