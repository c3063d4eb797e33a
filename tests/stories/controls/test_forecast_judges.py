"""The forecasts of the article, open on its day and then judged on either side of every edge."""

from datetime import date

import pandas as pd
import pytest
from controls_world import asked, edited, judged, like

from chokepoint.data import load_table
from chokepoint.i18n import Translator

PRIMARY = "mofcom_gac_2023_23"


def numbers(claim, **tables):
    return {name: number.value for name, number in judged(claim, **tables).numbers.items()}


@pytest.mark.parametrize("claim", ["c38", "c39", "c43"])
def test_a_forecast_is_open_on_the_day_it_is_made(claim):
    assert judged(claim, "2023-07-06").verdict == "not_checkable"
    assert judged(claim).verdict != "not_checkable"


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ({"announced": "2023-07-07", "commodities": "dysprosium"}, "supported"),
        ({"announced": "2023-07-06", "commodities": "dysprosium"}, "not_checkable"),
        ({"announced": "2023-07-07", "commodities": "antimony"}, "not_checkable"),
        ({"announced": "2023-07-07", "commodities": "dysprosium", "kind": "easing"}, "not_checkable"),
    ],
)
def test_later_controls_are_those_after_the_article(cells, verdict):
    assert judged("c38", controls=like("controls", "ctl-10", cells)).verdict == verdict


def test_the_effect_is_measured_by_what_the_chapter_states():
    found = numbers("c39")
    assert found["gallium_price"] == asked("price_change")
    assert [found[f"{metal}_exports"] for metal in ("gallium", "germanium")] == [
        asked("gallium_change"),
        asked("germanium_change"),
    ]
    assert "germanium_price" not in found


def exports(gallium, germanium):
    """Give exports before the licence and after it, as a share of what they were."""
    own = {"period_type": "month", "product_scope": "wrought"}
    rows = [
        own | {"commodity_id": metal, "period_start": pd.Timestamp(day), "quantity_kg": float(kg)}
        for metal, after in {"gallium": gallium, "germanium": germanium}.items()
        for day, kg in {"2023-07-01": 1000, "2025-01-01": after}.items()
    ]
    return like("exports_monthly", "exp-x042", *rows)


def prices(last):
    """Give the price of gallium in Europe before the notice and after it."""
    rows = [
        {"date": day, "region": "Europe", "usd_per_kg_low": usd, "usd_per_kg_high": usd}
        for day, usd in {"2023-06-01": 100.0, "2025-01-01": last}.items()
    ]
    return like("prices", "price-p001", *rows)


@pytest.mark.parametrize(
    ("usd", "kg", "verdict", "hit"),
    [
        (199.0, (500, 500), "supported", "Neither metal counts as hit"),
        (200.0, (500, 500), "imprecise", "1 of the two metals counts as hit"),
        (199.0, (499, 500), "imprecise", "1 of the two metals counts as hit"),
        (199.0, (500, 499), "imprecise", "1 of the two metals counts as hit"),
        (200.0, (499, 500), "imprecise", "1 of the two metals counts as hit"),
        (200.0, (500, 499), "contradicted", "Both metals count as hit"),
    ],
)
def test_a_metal_is_hit_if_its_price_doubles_or_its_exports_more_than_halve(usd, kg, verdict, hit):
    found = judged("c39", prices=prices(usd), exports_monthly=exports(*kg))
    assert found.verdict == verdict
    assert found.sentence(Translator()).endswith(f". {hit}")


def test_both_metals_must_be_measured():
    one = exports(500, 500).query("commodity_id == 'gallium'")
    assert judged("c39", prices=prices(150.0), exports_monthly=one).verdict == "not_checkable"
    by_price = judged("c39", prices=prices(150.0), exports_monthly=exports(500, 500)[2:])
    assert set(by_price.numbers) == {"gallium_price", "germanium_exports", "hit"}


def test_the_edges_of_the_effect_are_those_of_the_row():
    row = load_table("claims").set_index("claim_id").loc["c39", "row_id"]
    tables = {"prices": prices(150.0), "exports_monthly": exports(600, 600)}
    found = [
        judged("c39", claims=edited("claims", row, **cells), **tables).verdict
        for cells in ({"tolerance": 50.0}, {"tolerance": 51.0}, {"edge": -39.0})
    ]
    assert found == ["imprecise", "supported", "contradicted"]


