import pytest

from chokepoint.book.sphinx_ext.choices import list_choices, neighbours, parent_of

CONTEXT = {
    "choices": {"quotas": [{"page": "quotas/tin", "label": "Tin"}, {"page": "quotas/zinc", "label": "Zinc"}]},
    "short_pages": ["quotas/tin", "quotas/zinc"],
}
ORDER = ["index", "quotas", "quotas/tin", "quotas/zinc", "africa"]


@pytest.mark.parametrize(
    ("page", "parent"), [("quotas/tin", "quotas"), ("quotas", ""), ("africa", ""), ("other/tin", "")]
)
def test_a_page_of_a_family_knows_the_page_above(page, parent):
    assert parent_of(CONTEXT, page) == parent
    assert parent_of({}, page) == ""


def test_a_chapter_and_its_pages_offer_the_same_choice():
    links = [choice.link for choice in list_choices(CONTEXT, "quotas/tin")]
    assert links == ["../quotas.html", "../quotas/tin.html", "../quotas/zinc.html"]
    assert [choice.label for choice in list_choices(CONTEXT, "quotas")] == [
        "The whole chapter",
        "Tin",
        "Zinc",
    ]
    assert [choice.current for choice in list_choices(CONTEXT, "quotas/zinc")] == [False, False, True]
    assert list(list_choices(CONTEXT, "africa")) == []


@pytest.mark.parametrize(
    ("page", "around"),
    [
        ("index", ("", "quotas")),
        ("quotas", ("index", "africa")),
        ("quotas/tin", ("quotas", "africa")),
        ("africa", ("quotas", "")),
        ("search", ("", "")),
    ],
)
def test_the_reading_order_has_no_short_pages(page, around):
    assert neighbours(CONTEXT, ORDER, page) == around


def test_pages_of_a_family_that_are_whole_stand_in_the_order():
    assert neighbours({"choices": CONTEXT["choices"]}, ORDER, "quotas/tin") == ("quotas", "quotas/zinc")
