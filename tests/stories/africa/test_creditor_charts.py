def test_years_led_are_counted_by_area_and_meaning(now):
    frame = now.show("creditor_leads").frame
    led = frame[frame["answer"] == "yes"].groupby(["area", "meaning"]).size()
    assert led["Africa", "bilateral lender"] == 13
    assert led["Sub-Saharan Africa", "single creditor, World Bank as one"] == 4


def test_the_last_stocks_are_said(now):
    assert "China 82.2 billion in 2024" in now.show("creditor_stocks", creditor_definition="single").alt


def test_countries_are_counted_by_year(now):
    last = now.show("debtor_counts").frame.set_index("year").loc[2024]
    assert (last["bilateral"], last["debtors"]) == (30, 50)


def test_a_bound_is_named_as_one(now):
    frame = now.show("debt_statements").frame
    assert frame["bound"].tolist().count("less than") == 1
