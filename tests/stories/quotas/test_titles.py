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


@pytest.mark.parametrize(
    ("first", "total", "title"),
    [
        (0.0, -1.0, "The whole cut of 2010 fell in the second batch: −20 percent"),
        (5.0, 0.0, "In 2010 the batches changed by +5 and −20 percent"),
    ],
)
def test_a_cut_is_a_fall_of_the_year_with_no_fall_before(first, total, title, t):
    other = changes(-1.0, -1.0).assign(year=2009)
    rows = pd.concat([other, changes(first, -20.0)])
    year = pd.DataFrame({"change_t": [total, -9.0]})
    assert findings.halves(rows, year, 2010, t) == title
    assert findings.halves(rows, year[:0], 2010, t) == "Export quotas by half-year"


@pytest.mark.parametrize(("months", "told"), [(11, True), (12, False)])
def test_the_year_after_a_short_one_is_told_in_both_ways(months, told, t):
    rows = pd.DataFrame(
        {
            "year": [2008, 2009, 2009, 2010],
            "months": [months, 12, 12, 12],
            "recipients": ["domestic", "domestic", "all", "domestic"],
            "issued_change": [1.0, -2.4, -9.0, 5.0],
            "monthly_change": [1.0, -18.6, None, 5.0],
        }
    )
    title = findings.months(rows, t)
    words = "The quota of 2009 (domestic firms alone) changed by −2 percent as issued, by −19 percent a month"
    assert title == (words if told else "Export quotas by the months they covered")


def sold(*rows):
    return pd.DataFrame(rows, columns=["year", "exports_t", "months"]).astype({"exports_t": float})


OVER = ((2010, 101.0), (2009, 120.0), (2011, 100.0))


@pytest.mark.parametrize(
    ("exports", "ending"),
    [
        (((2012, 5, 12), (2012, 9, 12), (2013, 7, 11)), " percent; in 2012 they were 9 t"),
        (((2011, 5, 12),), " percent"),
        (((2012, 5, 11),), " percent"),
    ],
)
def test_the_largest_excess_is_set_beside_the_newest_whole_year_after_the_quotas(exports, ending, t):
    title = findings.volumes(used(*OVER), sold(*exports), t)
    assert title == "In 2009 exports exceeded the quota by 20" + ending
    heading = findings.volumes(used((2011, 100.0)), sold(*exports), t)
    assert heading == "Export quotas and exports of rare earths"


def test_the_goods_with_the_widest_gap_are_named_with_its_ends(t):
    row = {
        "commodity_id": "tin", "form": "metal", "low": 3.0, "high": 4.5,
        "outside_day": pd.Timestamp("2011-07-15"),
    }  # fmt: skip
    title = findings.price_gap(pd.DataFrame([row, row | {"low": 1.0}]), "FOB China", NAMES, t)
    assert title.endswith("cost 3.0–4.5 times as much abroad as in China in July 2011")


@pytest.mark.parametrize(("times", "told"), [(10.0, "10 times"), (9.94, "9.9 times"), (20.4, "20 times")])
def test_a_peak_of_ten_and_more_is_told_without_a_decimal(times, told, t):
    row = {"times": times, "peak_day": pd.Timestamp("2011-07-15"), "first_day": pd.Timestamp("2007-02-01")}
    title = findings.price_path(pd.DataFrame([row, row | {"times": 1.0}]), "terbium", t)
    assert title == f"Terbium oxide at the port cost {told} as much in July 2011 as in 2007"


def imported(*rows):
    frame = pd.DataFrame(rows, columns=["month", "low", "high", "derived"])
    return frame.assign(month=pd.to_datetime(frame["month"]))


IMPORTS = imported(
    ("2010-09-01", 2000.0, 2000.0, False), ("2011-01-01", 5000.0, 5000.0, False),
    ("2010-11-01", 633.0, 634.0, False), ("2010-12-01", 1.0, 1.0, True), ("2010-10-01", 800.0, 900.0, False),
)  # fmt: skip


