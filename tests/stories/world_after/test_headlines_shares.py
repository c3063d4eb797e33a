"""Headlines on shares of output are tried with every pair of printed tables."""

import pytest
from turning import holds, turns_between

from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK


def test_antimony_fell_between_the_editions_and_not_within_them(tables):
    now, steps = (
        BOOK.headlines["world_after-sb_share_less"].compute(tables, stepwise=way).value
        for way in (False, True)
    )
    assert now == pytest.approx(22.6, abs=0.05)
    assert steps < 0


def test_every_pair_of_printed_tables_is_tried(tables):
    cases = list(BOOK.headlines["world_after-ga_share_change"].cases(tables))
    pairs = {case.written(Translator()) for case in cases if case.kind == "edition"}
    assert "USGS 2025 (2026), from 2022 (2024)" in pairs
    assert len(pairs) == 6


def test_the_share_of_the_rare_earths_fell_as_restated_too(tables):
    assert holds("world_after-re_share_last", tables)
    assert holds("world_after-re_share_last", tables, retold=True)


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("re_share_last", 89.9, 90, 90),
        ("ga_share_change", 0, -0.1, 0),
        ("c_share_change", 0, -0.1, 0),
        ("sb_share_less", 10.1, 10, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"world_after-{key}", inside, outside, against)
