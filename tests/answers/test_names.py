"""Names stand in the language looked with, whatever the day."""

from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.answers.story import Story
from chokepoint.data import KnownTables

NOBODY = Story("names_of_tests", listed=False)


def test_metals_are_written_as_inside_a_sentence_and_countries_as_they_are():
    look = Look(NOBODY, KnownTables("1990-01-01"), as_of="1990-01-01")
    assert look(metal_names)["gallium"] == "gallium"
    assert look(place_names)["DEU"] == "Germany"
