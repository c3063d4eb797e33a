def test_years_led_are_counted_by_area_and_meaning(now):
    alt = now.show("creditor_leads").alt
    assert "Africa, bilateral lender: 13 of 25 years" in alt
    assert "Sub-Saharan Africa, single creditor, World Bank as one: 4 of 25 years" in alt


def test_the_last_stocks_are_said(now):
    assert "China 82.2 billion in 2024" in now.show("creditor_stocks", creditor_definition="single").alt


def test_countries_are_counted_in_words(now):
    assert now.show("debtor_counts").alt.startswith("In 2024 30 of 50 countries")


def test_a_bound_is_named_as_one(now):
    frame = now.show("debt_statements").frame
    assert frame["bound"].tolist().count("less than") == 1
