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


NONE = pd.DataFrame({"case": [], "months": [], "row_ids": []})


def first_seen(step, *, multiples=(), gaps=(), steps=(), lifted=(), exported=()):
    """Wait for one thing in case ``a``; each row is ``(months, value, word)``."""
    tables = {
        "multiples": ("times", "side", multiples),
        "gaps": ("low", "firm", gaps),
        "steps": ("n", "state", steps),
    }
    made = {
        name: pd.DataFrame(rows, columns=["months", value, word]).assign(case="a", row_ids="r")
        for name, (value, word, rows) in tables.items()
    }
    index = pd.DataFrame(exported, columns=["months_last", "index"]).assign(case="a", row_ids="r")
    end = pd.DataFrame(lifted, columns=["months"]).assign(case="a", row_ids="r")
    found = analogy.waits(index, made["multiples"], made["gaps"], made["steps"], end, BEGUN)
    row = found.set_index(["case", "step"]).loc[("a", step)]
    return row["months"] if row["state"] == "seen" else row["state"]


@pytest.mark.parametrize(("index", "seen"), [(50, "not seen"), (49.9, 3)])
def test_exports_are_below_half_under_fifty(index, seen):
    assert first_seen("exports below half", exported=[(3, index)]) == seen


@pytest.mark.parametrize(
    ("later", "seen"),
    [((4, 100), 4), ((4, 99.9), "not seen"), ((2, 100), "not seen"), ((3, 100), "not seen")],
)
def test_exports_are_back_at_a_hundred_after_a_fall(later, seen):
    assert first_seen("exports back", exported=[(3, 10), later]) == seen


@pytest.mark.parametrize(
    ("times", "side", "seen"), [(2, "outside", 5), (1.9, "outside", "not seen"), (2, "inside", "no figures")]
)
def test_a_price_outside_has_doubled_at_two(times, side, seen):
    assert first_seen("price outside doubled", multiples=[(5, times, side)]) == seen


@pytest.mark.parametrize(
    ("months", "low", "firm", "seen"),
    [
        (0, 1.5, True, 0),
        (5, 1.4, True, "not seen"),
        (-0.1, 1.5, True, "no figures"),
        (5, 1.5, False, "no figures"),
    ],
)
def test_two_prices_lie_half_apart_after_the_news(months, low, firm, seen):
    assert first_seen("two prices", gaps=[(months, low, firm)]) == seen


@pytest.mark.parametrize(
    ("step", "state", "months", "seen"),
    [
        ("capacity decided", "decided", 0.1, 0.1),
        ("capacity decided", "decided", 0, "not seen"),
        ("capacity decided", "producing", 5, "not seen"),
        ("first output elsewhere", "producing", 5, 5),
        ("first output elsewhere", "decided", 5, "not seen"),
    ],
)
def test_decisions_and_output_come_after_the_news(step, state, months, seen):
    assert first_seen(step, steps=[(months, 1, state)]) == seen


def test_the_first_time_counts_and_a_restriction_may_never_be_lifted():
    assert first_seen("exports below half", exported=[(7, 10), (3, 20)]) == 3
    assert first_seen("restriction lifted", lifted=[(9,)]) == 9
    assert first_seen("restriction lifted") == "not seen"


@pytest.mark.parametrize(
    ("name", "edge", "beyond"),
    [
        ("notice", 14, 15),
        ("by-product", 20, 21),
        ("share", 10, 11),
        ("producers", 3, 4),
        ("refined in China", 10, 11),
        ("substitution", 0.05, 0.06),
    ],
)
def test_cases_are_like_within_the_tolerance_of_a_trait(name, edge, beyond):
    for sign in (1, -1):
        rows = [trait("a", name, 0, 0, ids="r"), trait("b", name, sign * edge, sign * edge)]
        assert compared(*rows, trait("c", name, sign * beyond, sign * beyond)).to_dict() == {
            "a": "reference", "b": "like", "c": "unlike",
        }  # fmt: skip


