"""Findings follow their frames, and say less where there is less."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.derisking import titles as findings

T = Translator()
NOTICE = pd.Timestamp("2023-07-03")


def test_measures_after_the_notice_are_counted():
    assert findings.since_notice(frames.PLACED, NOTICE, T) == (
        "2 of 3 dated measures came after the notice of July 2023"
    )
    assert findings.since_notice(frames.PLACED.iloc[[1]], NOTICE, T).startswith("1 measures had been taken")


def test_two_minerals_are_compared_by_their_newest_lists():
    title = findings.named_by_lists(frames.SEEN, ("gallium", "germanium"), frames.MINERALS, T)
    assert title == "Of the newest lists, gallium is on 2 of 2, germanium is on 1 of 2"


def test_shared_and_lonely_minerals_are_counted_without_question_marks():
    assert findings.shared_by_all(frames.CELLS, 2, T) == (
        "Of 3 minerals on 2 lists, 1 are on every one and 2 on a single one"
    )


@pytest.mark.parametrize(
    ("meets", "listed", "start"),
    [(26, 26, "The two thresholds alone"), (32, 34, "The two thresholds give 32")],
)
def test_thresholds_reproduce_a_list_or_do_not(meets, listed, start):
    assert findings.reproduced(meets, listed, 2023, T).startswith(start)


def test_what_is_missed_is_counted_by_stage():
    assert findings.below_benchmarks(frames.MEASURED, T) == (
        "Below their benchmark: 0 of 1 at extraction and 2 of 2 at processing"
    )


@pytest.mark.parametrize(
    ("stage", "title"),
    [
        ("extraction", "Below their benchmark: 0 of 1 at extraction"),
        ("processing", "Below their benchmark: 2 of 2 at processing"),
    ],
)
def test_a_stage_without_a_figure_is_not_told_of(stage, title):
    rows = frames.MEASURED[frames.MEASURED["stage"] == stage]
    assert findings.below_benchmarks(rows, T) == title


def test_the_month_of_the_notice_is_read_from_its_day():
    title = findings.since_notice(frames.PLACED, pd.Timestamp("2022-06-30"), T)
    assert title.endswith("came after the notice of June 2022")


@pytest.mark.parametrize(
    ("cap", "words"), [(65, "1 of 1 supply lines exceeded 65"), (70, "0 of 1 supply lines exceeded 70")]
)
def test_the_cap_of_the_page_decides_what_exceeds_it(cap, words):
    assert words in findings.above_the_cap(frames.PAIRS, "2023", cap, T)


def test_a_ladder_without_an_end_is_told_by_its_top():
    standing = frames.LADDER.assign(ended=pd.NaT)
    assert findings.ladder_end(standing, T) == "The credit asks for 70 percent by 2026"
    assert findings.ladder_end(frames.LADDER, T) == (
        "The credit ended on its 60-percent rung; the rungs up to 70 percent never applied"
    )


def test_bound_and_measured_are_counted_apart():
    assert findings.who_is_bound(frames.FORCES, T) == (
        "Of 2 thresholds one binds someone; for one of all this book found a measured value"
    )


def test_the_steepest_target_is_the_one_with_the_largest_multiple():
    assert findings.steepest(frames.STARTED, frames.NAMES, T).endswith(
        "recycling rate, South Korea, from 2 to 20"
    )


def test_materials_that_meet_everything_or_nothing_are_counted():
    assert findings.meets_every(frames.JUDGED, T) == (
        "By a second source 1 of 2 materials meet every benchmark spoken of, 1 meet none"
    )


def test_without_money_there_is_a_plain_heading():
    empty = frames.SUMS.head(0)
    assert findings.largest_sums(empty, T) == "Sums of money by kind"
    assert findings.largest_sums(frames.SUMS.head(1), T).endswith("of the kind tax credit estimate")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (slice(0, 2), "1 of 2 projects delivered"),
        (slice(0, 1), "Output seen after 5"),
        (slice(1, 2), "No project had"),
    ],
)
def test_delivered_and_aimed_at_are_kept_apart(rows, words):
    assert findings.lead_times(frames.LEADS.iloc[rows], T).startswith(words)


def test_a_measure_of_the_day_of_the_notice_is_not_after_it():
    on_the_day = frames.PLACED.assign(day=NOTICE)
    assert findings.since_notice(on_the_day, NOTICE, T) == (
        "3 measures had been taken before or on the day of the notice"
    )


def test_the_act_is_so_many_days_from_force():
    path = pd.DataFrame({"step": ["proposed", "in_force", "in_force"], "days": [-112, 300, 322]})
    words = "On the day of the article the act was a proposal"
    assert findings.act_on_the_day(path, T) == f"{words}, 322 days from force"
    assert findings.act_on_the_day(path[:1], T) == words


def test_lines_on_the_cap_do_not_exceed_it():
    pairs = pd.DataFrame({"eu": [65.0, 65.1, None], "world": [64.0, 66.0, 90.0]})
    assert findings.above_the_cap(pairs, "2023", 65, T) == (
        "By the EU’s study of 2023, 1 of 2 supply lines exceeded 65 percent in EU sourcing, "
        "2 of 3 in world supply"
    )


def test_thresholds_without_a_value_are_said_to_have_none():
    several = pd.DataFrame({"binds": [True, True, False], "measured": [False, False, False]})
    assert findings.who_is_bound(several, T) == (
        "Of 3 thresholds 2 bind someone; for none of all this book found a measured value"
    )
    some = several.assign(measured=[True, True, False])
    assert findings.who_is_bound(some, T).endswith("for 2 of all this book found a measured value")


def test_a_fall_can_be_the_steepest_target():
    row = {"jurisdiction": "KOR", "baseline": 80.0, "threshold": 50.0}
    kind = frames.STARTED["kind"].iloc[0]
    rows = pd.DataFrame([row, row | {"threshold": 10.0}, row | {"baseline": 40.0, "threshold": 45.0}])
    assert findings.steepest(rows.assign(kind=kind), frames.NAMES, T).endswith("South Korea, from 80 to 10")
    alone = findings.steepest(rows[:1].assign(kind=kind), frames.NAMES, T)
    assert alone.startswith("The one target printed with its start")


def sums(*rows):
    return pd.DataFrame(rows, columns=["kind", "value"])


def test_the_largest_sum_is_told_in_billions_beside_the_largest_award():
    rows = sums(("loan", 3.06e10), ("award", 9.04e9), ("award", 1e9))
    title = findings.largest_sums(rows, T)
    assert title.endswith("30.6 billion dollars; the largest award is 9.0")
    own = findings.largest_sums(rows[1:], T)
    assert own == "The largest single sum is an award, 9.0 billion dollars"


def test_spans_run_from_the_shortest_to_the_longest():
    leads = pd.DataFrame({"reached": [True, True, False, False], "months": [5.0, 9.0, 50.0, 20.0]})
    assert findings.lead_times(leads, T) == (
        "2 of 4 projects delivered, after 5–9 months; the others aim at 20–50"
    )


@pytest.mark.parametrize(
    ("top", "award", "words"),
    [(2.25e9, 0.75e9, "2.2 billion dollars; the largest award is 0.8"),
     (2.75e9, 0.25e9, "2.8 billion dollars; the largest award is 0.2")],
)  # fmt: skip
def test_sums_are_rounded_from_exact_billions(top, award, words):
    assert findings.largest_sums(sums(("loan", top), ("award", award)), T).endswith(words)


@pytest.mark.parametrize(("value", "words"), [(0.75e9, "0.8"), (0.25e9, "0.2")])
def test_an_award_alone_is_rounded_from_exact_billions(value, words):
    assert findings.largest_sums(sums(("award", value)), T).endswith(f"an award, {words} billion dollars")


def test_waits_are_told_with_their_number():
    waited = pd.DataFrame({"days": [30, 1369, 434]})
    assert findings.how_long(waited, T) == (
        "From the first dated step to the last 3 measures took 30–1,369 days"
    )


def test_what_comes_from_china_is_told_with_its_years():
    row = {"commodity_id": "gallium", "us": 18.0, "us_years": "2021–2024", "eu": 69.0, "eu_year": "2023"}
    assert findings.from_china(pd.DataFrame([row]), T) == (
        "China supplied 18 percent of US gallium imports in 2021–2024, "
        "and 69 percent of what the EU sourced by its study of 2023"
    )
    assert findings.from_china(pd.DataFrame([row | {"us": None}]), T) == "What comes from China, by mineral"


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (["short", "rule"], "Of 2 thresholds one can be judged by a value; met: none"),
        (["met", "short", "off_course", "withdrawn"], "Of 4 thresholds 3 can be judged by a value; met: 1"),
        (["unmeasured"], "Of 1 thresholds 0 can be judged by a value; met: none"),
    ],
)
def test_the_thresholds_that_can_be_judged_are_counted(found, title):
    assert findings.where_they_stand(pd.DataFrame({"state": found}), T) == title
