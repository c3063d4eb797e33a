"""Shares of output: before and after, in pairs, in steps and as restated."""

import pytest

from chokepoint.stories.world_after import answers_shares

NEWER = "row_id == 'prod-usgs-2026-antimony-mine-chn-2024'"


def test_what_is_published_of_the_shares(now):
    # 129,400 of 131,534 t in 2009; 139,000 of 155,622 t in 2015, as the British survey prints them
    assert now.ask("re_share_before").value == pytest.approx(98.378, abs=0.001)
    assert now.ask("re_share_last").value == pytest.approx(89.319, abs=0.001)
    assert now.ask("re_share_last").base == now.ask("re_share_before").value
    assert now.ask("ga_share_change").value == pytest.approx(0.65, abs=0.01)
    assert now.ask("c_share_change").value == pytest.approx(5.75, abs=0.01)
    assert now.ask("sb_share_less").value == -now.ask("sb_share_change").value
    assert now.ask("sb_share_year").value == "2025"


def test_two_printed_tables_can_be_compared(now):
    own = now(answers_shares.shares).query("case == 'gallium'")
    before, last = own[own["year"] == 2022].iloc[0], own[own["year"] == 2025].iloc[0]
    answer = now.given(pair=(before["row_ids"], last["row_ids"])).ask("ga_share_change")
    assert answer.value == pytest.approx(last["best"] - before["best"])


def test_steps_within_editions_leave_corrections_out(now):
    steps = now.given(stepwise=True)
    assert now.ask("sb_share_less").value == pytest.approx(22.6, abs=0.05)
    assert steps.ask("sb_share_less").value < 0
    assert steps.ask("sb_share_before").value == now.ask("sb_share_before").value
    assert len(steps.ask("sb_share_less").row_ids) > len(now.ask("sb_share_less").row_ids)


def test_the_rare_earths_as_later_texts_restate_them(now, over):
    assert (
        now.given(retold=True).ask("re_share_last").value
        < now.given(retold=True).ask("re_share_before").value
    )
    history = now["production_history"]
    ours = history["commodity_id"].eq("rare_earths") & history["publisher"].eq("USGS")
    first = history[ours & history["year"].eq(2009)]
    assert not over(production_history=first).given(retold=True).ask("re_share_last").known


def test_the_last_year_lies_within_the_horizon(now):
    near = now.given(horizon_months=24)
    assert near.ask("re_share_year").value == "2012"
    assert now.given(horizon_months=120).ask("re_share_year").value == "2020"


def test_gallium_output_grew_from_the_year_before_the_licence(now):
    before, last = now.ask("grew_before"), now.ask("grew_last")
    assert (before.value, before.date) == (600, 2022)
    assert (last.value, last.date) == (900, 2025)


def test_the_revision_of_antimony(now):
    # 60,000 of 103,960 t in the edition of 2025, 40,000 of 119,000 t in that of 2026
    revision = now.ask("revision")
    assert revision.value == pytest.approx(57.71 - 33.61, abs=0.01)
    assert (revision.high, revision.low) == pytest.approx((57.71, 33.61), abs=0.01)


@pytest.mark.parametrize(("tonnes", "is_revision"), [(68000, True), (69000, False)])
def test_a_fall_is_a_revision_if_more_than_half_of_it_is(edited, tonnes, is_revision):
    look = edited("production", NEWER, value=float(tonnes), quantity_kg=tonnes * 1000.0)
    less, apart = look.ask("sb_share_less").number, look.ask("revision").number
    assert (apart > less / 2) is is_revision
    assert look.ask("fall_is_revision").value is is_revision


def test_a_rise_is_no_fall(edited):
    newest = "row_id == 'prod-usgs-2026-antimony-mine-chn-2025'"
    risen = edited("production", newest, value=105000.0, quantity_kg=1.05e8)
    assert risen.ask("sb_share_less").value < 0
    assert risen.ask("fall_is_revision").value is False


def test_before_the_tables_were_printed_nothing_is_known(on):
    early = on("2011-06-30")
    assert not early.ask("grew_before").known
    assert early.ask("fall_is_revision").value is False