@pytest.mark.parametrize("name", ["world output", "market value"])
def test_amounts_are_like_within_a_factor_of_ten(name):
    rows = [trait("a", name, 10, 10), trait("b", name, 100, 100), trait("c", name, 101, 101)]
    more = [trait("d", name, 1, 1), trait("e", name, 0.9, 0.9)]
    assert compared(*rows, *more).to_dict() == {
        "a": "reference", "b": "like", "c": "unlike", "d": "like", "e": "unlike",
    }  # fmt: skip


def test_traits_that_are_like_are_counted_of_those_that_can_be_compared():
    rows = pd.DataFrame({"case": ["b", "b", "b", "c", "a"], "row_ids": "r"})
    found = analogy.count_likeness(
        rows.assign(likeness=["like", "unlike", "unknown", "like", "reference"])
    )  # fmt: skip
    assert found[["case", "like", "of", "part"]].values.tolist() == [["c", 1, 1, 1], ["b", 1, 2, 0.5]]


def started(**more):
    row = {
        "case": "gallium", "day": pd.Timestamp("2023-07-03"), "effective_day": pd.Timestamp("2023-08-01"),
        "kind": "licence", "names": "gallium;metals", "row_ids": "k",
    }  # fmt: skip
    return pd.DataFrame([row | more])


def spanned(year=2022, **more):
    row = {
        "case": "gallium", "year": year, "best": 90.0, "total_kg": 5000.0, "producers": 3, "stage": "primary",
        "row_ids": f"p-{year}",
    }  # fmt: skip
    return row | more


COMPANIONS = pd.DataFrame({"commodity_id": ["metals", "tin"], "value": [40.0, 9.0], "row_id": ["v", "w"]})
SCORES = {"commodity_id": "gallium", "si_sr": 0.9, "assessment_year": 2023, "row_id": "e"}
PRICE = {"commodity_id": "gallium", "year": 2022, "usd_per_kg_low": 300.0, "vintage": "2024", "row_id": "u"}


def refined(country, kg, **more):
    row = {"commodity_id": "gallium", "stage": "refinery", "country_iso3": country, "quantity_kg": kg}
    return row | {"status": "reported", "row_id": f"i-{country}"} | more


def traits_of(spans=(), prices=(), scores=(SCORES,), refining=(), begun=None):
    shares = refining or (refined("CHN", 60.0), refined("WLD", 80.0))
    found = analogy.traits(
        started() if begun is None else begun,
        pd.DataFrame([spanned(), *spans]),
        COMPANIONS,
        pd.DataFrame([PRICE, *prices]),
        pd.DataFrame(scores),
        pd.DataFrame(shares),
    )
    return found.set_index("trait")


def test_each_trait_is_worked_out_of_its_table():
    found = traits_of()
    lows = found["low"].dropna().to_dict()
    assert lows == {
        "notice": 29, "by-product": 40, "world output": 5, "market value": 1.5, "share": 90, "producers": 3,
        "substitution": 0.9, "refined in China": 75,
    }  # fmt: skip
    assert found["word"][["instrument", "stage"]].tolist() == ["licence", "primary"]


def test_only_the_last_whole_year_before_the_news_is_looked_at():
    assert traits_of(spans=[spanned(2023, best=1.0), spanned(2021, best=2.0)]).loc["share", "low"] == 90
    two = traits_of(spans=[spanned(best=80.0, stage="not_stated")])
    assert two.loc["share", ["low", "high"]].tolist() == [80, 90]
    assert two.loc["stage", "word"] == "primary"


def test_the_newest_edition_of_prices_and_scores_counts_and_no_forecast_of_refining():
    old = PRICE | {"vintage": "2023", "usd_per_kg_low": 1.0}
    silent = PRICE | {"vintage": "2025", "usd_per_kg_low": None}
    assert traits_of(prices=[old, silent]).loc["market value", ["low", "high"]].tolist() == [1.5, 1.5]
    scores = [SCORES | {"assessment_year": 2020, "si_sr": 0.1}, SCORES, SCORES | {"si_sr": None}]
    assert traits_of(scores=scores).loc["substitution", "low"] == 0.9
    shares = [refined("CHN", 60.0), refined("WLD", 80.0)]
    later = [refined("CHN", 1.0, status="projected"), refined("CHN", 1.0, stage="mine")]
    assert traits_of(refining=[*shares, *later]).loc["refined in China", "low"] == 75
