"""Charts of the two-tier price."""

import pandas as pd

from chokepoint.stories.quotas import gap_charts as price_gaps

NAMES = pd.Series({"samarium": "samarium"})
DAY = pd.Timestamp("2011-10-16")


def gap(market, low, high, basis="implied rate"):
    row = {
        "commodity_id": "samarium",
        "form": "oxide",
        "market": market,
        "low": low,
        "high": high,
        "basis": basis,
    }
    return row | {"inside_day": DAY, "outside_day": DAY, "days_apart": 0, "row_ids": "reprice-070"}


def drawn(figure, column):
    return next(rows for rows in figure.spec["datasets"].values() if rows and column in rows[0])


def test_the_chosen_market_stands_first_and_dark(t):
    frame = pd.DataFrame([gap("FOB China", 2.0, 3.0), gap("United States", 4.0, 5.0)])
    figure = price_gaps.gap_by_element(frame, "United States", NAMES, "Title", t)
    rows = drawn(figure, "chosen")
    assert [(row["low"], row["chosen"]) for row in rows] == [(4.0, True), (2.0, False)]


def test_a_range_is_written_with_both_ends(t):
    frame = pd.DataFrame([gap("FOB China", 6.54, 10.5), gap("FOB China", 7.0, 7.0, "dollars")])
    figure = price_gaps.gap_by_element(frame, "FOB China", NAMES, "Title", t)
    assert [row["label"] for row in drawn(figure, "label")] == ["×6.5–10.5", "×7.0"]


def price(day, low, high, market="FOB China"):
    row = {"day": pd.Timestamp(day), "period": day, "market": market, "usd_low": low, "usd_high": high}
    return row | {"row_ids": "reprice-043", "source_id": "lynas_raremetalblog"}


def test_the_prices_of_an_element_stand_by_their_day_with_both_ends(t):
    rows = [price("2011-09-16", 1999.6, 2292.0, "China"), price("2007-07-02", 3.44, 3.44)]
    listing = price_gaps.prices_of_element(pd.DataFrame(rows), "Title", "terbium", t)
    assert list(listing.frame["span"]) == ["3.44", "2,000–2,292"]
    assert list(listing.frame["where"]) == ["Export price at the Chinese port", "Inside China"]
