import pandas as pd

from chokepoint.analysis.leaders import count_leaders


def test_countries_are_counted_by_what_they_lead() -> None:
    newest = pd.DataFrame(
        {
            "leader": ["CHN", "CHL", "CHN", "AUS"],
            "leader_share": [0.5, 0.3, 0.9, 0.4],
            "label": ["Tin", "Copper", "Gallium", "Iron ore"],
            "row_ids": ["a", "b", "c", "d"],
        }
    )
    counted = count_leaders(newest)
    assert counted["leader"].tolist() == ["CHN", "AUS", "CHL"]
    assert counted["n"].tolist() == [2, 1, 1]
    assert counted["labels"].tolist()[0] == "Gallium, Tin"
    assert counted["row_ids"].tolist()[0] == "a;c"
    assert set(counted["tables"]) == {4}
