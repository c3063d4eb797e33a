"""The acts of the EU, the United States and the Group of Seven, step by step and rung by rung."""

import pytest


def test_the_printed_days_and_numbers(now):
    days = {
        key: str(now.ask(key).value) for key in ("proposal_day", "adopted_day", "force_day", "us_act_day")
    }
    assert days == {
        "proposal_day": "2023-03-16",
        "adopted_day": "2024-04-11",
        "force_day": "2024-05-23",
        "us_act_day": "2022-08-16",
    }
    numbers = (
        "force_days",
        "permit_mine",
        "permit_plant",
        "recycling_before",
        "recycling_after",
        "credit_rate",
    )
    assert [now.ask(key).value for key in numbers] == [322, 27, 15, 15, 25, 10]


@pytest.mark.parametrize(
    ("steps", "known", "adopted"),
    [
        ([("mea-eu-crma", "adopted", "2024-04-11")], True, True),
        ([("mea-eu-crma", "proposed", "2023-03-16")], True, False),
        ([("mea-us-ira", "adopted", "2022-08-16")], False, False),
        ([("mea-eu-crma-step-itre", "adopted", "2023-09-07")], False, False),
    ],
)
def test_the_act_is_what_its_own_latest_step_makes_it(stepped, steps, known, adopted):
    look = stepped(*steps)
    assert [look.ask(key).value for key in ("act_known", "act_adopted")] == [known, adopted]


@pytest.mark.parametrize(("date", "days"), [("2023-07-05", -1), ("2023-07-06", 0), ("2023-07-07", 1)])
def test_days_count_from_the_article(stepped, date, days):
    assert stepped(("mea-eu-crma", "in_force", date)).ask("force_days").value == days


def test_before_its_adoption_only_what_was_proposed_is_known(then):
    assert (then.ask("recycling_before").value, then.ask("recycling_after").value) == (15, None)
    assert not then.ask("permit_mine").known


def test_the_rungs_on_minerals_are_told_by_their_code(now, edited):
    keys = ("rung_first", "rung_first_year", "rung_top", "rung_last")
    assert [now.ask(key).value for key in keys] == [40, "2023", 80, 60]
    look = edited("targets", "row_id == 'tgt-ira30d-cm-2023'", kind="component_origin")
    assert [look.ask(key).value for key in keys] == [50, "2024", 80, 60]


@pytest.mark.parametrize(("end", "last"), [("2024-12-31", 50), ("2025-01-01", 60)])
def test_a_rung_applied_if_its_year_had_begun(edited, end, last):
    look = edited("targets", "row_id == 'tgt-obbba-30d-end'", by_date=end)
    assert look.ask("rung_last").value == last
    assert str(look.ask("ladder_end").value) == end


def test_the_determination_and_the_floor(now):
    assert str(now.ask("determination_day").value) == "2022-03-31"
    assert now.ask("determination_scope").value.startswith("lithium")
    assert (now.ask("floor").value, now.ask("floor").unit) == (110, "USD per kg")


def test_the_sum_is_read_from_the_claim(edited, now, kept):
    assert now.ask("claimed_bn").value == 13
    told = edited("claims", "claim_id == 'c51'", claimed="7")
    assert told.ask("claimed_bn").value == 7
    assert not kept("claims", "claim_id == 'c01'").ask("claimed_bn").known


def test_the_readings_are_told_by_status_and_currency(now, edited):
    assert (now.ask("preview_jpy").value, now.ask("preview_usd").value) == (1000, 7.5)
    assert str(now.ask("csis_day").value) == "2025-06-30"
    firm = edited("subsidies", "status == 'press_preview'", status="announced")
    assert not firm.ask("preview_jpy").known


def test_the_meeting_is_that_of_sapporo(now):
    assert str(now.ask("meeting_day").value) == "2023-04-16"
