"""The examples on supply risk: printed scores met, missing inputs left out, a table without its first."""

import pandas as pd
import pytest

from chokepoint.analysis.risk.spread import hhi_from_quantities
from chokepoint.answers.look import Look
from chokepoint.stories.methods import answers_risk as risk
from chokepoint.stories.methods.story import STORY


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("scores_n", 78),
        ("scores_agree", 78),
        ("germanium_risk", 1.9),
        ("potash_reliance", 92),
        ("reliance_agree", 75),
    ],
)
def test_the_printed_figures_give_the_example(now, key, value):
    assert now.ask(key).number == value


@pytest.mark.parametrize(("name", "unit"), [("germanium_risk", 0.05), ("potash", 0.5)])
def test_the_bounds_reach_what_rounds_to_the_printed_figure(now, name, unit):
    printed = now.ask(name if name.endswith("risk") else f"{name}_reliance").number
    low, high = (now.ask(f"{name}_{end}").number for end in ("low", "high"))
    assert low < high
    assert low <= printed + unit
    assert high >= printed - unit


def test_a_row_without_its_inputs_has_no_score():
    row = {"row_id": "a", "assessment_year": 2017, "supply_data": "GS only", "hhi_wgi_t_global": 2.0,
           "hhi_wgi_t_eu": float("nan"), "import_reliance_pct": 100.0, "eol_rir_pct": 0.0, "si_sr": 1.0,
           "supply_risk": 2.0, "commodity_id": "tin"}  # fmt: skip
    table = pd.DataFrame(
        [row, row | {"row_id": "b", "si_sr": float("nan")}, row | {"row_id": "c", "supply_risk": 3.0}]
    )
    found = risk.scores(Look(STORY, {"eu_criticality": table}))
    assert found[["row_id", "agrees"]].to_numpy().tolist() == [["a", True], ["c", False]]


def test_the_table_without_china_is_the_table_of_the_others(now):
    rows = now.rows("concentration.table_shares", **risk.RARE_EARTHS)
    others = rows.loc[rows["country_iso3"] != "CHN", "quantity"]
    # what the table assigns to nobody is in the index and cannot be in this sum
    assert now.ask("others_hhi").number == pytest.approx(hhi_from_quantities(list(others)), abs=0.02)
