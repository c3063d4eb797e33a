"""The picture of the way of a metal: a bar a share, under the part of the way it belongs to."""

import pandas as pd

from chokepoint.stories.controls.chain_charts import ore_to_thing

WAY = pd.DataFrame(
    {
        "part": ["ore", "thing"],
        "item": ["share recovered", "chips"],
        "unit": ["percent", "US consumption"],
        "year": [2011, 2025],
        "geography": ["WLD", "USA"],
        "low": [8.0, 73.0],
        "high": [21.0, 73.0],
        "row_ids": ["use-u014", "muse-2026-gallium-end-use-01"],
    }
)


def test_a_range_keeps_both_ends_and_its_whole(t):
    figure = ore_to_thing(WAY, "Title", "gallium", t)
    assert figure.alt == "Share recovered: 8–21; Chips: 73."
    assert figure.frame["heading"].tolist() == ["Out of the ore", "In things: what the metal is used for"]
    assert figure.frame["of"].tolist() == ["percent", "US consumption"]
    assert figure.subtitle.startswith("Gallium from the ore")
