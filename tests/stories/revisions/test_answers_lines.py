"""Single lines: the commodity followed, rare earths, antimony, and what is drawn from trade."""

import pytest

from chokepoint.stories.revisions import answers_lines


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("own_n", 52),
        ("own_moved", 27),
        ("own_far", 14),
        ("own_country", "Brazil"),
        ("own_before", 20),
        ("own_after", 560),
        ("nigeria_before", 13000),
        ("nigeria_after", 1500),
        ("nigeria_year", "2024"),
        ("australia_before", 13000),
        ("australia_after", 29000),
        ("australia_year", "2024"),
        ("antimony_year", "2022"),
        ("antimony_after", 40000),
        ("trade_n", 25),
        ("trade_both", 24),
        ("trade_moved", 19),
        ("trade_far", 10),
        ("burma_before", 31000),
        ("burma_year", "2024"),
        ("quota_n", 4),
        ("quota_moved", 1),
    ],
)
def test_the_published_editions_give_the_answer(now, key, value):
    assert now.ask(key).value == value


def revised(printed, before, after, place="CHN", commodity="rare_earths", year=2023, **cells):
    first, second = str(year + 1), str(year + 2)
    return printed((first, commodity, place, year, before), (second, commodity, place, year, after), **cells)


@pytest.mark.parametrize(("percent", "far"), [(20, 0), (21, 1)])
def test_a_figure_moved_far_above_a_fifth(world, printed, percent, far):
    look = world(revised(printed, 100, 100 + percent, taken_from="trade"))
    assert [look.ask(f"own_{key}").value for key in ("n", "moved", "far")] == [1, 1, far]
    assert (look.ask("trade_moved").value, look.ask("trade_far").value) == (1, far)


def test_totals_and_other_metals_are_not_the_followed_ones(world, printed):
    lines = [revised(printed, 1, 2, place="WLD"), revised(printed, 1, 2, commodity="tin")]
    assert world(*lines).ask("own_n").value == 0
    assert world(*lines, commodity="tin").ask("own_n").value == 1
    assert world(*lines, commodity="tin", quantity="capacity").ask("own_n").value == 0


def test_the_largest_factor_is_first_and_a_move_from_nil_is_none(world, printed):
    look = world(
        revised(printed, 10, 20, place="JPN"),
        revised(printed, 90, 30, place="PER"),
        revised(printed, 0, 40, place="BOL"),
    )
    assert look.ask("own_moved").value == 3
    assert look(answers_lines.own_moves)["country_iso3"].tolist() == ["PER", "JPN"]
    assert (look.ask("own_country").value, look.ask("own_unit").value) == ("Peru", "t")


def test_the_newest_revised_year_of_a_line_is_told(world, printed):
    look = world(
        revised(printed, 5, 6, place="NGA", year=2022),
        revised(printed, 7, 7, place="NGA", year=2023),
        revised(printed, 8, 9, place="AUS", year=2023),
    )
    assert (look.ask("nigeria_before").value, look.ask("nigeria_year").value) == (5, "2022")
    assert look.ask("nigeria_edition").value == "2023"
    assert look.ask("australia_after").base == 8
    assert look.ask("antimony_year").value is None


def test_the_oldest_revision_of_antimony_is_told(world, printed):
    lines = [revised(printed, 60, 40, commodity="antimony", year=year) for year in (2022, 2023)]
    assert world(*lines).ask("antimony_edition").value == "2023"


def test_quotas_are_those_the_later_edition_notes(world, printed):
    first = printed(("2024", "rare_earths", "CHN", 2023, 240))
    later = printed(("2025", "rare_earths", "CHN", 2023, 255), taken_from="quota")
    assert [world(first, later).ask(f"quota_{key}").value for key in ("n", "moved")] == [1, 1]
    earlier = printed(("2024", "rare_earths", "CHN", 2023, 240), taken_from="quota")
    plain = printed(("2025", "rare_earths", "CHN", 2023, 255))
    assert [world(earlier, plain).ask(f"quota_{key}").value for key in ("n", "moved")] == [0, 0]


def test_what_is_drawn_from_trade_is_named_by_country(world, printed):
    look = world(
        revised(printed, 31, 27, place="MMR", taken_from="trade"),
        revised(printed, 0, 3, place="AUS", taken_from="trade"),
        revised(printed, 5, 6, place="PER"),
    )
    assert look.ask("trade_countries").value == "Australia and Myanmar"
    assert (look.ask("burma_name").value, look.ask("burma_before").value) == ("Myanmar", 31)
    assert look(answers_lines.trade_moves)["country_iso3"].tolist() == ["MMR"]


def test_a_figure_of_one_edition_is_named_and_not_compared(world, printed):
    once = printed(("2024", "rare_earths", "MMR", 2023, 31), taken_from="trade")
    look = world(once, revised(printed, 5, 6, place="PER"))
    assert [look.ask(f"trade_{key}").value for key in ("n", "both", "moved", "far")] == [1, 0, 0, 0]
    assert look.ask("burma_name").value is None


def test_no_trade_has_no_countries(world, printed):
    look = world(revised(printed, 5, 6))
    assert (look.ask("trade_n").value, look.ask("trade_countries").value) == (0, None)
