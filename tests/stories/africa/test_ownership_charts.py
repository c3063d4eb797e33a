def test_each_kind_of_share_has_its_panel_and_its_range(maker_of, t):
    maker = maker_of("ownership")
    figure = maker.draw(maker.frame, t)
    assert len(figure.spec["vconcat"]) == 5
    assert figure.alt.startswith("all African mines: 7–8 percent")
