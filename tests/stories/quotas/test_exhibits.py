"""What the chapter shows on quotas, their use, duties and prices."""

import pytest
from changed import drop

from chokepoint.figures import NothingPublished
from chokepoint.stories.quotas import exhibits
from chokepoint.stories.quotas.story import STORY


def told(name):
    return set(STORY.exhibit(name).keys(STORY))


def test_each_figure_tells_the_answers_beside_it():
    assert {"first_change", "second_change", "second_share", "domestic_change"} <= told("quota_half_years")
    assert {"use_top", "use_low", "nine_months"} <= told("quota_use")
    assert {"gap_span", "order_r", "rate_low"} <= told("price_gaps")
    assert {"metals_n", "metals_deep"} <= told("other_metals")


@pytest.mark.parametrize(
    ("draw", "id_", "title"),
    [
        (exhibits.quota_half_years, "quota-half-years", "The whole cut of 2010 fell in the second batch"),
        (exhibits.price_gaps, "price-gaps", "Samarium oxide cost 7.0 times as much abroad"),
    ],
)
def test_the_finding_stands_over_its_figure(now, draw, id_, title):
    figure = now(draw)
    assert figure.id == id_
    assert figure.title.startswith(title)


def test_what_was_not_published_is_said_in_a_sentence_with_the_day(given):
    shown = exhibits.quota_half_years(given(drop("export_quotas", "quota-.*")))
    assert isinstance(shown, NothingPublished)
    assert shown.sentence.startswith("Nothing of this kind had been published by ")
