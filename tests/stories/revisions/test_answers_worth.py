"""What an estimate is worth, which way revisions go, and what older sheets print."""

import pytest
from changed import swap

from chokepoint.analysis.production.revision_sizes import KINDS
from chokepoint.stories.revisions import answers_worth
from chokepoint.stories.revisions.answers_worth import GROUPS


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("flagged", 98.2670089859),
        ("repeat_n", 2816),
        ("repeat_share", 33.4517045455),
        ("nearer_share", 55.7097118463),
        ("farther_share", 44.2902881537),
        ("growth_median", 2.17848121747),
        ("error_median", 6.10344270419),
        ("reported_moved", 75.4020813623),
        ("estimated_far", 24.5815899582),
        ("older_n", 4),
        ("older_low", 14000),
        ("older_high", 18000),
        ("steps_n", 6),
        ("up_mines", 50.2115655853),
        ("china_raised", 30),
        ("china_lowered", 10),
    ],
)
def test_the_published_editions_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value)


def test_worth_is_told_for_all_and_by_stage_and_later_status(now):
    assert now(answers_worth.worth_by_group)["what"].tolist() == list(GROUPS)


@pytest.mark.parametrize(
    ("stage", "status", "group"),
    [
        ("mine", "reported", GROUPS[1]),
        ("mine", "estimated", GROUPS[2]),
        ("refinery", "reported", GROUPS[3]),
        ("refinery", "estimated", GROUPS[4]),
        ("mine", "less_than", None),
    ],
)
def test_an_estimate_is_told_with_its_stage_and_what_became_of_it(world, printed, stage, status, group):
    first = printed(("2024", "tin", "CHN", 2022, 10), ("2024", "tin", "CHN", 2023, 12), stage=stage)
    later = printed(("2025", "tin", "CHN", 2023, 13), stage=stage, status=status)
    worth = world(first, later)(answers_worth.worth_by_group)
    assert worth["what"].tolist() == [GROUPS[0], *([group] if group else [])]


def test_a_repeat_is_the_year_before_once_more(world, printed):
    lines = printed(
        *(("2024", "tin", place, year, 10) for place in ("CHN", "PER") for year in (2022, 2023)),
        *(("2025", "tin", place, 2023, 20) for place in ("CHN", "PER")),
    )
    look = world(lines)
    assert (look.ask("repeat_n").value, look.ask("repeat_share").value) == (2, 100)
    assert look.ask("nearer_share").value is None
    assert (look.ask("growth_median").value, look.ask("error_median").number) == (0, pytest.approx(100))


def signed(printed, raised, lowered, place=None, **cells):
    """Print figures that are raised and figures that are lowered."""
    ends = [(10, 20)] * raised + [(20, 10)] * lowered
    where = [(f"m{n}", place or f"C{n}") for n in range(len(ends))]
    before = [("2024", *one, 2023, pair[0]) for one, pair in zip(where, ends, strict=True)]
    after = [("2025", *one, 2023, pair[1]) for one, pair in zip(where, ends, strict=True)]
    return printed(*before, *after, **cells)


@pytest.mark.parametrize(("percent", "even"), [(40, False), (45, True), (55, True), (60, False)])
def test_between_two_bounds_mines_are_as_good_as_even(world, printed, percent, even):
    look = world(signed(printed, percent // 5, 20 - percent // 5))
    assert look.ask("up_mines").number == percent
    assert look.ask("mines_even").value is even
    assert look.ask("steps_n").value == 1


@pytest.mark.parametrize(("raised", "told"), [(3, False), (4, True)])
def test_chinas_metal_is_an_exception_if_it_is_mostly_raised(world, printed, raised, told):
    look = world(signed(printed, raised, 2, place="CHN", stage="refinery"))
    assert look.ask("china_raised").value == (raised if told else None)
    assert look.ask("china_lowered").value == (2 if told else None)
    assert world(signed(printed, 9, 2, place="CHN")).ask("china_raised").value is None


def test_kinds_that_lean_are_named(now, world, printed):
    assert now.ask("lean_kinds").value == "reserves by country and world output"
    assert world(signed(printed, 3, 2)).ask("lean_kinds").value is None


def test_signs_stand_in_the_order_of_the_kinds(now):
    order = now(answers_worth.signs)["order"]
    assert order.is_monotonic_increasing
    assert order.max() == len(KINDS) - 1


def test_older_sheets_are_those_on_american_rare_earths(now, given):
    def without(tables):
        rows = tables["production_history"]
        return swap(tables, production_history=rows[rows["country_iso3"] != "USA"])

    assert now.ask("older_unit").value == "t"
    assert given(without).ask("older_n").value is None
