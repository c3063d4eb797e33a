from country_golden import look_of

from chokepoint.stories.country import answers, exhibits, share_charts


def test_the_largest_shares_are_drawn_with_their_bounds():
    figure = look_of("CHN")(exhibits.shares)
    assert len(figure.frame) == share_charts.DRAWN
    assert figure.title == "China has its largest shares in gallium, mercury and silicon metal"
    assert (figure.frame["low"] <= figure.frame["percent"]).all()
    assert (figure.frame["percent"] <= figure.frame["high"]).all()
    assert "Gallium, primary: 99 (98–99)" in figure.alt


def test_no_share_that_cannot_be_compared_is_drawn():
    look = look_of("CHN")
    drawn = share_charts.largest_shares(answers.comparable(look(answers.own_shares)), look).frame
    assert not drawn["is_open"].any()
    assert not drawn["is_old"].any()
    assert set(drawn["kind"]) == {"china"}
    assert set(look_of("USA")(exhibits.shares).frame["kind"]) == {"country"}
