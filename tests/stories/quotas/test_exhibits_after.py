"""What the chapter shows on Japan, the case in Geneva, and what followed."""

import pytest
from changed import drop

from chokepoint.figures import NothingPublished
from chokepoint.stories.quotas import exhibits_after
from chokepoint.stories.quotas.story import STORY


def told(name):
    return set(STORY.exhibit(name).keys(STORY))


def test_each_figure_tells_the_answers_beside_it():
    assert {"obstructed_for", "ordered_best_against", "days_to_collision"} <= told("japan_evidence")
    assert {"ceiling_times", "leader_gain", "illegal_high"} <= told("ceilings")
    assert {"parts_own", "parts_others_abs", "parts_change_abs", "wmd_change"} <= told("share_parts")


@pytest.mark.parametrize(
    ("draw", "id_", "title"),
    [
        (exhibits_after.japan_evidence, "japan-evidence", "Obstruction rests on strong evidence"),
        (exhibits_after.share_parts, "share-parts", "From 2010 to 2023 others’ growth took 44 points"),
    ],
)
def test_the_finding_stands_over_its_figure(now, draw, id_, title):
    figure = now(draw)
    assert figure.id == id_
    assert figure.title.startswith(title)


def test_the_figure_of_the_share_says_what_is_missing(given):
    shown = exhibits_after.share_parts(given(drop("production", "prod-bgs-.*")))
    assert isinstance(shown, NothingPublished)
    assert "no table of output by country that reaches from the cut" in shown.sentence


@pytest.mark.parametrize(("last_year", "title"), [(2011, "Mountain Pass gave nothing in 2011")])
def test_the_output_of_the_mine_ends_with_the_last_year_looked_at(given, last_year, title):
    assert given(last_year=last_year)(exhibits_after.us_output).title == title
