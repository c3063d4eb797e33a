"""What a full stop would cost, each figure from its own row."""

import pytest
from controls_world import asked, like, looking


def test_losses_are_positive_and_have_their_range():
    found = looking().ask("loss_best")
    assert (found.value, found.low, found.high) == (3.1, 1.7, 8.2)
    assert asked("loss_best", params={"mineral": "germanium"}) == 0.4


def test_scenarios_are_named_by_the_metals_they_stop():
    assert looking().rows("losses")["scenario_name"].tolist() == [
        "gallium alone",
        "germanium alone",
        "both metals",
    ]


@pytest.mark.parametrize(
    ("key", "row", "value"),
    [
        ("chip_share", "imp-i06", 40),
        ("chip_press", "imp-i07", 50),
        ("rank", "imp-i15", 6),
        ("market_value", "imp-i20", 550),
    ],
)
def test_a_single_figure_comes_from_its_metric(key, row, value):
    assert asked(key) == value
    assert asked(key, impact_estimates=like("impact_estimates", row, {})) == value
    assert asked(key, impact_estimates=like("impact_estimates", row, {"metric": "price change"})) is None


def test_rank_and_value_are_of_the_metal_followed():
    germanium = {"params": {"mineral": "germanium"}}
    assert (asked("rank", **germanium), asked("market_value", **germanium)) == (7, None)
