"""The forecasts of the article, open on its day and then judged on either side of every edge."""

from datetime import date

import pandas as pd
import pytest
from controls_world import asked, edited, judged, like, looking

from chokepoint.data import load_table
from chokepoint.i18n import Translator

PRIMARY = "mofcom_gac_2023_23"


def numbers(claim, **tables):
    return {name: number.value for name, number in judged(claim, **tables).numbers.items()}


@pytest.mark.parametrize("claim", ["c37", "c38", "c39", "c43"])
def test_a_forecast_is_open_on_the_day_it_is_made(claim):
    assert judged(claim, "2023-07-06").verdict == "not_checkable"
    assert judged(claim).verdict != "not_checkable"


@pytest.mark.parametrize(
    ("official", "eased", "verdict", "words"),
    [
        (
            True,
            True,
            "supported",
            "An official text gives the motive; 2 easings for the United States followed",
        ),
        (
            True,
            False,
            "supported",
            "An official text gives the motive; no easing for the United States followed",
        ),
        (False, True, "supported_with_nuance", "No official text gives the motive; 2 easings for the United"),
        (False, False, "not_checkable", "No text gives the motive, and no easing after talks is known"),
    ],
)
def test_the_motive_is_told_by_an_official_text_or_by_an_easing_after_talks(official, eased, verdict, words):
    tables = {"controls": load_table("controls")}
    if official:
        tables["statements"] = like("statements", "stm-chips-fastmarkets", {"source_id": PRIMARY})
    if not eased:
        tables["controls"] = tables["controls"].assign(trigger_code="")
    found = judged("c37", **tables)
    assert found.verdict == verdict
    assert found.sentence(Translator()).startswith(words)


@pytest.mark.parametrize(
    ("cells", "n"), [({"kind": "licence"}, 1), ({"target_iso3": "WLD"}, 1), ({"trigger_code": "remarks"}, 1)]
)
def test_only_an_easing_for_the_united_states_after_a_meeting_counts(cells, n):
    assert numbers("c37")["eased"] == 2
    assert numbers("c37", controls=edited("controls", "ctl-22", **cells))["eased"] == n


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ({"announced": "2023-07-07", "commodities": "dysprosium"}, "supported"),
        ({"announced": "2023-07-06", "commodities": "dysprosium"}, "not_checkable"),
        ({"announced": "2023-07-07", "commodities": "antimony"}, "supported_with_nuance"),
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


def test_capacity_counted_as_unused_includes_plants_that_had_closed():
    found = numbers("c43")
    assert found["unused"] == asked("idle_t") + asked("closed_t")
    assert found["closed"] == asked("closed_t")
    assert found["projects"] == looking().ask("projects_n", within_months=36).value


def delivering(tonnes, **cells):
    own = {"phase": "first_output", "commodities": "gallium", "capacity": tonnes, "capacity_unit": "t/yr"}
    return like("supply_response", "sup-s12", own | cells)


@pytest.mark.parametrize(
    ("tonnes", "verdict"),
    [(56.5, "supported"), (56.4, "imprecise"), (11.3, "imprecise"), (11.2, "contradicted")],
)
def test_a_restart_is_half_of_what_stood_unused_and_none_a_tenth(tonnes, verdict):
    assert numbers("c43")["unused"] == 113
    found = judged("c43", supply_response=delivering(tonnes))
    assert found.verdict == verdict
    assert "those that deliver name" in found.sentence(Translator())


@pytest.mark.parametrize(
    ("published", "verdict"), [("2024-07-02", "not_checkable"), ("2024-07-03", "contradicted")]
)
def test_a_restart_is_not_judged_in_the_first_year(published, verdict):
    states = load_table("supply_response").assign(published=pd.Timestamp(published))
    assert judged("c43", supply_response=states).verdict == verdict


@pytest.mark.parametrize(("when", "n"), [("2026-07-03", 1), ("2026-07-04", 0)])
def test_projects_count_up_to_three_years_after_the_notice(when, n):
    day = pd.Timestamp("2026-12-31")
    sources = looking()["sources"].assign(published="2026-12-31", published_last_day=day)
    states = pd.concat([delivering(20.0, state_date="2024"), delivering(90.0, state_date=when)])
    states = states.assign(project=["Early", "Late"], project_id=["early", "late"])
    found = numbers("c43", supply_response=states, sources=sources)
    assert found["projects"] == 1 + n
    assert found["started"] == 20 + 90 * n


def test_without_capacity_or_projects_nothing_can_be_said():
    assert judged("c43", capacity=load_table("capacity").head(0)).verdict == "not_checkable"
    nobody = load_table("supply_response").assign(commodities="germanium")
    assert judged("c43", supply_response=nobody).verdict == "not_checkable"
    unknown = load_table("controls").head(0)
    assert judged("c43", controls=unknown).verdict == "not_checkable"


def test_a_move_is_told_with_its_sign():
    tables = {"prices": prices(150.0), "exports_monthly": exports(600, 600)}
    told = judged("c39", **tables).sentence(Translator())
    assert "+50" in told
    assert "−40" in told


def test_one_easing_after_talks_is_enough_and_the_first_is_dated():
    one = edited("controls", "ctl-22", kind="licence")
    found = judged("c37", controls=one)
    assert found.numbers["eased"].value == 1
    assert found.numbers["later"].row_ids == found.numbers["first"].row_ids
    both = judged("c37").numbers
    assert ";" not in both["later"].row_ids
    official = like("statements", "stm-chips-fastmarkets", {"source_id": PRIMARY})
    told = judged("c37", controls=one, statements=official).sentence(Translator())
    assert "1 easing for the United States followed talks, the first on" in told


@pytest.mark.parametrize(
    ("tonnes", "words"), [(0.5, "those that deliver name 0.5 t"), (0.0, "none that delivers")]
)
def test_any_tonnage_that_is_delivered_is_told(tonnes, words):
    found = judged("c43", supply_response=delivering(tonnes))
    assert words in found.sentence(Translator())
    assert found.counter == "x-0"
    assert judged("c43", supply_response=delivering(tonnes, phase="funded")).counter == ""


def test_the_first_easing_is_so_many_days_after_the_article():
    found = numbers("c37")
    assert found["later"] == (found["first"] - date(2023, 7, 6)).days
    assert found["later"] < (pd.Timestamp("2026-01-01") - pd.Timestamp("2023-07-06")).days


@pytest.mark.parametrize(("change", "n"), [("suspended", 1), ("replaced", 0)])
def test_only_steps_on_rare_earths_that_were_suspended_count_as_such(change, n):
    cells = {"announced": "2023-07-07", "commodities": "dysprosium"}
    changes = load_table("control_changes").head(2)
    changes = changes.assign(control_row_id=["x-0", "x-1"], change=[change, "suspended"])
    steps = like("controls", "ctl-10", cells, cells | {"commodities": "antimony"})
    found = judged("c38", controls=steps, control_changes=changes)
    assert {key: number.value for key, number in found.numbers.items()} == {
        "later": 2,
        "earths": 1,
        "paused": n,
    }
    assert found.counter == (changes["row_id"].iloc[0] if n else "")
