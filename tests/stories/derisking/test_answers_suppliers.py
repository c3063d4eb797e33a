"""What exceeds the cap, in EU sourcing and in the world; and targets with a start."""

import pandas as pd
import pytest

from chokepoint.data import load_table


@pytest.fixture
def supplied(over):
    """Look at shares ``(supply, country, percent)`` of gallium at processing, or of another metal."""

    def look(*shares, commodity="gallium", stage="processing"):
        model = load_table("eu_supply_shares").head(1)
        rows = [
            model.assign(
                row_id=f"eushare-{n}", commodity_id=commodity, stage=stage, supply=supply, country_iso3=code,
                value=float(value),
            )
            for n, (supply, code, value) in enumerate(shares)
        ]  # fmt: skip
        return over(eu_supply_shares=pd.concat(rows, ignore_index=True))

    return look


def test_the_printed_numbers(now):
    keys = ("over_n", "lines_n", "over_china", "world_over", "hidden_n")
    assert [now.ask(key).value for key in keys] == [9, 27, 7, 26, 7]
    assert now.ask("over_names").value.startswith("boron (Türkiye), magnesium metal (China), ")
    assert [now.ask(key, threshold=99).value for key in keys] == [0, 27, 0, 3, 0]
    assert now.ask("over_names", threshold=99).value == "none"


@pytest.mark.parametrize(("share", "n"), [(65, 0), (65.1, 1)])
def test_a_share_at_the_cap_does_not_exceed_it(supplied, share, n):
    look = supplied(("eu_sourcing", "CHN", share), ("world", "CHN", share))
    assert [look.ask(key).value for key in ("over_n", "over_china", "world_over")] == [n] * 3


def test_a_supplier_inside_is_none(supplied):
    look = supplied(("eu_sourcing", "DEU", 99), ("eu_sourcing", "USA", 1))
    assert (look.ask("over_n").value, look.ask("lines_n").value) == (0, 1)


def test_another_supplier_is_not_china(supplied):
    look = supplied(("eu_sourcing", "TUR", 99))
    assert (look.ask("over_n").value, look.ask("over_china").value) == (1, 0)


@pytest.mark.parametrize(("eu", "world", "hidden"), [(65, 66, 1), (65, 65, 0), (66, 66, 0), (None, 66, 0)])
def test_a_line_is_hidden_if_only_the_world_exceeds_the_cap(supplied, eu, world, hidden):
    shares = [("world", "CHN", world)] + ([] if eu is None else [("eu_sourcing", "CHN", eu)])
    assert supplied(*shares).ask("hidden_n").value == hidden


def test_lines_can_be_asked_of_a_side_and_of_a_stage(supplied):
    look = supplied(("world", "CHN", 90))
    assert (look.ask("lines_n").value, look.ask("lines_n", side="world").value) == (0, 1)
    assert look.ask("over_n", side="world", stage="processing").value == 1
    assert look.ask("over_n", side="world", stage="extraction").value == 0


def test_a_material_that_is_not_strategic_is_no_line(supplied):
    assert supplied(("eu_sourcing", "CHN", 90), commodity="aggregates").ask("lines_n").value == 0


def test_the_supplier_of_heavy_rare_earths_mines_none(now, edited, then):
    assert (now.ask("heavy_share").value, now.ask("heavy_from").value) == (55, "Japan")
    assert now.ask("heavy_mined_n").value == 0
    wanted = "supply == 'world' and stage == 'extraction' and commodity_id == 'neodymium'"
    assert edited("eu_supply_shares", wanted, country_iso3="JPN").ask("heavy_mined_n").value > 0
    assert not then.ask("heavy_mined_n").known


def test_korea_goes_from_80_to_50_percent(now, kept):
    goal = now.ask("korea_goal")
    assert (goal.base, goal.value, goal.date, now.ask("korea_start").value) == (80, 50, "2030", 80)
    assert now.ask("korea_pace").value == pytest.approx(7.097, abs=0.01)
    assert not kept("targets", "row_id != 'tgt-kor-dep'").ask("korea_start").known