def test_the_lowest_printed_month_is_told_with_the_next_and_the_year_before(t):
    against = pd.DataFrame({"percent": [24.7, 99.0]})
    assert findings.imports(IMPORTS, against, t) == (
        "Imports fell to 633–634 t in November 2010, 25 percent of a year before, and came to 5,000 t in "
        "January 2011"
    )
    assert findings.imports(IMPORTS, against[:0], t).endswith(
        "in November 2010 and came to 5,000 t in January 2011"
    )
    low = findings.imports(IMPORTS[2:], against, t)
    assert low == "Imports fell to 633–634 t in November 2010"
    assert findings.imports(IMPORTS[3:4], against, t) == "Japanese imports of rare earths from China"


@pytest.mark.parametrize(("days", "words"), [([0], "The dispute"), ([0, 1161], "1,161 days lay")])
def test_a_dispute_of_two_steps_has_a_length(days, words, t):
    assert findings.case(pd.DataFrame({"days": days}), t).startswith(words)


def test_months_spans_and_nils_are_told_from_the_first_row(t):
    product = pd.DataFrame({"months": [31.7, 99.0]})
    assert (
        findings.months_after(product, t) == "The first product of a new plant came 32 months after the cut"
    )
    wide = pd.DataFrame({"year": [2011, 1], "low": [3720.0, 1.0], "high": [21000.0, 2.0], "row_ids": "r"})
    assert findings.smuggling(wide, t).endswith(
        "2011 alone, estimates of smuggling run from 3,720 to 21,000 t"
    )
    several = output(y2016=0.0, y2018=5.0, y2019=9.0, y2017=0.0)
    assert findings.output(several, t) == "Mountain Pass gave nothing in 2016 and 2017 and 9 t in 2019"


@pytest.mark.parametrize(
    ("own", "others", "words"),
    [
        (0.0, -0.3, "others’ growth took 30 points, China’s own gave back 0"),
        (0.3, -0.3, "+30.0 points by China’s own output, −30.0"),
        (0.3, -0.2, "+30.0 points by China’s own output, −20.0"),
    ],
)
def test_a_share_that_did_not_fall_is_told_by_both_parts(own, others, words, t):
    assert words in findings.parts(summed(own, others), t)


def test_a_quarter_is_no_deep_cut(t):
    frame = pd.DataFrame({"commodity_id": ["tin", "tungsten"], "change_percent": [-25.1, -25.0]})
    assert findings.other_metals(frame, NAMES, t) == "Of 2 export quotas, 1 fell by more than a quarter: tin"


def test_duties_and_standing_ceilings_are_told_from_their_first_rows(t):
    peak = pd.DataFrame({"line": ["ores", "alloys"], "high": [25.0, 25.0]})
    grid = pd.DataFrame(
        {"line": ["ores", "alloys", "ores"], "year": [2011, 2015, 2015], "high": [25.0, 0, 1]}
    )
    assert findings.duties(peak, grid, t) == "Duties rose to 25 percent on 2 of 2 lines"


def test_titles_speak_of_the_first_row_of_each_summary(t):
    row = {"times": 3.03, "base_year": 2010, "last_year": 2024, "row_ids": "a"}
    mining = pd.DataFrame([row, row | {"times": 9.0}])
    still = pd.DataFrame({"value": [19150.0, 1.0], "since": [2018, 1999], "row_ids": "a"})
    assert findings.ceilings(mining, still, t) == (
        "The mining ceiling grew 3.0-fold from 2010 to 2024; "
        "that on heavy ore has stood at 19,150 t since 2018"
    )
    two = pd.DataFrame({"year": [2009, 2009], "recipients": ["all", "domestic"], "months": 12})
    short = pd.DataFrame({"year": [2008], "recipients": ["all"], "months": [11]})
    rows = pd.concat([short, two]).assign(issued_change=[1.0, -2.0, -9.0], monthly_change=[1.0, -3.0, -8.0])
    assert "by −2 percent as issued" in findings.months(rows, t)
    again = pd.concat([summed(0.14, -0.44), summed(0.1, -0.2)])
    assert "took 44 points" in findings.parts(again, t)


def test_the_prices_found_are_counted_with_their_years(t):
    days = pd.DataFrame({"day": pd.to_datetime(["2007-07-02", "2018-07-02"])})
    said = findings.prices_found(days, "terbium", t)
    assert said == "2 prices of terbium oxide are printed in the texts used, from 2007 to 2018"
    one = findings.prices_found(days.head(1), "terbium", t)
    assert one == "One price of terbium oxide is printed in the texts used, for 2007"
    assert findings.prices_found(days.head(0), "terbium", t) == "Prices of terbium oxide"
