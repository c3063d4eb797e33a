"""Headlines on prices turn when a price does, and with whose prices are joined."""

import pytest
from turning import changed, holds, turns_between

from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK


def test_one_publisher_alone_shows_neither_rise(tables):
    joined = BOOK.headlines["world_after-peak_later"].compute(tables)
    other = BOOK.headlines["controls-price_change"].compute(tables)
    assert joined.value == pytest.approx(1 + other.value / 100)
    for key in ("peak_first", "peak_later"):
        assert holds(f"world_after-{key}", tables)
        assert not holds(f"world_after-{key}", tables, alone=True)


def test_a_cheap_first_case_would_be_no_shock(tables):
    cheap = changed(
        tables,
        "rare_earth_prices",
        lambda rows: (rows["market"] == "FOB China") & (rows["value"] > 5),
        value=5.0,
    )
    assert holds("world_after-peak_first", tables)
    assert not holds("world_after-peak_first", cheap)


def test_doubtful_prices_would_reverse_the_order_of_the_gaps(tables):
    assert holds("world_after-wide_first", tables)
    assert not holds("world_after-wide_first", tables, doubtful=True)
    assert not holds("world_after-level", tables, doubtful=True)


def test_each_other_element_is_tried_alone(tables):
    first, later = (
        {case.written(Translator()) for case in BOOK.headlines[f"world_after-{key}"].cases(tables)}
        for key in ("peak_first", "peak_later")
    )
    assert "samarium alone" in first
    assert "dysprosium alone" not in first
    assert "antimony alone" in later


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("peak_first", 4.1, 4, 4),
        ("peak_later", 4.1, 4, 0),
        ("wide_first", 2.1, 2, 2),
        ("level", 1.4, 1.5, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"world_after-{key}", inside, outside, against)
