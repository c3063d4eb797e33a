"""The findings follow their frames, and say nothing where there is nothing."""

import pandas as pd
import pytest

from chokepoint.stories.quotas import titles as findings

NAMES = pd.Series({"tin": "tin", "rare_earths": "rare earths", "tungsten": "tungsten"})
EMPTY = pd.DataFrame()


def changes(first, second):
    return pd.DataFrame({"year": 2010, "batch": ["H1", "H2"], "change_percent": [first, second]})


@pytest.mark.parametrize(
    ("first", "second", "total", "title"),
    [
        (2.5, -71.9, -1.0, "The whole cut of 2010 fell in the second batch: −72 percent"),
        (-10.0, -20.0, -1.0, "In 2010 the batches changed by −10 and −20 percent"),
        (5.0, 10.0, 1.0, "In 2010 the batches changed by +5 and +10 percent"),
    ],
)
def test_the_whole_cut_is_claimed_only_where_the_first_batch_did_not_fall(first, second, total, title, t):
    year = pd.DataFrame({"change_t": [total]})
    assert findings.halves(changes(first, second), year, 2010, t) == title


def used(*pairs):
    return pd.DataFrame(pairs, columns=["year", "use_percent"]).assign(row_ids="a")


def test_use_is_set_against_the_lowest_later_year(t):
    title = findings.use(used((2009, 40.0), (2010, 131.6), (2011, 61.0), (2012, 52.5)), t)
    assert title == "Exports came to 132 percent of the quota of 2010 and to 52 percent of that of 2012"
    assert findings.use(used((2010, 131.6)), t) == "Exports came to 132 percent of the quota of 2010"


def test_no_excess_is_claimed_below_the_quota(t):
    sold = pd.DataFrame({"year": [2012], "exports_t": [1.0], "months": [12]})
    assert findings.volumes(used((2012, 52.0)), sold, t) == "Export quotas and exports of rare earths"


def test_the_end_of_duties_is_claimed_only_if_the_last_rate_is_nil(t):
    peak = pd.DataFrame({"line": ["ores"], "high": [25.0]})
    grid = pd.DataFrame({"line": ["ores", "alloys"], "year": [2011, 2015], "high": [25.0, 0.0]})
    assert findings.duties(peak, grid, t) == "Duties rose to 25 percent on 1 of 2 lines, and ended in 2015"
    assert findings.duties(peak, grid.head(1), t) == "Duties rose to 25 percent on 1 of 1 lines"


def test_the_evidence_is_named_by_its_best_grade(t):
    balance = pd.DataFrame({"claim": ["obstructed", "ordered"], "best_for": [4, 1]})
    assert (
        findings.evidence(balance, t)
        == "Obstruction rests on strong evidence, an order from above on weak evidence"
    )
    assert findings.evidence(balance.head(1), t) == "Evidence on the stop of shipments to Japan"


def summed(own, others):
    years = {"first_year": 2010, "last_year": 2013, "row_ids": "a"}
    return pd.DataFrame([{"own": own, "others": others, "change": own + others} | years])


def test_who_moved_the_share_is_said_from_the_signs(t):
    given = findings.parts(summed(0.14, -0.44), t)
    assert given == "From 2010 to 2013 others’ growth took 44 points, China’s own gave back 14"
    fell = findings.parts(summed(-0.01, -0.04), t)
    assert fell == "From 2010 to 2013: −1.0 points by China’s own output, −4.0 by that of others"


def test_only_deep_cuts_are_counted(t):
    frame = pd.DataFrame({"commodity_id": ["tin", "tungsten"], "change_percent": [-54.0, 0.0]})
    assert findings.other_metals(frame, NAMES, t) == "Of 2 export quotas, 1 fell by more than a quarter: tin"
    assert (
        findings.other_metals(frame.tail(1), NAMES, t)
        == "No export quota of 1 metals fell by more than a quarter"
    )


def output(**years):
    return pd.DataFrame({"year": [int(y[1:]) for y in years], "newest": list(years.values()), "row_ids": "a"})


def test_years_without_output_are_named(t):
    assert (
        findings.output(output(y2016=0.0, y2018=14e3), t)
        == "Mountain Pass gave nothing in 2016 and 14,000 t in 2018"
    )
    assert findings.output(output(y2011=0.0), t) == "Mountain Pass gave nothing in 2011"
    assert findings.output(output(y2018=14e3), t) == "Mountain Pass gave 14,000 t in 2018"


def test_a_ceiling_that_stands_is_named_only_where_one_does(t):
    row = {"times": 3.03, "base_year": 2010, "last_year": 2024, "row_ids": "a"}
    mining, still = pd.DataFrame([row]), pd.DataFrame([{"value": 19150.0, "since": 2018, "row_ids": "a"}])
    assert findings.ceilings(mining, still, t).endswith("that on heavy ore has stood at 19,150 t since 2018")
    assert findings.ceilings(mining, EMPTY, t) == "The mining ceiling of 2024 is 3.0 times that of 2010"


@pytest.mark.parametrize(
    "title",
    [
        lambda t: findings.use(EMPTY, t),
        lambda t: findings.duties(EMPTY, EMPTY, t),
        lambda t: findings.price_gap(EMPTY, "FOB China", NAMES, t),
        lambda t: findings.price_path(EMPTY, "tin", t),
        lambda t: findings.case(EMPTY, t),
        lambda t: findings.ceilings(EMPTY, EMPTY, t),
        lambda t: findings.months_after(EMPTY, t),
        lambda t: findings.output(EMPTY, t),
        lambda t: findings.parts(EMPTY, t),
        lambda t: findings.other_metals(EMPTY, NAMES, t),
        lambda t: findings.smuggling(EMPTY, t),
    ],
)
def test_nothing_gives_a_plain_heading_without_a_number(title, t):
    heading = title(t)
    assert heading
    assert not any(character.isdigit() for character in heading)
