"""Every mineral followed has a stage, and stands among the commodities."""

from chokepoint.data import load_table
from chokepoint.stories.africa.minerals import LEADING, MEANT, MINED, REFINED, STAGES


def test_every_mineral_is_a_commodity_and_has_one_kind_of_stage():
    assert set(STAGES) <= set(load_table("commodities")["commodity_id"])
    assert set(MINED) & set(REFINED) == set()
    assert {STAGES[mineral] for mineral in MINED} == {("mine",)}


def test_what_leads_and_what_is_meant_is_followed():
    assert set(LEADING) | set(MEANT) <= set(STAGES)
    assert len(set(MINED)) == len(MINED)
