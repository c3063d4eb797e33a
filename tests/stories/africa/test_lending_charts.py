def test_databases_stand_in_panels_of_their_own(maker_of, t):
    maker = maker_of("loans")
    figure = maker.draw(maker.frame, t)
    assert len(figure.spec["vconcat"]) == 3
    one = maker.draw(maker.frame.query("database == 'CODF'"), t)
    assert len(one.spec["vconcat"]) == 1


def test_the_first_borrower_of_each_database_is_said(maker_of, t):
    maker = maker_of("loan-borrowers")
    assert maker.draw(maker.frame, t).alt.count("Angola first") == 3


def test_money_withdrawn_reaches_below_zero(maker_of, t):
    maker = maker_of("investment-flows")
    assert "United States: −3" in maker.draw(maker.frame, t).alt
