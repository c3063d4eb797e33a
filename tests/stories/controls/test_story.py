"""The story has its parameters, and every answer it states can be asked for."""

import pandas as pd
import pytest
from controls_world import asked, looking, without

from chokepoint.answers.claims.evidence import control_of
from chokepoint.answers.days import NOTICE
from chokepoint.data import KnownTables
from chokepoint.errors import ParameterError
from chokepoint.parameters import check_parameters
from chokepoint.stories.controls import answers_notice
from chokepoint.stories.controls.story import STORY


def check(**chosen):
    values = STORY.defaults | chosen
    check_parameters(values, **{name: one.rule_for(values) for name, one in STORY.parameters.items()})


@pytest.mark.parametrize(
    ("name", "kept", "refused"),
    [
        ("mineral", "germanium", "indium"),
        ("first_month", "2020-12", "2020-11"),
        ("last_month", "2022-07", "2022-06"),
        ("price_market", "Other", "China"),
        ("as_of", "2023-07-03", "2023-07-02"),
    ],
)
def test_a_parameter_is_checked(name, kept, refused):
    check(**{name: kept})
    with pytest.raises(ParameterError):
        check(**{name: refused})


@pytest.mark.parametrize("as_of", [None, "2023-07-03"])
def test_every_answer_can_be_asked_for(as_of):
    look = looking(as_of)
    assert {key: look.ask(key).name for key in STORY.stated} == {
        key: f"controls.{key}" for key in STORY.stated
    }


def test_every_known_number_rests_on_rows():
    answers = [looking().ask(key) for key in STORY.stated]
    bare = [one.name for one in answers if one.known and one.how and not one.row_ids]
    assert bare == ["controls.evidence_day", "controls.all_months", "controls.ladder_day"]


def test_what_nobody_had_published_is_not_known():
    for key in ("price_change", "gallium_change", "zero_kg", "loss_best", "capacity_t", "pace_apart"):
        assert (asked(key) is None, asked(key, "2023-07-03") is None) == (False, key != "capacity_t")


def test_the_page_names_what_it_follows():
    words = {
        key: asked(key, params={"mineral": "germanium"}) for key in ("metal", "metal_capital", "mineral")
    }
    assert words == {"metal": "germanium", "metal_capital": "Germanium", "mineral": "germanium"}
    assert (asked("is_newest"), asked("is_newest", "2023-07-06")) == (True, False)


@pytest.mark.parametrize(
    ("market", "said"),
    [("Europe", "Europe"), ("United States", "the United States"), ("Other", "other markets")],
)
def test_a_market_is_named_as_in_a_sentence(market, said):
    assert asked("outside", params={"price_market": market}) == said


def test_the_day_looked_from_is_that_asked_for_or_the_newest_of_the_evidence():
    assert str(asked("evidence_day", "2024-06-30")) == "2024-06-30"
    sources = KnownTables()["sources"]
    assert pd.Timestamp(asked("evidence_day")) <= sources["published_last_day"].max()


def test_the_notice_is_the_measure_that_put_both_metals_under_control():
    found = control_of(KnownTables(), "gallium", "germanium")
    assert found["row_id"].tolist() == [NOTICE]


def test_the_notice_says_when_and_what():
    assert {key: str(asked(key)) for key in ("announced", "effective", "notice_no", "days_to_effect")} == {
        "announced": "2023-07-03",
        "effective": "2023-08-01",
        "notice_no": "No. 23 of 2023",
        "days_to_effect": "29",
    }


def test_the_notice_can_be_counted_from_where_it_is_not_known():
    look = looking(controls=without("controls", "ctl-03"))
    assert str(look.ask("announced").value) == "2023-07-03"
    assert look(answers_notice.notice_day) == pd.Timestamp("2023-07-03")
    assert look(answers_notice.licence_day) == pd.Timestamp("2023-08-01")
