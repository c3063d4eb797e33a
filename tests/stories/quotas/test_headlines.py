"""Headlines on the quotas turn when a row behind them does."""

import pytest
from turning import changed, holds, outcomes, turns_between

from chokepoint.analysis.trade.quotas import COUNTED
from chokepoint.answers.look import look_at
from chokepoint.stories.quotas import answers_cut, answers_japan
from chokepoint.stories.quotas.story import STORY
from chokepoint.stories.registered import BOOK


def test_a_larger_quota_would_make_the_cut_a_small_one(tables):
    mild = changed(
        tables,
        "export_quotas",
        lambda rows: (
            (rows["year"] == 2010)
            & (rows["batch"] == "full_year")
            & (rows["recipients"] == "all")
            & (rows["measure"] == "quota")
        ),
        value=45_000.0,
    )
    assert holds("quotas-cut_percent", tables)
    assert not holds("quotas-cut_percent", mild)
    assert not holds("quotas-use_top", mild)
    assert not holds("quotas-nine_months", mild)


def test_every_printed_percentage_and_tonnage_of_the_cut_is_tried(tables):
    headline = BOOK.headlines["quotas-cut_percent"]
    values = [headline.compute(case.tables, **case.options).value for case in headline.cases(tables)]
    assert min(values) == pytest.approx(37)
    assert max(values) == pytest.approx(40)


def test_foreign_firms_had_lost_some_before_july(tables):
    found = outcomes("quotas-second_share", tables)
    assert found["domestic firms alone"]
    assert not found["foreign-invested firms alone"]


def test_what_no_second_table_prints_has_no_case(tables):
    assert outcomes("quotas-japan_change", tables) == {}


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("cut_percent", 33.4, 33.3, 0),
        ("second_share", 100, 99.9, 0),
        ("use_top", 100.1, 100, 0),
        ("use_low", 99.9, 100, 0),
        ("japan_change", 0.1, 0, 0),
        ("parts_others_abs", 10.1, 10, 10),
        ("ceiling_times", 2.1, 2, 0),
        ("dep_last", 59.9, 60, 60),
        ("order_r", -0.1, 0, 0),
        ("nine_months", 30.1, 30, 30),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"quotas-{key}", inside, outside, against)


def cases(key, tables):
    return list(BOOK.headlines[f"quotas-{key}"].cases(tables))


def test_each_quota_of_a_year_is_looked_at_alone(tables):
    quotas = [case for case in cases("cut_percent", tables) if "year" in case.values]
    assert {case.values["year"] for case in quotas} == {"2009", "2010"}
    for case in quotas[:2]:
        look = look_at(STORY, case.tables)
        totals = look(answers_cut.year_totals)
        own = totals["year"] == int(case.values["year"])
        assert own.sum() == 1
        assert (~own).sum() > 1


def test_printed_falls_are_those_of_the_year_of_the_cut(tables):
    rows = tables["export_quotas"].set_index("row_id")
    printed = [case.options["printed_row"] for case in cases("cut_percent", tables) if case.options]
    assert len(printed) == 6
    assert set(rows.loc[printed, "year"]) == {2010}


def test_only_years_after_the_cut_are_set_against_their_quota(tables):
    found = {case.values["year"]: case.values["tonnes"] for case in cases("use_low", tables)}
    assert found == {"2011": "18,600", "2012": "16,265", "2013": "17,911", "2014": "28,000"}


def test_dependence_is_tried_in_the_years_between_the_first_and_the_last(tables):
    found = sorted({int(case.values["year"]) for case in cases("dep_last", tables)})
    leaning = look_at(STORY, tables)(answers_japan.dependence)["year"]
    assert found == sorted(set(leaning[(leaning >= 2010) & (leaning < leaning.max())]))


def test_the_top_of_use_is_that_of_the_year_of_the_cut(tables):
    sold = changed(
        tables,
        "quota_exports",
        lambda rows: (rows["period_start"].dt.year == 2012) & (rows["series"].isin(COUNTED)),
        value=1e6,
    )
    before, after = (BOOK.headlines["quotas-use_top"].compute(given) for given in (tables, sold))
    assert after.value == before.value < 200


def test_the_first_months_alone_leave_the_whole_year_out(tables):
    (case,) = (case for case in cases("use_top", tables) if "year" not in case.values)
    rows = case.tables["quota_exports"]
    of_cut = rows[rows["period_start"].dt.year == 2010]
    assert "year" not in set(of_cut["period_type"])
    assert len(of_cut) > 0
    assert (rows["period_start"].dt.year != 2010).any()


def test_batches_of_the_cut_and_the_year_before_are_left_out_by_publisher(tables):
    halves = tables["export_quotas"].query("batch in ['H1', 'H2'] and year in [2009, 2010]")
    names = set(tables["sources"].loc[halves["source_id"].unique(), "publisher"])
    left_out = {case.values["name"] for case in cases("second_share", tables) if "name" in case.values}
    assert left_out == names
