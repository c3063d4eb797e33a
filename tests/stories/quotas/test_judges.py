"""The claims on the quotas, against rows a reader can open, and on both sides of every edge."""

import pytest
from changed import add, both, drop, edit, swap

from chokepoint.analysis.trade.embargo import SIDES
from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW = KnownTables()
PRIMARY = "usgs_mcs2011_ga"


def judged(claim_id, *changes):
    return EXPLAINER.judge(claim_id, both(*changes)(NOW))


def test_the_cut_is_a_little_less_than_forty_percent_and_all_of_it_came_in_july():
    numbers = EXPLAINER.judge("c24", NOW).numbers
    assert numbers["cut"].value == pytest.approx(100 * (30258 / 50145 - 1))
    assert numbers["july"].value > 100
    assert numbers["used"].value == pytest.approx(100 * 39813 / 30258)


def second_half(tonnes):
    """Let domestic firms get what makes the quota of the year so many tonnes."""
    whole = tonnes - 22282
    return both(
        edit("export_quotas", "quota-037", value=whole - 1768),
        edit("export_quotas", "quota-0(39|53)", value=whole),
    )


def exports_within():
    return edit("quota_exports", "qexp-020", value=1000.0)


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        (-40.6, "imprecise"),
        (-40.4, "supported"),
        (-39.6, "supported"),
        (-39.4, "imprecise"),
        (-30.1, "imprecise"),
        (-29.9, "contradicted"),
        (-49.9, "imprecise"),
        (-50.1, "contradicted"),
    ],
)
def test_a_cut_that_rounds_to_forty_is_right_and_ten_points_off_contradict(percent, verdict):
    cut = second_half(50145 * (1 + percent / 100))
    assert judged("c24", exports_within(), cut).verdict == verdict


def test_a_first_half_that_fell_as_well_leaves_july_less_than_all(t):
    first_half = both(
        edit("export_quotas", "quota-0(34|50)", value=15000.0),
        edit("export_quotas", "quota-036", value=15000.0 + 5978),
    )
    found = judged("c24", first_half)
    assert found.numbers["july"].value < 100
    assert "more than all of it" not in found.sentence(t)
    assert "more than all of it" in EXPLAINER.judge("c24", NOW).sentence(t)


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ("2014-12-31", "contradicted"),
        ("2015-01-01", "supported"),
        ("2015-12-31", "supported"),
        ("2016-01-01", "contradicted"),
    ],
)
def test_the_quotas_must_end_in_the_year_of_the_article(end, verdict):
    assert judged("c25", edit("quota_timeline", "qevt-067", date=end)).verdict == verdict


@pytest.mark.parametrize(("ruling", "verdict"), [("2014-12-31", "supported"), ("2015-01-01", "contradicted")])
def test_the_findings_must_come_before_the_end(ruling, verdict):
    assert judged("c25", edit("quota_timeline", "qevt-064", date=ruling)).verdict == verdict


def test_obstruction_stands_and_an_order_does_not():
    numbers = EXPLAINER.judge("c26", NOW).numbers
    assert numbers["for"].value == 4
    assert numbers["order"].value < numbers["no_order"].value
    assert numbers["lowest"].value == 633


@pytest.mark.parametrize(
    ("grade", "verdict"),
    [("moderate_to_strong", "supported_with_nuance"), ("strong", "supported")],
)
def test_an_order_stands_only_on_more_than_speaks_against_it(grade, verdict):
    assert judged("c26", edit("embargo_evidence", "embg-003", grade=grade)).verdict == verdict


def test_obstruction_falls_where_nothing_speaks_for_it():
    changed = judged("c26", edit("embargo_evidence", "embg-00[12]", grade="not_graded"))
    assert changed.verdict == "not_checkable"


def test_without_months_nothing_is_said_of_imports(t):
    found = judged("c26", edit("quota_exports", "qexp-.*", period_type="year"))
    assert "lowest" not in found.numbers
    assert "In no month known" not in found.sentence(t)


@pytest.mark.parametrize(("year", "verdict"), [(2005, "contradicted"), (2006, "supported")])
def test_the_first_ceiling_is_of_2006(year, verdict):
    assert judged("c22", edit("statements", "stm-mining-ceiling-.*", year_named=year)).verdict == verdict


@pytest.mark.parametrize(("year", "verdict"), [(2007, "supported"), (2008, "contradicted")])
def test_the_plan_began_in_2007(year, verdict):
    assert judged("c23", edit("statements", "stm-plan-powder", year_named=year)).verdict == verdict


def test_of_two_ends_the_first_is_the_end_of_the_quotas():
    later = add("quota_timeline", "qevt-067", row_id="qevt-x", date="2016-05-01")
    found = judged("c25", later)
    assert found.verdict == judged("c25").verdict != "contradicted"
    assert found.numbers["end"].value == judged("c25").numbers["end"].value


def test_without_an_item_on_an_order_both_its_grades_are_nil():
    orders = [reading for reading, (claim, _) in SIDES.items() if claim == "ordered"]

    def without_orders(tables):
        rows = tables["embargo_evidence"]
        return swap(tables, embargo_evidence=rows[~rows["reading"].isin(orders)])

    found = judged("c26", without_orders)
    assert (found.numbers["order"].value, found.numbers["no_order"].value) == (0, 0)
    assert found.verdict == "supported_with_nuance"


@pytest.mark.parametrize("gone", ["qevt-064", "qevt-067"])
def test_the_order_needs_both_the_findings_and_the_end(gone):
    assert judged("c25", drop("quota_timeline", gone)).verdict == "not_checkable"


def test_of_two_findings_the_first_is_dated():
    later = add("quota_timeline", "qevt-064", row_id="qevt-x", date="2016-01-01")
    found, plain = judged("c25", later), judged("c25")
    assert found.verdict == plain.verdict
    assert found.numbers["ruling"].value == plain.numbers["ruling"].value


def test_a_text_that_names_another_year_speaks_against_it():
    other = add("statements", "stm-mining-ceiling-journal", row_id="stm-x", year_named=2004)
    found, plain = judged("c22", other), judged("c22")
    assert (plain.numbers["first"].value, found.numbers["first"].value) == (2006, 2004)
    assert (plain.counter, found.counter) == ("", "stm-x")
    assert found.numbers["texts"].value == plain.numbers["texts"].value == 2


def test_a_neighbouring_fact_is_context():
    assert judged("c24").verdict == judged("c24", exports_within()).verdict == "supported"
    left = edit("quota_timeline", "qevt-067", stays="")
    assert judged("c25").verdict == judged("c25", left).verdict == "supported"
    assert judged("c24").counter == judged("c25").counter == ""


def test_a_rise_of_forty_percent_is_no_cut():
    assert judged("c24", second_half(50145 * 1.4)).verdict == "contradicted"


def test_how_many_publishers_name_the_year_is_a_matter_of_confidence():
    one, two = judged("c22", drop("statements", "stm-mining-ceiling-journal")), judged("c22")
    assert (one.verdict, one.confidence) == ("supported", "medium")
    assert (two.verdict, two.confidence) == ("supported", "high")
