"""What only the charts that sum revisions up do."""

import pytest

from chokepoint.stories.revisions import answers_sizes, answers_worth
from chokepoint.stories.revisions import bar_charts as bars


def data_of(figure, name):
    return [row for rows in figure.spec["datasets"].values() for row in rows if name in row]


@pytest.fixture
def worth(now):
    return now(answers_worth.worth_by_group)


@pytest.mark.parametrize(
    ("recipe", "draw"),
    [
        (answers_sizes.sizes_by_kind, bars.sizes_by_kind),
        (answers_worth.worth_by_group, bars.worth_of_estimates),
    ],
)
def test_the_parts_of_a_bar_make_a_hundred(now, t, recipe, draw):
    frame = now(recipe)
    figure = draw(frame, "Title", t)
    sums = dict.fromkeys(range(len(frame)), 0.0)
    for row in data_of(figure, "part"):
        assert row["to"] >= row["from"] - 1e-9
        sums[row["row"]] += row["to"] - row["from"]
    assert list(sums.values()) == pytest.approx([100] * len(sums))


def test_figures_that_only_repeat_have_no_other_part(worth, t):
    rows = worth.head(1).assign(percent_repeats=100.0, percent_nearer=float("nan"))
    figure = bars.worth_of_estimates(rows, "Title", t)
    parts = {row["part"]: row["to"] - row["from"] for row in data_of(figure, "part")}
    assert parts == {bars.REPEATED: 100, bars.NEARER: 0, bars.NO_NEARER: 0}
    assert figure.alt == "all output by country: 100 percent repeat the year before."
    assert figure.frame["label"].item() == "all output by country (2,816)"


def test_the_sizes_of_a_kind_are_told(now, t):
    rows = now(answers_sizes.sizes_by_kind).head(1)
    figure = bars.sizes_by_kind(rows, "Title", t)
    assert figure.alt == "mine output by country: 69 percent moved, 25 by more than 20 percent."
    assert figure.frame["label"].item() == "mine output by country (2,061)"


def test_a_pair_of_editions_is_written_with_both(now, t):
    frame = now(answers_worth.signs)
    figure = bars.signs(frame, "Title", t)
    assert figure.frame["pair"].iloc[0] == "2022–2023"
    assert figure.frame["label"].iloc[0] == "mine output by country"


def test_a_country_is_written_with_its_figures(now, t):
    rows = now(answers_sizes.sizes_by_country)
    places = rows.set_index("country_iso3")["name"]
    figure = bars.by_country(rows, "Title", places, t)
    assert figure.frame["label"].iloc[0] == "Ukraine (38)"


def test_a_reprint_is_named_with_how_many_were_compared(now, t):
    rows = now(answers_sizes.sizes_by_age)
    figure = bars.later_revisions(rows, "Title", t)
    assert figure.frame["label"].iloc[0] == f"import reliance, reprint 1 ({rows.iloc[0]['n']})"
