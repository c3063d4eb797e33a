"""Areas and places on a map."""

import pandas as pd
from drawn import WIDTHS, all_good, render, rows_of

from chokepoint.figures.kinds.maps import Areas, Places, draw_areas, draw_places
from chokepoint.figures.kinds.marks import By
from chokepoint.figures.theme import CHINA, PAPER, WASH

SQUARES = [
    {
        "id": str(n),
        "geometry": {"type": "Polygon", "coordinates": [[[x, 0], [x, 9], [x + 9, 9], [x + 9, 0], [x, 0]]]},
    }
    for n, x in enumerate((0, 10, 20))
]
CONTINENT = [
    {
        "id": "",
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[-18, -35], [-18, 37], [58, 37], [58, -35], [-18, -35]]],
        },
    }
]
"""As wide as the map is taken to be."""


def test_areas_are_filled_by_their_class_and_say_their_row():
    frame = pd.DataFrame({"id": ["2", "0"], "band": ["high", "low"]})
    fill = By("band", {"none": PAPER, "low": WASH, "high": CHINA})
    tree = render(draw_areas(frame, 320, SQUARES, Areas("id", fill, "none")))
    painted = {path.get("aria-label"): path.get("fill") for path in tree.iter("{*}path") if path.get("fill")}
    assert painted["0"] == CHINA
    assert painted["1"] == WASH


def test_the_numbers_of_crowded_places_stand_apart():
    frame = pd.DataFrame(
        {
            "no": range(1, 9),
            "lat": [5.0 + 0.3 * n for n in range(8)],
            "lon": [15.0] * 8,
            "side": ["yes"] * 8,
            "runs": [True, False] * 4,
            "known": [True] * 8,
        }
    )
    how = Places("no", By("side", {"yes": CHINA}), full="runs", sure="known")
    for width in WIDTHS:
        tree = all_good(draw_places(frame, width, CONTINENT, how))
        assert sorted(set(rows_of(tree))) == list(range(8))
