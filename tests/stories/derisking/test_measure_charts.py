"""Charts of measures in time, of money and of lead times."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.analysis.policy.measures import largest_by_kind
from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import measure_charts as policy
from chokepoint.stories.derisking import titles as findings

T = Translator()
MEASURES = pd.concat([frames.PLACED, frames.UNDATED], ignore_index=True)
FIGURES = {
    "measures-timeline": lambda: policy.measures_timeline(MEASURES, "EUU", "x", frames.NAMES, T),
    "step-waits": lambda: policy.step_waits(frames.WAITED, "EUU", "x", frames.NAMES, T),
    "act-path": lambda: policy.act_path(frames.PATH, pd.Timestamp("2023-07-06"), "x", T),
    "money-by-kind": lambda: policy.money_by_kind(frames.SUMS, "USA", "x", frames.NAMES, T),
    "sum-readings": lambda: policy.sum_readings(
        frames.READINGS, pd.Series({"tradium_2025_06_g7": "A", "g7_nhk_draft": "B"}), "x", T
    ),
    "lead-times": lambda: policy.lead_times(frames.LEADS, "x", frames.MINERALS, T),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
    assert extra["sources"]
    assert len(extra["table"]["rows"]) == len(figure.frame)


def test_a_measure_without_a_date_stands_in_the_table_and_not_on_the_axis():
    figure = FIGURES["measures-timeline"]()
    assert "Fund" in set(figure.frame["short_name"])
    drawn = [row for rows in figure.spec["datasets"].values() for row in rows if "side" in row]
    assert {row["side"] for row in drawn} == {"China", "chosen", "others"}
    assert len(drawn) == len(frames.PLACED)


def test_several_actors_are_named_and_the_chosen_one_among_them_counts():
    assert policy.write_names(pd.Series(["USA;CHN"]), frames.NAMES, T) == ["United States and China"]
    assert policy.side_of(pd.Series(["USA;AUS", "CHN", "KOR"]), "AUS").tolist() == [
        "chosen",
        "China",
        "others",
    ]


def test_a_wait_of_no_days_without_a_proposal_is_listed_but_not_drawn():
    figure = FIGURES["step-waits"]()
    drawn = [row for rows in figure.spec["datasets"].values() for row in rows if "days" in row]
    assert 0 not in {row["days"] for row in drawn}
    assert "about 1,279" in set(figure.frame["words"])


def test_other_currencies_stand_in_the_table_and_never_on_the_dollar_axis():
    figure = FIGURES["money-by-kind"]()
    drawn = [row["value"] for rows in figure.spec["datasets"].values() for row in rows if "value" in row]
    assert 2.25e10 not in drawn
    assert 2.25e10 in set(figure.frame["value"])
    assert sum(drawn) == pytest.approx(3.06e10 + 9e7)


def test_readings_keep_their_currency_their_hedge_and_their_doubt():
    figure = FIGURES["sum-readings"]()
    assert figure.frame["line"].tolist() == [
        "more than 7,000 billion JPY: spending (doubtful)",
        "13 billion USD: commitment",
    ]


def test_the_act_is_a_proposal_on_the_day_and_days_carry_their_sign():
    figure = FIGURES["act-path"]()
    assert figure.frame["words"].tolist() == ["−112 days", "+63 days"]
    assert findings.act_on_the_day(frames.PATH, T) == "On the day of the article the act was a proposal"


def test_the_largest_sum_is_named_with_its_kind():
    title = findings.largest_sums(largest_by_kind(frames.SUMS.assign(relation="")), T)
    assert title.startswith("The largest single sum is of the kind tax credit estimate, 30.6 billion dollars")
    assert title.endswith("the largest award is 0.1")
