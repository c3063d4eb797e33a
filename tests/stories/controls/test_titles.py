"""Findings are read off the data: other data, another sentence; no data, a plain heading."""

import pandas as pd
import pytest

from chokepoint.stories.controls import titles as findings


def days(*texts):
    return pd.DataFrame({"day": pd.to_datetime(list(texts))})


NOTICE = pd.Timestamp("2023-07-03")


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("2023-06-30", "2023-07-03"), "One step on chips or minerals in the weeks before the notice"),
        (
            ("2023-05-21", "2023-06-30", "2023-08-01"),
            "2 steps on chips and minerals in the weeks before the notice",
        ),
    ],
)
def test_the_steps_before_the_notice_are_counted(texts, sentence, t):
    assert findings.steps_before(days(*texts), NOTICE, t) == sentence


def ladder(*announced, pause=None):
    frame = pd.DataFrame({"row_id": [f"ctl-{n}" for n in range(len(announced))]})
    pauses = [pd.Timestamp(pause) if pause else pd.NaT] + [pd.NaT] * (len(announced) - 1)
    return frame.assign(announced_day=pd.to_datetime(list(announced)), pause=pd.to_datetime(pauses))


def test_the_steps_after_the_notice_are_counted_and_a_suspension_is_not_denied(t):
    def said(frame):
        return findings.steps_after(frame, "ctl-0", pd.Timestamp("2026-01-31"), t)

    later = ("2023-07-03", "2023-10-20", "2024-12-03")
    never = "; the licence itself was never suspended"
    assert said(ladder(*later)) == f"2 steps followed the notice of July 2023{never}"
    assert said(ladder(*later[:2])) == f"One step followed the notice of July 2023{never}"
    assert said(ladder(*later, pause="2025-11-09")) == "2 steps followed the notice of July 2023"
    assert said(ladder(*later[:1])) == "The ladder of Chinese export controls by 31 January 2026"


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


def test_the_widest_gap_is_the_largest_ratio(t):
    pairs = pd.DataFrame({"ratio": [1.2, 2.456, 1.9]})
    assert findings.gap(pairs, t) == "The gap between outside and inside reached 2.46 to 1"
    assert findings.gap(pairs.head(1), t).endswith("reached 1.20 to 1")
    cheaper = pd.DataFrame({"ratio": [0.87, 0.95]})
    assert findings.gap(cheaper, t) == "Outside China the metal cost less than inside: 0.87 to 1"


def test_losses_are_told_as_costs(t):
    estimates = pd.DataFrame(
        {"commodities": ["gallium", "germanium", "gallium;germanium"], "central": [-3.1, -0.4, -3.4]}
    )
    said = findings.losses(estimates, t)
    assert said == "In the model a full stop costs 3.1 billion USD for gallium and 0.4 billion for germanium"
    assert findings.losses(estimates.head(1), t) == "What a full stop would cost, by the model"


def test_the_reported_rise_is_a_multiple_of_the_modelled_one(t):
    expected = pd.DataFrame({"central": [150.0]})
    said = findings.against_model(expected, change(100.0, 400.0), t)
    assert said == "The reported price rose 2.0 times as much as the model expects of a full stop"
    for pair in ((expected.head(0), change(1.0, 2.0)), (expected, change(1.0, 2.0).head(0))):
        assert findings.against_model(*pair, t) == "Price rises, modelled and reported"


def test_a_bound_of_the_model_is_not_divided_by(t):
    expected = pd.DataFrame({"central": [150.0], "qualifier": ["more than"]})
    said = findings.against_model(expected, change(100.0, 534.0), t)
    assert said == "The reported price rose by 434 percent; the model expects more than 150"


def test_a_price_that_fell_is_not_said_to_have_risen(t):
    said = findings.against_model(pd.DataFrame({"central": [150.0]}), change(100.0, 70.0), t)
    assert said == "The reported price fell by 30 percent; the model expects a rise of 150"


