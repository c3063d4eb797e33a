"""What revisions do to shares of the world."""

import pytest

from chokepoint.stories.revisions import answers_shares


@pytest.fixture
def lists(printed, as_published):
    """Print a list twice for each pair of figures of China; what is left of 1000 t is Japan's."""
    names = sorted(set(as_published["production"]["commodity_id"]))

    def make(*pairs, **cells):
        def edition(vintage, side):
            return [
                (vintage, name, place, 2023, value)
                for name, pair in zip(names, pairs, strict=False)
                for place, value in (("CHN", pair[side]), ("JPN", 1000 - pair[side]), ("WLD", 1000))
            ]

        return printed(*edition("2024", 0), *edition("2025", 1), **cells)

    return make


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("top_country", "China"),
        ("top_what", "antimony of 2024"),
        ("top_before", 60000),
        ("top_share_before", 60),
        ("top_share_after", pytest.approx(33.6134453782)),
        ("second_what", "natural soda ash of 2022"),
        ("second_unit", "kt"),
        ("lists_n", 232),
        ("changed_n", 10),
        ("factor_what", "natural zeolites of 2024"),
        ("factor_after", 243000),
        ("turn_top", pytest.approx(62.1988888889)),
        ("turn_edition", "2024"),
        ("calm_names", "lime, aluminium, copper, zinc and raw steel"),
    ],
)
def test_the_published_editions_give_the_answer(now, key, value):
    assert now.ask(key).value == value


def test_the_largest_moves_are_ranked_by_points(world, lists):
    look = world(lists((500, 520), (500, 600)))
    assert look.ask("top_share_after").number == pytest.approx(60)
    assert {look.ask("top_country").value, look.ask("second_country").value} == {"China", "Japan"}
    assert world(lists((500, 500))).ask("top_country").value is None


def test_a_share_that_one_alone_changed_is_not_second(given):
    assert given(quantity="reserves", top_n=5).ask("second_what").value.endswith("in reserves")


@pytest.mark.parametrize(("smallest", "before"), [(10, 100), (11, 900)])
def test_only_countries_with_some_share_are_ranked_by_factor(world, lists, smallest, before):
    look = world(lists((100, 50)), smallest_share=smallest)
    assert look.ask("factor_before").value == before
    assert look.ask("smallest").value == smallest


@pytest.mark.parametrize(("after", "changed", "names"), [(499, 1, "alumina"), (501, 0, None)])
def test_a_list_is_led_by_another_once_it_is_overtaken(world, lists, after, changed, names):
    look = world(lists((502, after)))
    assert (look.ask("lists_n").value, look.ask("changed_n").value) == (1, changed)
    assert look.ask("changed_names").value == names


@pytest.mark.parametrize(
    ("points", "counts"),
    [
        (1, [1, 0, 0, 0, 0]),
        (1.1, [1, 1, 1, 0, 0]),
        (-1, [1, 0, 0, 0, 0]),
        (-1.1, [1, 1, 0, 1, 0]),
        (5, [1, 1, 1, 0, 0]),
        (5.1, [1, 1, 1, 0, 1]),
        (-5.1, [1, 1, 0, 1, 1]),
    ],
)
def test_chinas_share_moves_by_more_than_so_many_points(world, lists, points, counts):
    look = world(lists((500, 500 + 10 * points)))
    assert [look.ask(f"china_{key}").value for key in ("n", "moved", "up", "down", "far")] == counts


@pytest.mark.parametrize(
    ("turnover", "far", "calm"),
    [(0.8, 0, 1), (1, 0, 0), (10, 0, 0), (10.2, 1, 0)],
)
def test_a_list_is_calm_or_turned_over_beyond_the_bounds(world, lists, turnover, far, calm):
    # what China wins Japan loses, so both halves add up; the figures are good to the tonne
    look = world(lists((503, 503 + 5 * turnover)))
    assert look.ask("turn_top").number == pytest.approx(turnover)
    assert [look.ask(f"turn_{key}").value for key in ("n", "far", "calm")] == [1, far, calm]
    assert [look.ask(f"turn_{key}").value for key in ("low", "high")] == [1, 10]


@pytest.mark.parametrize(("n", "known"), [(20, False), (21, True)])
def test_the_calmest_are_named_only_among_many_lists(world, lists, n, known):
    look = world(lists(*[(500, 500 + k) for k in range(n)]))
    assert look.ask("calm_names").known is known
    assert look.ask("restless_names").known is known


def test_so_many_are_named_at_either_end(world, lists):
    averaged = world(lists(*[(500, 500 + k) for k in range(21)]))
    ends = [averaged.ask(key).row_ids for key in ("calm_names", "restless_names")]
    assert [len({one.split("-")[2] for one in ids.split(";")}) for ids in ends] == [5, 5]


def test_the_list_followed_is_shown_whatever_its_rank(given):
    rows = given(commodity="rare_earths", top_n=5)(answers_shares.lists_turned_over_most)
    assert "rare_earths" in set(rows["commodity_id"])
    assert rows.groupby(["commodity_id", "part"]).ngroups in (10, 11)
