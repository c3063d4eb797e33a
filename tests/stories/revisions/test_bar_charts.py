"""What only the charts that sum revisions up do."""

import pytest


def data_of(figure, name):
    return [row for rows in figure.spec["datasets"].values() for row in rows if name in row]


@pytest.mark.parametrize("name", ["revision-sizes", "estimate-worth"])
def test_the_parts_of_a_bar_make_a_hundred(maker_of, t, name):
    maker = maker_of(name)
    figure = maker.draw(maker.frame, t)
    sums = dict.fromkeys(range(len(maker.frame)), 0.0)
    for row in data_of(figure, "part"):
        assert row["to"] >= row["from"] - 1e-9
        sums[row["row"]] += row["to"] - row["from"]
    assert list(sums.values()) == pytest.approx([100] * len(sums))


def test_figures_that_only_repeat_have_no_other_part(maker_of, t):
    maker = maker_of("estimate-worth")
    rows = maker.frame.head(1).assign(percent_repeats=100.0, percent_nearer=float("nan"))
    parts = {row["part"]: row["to"] - row["from"] for row in data_of(maker.draw(rows, t), "part")}
    assert parts == {"the year before once more": 100, "nearer than that": 0, "no nearer": 0}


def test_a_sign_is_drawn_larger_where_more_figures_moved(maker_of, t):
    maker = maker_of("revision-signs")
    rows = data_of(maker.draw(maker.frame, t), "moved")
    assert [row["moved"] for row in rows] == (maker.frame["up"] + maker.frame["down"]).tolist()


def test_china_has_its_colour_among_the_countries(maker_of, t):
    maker = maker_of("revisions-by-country")
    figure = maker.draw(maker.frame, t)
    kinds = {row["kind"] for row in data_of(figure, "over_20")}
    assert kinds == {"china", "country"}


def test_a_reprint_is_named_with_how_many_were_compared(maker_of, t):
    maker = maker_of("later-revisions")
    first = maker.frame.iloc[0]
    assert maker.draw(maker.frame, t).frame["label"].iloc[0] == f"import reliance, reprint 1 ({first['n']})"


def test_the_reasons_are_counted_in_words(maker_of, t):
    maker = maker_of("not-compared")
    assert "listed in one edition only: 379" in maker.draw(maker.frame, t).alt
