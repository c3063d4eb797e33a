import hashlib
import re

from chokepoint.data import load_table
from chokepoint.stories.africa import exhibits_moves
from chokepoint.stories.africa.map_charts import OUTLINES, outlines


def test_the_outlines_are_those_the_note_describes():
    note = OUTLINES.with_name("README.md").read_text(encoding="utf-8")
    printed = re.search(r"sha256 of africa.geojson:\*\* `([0-9a-f]{64})`", note)
    assert printed
    assert printed[1] == hashlib.sha256(OUTLINES.read_bytes()).hexdigest()


def test_outlines_join_the_table_of_states_by_number_but_for_five_islands():
    drawn = {feature["id"] for feature in outlines()}
    table = load_table("africa_map").set_index("iso_numeric")["country_iso3"]
    assert set(table[~table.index.isin(drawn)]) == {"COM", "CPV", "MUS", "STP", "SYC"}
    assert drawn - set(table.index) == {"", "732"}


def test_the_debt_map_colours_by_band_and_leaves_unknown_states_hollow(now):
    bands = now.show("debt_map").frame.set_index("country_iso3")["band"]
    assert (bands["GNQ"], bands["LBY"]) == ("high", "none")


def test_projects_are_numbered_as_in_the_table(now):
    frame = now.show("project_map").frame
    assert frame["no"].tolist() == list(range(1, len(frame) + 1))


def test_every_number_of_the_project_map_is_named_under_it(now):
    figure = now(exhibits_moves.project_map)
    for no, project in zip(figure.frame["no"], figure.frame["project"], strict=True):
        assert f"{no} {project}" in figure.notes