def test_a_move_is_told_with_its_sign():
    tables = {"prices": prices(150.0), "exports_monthly": exports(600, 600)}
    told = judged("c39", **tables).sentence(Translator())
    assert "+50" in told
    assert "−40" in told


@pytest.mark.parametrize(("change", "n"), [("suspended", 1), ("replaced", 0)])
def test_only_steps_on_rare_earths_that_were_suspended_count_as_such(change, n):
    cells = {"announced": "2023-07-07", "commodities": "dysprosium"}
    changes = load_table("control_changes").head(2)
    changes = changes.assign(control_row_id=["x-0", "x-1"], change=[change, "suspended"])
    steps = like("controls", "ctl-10", cells, cells | {"commodities": "antimony"})
    found = judged("c38", controls=steps, control_changes=changes)
    assert {key: number.value for key, number in found.numbers.items()} == {
        "first": date(2023, 7, 7),
        "paused": n,
    }
    assert found.counter == (changes["row_id"].iloc[0] if n else "")


@pytest.mark.parametrize(
    ("source", "day", "verdict"),
    [
        (PRIMARY, "2023-07-06", "supported"),
        (PRIMARY, "2023-07-07", "not_checkable"),
        (PRIMARY, "2023-07", "not_checkable"),
        ("fastmarkets_2023_07", "2023-07-05", "not_checkable"),
    ],
)
def test_a_motive_is_told_by_an_official_text_of_its_time(source, day, verdict):
    said = like("statements", "stm-chips-fastmarkets", {"source_id": source, "date": day})
    assert judged("c37", statements=said).verdict == verdict


def test_an_easing_after_talks_says_nothing_of_a_motive():
    eased = load_table("controls")
    assert (eased["trigger_code"] == "meeting").any()
    found = [judged("c37", controls=rows).verdict for rows in (eased, eased.assign(trigger_code=""))]
    assert found == ["not_checkable", "not_checkable"]


def test_a_forecast_without_a_day_stays_open():
    none = load_table("controls").query("row_id == 'ctl-03'")
    assert judged("c38", controls=none).sentence(Translator()).endswith("by what has not come yet")


def abroad(before, since, year=2025):
    """Give the output of Japan in the year before the notice and in a later one, in tonnes."""
    model = "prod-usgs-2026-gallium-primary-jpn-2025"
    rows = [{"year": one, "quantity_kg": 1000.0 * t} for one, t in {2022: before, year: since}.items()]
    return pd.concat([load_table("production").query("vintage == '2023'"), like("production", model, *rows)])


def test_capacity_counted_as_unused_includes_plants_that_had_closed():
    found = numbers("c43")
    assert found["unused"] == asked("idle_t") + asked("closed_t") == 113
    assert found["closed"] == asked("closed_t")


@pytest.mark.parametrize(
    ("grown", "verdict"),
    [(56.5, "supported"), (56.4, "imprecise"), (11.3, "imprecise"), (11.2, "contradicted")],
)
def test_a_restart_is_half_of_what_stood_unused_and_none_a_tenth(grown, verdict):
    assert judged("c43", production=abroad(10, 10 + grown)).verdict == verdict


@pytest.mark.parametrize(("year", "verdict"), [(2023, "not_checkable"), (2024, "contradicted")])
def test_a_restart_is_judged_from_the_first_whole_year(year, verdict):
    assert judged("c43", production=abroad(10, 10, year)).verdict == verdict


def test_the_projects_gathered_do_not_decide_on_a_restart():
    nobody = load_table("supply_response").assign(phase="proposed")
    assert judged("c43", supply_response=nobody).verdict == judged("c43").verdict
    assert judged("c43", supply_response=nobody).counter == ""


def test_without_capacity_or_notice_no_restart_is_judged():
    assert judged("c43", capacity=load_table("capacity").head(0)).verdict == "not_checkable"
    assert judged("c43", controls=load_table("controls").head(0)).verdict == "not_checkable"
