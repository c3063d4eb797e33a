from chokepoint.stories.africa import lending_charts


def test_databases_stand_in_panels_of_their_own(now, t):
    assert len(now.show("loans_by_year").spec["vconcat"]) == 3
    rows = now.rows("yearly_loans")
    one = lending_charts.loans_by_database(rows[rows["database"] == "CODF"], "CLA", "Title", t)
    assert len(one.spec["vconcat"]) == 1


def test_the_first_borrower_of_each_database_is_said(now):
    frame = now.show("borrowers").frame
    assert (frame[frame["rank"] == 1]["country"] == "Angola").sum() == 3


def test_money_withdrawn_reaches_below_zero(now):
    assert "United States: −3" in now.show("investment_flows").alt
