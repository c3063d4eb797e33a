import pandas as pd

from chokepoint.analysis.production import turning_points as story

HISTORY = pd.DataFrame(
    [
        ("BGS", "r", 2009, 0.98, "a"),
        ("BGS", "r", 2010, 0.98, "b"),
        ("BGS", "r", 2020, 0.68, "c"),
        ("USGS", "2022", 2020, 0.57, "d"),
        ("USGS", "2025", 2024, 0.69, "e"),
        ("USGS", "2026", 2024, 0.71, "f"),
    ],
    columns=["publisher", "vintage", "year", "share", "row_ids"],
)


def test_the_turning_points_of_a_history() -> None:
    assert story.peak(HISTORY)["year"].item() == 2009
    assert story.trough(HISTORY, 2009)["row_ids"].item() == "d"
    assert story.newest(HISTORY)["row_ids"].item() == "f"


def test_what_the_tables_say_of_one_year() -> None:
    row = story.same_year(HISTORY, 2020).iloc[0]
    assert [round(row["low"]), round(row["high"]), row["n"], row["high_publisher"]] == [57, 68, 2, "BGS"]
    assert row["row_ids"] == "c;d"


def test_no_history_has_no_turning_points() -> None:
    none = HISTORY.head(0)
    assert story.peak(none).empty
    assert story.trough(none, 2000).empty
    assert story.same_year(none, 2020).empty


def test_points_are_in_percent_and_the_lowest_comes_after_the_year() -> None:
    assert story.peak(HISTORY)["percent"].item() == 98
    assert story.trough(HISTORY, 2020)["row_ids"].item() == "e"
    assert story.trough(HISTORY, 2024).empty
