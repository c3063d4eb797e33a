"""What we do not know: the holes in a publisher's newest tables."""

import pandas as pd
from tests.analysis.printed_tables import rows

WHOLE = {"publisher": "USGS", "vintage": "2025", "year": 2024}


def told(look):
    return [look.ask(f"gaps_{key}").value for key in ("tables", "any", "withheld", "total")]


def test_holes_of_the_newest_edition_are_counted(now):
    assert told(now) == [96, 45, 14, 9]
    assert now.ask("gaps_total", publisher="BGS").value == now.ask("gaps_tables", publisher="BGS").value


def test_each_kind_of_hole_is_counted_for_itself(world):
    made = [
        rows(("CHN", 8), ("JPN", 2), ("WLD", 10), **WHOLE),
        rows(("CHN", 8), ("JPN", None), ("WLD", 10), commodity_id="lead", **WHOLE),
        rows(("CHN", 8), ("JPN", 2), commodity_id="zinc", **WHOLE),
        rows(("CHN", 8), ("JPN", None), commodity_id="gold", **{**WHOLE, "vintage": "2024", "year": 2023}),
    ]
    look = world(production=pd.concat(made, ignore_index=True))
    assert told(look) == [3, 2, 1, 1]
    labels = look.rows("counted_gaps").set_index("gap")["labels"].to_dict()
    assert labels["a figure is withheld"] == "lead"
    assert told(world(production=made[0])) == [1, 0, 0, 0]


def test_a_large_rest_is_a_hole_and_a_tenth_is_not(world):
    edge = rows(("CHN", 90), ("WLD", 100), **WHOLE)
    over = rows(("CHN", 89), ("WLD", 100), **WHOLE)
    assert [world(production=made).ask("gaps_any").value for made in (edge, over)] == [0, 1]
