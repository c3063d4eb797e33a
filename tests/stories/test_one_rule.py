"""What two chapters say of one thing follows one rule: the same figure, or both with their bases."""

import pytest
from looks import looking_for

from chokepoint.stories.controls.story import STORY as CONTROLS
from chokepoint.stories.quotas.story import STORY as QUOTAS
from chokepoint.stories.world_after.story import STORY as WORLD_AFTER

GERMANIUM = {"mineral": "germanium"}
SAID_TWICE = {
    "the gap of germanium at the port": ((CONTROLS, "port_ratio", GERMANIUM), (WORLD_AFTER, "level", {})),
    "the rise of dysprosium since the quota": ((QUOTAS, "since_quota", {}), (WORLD_AFTER, "peak_first", {})),
    "the gap of samarium": ((QUOTAS, "gap_span", {}), (WORLD_AFTER, "wide_first", {})),
    "the rise of gallium": ((CONTROLS, "price_multiple", {}), (WORLD_AFTER, "peak_later", {})),
}
MONTHS_TWICE = {
    "the gap of germanium at the port": ((CONTROLS, "port_pair", GERMANIUM), (WORLD_AFTER, "level_day", {})),
    "the gap of samarium": ((QUOTAS, "gap_inside_month", {}), (WORLD_AFTER, "wide_first_day", {})),
}


def asked(story, key, params):
    return looking_for(story, **params).ask(key)


@pytest.mark.parametrize("what", SAID_TWICE)
def test_two_chapters_give_one_figure(what):
    one, other = (asked(*place) for place in SAID_TWICE[what])
    value = one.low if isinstance(one.value, str) else one.number
    assert value == pytest.approx(other.number, rel=1e-6)


@pytest.mark.parametrize("what", MONTHS_TWICE)
def test_two_chapters_give_one_month(what):
    one, other = (str(asked(*place).value)[:7] for place in MONTHS_TWICE[what])
    assert one == other


def test_the_newest_month_of_germanium_is_that_of_the_chapter_on_its_licence():
    months = looking_for(CONTROLS, mineral="germanium").rows("controls.germanium_pace")
    newest, worked = (asked(WORLD_AFTER, key, {}) for key in ("ge_newest", "ge_worked"))
    assert str(newest.date)[:4] == str(months["year"].max())
    assert worked.row_ids.startswith("drv-")