def test_breakdowns_are_counted_and_the_newest_is_dated(t):
    shares = pd.DataFrame({"basis": ["US 2022", "US 2022", "EU 2020"], "year": [2022, 2022, 2020]})
    said = findings.use_breakdowns(shares, "gallium", t)
    assert said == "Uses of gallium differ by who is asked: 2 breakdowns, the newest of 2022"
    assert findings.use_breakdowns(shares[2:], "gallium", t) == "Uses of gallium: one breakdown, of 2020"


def test_the_dependence_of_europe_is_told_only_if_stated(t):
    stated = pd.DataFrame({"code": ["recovery", "eu_from_china"], "value_high": [10.0, 71.0], "year": 2023})
    said = findings.europe_depends(stated, "gallium", t)
    assert said.startswith("The European Union took 71 percent of its gallium from China")
    assert said.endswith("2023")
    without = findings.europe_depends(stated.head(1), "gallium", t)
    assert without == "Single statements on recovery, recycling and dependence"


def test_the_range_of_shares_has_both_ends(t):
    span = pd.DataFrame({"low": [96.6], "high": [98.8]})
    assert (
        findings.share_range(span, "gallium", t) == "Statistics put China’s share of gallium at 97–99 percent"
    )


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


def test_the_history_is_told_by_the_table_that_reaches_furthest(t):
    rows = [("USGS", 2022, 0.98), ("BGS", 1995, 0.2), ("BGS", 2020, 0.97), ("BGS", 2005, 0.6)]
    shares = pd.DataFrame(rows, columns=["publisher", "year", "share"])
    said = findings.share_history(shares, "gallium", t)
    assert said == "By BGS, China’s share of gallium went from 20 percent in 1995 to 97 in 2020"


def test_the_steps_of_both_sides_are_counted(t):
    events = pd.DataFrame({"actor_iso3": ["CHN", "USA", "CHN", "JPN"]})
    said = findings.sides_of_dispute(events, t)
    assert said == "Of 4 dated steps China took 2, the United States 1"


def test_no_data_give_a_plain_heading_without_a_number(t):
    none = days().assign(commodities="", basis="", year=0, code="")
    said = [
        findings.steps_before(none, NOTICE, t),
        findings.steps_after(ladder(), "ctl-0", NOTICE, t),
        findings.monthly(none, none, NOTICE, "gallium", t),
        findings.yearly(none, "gallium", t),
        findings.partners(none, pd.Series(dtype=str), "gallium", t),
        findings.price_rise(none, "gallium", t),
        findings.gap(none, t),
        findings.losses(none, t),
        findings.against_model(none, none, t),
        findings.use_breakdowns(none, "gallium", t),
        findings.europe_depends(none, "gallium", t),
        findings.share_range(none, "gallium", t),
        findings.capacity_left(none, "gallium", t),
        findings.projects_begun(none, t),
        findings.share_history(none, "gallium", t),
        findings.sides_of_dispute(none, t),
    ]
    assert len(set(said)) == len(said)
    assert [text for text in said if "nan" in text.lower() or " 0 " in text or not text] == []


def test_prices_that_met_are_no_cheaper_outside(t):
    assert findings.gap(pd.DataFrame({"ratio": [0.9, 1.0]}), t).endswith("reached 1.00 to 1")


def test_titles_speak_of_the_first_row_of_each_summary(t):
    change = pd.DataFrame({"change_percent": [300.0, 1.0]})
    expected = pd.DataFrame({"central": [150.0, 1.0], "qualifier": ["", "more than"]})
    assert "rose 2.0 times as much" in findings.against_model(expected, change, t)
    begun = pd.DataFrame({"n": [3, 9], "begun": [2, 9]})
    assert findings.projects_begun(begun, t).startswith("2 of 3 new projects")
    zero = pd.DataFrame({"month": pd.to_datetime(["2023-08-01", "2023-09-01"])})
    known = pd.DataFrame({"month": pd.to_datetime(["2023-01-01"]), "high": [1.0]})
    told = findings.monthly(known, zero, pd.Timestamp("2023-01-01"), "gallium", t)
    assert told == "Gallium fell to nothing in August 2023"
    span = pd.DataFrame({"low": [60.0, 1.0], "high": [70.0, 2.0]})
    assert findings.share_range(span, "tin", t).endswith("at 60–70 percent")
