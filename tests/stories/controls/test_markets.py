"""Markets have a name for labels and one for sentences."""

import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.controls.markets import market_in_sentence, market_label

T = Translator()


@pytest.mark.parametrize(
    ("region", "label", "inside"),
    [
        ("China", "China", "China"),
        ("Europe", "Europe", "Europe"),
        ("United States", "United States", "the United States"),
        ("Other", "Other", "other markets"),
    ],
)
def test_a_market_is_named_as_the_place_asks(region, label, inside):
    assert (market_label(region, T), market_in_sentence(region, T)) == (label, inside)


def test_an_unknown_market_is_refused():
    with pytest.raises(KeyError):
        market_label("Mars", T)
