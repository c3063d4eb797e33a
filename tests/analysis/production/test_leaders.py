import pandas as pd

from chokepoint.analysis.production.leaders import count_leaders


def test_countries_are_counted_by_what_they_alone_lead() -> None:
    newest = pd.DataFrame(
        {
            "leader": ["CHN", "CHL", "CHN", "AUS", "CHN"],
            "leads_alone": [True, True, True, True, False],
            "leader_share": [0.5, 0.3, 0.9, 0.4, 0.2],
            "label": ["Tin", "Copper", "Gallium", "Iron ore", "Kaolin"],
            "row_ids": ["a", "b", "c", "d", "e"],
        }
    )
    counted = count_leaders(newest)
    assert counted["leader"].tolist() == ["CHN", "AUS", "CHL"]
    assert counted["n"].tolist() == [2, 1, 1]
    assert counted["labels"].tolist()[0] == "Gallium;Tin"
    assert counted["row_ids"].tolist()[0] == "a;c"
    assert set(counted["tables"]) == {5}
