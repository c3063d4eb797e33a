"""What the tables of measures, lists, targets and money promise."""

import pandas as pd
import pytest

from chokepoint.data import first_day, last_day, load_table

LISTS = load_table("list_entries")
SHORT_OF_COUNT = {"eu_2017", "uk_2024_partial", "jp_rare_metals", "au_2024_02", "uk_2021"}


def members(list_id: str) -> set[str]:
    return set(LISTS.loc[LISTS["list_id"] == list_id, "group_id"])


def counted() -> pd.Series:
    return LISTS.groupby("list_id").size()


def test_every_list_but_the_named_ones_has_its_official_count():
    counts = load_table("list_counts")
    differing = counts[counts["official_count"] != counts["list_id"].map(counted())]
    assert set(differing["list_id"]) == SHORT_OF_COUNT
    # the watch list of five stands beside the eighteen
    assert (LISTS.query("list_id == 'uk_2021'")["tier"] == "critical").sum() == 18


def test_no_list_names_a_mineral_twice():
    assert not LISTS.duplicated(["list_id", "commodity_id"]).any()


def test_the_us_list_of_2025_is_the_one_of_2022_and_ten_more():
    before, after = (
        set(LISTS.query(f"list_id == '{name}'")["commodity_id"]) for name in ("us_2022", "us_2025")
    )
    assert before < after
    assert len(after - before) == 10


def test_germanium_is_not_on_every_list():
    assert "germanium" not in members("kr_2023") | members("uk_2021")
    assert "germanium" in members("uk_2024_partial") & members("eu_2011") & members("us_2018")
    assert "gallium" in members("kr_2023") & members("uk_2021")


def test_strategic_materials_are_among_the_critical_ones():
    assert members("eu_2023_srm") <= members("eu_2023_crm")
    assert members("kr_2023_strat") <= members("kr_2023")


@pytest.mark.parametrize(("earlier", "later"), [("proposed", "adopted"), ("adopted", "in_force")])
def test_steps_follow_each_other(earlier, later):
    wide = load_table("measure_steps").pivot_table(
        index="measure_row_id", columns="step", values="date", aggfunc="first"
    )
    both = wide.dropna(subset=[earlier, later])
    assert len(both)
    assert all(first_day(a) <= last_day(b) for a, b in zip(both[earlier], both[later], strict=True))


def test_a_step_taken_is_not_older_news_than_its_source():
    steps = load_table("measure_steps").query("step in ('proposed', 'adopted')").dropna(subset=["published"])
    assert all(first_day(row.date) <= row.published.date() for row in steps.itertuples())


def test_two_measures_have_no_date_and_every_other_has_one():
    undated = set(load_table("measures")["row_id"]) - set(load_table("measure_steps")["measure_row_id"])
    assert undated == {"mea-jpn-jogmec-fund", "mea-can-strategy-2022"}


def test_money_that_repeats_other_money_is_marked():
    money = load_table("subsidies")
    assert ((money["relation"] != "") == money["do_not_add"].astype(bool)).all()
    assert ((money["related_row_id"] != "") == money["do_not_add"].astype(bool)).all()
    readings = money[money["measure_row_id"] == "mea-g7-five-point"]
    assert (~readings["do_not_add"].astype(bool)).sum() == 1


def test_a_threshold_is_a_number_or_a_thing_to_be_done():
    targets = load_table("targets")
    assert ((targets["operator"] == "by") == targets["threshold"].isna()).all()


def test_a_printed_value_or_bound_is_kept_as_printed():
    progress = load_table("crma_progress")
    is_equal = progress["relation"] == "equal"
    assert (progress["low"][is_equal] == progress["high"][is_equal]).all()
    assert progress.loc[progress["relation"] == "above", "high"].isna().all()
    assert progress.loc[progress["relation"] == "below", "low"].isna().all()
