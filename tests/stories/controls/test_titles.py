"""Findings are read off the data: other data, another sentence; no data, a plain heading."""

import pandas as pd
import pytest

from chokepoint.stories.controls import titles as findings


def days(*texts):
    return pd.DataFrame({"day": pd.to_datetime(list(texts))})


NOTICE = pd.Timestamp("2023-07-03")


def months(**kg):
    starts = pd.to_datetime([name.replace("_", "-").removeprefix("m") + "-01" for name in kg])
    return pd.DataFrame({"month": starts, "high": [float(value) for value in kg.values()]})


def test_the_month_of_zero_and_the_month_with_most_are_named(t):
    known = months(m2023_07=5150, m2023_08=0, m2023_12=7030)
    first = pd.Timestamp("2022-07-01")
    said = findings.monthly(known, known[known["high"] == 0], first, "gallium", t)
    assert said == (
        "Gallium fell to nothing in August 2023; the month with most since July 2022 is December 2023"
    )
    known.loc[0, "high"] = 9000
    other = findings.monthly(known, known[known["high"] == 0], first, "gallium", t)
    assert other.endswith("is July 2023")
    assert findings.monthly(known, known.head(0), first, "gallium", t) == "Monthly exports of gallium"
    at_once = findings.monthly(known, known[known["high"] == 0], pd.Timestamp("2023-07-01"), "gallium", t)
    assert at_once == "Gallium fell to nothing in August 2023"


def years(low, high):
    columns = ["base_year", "base_t", "last_year", "low_t", "high_t", "row_ids"]
    return pd.DataFrame([[2022, 94.4, 2024, low, high, "exp-x001"]], columns=columns)


@pytest.mark.parametrize(("low", "high", "last"), [(60.9, 69.4, "61–69"), (60.9, 61.2, "61")])
def test_the_newest_year_is_set_against_the_base_year(low, high, last, t):
    assert findings.yearly(years(low, high), "gallium", t) == f"Gallium: {last} t in 2024 after 94 t in 2022"


def test_the_two_largest_destinations_are_named_with_their_share(t):
    ranking = pd.DataFrame({"partner_iso3": ["JPN", "DEU", "ZZZ"], "share": [0.5, 0.25, 0.25]})
    names = pd.Series({"JPN": "Japan", "DEU": "Germany"})
    said = findings.partners(ranking, names, "gallium", t)
    assert said == "Japan and Germany received 75 percent of the gallium whose destination is printed"
    assert findings.partners(ranking[2:], names, "gallium", t).startswith("ZZZ received 25 percent")


def change(base, last):
    columns = {"base": [base], "last": [last], "last_day": [pd.Timestamp("2025-12-15")]}
    return pd.DataFrame(columns).assign(change_percent=100 * (last / base - 1))


@pytest.mark.parametrize(("last", "times"), [(900.0, "3.0"), (150.0, "0.5")])
def test_the_price_is_given_as_a_multiple(last, times, t):
    said = findings.price_rise(change(300.0, last), "germanium", t)
    assert said == (
        f"Germanium outside China cost {times} times as much in December 2025 as before the notice"
    )


def test_losses_are_told_as_costs(t):
    estimates = pd.DataFrame(
        {"commodities": ["gallium", "germanium", "gallium;germanium"], "central": [-3.1, -0.4, -3.4]}
    )
    said = findings.losses(estimates, t)
    assert said == "In the model a full stop costs 3.1 billion USD for gallium and 0.4 billion for germanium"
    assert findings.losses(estimates.head(1), t) == "What a full stop would cost, by the model"


def capacity(closed):
    return pd.DataFrame({"all_t": [101.0], "made_t": [10.0], "closed_t": [closed]})


def test_capacity_is_said_to_be_closed_only_where_it_is(t):
    said = findings.capacity_left(capacity(73.0), "gallium", t)
    assert said == "Of 101 t of gallium capacity outside China, 73 t stood in plants closed years before"
    open_still = findings.capacity_left(capacity(0.0), "gallium", t)
    assert open_still == "The rest of the world lists 101 t of gallium capacity and used 10 t"


@pytest.mark.parametrize(
    ("n", "begun", "sentence"),
    [
        (1, 0, "The one new project outside China had not begun to deliver"),
        (8, 0, "None of 8 new projects outside China had begun to deliver"),
        (8, 1, "One of 8 new projects outside China had begun to deliver"),
        (8, 3, "3 of 8 new projects outside China had begun to deliver"),
    ],
)
def test_projects_that_deliver_are_counted(n, begun, sentence, t):
    assert findings.projects_begun(pd.DataFrame({"n": [n], "begun": [begun]}), t) == sentence


