"""What the chapter on revisions shows, and what it tells beside it."""

import pytest

from chokepoint.figures import NothingPublished
from chokepoint.stories.revisions import exhibits
from chokepoint.stories.revisions.answers_sizes import FLOOR
from chokepoint.stories.revisions.story import STORY


def told(name):
    return set(STORY.exhibit(name).keys(STORY))


def test_each_figure_tells_the_answers_beside_it():
    assert {"metal", "evidence_day", "mine_far", "world_far_words", "repeat_share"} <= told("in_short")
    assert {"top_country", "second_after"} <= told("largest_revisions")
    assert {"changed_names", "china_far", "factor_what", "smallest"} <= told("who_leads")
    assert {"own_country", "nigeria_before", "australia_after"} <= told("commodity_revisions")
    assert {"calm_names", "turn_low", "antimony_year"} <= told("revision_heat")
    assert {"trade_n", "burma_name", "quota_moved"} <= told("from_trade")


TOLD = ("in_short", "who_leads", "not_compared")
"""Exhibits that tell facts and show nothing."""


@pytest.mark.parametrize(
    ("draw", "id_", "title"),
    [
        (
            exhibits.largest_revisions,
            "largest-revisions",
            "One edition took China’s antimony of 2024 from 60",
        ),
        (
            exhibits.commodity_revisions,
            "commodity-revisions",
            "Rare earths: 27 figures moved, that of Brazil",
        ),
        (
            exhibits.revisions_by_country,
            "revisions-by-country",
            "Revised by more than a fifth: Ukraine in 58",
        ),
        (exhibits.revision_heat, "revision-heat", "Natural zeolites: the edition of 2024 changed figures"),
        (exhibits.revision_sizes, "revision-sizes", "Of mine output by country, 69 percent of first prints"),
        (exhibits.estimate_worth, "estimate-worth", "33 percent of newest figures are the year before"),
        (exhibits.later_revisions, "later-revisions", "Import reliance: 46 percent move at reprint 1, still"),
        (exhibits.revision_signs, "revision-signs", "Raised more often than lowered in every edition: res"),
        (exhibits.from_trade, "from-trade", "Of 24 figures drawn from trade records, 19 moved"),
    ],
)
def test_the_finding_stands_over_its_figure(now, draw, id_, title):
    figure = now(draw)
    assert figure.id == id_
    assert figure.title.startswith(title)


@pytest.mark.parametrize("name", ["in_short", "who_leads"])
def test_what_stands_in_prose_alone_has_no_figure(now, name):
    assert now(STORY.exhibit(name).draw) is None


@pytest.mark.parametrize(
    "name",
    [name for name in STORY.exhibits if name not in (*TOLD, "revisions_by_country")],
)
def test_what_cannot_be_compared_is_said(world, name):
    shown = world()(STORY.exhibit(name).draw)
    assert isinstance(shown, NothingPublished)
    assert shown.sentence == "Under these parameters no figure of this kind stands in two editions."


def test_too_few_figures_of_every_country_are_said(world):
    shown = exhibits.revisions_by_country(world(), 15)
    assert shown.sentence == f"No country has {FLOOR} figures of output in two of these editions."


@pytest.mark.parametrize(
    ("top_n", "note"),
    [(27, "Every figure that moved is listed."), (26, "Listed are the 26 largest changes by factor, of 27.")],
)
def test_a_figure_says_what_it_leaves_out(now, top_n, note):
    assert exhibits.commodity_revisions(now, top_n, "rare_earths").notes == note


@pytest.mark.parametrize(("top_n", "rows"), [(15, 16), (22, 22)])
def test_china_is_drawn_even_where_it_is_not_among_the_first(now, top_n, rows):
    frame = exhibits.revisions_by_country(now, top_n).frame
    assert len(frame) == rows
    assert list(frame["country_iso3"]).count("CHN") == 1
