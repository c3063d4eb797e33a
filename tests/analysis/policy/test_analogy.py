"""How long things took, and which cases are alike by a stated rule."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.policy import analogy, precedents
from chokepoint.analysis.production import concentration
from chokepoint.data import load_table

BEGUN = pd.DataFrame({"case": ["a", "b"], "day": pd.to_datetime(["2010-07-08"] * 2), "row_ids": ["x", "y"]})


def shipped(*cells):
    columns = ["case", "months_last", "index", "row_ids"]
    return pd.DataFrame(list(cells), columns=columns)


def waits(exported):
    none = pd.DataFrame({"case": [], "months": [], "row_ids": []})
    dear = none.assign(side="", times=0.0)
    gaps = none.assign(firm=True, low=0.0)
    steps = none.assign(state="")
    found = analogy.waits(exported, dear, gaps, steps, none, BEGUN)
    return found.set_index(["case", "step"])


def test_a_recovery_follows_a_fall_below_half():
    found = waits(
        shipped(("a", 1.0, 120, "1"), ("a", 2.0, 20, "2"), ("a", 5.0, 101, "3"), ("b", 3.0, 130, "4"))
    )
    assert found.loc[("a", "exports below half"), "months"] == 2
    assert found.loc[("a", "exports back"), "months"] == 5
    assert found.loc[("b", "exports back"), "state"] == "not seen"


def test_nothing_to_look_through_is_said_and_cites_the_announcement():
    row = waits(shipped(("a", 2.0, 20, "2"))).loc[("b", "exports below half")]
    assert (row["state"], row["row_ids"]) == ("no figures", "y")


def trait(case, name, low=None, high=None, word="", ids=""):
    return {"case": case, "trait": name, "low": low, "high": high, "word": word, "row_ids": ids or case}


def compared(*rows, reference="a"):
    return analogy.compare(pd.DataFrame(list(rows)), reference).set_index("case")["likeness"]


def test_likeness_is_decided_by_the_rule_of_each_trait():
    same = compared(trait("a", "share", 90, 95), trait("b", "share", 84, 86), trait("c", "share", 60, 79.9))
    assert same.to_dict() == {"a": "reference", "b": "like", "c": "unlike"}
    size = compared(
        trait("a", "world output", 100, 120),
        trait("b", "world output", 11, 13),
        trait("c", "world output", 2, 9),
    )
    assert size.to_dict() == {"a": "reference", "b": "like", "c": "unlike"}
    word = compared(trait("a", "instrument", word="quota"), trait("b", "instrument", word="licence"))
    assert word["b"] == "unlike"


def test_one_and_the_same_figure_likens_nothing():
    found = compared(trait("a", "by-product", 40, 40, ids="r"), trait("b", "by-product", 40, 40, ids="r"))
    assert found["b"] == "unknown"


def test_a_trait_the_reference_lacks_is_unknown():
    assert compared(trait("b", "share", 1, 2))["b"] == "unknown"


@given(st.floats(0, 100), st.floats(0, 20), st.floats(0, 100), st.floats(0, 20))
def test_likeness_is_mutual(low, width, other, spread):
    rows = [trait("a", "share", low, low + width), trait("b", "share", other, other + spread)]
    assert compared(*rows)["b"] == compared(*rows, reference="b")["a"]


@pytest.fixture(scope="module")
def traits():
    begun = precedents.starts(load_table("precedents"), load_table("controls"), load_table("quota_timeline"))
    rows = load_table("production")
    rows = rows[rows["commodity_id"].isin(begun["case"]) & (rows["year"] > 2008)]
    spans = precedents.share_spans(concentration.concentrate(rows), begun)
    tables = ("companionality", "commodity_prices", "eu_criticality", "iea_supply")
    return analogy.traits(begun, spans, *(load_table(name) for name in tables))


def test_traits_are_the_printed_ones(traits):
    cells = traits.set_index(["case", "trait"])
    assert cells.loc[("gallium", "notice"), "low"] == 29
    assert tuple(cells.loc[("antimony", "by-product"), ["low", "high"]]) == (60, 80)
    assert cells.loc[("gallium", "world output"), "high"] == 621
    # 551 t and 621 t at 432 dollars a kilogram
    assert cells.loc[("gallium", "market value"), "low"] == pytest.approx(551 * 432 / 1000, rel=1e-3)
    assert cells.loc[("graphite", "refined in China"), "low"] == pytest.approx(95.7, abs=0.05)
    assert ("rare_earths", "market value") not in cells.index


def test_the_metals_of_2023_are_the_least_like_the_rare_earths(traits):
    counted = analogy.count_likeness(analogy.compare(traits, "rare_earths")).set_index("case")
    assert counted.loc["gallium", ["like", "of"]].tolist() == [2, 7]
    assert counted.loc["germanium", ["like", "of"]].tolist() == [2, 7]
    assert counted["part"].min() == pytest.approx(2 / 7)