def test_no_data_give_a_plain_heading_without_a_number(t):
    none = days().assign(country_iso3="", commodities="", year=0)
    said = [
        findings.summer(none, NOTICE, t),
        findings.board(3, 0, t),
        findings.both_metals(none, none, t),
        findings.american_imports(none, "gallium", t),
        findings.monthly(none, none, NOTICE, "gallium", t),
        findings.yearly(none, "gallium", t),
        findings.partners(none, pd.Series(dtype=str), "gallium", t),
        findings.price_rise(none, "gallium", t),
        findings.losses(none, t),
        findings.capacity_left(none, "gallium", t),
        findings.projects_begun(none, t),
    ]
    assert len(set(said)) == len(said)
    assert [text for text in said if "nan" in text.lower() or " 0 " in text or not text] == []


def test_titles_speak_of_the_first_row_of_each_summary_and_of_every_month_of_zero(t):
    begun = pd.DataFrame({"n": [3, 9], "begun": [2, 9]})
    assert findings.projects_begun(begun, t).startswith("2 of 3 new projects")
    zero = pd.DataFrame({"month": pd.to_datetime(["2023-08-01", "2023-09-01"])})
    known = pd.DataFrame({"month": pd.to_datetime(["2023-01-01"]), "high": [1.0]})
    told = findings.monthly(known, zero, pd.Timestamp("2023-01-01"), "gallium", t)
    assert told == "Gallium fell to nothing in August 2023 and September 2023"


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("2023-06-30",), "One dated step on chips and minerals around the notice"),
        (
            ("2023-05-21", "2023-06-30", "2023-07-03", "2023-08-01"),
            "4 dated steps on chips and minerals around the notice, 2 of them before it",
        ),
    ],
)
def test_all_steps_drawn_are_counted_and_those_before_the_notice_among_them(texts, sentence, t):
    assert findings.summer(days(*texts), NOTICE, t) == sentence


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([("CHN", "mineral control")], "One dated step of the dispute on chips and minerals"),
        (
            [("CHN", "mineral control"), ("CHN", "suspension"), ("NLD", "mineral control")],
            "3 dated steps of the dispute on chips and minerals, 1 of them Chinese controls on minerals",
        ),
    ],
)
def test_chinese_controls_are_counted_among_the_steps_of_the_dispute(steps, sentence, t):
    assert findings.dispute(pd.DataFrame(steps, columns=["actor_iso3", "category"]), t) == sentence


def test_the_ladder_tells_how_many_steps_it_draws_and_how_many_are_controls(t):
    steps = pd.DataFrame({"row_id": ["a", "b", "c"]})
    said = "Of the 3 steps listed, 2 are controls that followed the notice of 3 July 2023"
    assert findings.steps_after(steps, 2, t) == said
    assert findings.steps_after(steps.head(1), 0, t).startswith("One step is drawn")


def test_the_board_counts_the_goods_drawn_and_those_under_licence(t):
    assert findings.board(26, 17, t).startswith("17 of 26 elements and goods need a licence")
    assert findings.board(1, 1, t) == "The one good drawn needs a licence for every destination"


def pace(kg, year="2025"):
    return pd.DataFrame({"after_kg": [kg, 1.0], "year": [year, "2020"]})


def test_both_metals_are_told_only_of_one_year(t):
    said = "In 2025 6.3 t of gallium left China in an average month, and 0.8 t of germanium"
    assert findings.both_metals(pace(6333.0), pace(825.0), t) == said
    plain = "Monthly exports of gallium and germanium"
    assert findings.both_metals(pace(6333.0), pace(825.0, "2024"), t) == plain
    assert findings.both_metals(pace(6333.0), pace(825.0).head(0), t) == plain


def test_the_part_of_china_in_american_imports_is_the_one_drawn(t):
    rows = {"country_iso3": ["CAN", "CHN"], "value": [28.0, 18.0], "first_year": 2021, "last_year": 2024}
    said = findings.american_imports(pd.DataFrame(rows), "gallium", t)
    assert said == "China supplied 18 percent of US imports of gallium, 2021 to 2024"


WAY = pd.DataFrame(
    {"part": ["ore", "thing"], "item": ["x", "chips"], "low": [1.0, 73.0], "high": [2.0, 73.0],
     "year": [2011, 2025], "geography": ["WLD", "USA"]}
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (WAY, "73 percent of the gallium used in the United States in 2025 went into chips"),
        (WAY.assign(geography="WLD"), "73 percent of the gallium used in 2025 went into chips"),
        (WAY[:1], "The way of gallium from the ore"),
    ],
)
def test_the_largest_use_is_told_with_its_place_and_year(rows, title, t):
    assert findings.ore_to_thing(rows, "gallium", t) == title
