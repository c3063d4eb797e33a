"""A verdict on laws and money turns where its rule has an edge, and a sum at the edge still counts."""

from datetime import date

import pytest
from changed import add, both, drop, edit

from chokepoint.data import KnownTables
from chokepoint.i18n import Translator
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = KnownTables(), KnownTables("2023-07-06")
CLAIMS = ("c44", "c47", "c48", "c49", "c50", "c51")
VERDICTS = {"c44": "not_checkable", "c47": "supported", "c48": "not_checkable", "c49": "contradicted",
            "c50": "imprecise", "c51": "imprecise"}  # fmt: skip
VERDICTS_THEN = {"c44": "not_checkable", "c47": "supported", "c48": "not_checkable", "c49": "contradicted",
                 "c50": "not_checkable", "c51": "not_checkable"}  # fmt: skip


def verdict(claim, change=None):
    return EXPLAINER.judge(claim, NOW if change is None else change(NOW)).verdict


def reason(claim, change=None, tables=NOW):
    return EXPLAINER.judge(claim, change(tables) if change else tables).sentence(Translator())


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_verdicts_now_and_on_the_day_of_the_article(claim):
    assert EXPLAINER.judge(claim, NOW).verdict == VERDICTS[claim]
    assert EXPLAINER.judge(claim, THEN).verdict == VERDICTS_THEN[claim]


def test_the_eu_act_was_a_proposal_in_march_2023():
    numbers = EXPLAINER.judge("c49", NOW).numbers
    assert numbers["first"].value == date(2023, 3, 16)
    assert numbers["force"].value == date(2024, 5, 23)
    assert numbers["days"].value == 392
    assert numbers["adopted"].unit == ""


def test_on_the_day_of_the_article_no_adoption_was_dated():
    assert set(EXPLAINER.judge("c49", THEN).numbers) == {"first"}
    assert reason("c49", tables=THEN).endswith("its adoption is not dated yet")


@pytest.mark.parametrize(
    ("step", "day", "expected"),
    [
        ("stp-eu-crma-adopted", "2023-02-28", "contradicted"),
        ("stp-eu-crma-adopted", "2023-03-01", "supported"),
        ("stp-eu-crma-adopted", "2023-03-31", "supported"),
        ("stp-eu-crma-adopted", "2023-04-01", "contradicted"),
        ("stp-eu-crma-in-force", "2023-03-31", "contradicted"),
    ],
)
def test_only_an_adoption_in_the_month_supports_it(step, day, expected):
    assert verdict("c49", edit("measure_steps", step, date=day)) == expected


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("in-force", "The act was proposed on 16 March 2023 and adopted on 11 April 2024, 392 days later"),
        ("adopted", "its adoption is not dated yet; it is in force from 23 May 2024"),
        ("proposed", "The act was adopted on 11 April 2024; its proposal is not dated; it is in force"),
        ("(proposed|in-force)", "The act was adopted on 11 April 2024; its proposal is not dated"),
        ("(proposed|adopted)", "The act is in force from 23 May 2024; its adoption is not dated yet"),
    ],
)
def test_the_reason_names_the_steps_whose_days_are_known(gone, words):
    assert words in reason("c49", drop("measure_steps", f"stp-eu-crma-{gone}"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-12-31", "contradicted"), ("2022-01-01", "supported"), ("2022-12-31", "supported"),
     ("2023-01-01", "contradicted")],
)  # fmt: skip
def test_the_us_act_is_of_its_year(day, expected):
    assert verdict("c47", edit("measure_steps", "stp-us-ira-adopted", date=day)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("price_cap", "supported"), ("price_floor", "contradicted"), ("aid", "not_checkable")],
)
def test_what_the_us_act_does_to_prices_is_told_by_the_code_of_its_provisions(kind, expected):
    assert verdict("c48", edit("targets", "tgt-ira45x-rate", kind=kind)) == expected


def test_a_cap_outweighs_a_floor_and_a_floor_elsewhere_is_only_counter_evidence():
    change = both(edit("targets", "tgt-ira45x-rate", kind="price_cap"),
                  edit("targets", "tgt-ira45x-ga-purity", kind="price_floor"))  # fmt: skip
    assert verdict("c48", change) == "supported"
    assert "tgt-mp-floor" in EXPLAINER.judge("c48", NOW).counter
    assert "tgt-mp-floor" not in EXPLAINER.judge("c48", drop("targets", "tgt-mp-floor")(NOW)).counter


