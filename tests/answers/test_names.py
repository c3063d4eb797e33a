"""Names stand in the language looked with, whatever the day."""

import pandas as pd

from chokepoint.answers.look import Look
from chokepoint.answers.names import also_called, metal_names, named_by, place_names
from chokepoint.answers.story import Story
from chokepoint.data import KnownTables

NOBODY = Story("names_of_tests", listed=False)


def test_metals_are_written_as_inside_a_sentence_and_countries_as_they_are():
    look = Look(NOBODY, KnownTables("1990-01-01"), as_of="1990-01-01")
    assert look(metal_names)["gallium"] == "gallium"
    assert look(place_names)["DEU"] == "Germany"


def test_a_member_that_no_table_counts_alone_leads_to_its_group():
    words = also_called("rare_earths")
    assert {"Dysprosium", "镝", "Dy", "REE", "rare earth elements"} <= set(words)
    assert "Heavy rare earths" not in words
    assert "Yttrium" not in words, "it has a page of its own"
    assert also_called("germanium") == ["Germanium", "锗", "Ge", "germanium metal"]


def test_a_publisher_has_one_name_and_another_stays_as_it_is():
    look = Look(NOBODY, KnownTables(None))
    named = named_by(look, pd.DataFrame({"publisher": ["USGS", "BGS", "WMD", "IEA"]}))
    assert named["by"].tolist() == [
        "US Geological Survey", "British Geological Survey", "survey World Mining Data", "IEA",
    ]  # fmt: skip
