"""What only the charts of single revised figures do."""

import pandas as pd
import pytest

from chokepoint.stories.revisions import revision_charts as charts


def values_of(figure, name):
    return [row[name] for rows in figure.spec["datasets"].values() for row in rows if name in row]


def test_a_share_is_written_from_the_first_print_to_the_next(maker_of, t):
    maker = maker_of("largest-revisions")
    figure = maker.draw(maker.frame.head(1), t)
    assert figure.alt == "China, antimony, 2024: 60 → 34."
    assert set(values_of(figure, "kind")) == {"china"}


def test_one_commodity_alone_is_not_named_in_every_row(maker_of, t):
    maker = maker_of("commodity-revisions")
    labels = maker.draw(maker.frame, t).frame["label"]
    assert not labels.str.contains("rare earths").any()


def test_reserves_are_named_by_their_two_editions(maker_of, t):
    maker = maker_of("largest-revisions")
    rows = maker.frame.head(1).assign(when="", edition_before="2024", edition_after="2025")
    assert maker.draw(rows, t).frame["year"].tolist() == ["2024–2025"]


@pytest.mark.parametrize(("value", "digits"), [(13000.0, 0), (0.5, 1), (2.25, 2), (1 / 3, 3)])
def test_a_figure_is_written_with_the_decimals_it_was_printed_with(maker_of, t, value, digits):
    maker = maker_of("commodity-revisions")
    rows = maker.frame.head(1).assign(value_before=value, value_after=7.0)
    assert f"{t.number(value, digits)} → 7 t" in maker.draw(rows, t).alt


def test_the_heat_table_leaves_a_hole_where_nothing_was_compared(maker_of, t):
    maker = maker_of("revision-heat")
    figure = maker.draw(maker.frame, t)
    cells = {(row["at"], row["across"]) for rows in figure.spec["datasets"].values() for row in rows}
    assert len(cells) == len(maker.frame) < len({c[0] for c in cells}) * len({c[1] for c in cells})


def test_the_bands_of_the_heat_table_follow_their_ends(maker_of, t):
    maker = maker_of("revision-heat")
    rows = maker.frame.head(3).assign(turnover=[1.9, 5.0, 90.0])
    assert maker.draw(rows, t).frame["band"].tolist() == [0, 2, len(charts.CLASSES)]


def test_a_scale_of_tens_holds_every_figure(maker_of, t):
    maker = maker_of("from-trade")
    figure = maker.draw(maker.frame, t)
    domain = figure.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    ends = pd.Series(values_of(figure, "x1") + values_of(figure, "x2"))
    assert domain[0] <= ends.min() <= ends.max() <= domain[1]