def test_a_floor_of_another_country_is_no_counter_evidence():
    change = edit("targets", "tgt-mp-floor", measure_row_id="mea-kor-strategy-2023")
    assert "tgt-mp-floor" not in EXPLAINER.judge("c48", change(NOW)).counter


def test_the_act_limits_the_months_of_a_permit_and_keeps_the_requirements():
    found = EXPLAINER.judge("c50", NOW)
    assert found.numbers["months"].value == 27
    assert found.counter == "stm-permit-crma-6"


def test_a_limit_is_told_by_its_code():
    change = edit("targets", "tgt-crma-permit-.*", kind="deadline")
    assert verdict("c50", change) == "not_checkable"
    assert reason("c50", change).startswith("No provision limits the time a permit may take; no passage")


@pytest.mark.parametrize(
    ("value", "texts"),
    [(14.3e9, 1), (14.31e9, 0), (11.7e9, 1), (11.69e9, 0)],
)
def test_a_sum_within_ten_percent_is_the_sum(value, texts):
    found = EXPLAINER.judge("c51", edit("subsidies", "sub-g7-csis-usd", value=value)(NOW))
    assert (found.verdict == "imprecise") == bool(texts)


@pytest.mark.parametrize(("tolerance", "expected"), [(50.0, "imprecise"), (5.0, "not_checkable")])
def test_the_tolerance_is_the_one_of_the_table(tolerance, expected):
    change = both(edit("subsidies", "sub-g7-csis-usd", value=14e9),
                  edit("claims", "clm-c51", tolerance=tolerance))  # fmt: skip
    assert verdict("c51", change) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"purpose": "mines"}, "supported_with_nuance"),
        ({"metric": "financing of mine projects"}, "imprecise"),
        ({"unit": "EUR"}, "not_checkable"),
        ({"measure_row_id": "mea-g7-alliance"}, "not_checkable"),
    ],
)
def test_the_sum_counts_in_dollars_for_the_plan_and_its_purpose_by_its_code(cells, expected):
    assert verdict("c51", edit("subsidies", "sub-g7-csis-usd", **cells)) == expected


def test_the_sum_of_the_seven_was_not_known_on_the_day_and_has_one_text_since():
    assert EXPLAINER.judge("c51", NOW).numbers["texts"].value == 1
    assert EXPLAINER.judge("c51", NOW).numbers["others"].value == 5


def test_provisions_are_counted_by_what_they_set():
    before = EXPLAINER.judge("c48", NOW).numbers
    change = edit("targets", "tgt-ira45x-rate", force="condition_of_aid")
    after = EXPLAINER.judge("c48", change(NOW)).numbers
    moved = {key: after[key].value - before[key].value for key in ("all", "aid", "terms")}
    assert moved == {"all": 0, "aid": -1, "terms": 1}


def test_other_figures_for_the_meeting_speak_against_the_sum():
    found = EXPLAINER.judge("c51", NOW)
    others = set(found.numbers["others"].row_ids.split(";"))
    assert set(found.counter.split(";")) == others
    assert "sub-g7-csis-usd" not in others
    assert found.numbers["texts"].row_ids == "sub-g7-csis-usd"


def test_rows_gathered_here_are_no_measure_of_pace():
    changes = (
        drop("supply_response", "sup-s(06|12|15|18|31)"),
        edit("measure_steps", "stp-(us-chips|us-iija)-adopted", date="2019-01-01"),
    )
    assert {verdict("c44", change) for change in changes} == {"not_checkable"}


@pytest.mark.parametrize(
    ("phase", "late"), [("funded", 5), ("first_output", 5), ("proposed", 4), ("construction", 4)]
)
def test_no_window_closes_before_what_it_looks_for(phase, late):
    change = edit("supply_response", "sup-s31", phase=phase)
    assert EXPLAINER.judge("c44", change(NOW)).numbers["late"].value == late


def test_a_project_of_before_the_notice_is_none_since():
    early = edit("supply_response", "sup-s31", state_date="2023-07-02")
    assert EXPLAINER.judge("c44", early(NOW)).numbers["late"].value == 4


def test_a_text_that_gives_the_controls_as_its_ground_supports():
    said = add("statements", "stm-permit-crma-6", row_id="stm-x", topic="taken because of the controls")
    assert verdict("c44", said) == "supported"
    assert "of 3 May 2024" in reason("c44", said)


def test_what_is_not_among_the_provisions_known_may_stand_in_the_act():
    assert "the text of the act as a whole is not among the rows" in reason("c48")
