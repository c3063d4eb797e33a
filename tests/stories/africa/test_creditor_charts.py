def test_years_led_are_counted_by_area_and_meaning(maker_of, t):
    maker = maker_of("creditor-leads")
    alt = maker.draw(maker.frame, t).alt
    assert "Africa, bilateral lender: 13 of 25 years" in alt
    assert "Sub-Saharan Africa, single creditor, World Bank as one: 4 of 25 years" in alt


def test_the_last_stocks_are_said(maker_of, t):
    maker = maker_of("creditor-stocks")
    assert "China 82.2 billion in 2024" in maker.draw(maker.frame, t).alt


def test_countries_are_counted_in_words(maker_of, t):
    maker = maker_of("debtor-counts")
    assert maker.draw(maker.frame, t).alt.startswith("In 2024 30 of 50 countries")


def test_a_bound_is_named_as_one(maker_of, t):
    maker = maker_of("debt-statements")
    frame = maker.draw(maker.frame, t).frame
    assert frame["bound"].tolist().count("less than") == 1
