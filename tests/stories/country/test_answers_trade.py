import pandas as pd
from country_golden import look_of

from chokepoint.stories.country import answers_trade


def test_the_first_source_is_that_with_the_largest_share_in_each_form():
    rows = look_of("CHN")(answers_trade.american_sources)
    assert not rows.duplicated(["commodity_id", "part"]).any()
    gallium = rows[rows["commodity_id"] == "gallium"]
    printed = look_of("CHN")["import_sources"]
    own = printed[(printed["commodity_id"] == "gallium") & (printed["country_iso3"] != "ROW")]
    assert gallium["value"].max() == own["value"].max()


def test_china_supplies_the_union_and_the_states_and_the_states_not_themselves():
    own = look_of("CHN")(answers_trade.supplied)
    assert set(own["economy"]) == {"USA", "EUU"}
    assert own["value"].is_monotonic_decreasing
    assert look_of("CHN").ask("supplies_n").value == own[own["economy"] == "USA"]["commodity_id"].nunique()
    assert set(look_of("USA")(answers_trade.supplied)["economy"]) == {"EUU"}
    assert not look_of("USA").ask("supplies_n").known


def test_imports_are_those_of_the_two_economies_whose_reliance_is_printed():
    american = look_of("USA")
    rows = american(answers_trade.imports)
    assert rows["reliance"].is_monotonic_decreasing
    made = rows["commodity_id"].isin(set(american["production"]["commodity_id"]))
    counted = american.ask("imported_n").value - american.ask("explore.depends_n").value
    assert 0 <= counted <= rows[~made]["commodity_id"].nunique()  # that table has what somebody makes
    european = look_of("EUU")(answers_trade.imports)
    assert set(european["part"]) == {"extraction", "processing"}
    assert look_of("JPN")(answers_trade.imports).empty
    assert not look_of("JPN").ask("imported_n").known


def test_a_mineral_without_a_named_source_keeps_its_reliance():
    reliance = pd.DataFrame({"commodity_id": ["tin", "zinc"], "value": [70.0, 90.0], "qualifier": ["", ">"],
                             "year": [2025, 2025], "row_id": ["r1", "r2"]})  # fmt: skip
    sources = pd.DataFrame({"commodity_id": ["tin"], "country_iso3": ["PER"], "value": [30.0],
                            "row_ids": ["s1"]})  # fmt: skip
    rows = answers_trade._with_sources(reliance, sources, [])
    assert list(rows["commodity_id"]) == ["zinc", "tin"]
    assert list(rows["country_iso3"]) == ["", "PER"]
    assert list(rows["row_ids"]) == ["r2", "r1;s1"]
