"""Every claim has a few words that fit beside a mark on a phone."""

from chokepoint.figures.measure import text_width
from chokepoint.i18n import Translator
from chokepoint.stories.claims.short import SHORT
from chokepoint.stories.registered import EXPLAINER

ROOM = 259
"""Pixels beside the marks on a phone."""


def test_every_claim_is_told_in_short(as_published):
    assert set(SHORT) == set(as_published[EXPLAINER.table]["claim_id"])
    assert len({Translator().say(one) for one in SHORT.values()}) == len(SHORT)


def test_every_claim_fits_on_a_phone():
    wide = {key: text_width(Translator().say(one), 11.5) for key, one in SHORT.items()}
    assert {key for key, width in wide.items() if width > ROOM} == set()
