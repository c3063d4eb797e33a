"""How often and how far figures move: by kind, by country and by age."""

import pytest

from chokepoint.stories.revisions import answers_sizes


def moves(printed, *values, place="CHN", **cells):
    """Print figures twice: one commodity each, from the first value to the second."""
    pairs = [(f"m{n}", one) for n, one in enumerate(values)]
    before = [("2024", name, place, 2023, one[0]) for name, one in pairs]
    after = [("2025", name, place, 2023, one[1]) for name, one in pairs]
    return printed(*before, *after, **cells)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("mine_n", 2061),
        ("mine_moved", 68.8015526443),
        ("mine_far", 25.2304706453),
        ("world_moved", 70.5394190871),
        ("world_far", 7.05394190871),
        ("reliance_moved", 46.09375),
        ("capacity_moved", 7.19424460432),
        ("reserves_far", 14.7130153597),
        ("age_last", 6.09756097561),
        ("china_place", 22),
    ],
)
def test_the_published_editions_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value)


def test_mine_output_is_measured_from_the_smaller_number(world, printed):
    look = world(moves(printed, (100, 100), (100, 120), (100, 121), (100, 151)))
    assert [look.ask(f"mine_{key}").number for key in ("n", "moved", "far", "farthest")] == [4, 75, 50, 25]
    assert look.ask("one_in").number == 4


def test_if_none_is_off_by_half_no_figure_in_so_many_is(world, printed):
    assert world(moves(printed, (100, 120))).ask("one_in").value is None


@pytest.mark.parametrize(("after", "words"), [(120, "none"), (121, "50 percent")])
def test_the_part_of_totals_that_moves_far_is_told_in_words(world, printed, after, words):
    look = world(moves(printed, (100, 100), (100, after), place="WLD"))
    assert look.ask("world_far_words").value == words
    assert look.ask("world_n").value == 2


def test_no_totals_have_no_words(world, printed):
    look = world(moves(printed, (100, 120)))
    assert [look.ask(key).value for key in ("world_n", "world_far_words", "reserves_moved")] == [None] * 3


def test_kinds_stand_in_their_own_order(now):
    kinds = now(answers_sizes.sizes_by_kind)["kind"].tolist()
    assert kinds[0] == "mine output by country"
    assert kinds[-1] == "prices"


def test_capacity_moves_least_only_while_no_kind_moves_less(now, given):
    assert now.ask("capacity_least").value is True

    def doubled(tables):
        rows = tables["capacity"]
        odd = rows["vintage"].astype(int) % 2 == 1
        made = {name: rows[name].where(~odd, 2 * rows[name]) for name in ("value", "quantity_kg")}
        return {**tables, "capacity": rows.assign(**made)}

    assert given(doubled).ask("capacity_least").value is False


@pytest.mark.parametrize(("n", "named"), [(24, False), (25, True)])
def test_a_country_is_named_from_so_many_figures_on(world, printed, n, named):
    look = world(moves(printed, *[(100, 150)] * n), moves(printed, *[(100, 100)] * 25, place="JPN"))
    assert look.ask("places_n").value == 1 + named
    assert look.ask("loose_name").value == ("China" if named else "Japan")
    assert look.ask("firm_name").value == "Japan"
    assert look.ask("china_place").known is named
    assert look.ask("place_floor").value == 25


def test_countries_that_move_equally_often_stand_by_their_code(world, printed):
    look = world(*(moves(printed, *[(100, 150)] * 25, place=place) for place in ("JPN", "CHN")))
    assert look(answers_sizes.sizes_by_country)["country_iso3"].tolist() == ["CHN", "JPN"]
    assert (look.ask("china_place").value, look.ask("china_share").number) == (1, 100)


def test_a_reprint_is_told_by_its_age(now):
    measured = now(answers_sizes.sizes_by_age)
    ours = measured[measured["kind"] == "import reliance"].sort_values("age")
    assert now.ask("age_first").number == ours["percent_moved"].iloc[0]
    assert now.ask("age_last").number == ours["percent_moved"].iloc[-1]
