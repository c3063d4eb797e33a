"""What only the charts of single revised figures do."""

import pytest

from chokepoint.answers.names import metal_names, place_names
from chokepoint.stories.revisions import answers_lines, answers_shares
from chokepoint.stories.revisions import revision_charts as charts


def values_of(figure, name):
    return [row[name] for rows in figure.spec["datasets"].values() for row in rows if name in row]


@pytest.fixture
def names(now):
    return now(metal_names), now(place_names)


@pytest.fixture
def shares(now, names, t):
    """Draw figures ranked by share."""
    words = charts.Words("largest-revisions", "Title", "Percent")
    return lambda rows: charts.largest_shares(rows, words, names, t)


@pytest.fixture
def amounts(names, t):
    """Draw figures in their unit."""
    return lambda rows: charts.revised_amounts(rows, charts.Words("amounts", "Title", "t"), names, t)


@pytest.fixture
def heat(t):
    """Draw lists that are turned over."""
    words = charts.Words("revision-heat", "Title", "Percent")
    return lambda rows: charts.turnover_heat(rows, rows["commodity_id"], "rare_earths", words, t)


@pytest.fixture
def ranked(now):
    return now(answers_shares.ranked_by_share)


@pytest.fixture
def turned(now):
    return now(answers_shares.lists_turned_over_most)


def test_a_share_is_written_from_the_first_print_to_the_next(shares, ranked):
    figure = shares(ranked.head(1))
    assert figure.alt == "China, antimony, 2024: 60 → 34."
    assert set(values_of(figure, "kind")) == {"china"}


def test_one_commodity_alone_is_not_named_in_every_row(amounts, now):
    labels = amounts(now(answers_lines.own_moves)).frame["label"]
    assert not labels.str.contains("rare earths").any()
    several = amounts(now(answers_lines.trade_moves)).frame["label"]
    assert several.str.contains("rare earths").any()


def test_reserves_are_named_by_their_two_editions(shares, ranked):
    rows = ranked.head(1).assign(when="", edition_before="2024", edition_after="2025")
    assert shares(rows).frame["year"].tolist() == ["2024–2025"]


@pytest.mark.parametrize(("value", "digits"), [(13000.0, 0), (0.5, 1), (2.25, 2), (1 / 3, 3)])
def test_a_figure_is_written_with_the_decimals_it_was_printed_with(amounts, now, t, value, digits):
    rows = now(answers_lines.own_moves).head(1).assign(value_before=value, value_after=7.0)
    assert f"{t.number(value, digits)} → 7 t" in amounts(rows).frame["words"].tolist()


def test_the_heat_table_leaves_a_hole_where_nothing_was_compared(heat, turned):
    figure = heat(turned)
    cells = {(row["at"], row["across"]) for rows in figure.spec["datasets"].values() for row in rows}
    assert len(cells) == len(turned) < len({c[0] for c in cells}) * len({c[1] for c in cells})


def test_the_heat_table_names_its_largest_cells(heat, turned):
    rows = turned.head(2).assign(turnover=[62.2, 9.94])
    pairs = [f"{a}–{b}" for a, b in zip(rows["edition_before"], rows["edition_after"], strict=True)]
    first, second = rows["commodity_id"]
    assert heat(rows).alt == f"2 cells; largest: {first}, {pairs[0]}: 62 %; {second}, {pairs[1]}: 9.9 %."


@pytest.mark.parametrize(("value", "word"), [(9.94, "9.9"), (9.95, "10")])
def test_a_turnover_of_ten_has_no_decimal(heat, turned, value, word):
    assert heat(turned.head(1).assign(turnover=value)).frame["words"].tolist() == [word]


@pytest.mark.parametrize(
    ("turnover", "band"),
    [(1.9, 0), (2, 1), (4.9, 1), (5, 2), (14.9, 2), (15, 3), (29.9, 3), (30, 4), (90, 4)],
)
def test_the_bands_of_the_heat_table_follow_their_ends(heat, turned, turnover, band):
    assert heat(turned.head(1).assign(turnover=turnover)).frame["band"].tolist() == [band]


def test_a_phone_shows_two_digits_of_each_edition(heat, turned):
    figure = heat(turned)
    assert "’22–’23" in str(figure._repr_mimebundle_()[1]["chokepoint_figure"]["narrow"])
