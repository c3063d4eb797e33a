"""What the claims rest on: newest tables, quotations, refining, makers abroad, and changes since 2022."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows


def gallium(china, year, publisher="USGS", **common):
    key = {"commodity_id": "gallium", "publisher": publisher, "stage": "primary", "year": year}
    return rows(("CHN", china), ("WLD", 100), **{**key, **common})


def over(world, *frames, **tables):
    return world(production=pd.concat(frames, ignore_index=True), **tables)


def test_the_newest_table_of_each_publisher_is_kept(world):
    look = over(
        world, gallium(90, 2023), gallium(91, 2022), gallium(80, 2021, "WMD"), gallium(50, 2024, "BGS")
    )
    kept = look.rows("newest_by_publisher")
    assert kept[["publisher", "year", "percent"]].values.tolist() == [
        *(["WMD", 2021, 80], ["USGS", 2023, 90], ["BGS", 2024, 50]),
    ]
    assert look.rows("newest_by_publisher", metal="germanium").empty


def test_the_same_publisher_is_asked_again_since_2022(world):
    before, late = gallium(98, 2022), gallium(95, 2024)
    (change,) = over(world, before, late).rows("change_since_2022").to_dict("records")
    assert (change["metal"], change["before"], change["after"], change["year"]) == ("gallium", 98, 95, 2024)
    assert change["fall"] == pytest.approx(3)
    assert over(world, before, gallium(95, 2023)).rows("change_since_2022").empty
    assert over(world, gallium(98, 2021), late).rows("change_since_2022").empty
    assert over(world, gallium(98, 2022, "WMD"), late).rows("change_since_2022").empty


def test_makers_are_those_with_output_in_the_years_asked_for(world):
    key = {"commodity_id": "gallium", "publisher": "USGS", "vintage": "2023"}
    made = [
        rows(("CHN", 9), ("JPN", 1), ("ROW", 1), ("WLD", 11), year=2020, **key),
        rows(("KOR", 1), ("UKR", 0), year=2023, **key),
        rows(("DEU", 1), year=2019, **key),
        rows(("RUS", 1), year=2024, **key),
    ]
    look = over(world, *made)
    assert sorted(look.rows("makers_abroad")["country_iso3"]) == ["JPN", "KOR"]
    assert sorted(look.rows("makers_abroad", since=2019)["country_iso3"]) == ["DEU", "JPN", "KOR"]
    assert len(look.rows("output_of_unnamed")) == 1
    assert len(look.rows("lines_up_to_article")) == 6


def test_each_refined_mineral_counts_once_by_its_lower_share(now, world):
    found = now.rows("refined_minerals")
    assert found["commodity_id"].is_unique
    nothing = now["iea_supply"].head(0)
    made = [gallium(98, 2022), gallium(90, 2024, vintage="2025"), gallium(10, 2025, stage="mine")]
    alone = over(world, *made, gallium(20, 2025, "WMD"), iea_supply=nothing)
    assert alone.rows("refined_minerals")["percent"].tolist() == [90]
    agency = now["iea_supply"]
    own = agency[(agency["commodity_id"] == "graphite") & (agency["stage"] == "refinery")]
    lower = over(world, *[frame.assign(commodity_id="graphite") for frame in made], iea_supply=own)
    both = lower.rows("refined_minerals")
    assert len(both) == 1
    assert both["percent"].item() == min(90, both["percent"].item())


def test_quotations_are_those_coded_as_the_alliance_s(now, world):
    assert now.rows("quotations_of_alliance")["value"].tolist() == [80]
    assert now.rows("quotations_of_alliance", metal="germanium")["value"].tolist() == [60]
    stated = now["published_shares"]
    assert world(published_shares=stated.assign(quoted_body="")).rows("quotations_of_alliance").empty


def test_what_repeats_the_article_is_no_evidence_for_it(now):
    found = now.rows("tables_and_texts")
    texts = found[found["basis"] == "text"]
    assert len(texts) > 10
    assert not texts["source_id"].str.startswith("explainer").any()
    assert found["basis"].iloc[-1] == "table"
    assert found["year"].iloc[-1] == 2025


def test_every_edition_of_reserves_is_there_newest_last(now):
    found = now.rows("reserves_in_every_edition")
    assert found["year"].is_monotonic_increasing
    assert found["percent"].iloc[-1] == now.ask("reserves_newest").value
    assert set(found["country_iso3"]) == {"CHN"}
