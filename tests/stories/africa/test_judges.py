"""The verdicts on Africa, on both sides of every edge of their rules."""

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator, languages
from chokepoint.stories.africa.judges import LED
from chokepoint.stories.africa.story import STORY
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = (Look(STORY, KnownTables(day), as_of=day) for day in (None, "2023-07-06"))
# looks, so that what a change leaves as it is need not be worked out again


def judged(claim_id, **changed):
    return EXPLAINER.judge(claim_id, NOW.over(Narrowed(NOW.tables, **changed)))


def verdict(claim_id, **changed):
    return judged(claim_id, **changed).verdict


def with_edges(claim_id, **edges):
    """Give the claims table with other edges of one rule."""
    claims = NOW["claims"].copy()
    for name, value in edges.items():
        claims.loc[claims["claim_id"] == claim_id, name] = value
    return claims


def output(year=2025, **shares):
    """Make a printed table a mineral: Africa's part of 100 t."""
    stages = {"gallium": "primary", "germanium": "refinery"}
    rows = [
        {
            **{"commodity_id": name, "stage": stages.get(name, "mine"), "country_iso3": code, "year": year},
            **{"publisher": "USGS", "vintage": "2026", "quantity_kg": 1000.0 * tonnes},
            "row_id": f"prod-usgs-2026-{name}-mine-{code.lower()}-{year}".replace("_", "-"),
        }
        for name, share in shares.items()
        for code, tonnes in (("COD", share), ("CHN", 100 - share))
    ]
    return pd.DataFrame(rows)


def test_africa_makes_about_one_percent_of_rare_earths_and_most_of_cobalt():
    numbers = EXPLAINER.judge("c52", NOW).numbers
    assert numbers["largest"].value == pytest.approx(1.1, abs=0.05)
    assert numbers["names"].value == "cobalt, manganese, platinum, tantalum"


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"rare_earths": 20.0, "cobalt": 60}, "supported"),
        ({"rare_earths": 19.9, "cobalt": 60}, "not_checkable"),
        ({"gallium": 20.0, "rare_earths": 1, "cobalt": 10}, "supported"),
        ({"germanium": 5.0, "rare_earths": 1, "cobalt": 10}, "not_checkable"),
        ({"rare_earths": 1.0, "cobalt": 90.0}, "not_checkable"),
    ],
)
def test_the_forecast_is_judged_by_the_largest_share_of_the_metals_meant(shares, expected):
    assert verdict("c52", production=output(**shares)) == expected


def test_the_edges_of_the_forecast_are_those_of_the_claims_table():
    made = output(rare_earths=12.0, cobalt=10)
    assert verdict("c52", production=made) == "not_checkable"
    assert verdict("c52", production=made, claims=with_edges("c52", tolerance=12)) == "supported"


def test_the_forecast_is_open_until_a_table_of_a_year_after_the_article():
    assert verdict("c52", production=output(2023, rare_earths=30.0, cobalt=60)) == "not_checkable"
    assert verdict("c52", production=output(2024, rare_earths=30.0, cobalt=60)) == "supported"
    assert verdict("c52", production=output(2024, cobalt=60)) == "not_checkable"


def test_what_analysts_expect_is_a_sentence_of_its_own():
    statements = NOW["statements"]
    without = judged("c52", statements=statements[statements["topic"] != "Africa as a source"])
    assert (len(without.reasons), len(EXPLAINER.judge("c52", NOW).reasons)) == (2, 3)


def test_metals_are_named_in_the_words_of_the_reader():
    none = judged("c52", production=output(rare_earths=1.0, cobalt=10))
    assert (none.numbers["of"].value, none.numbers["names"].value) == ("rare earths", "none")
    if "zh" in languages():
        told = EXPLAINER.judge("c52", Look(STORY, NOW.tables, t=Translator("zh")))
        assert told.numbers["of"].value == "稀土"


def test_who_leads_depends_on_the_meaning_of_creditor():
    numbers = EXPLAINER.judge("c53", NOW).numbers
    assert numbers["bilateral"].value.startswith("2012-")
    assert numbers["single"].value == "2015-2021"
    assert numbers["world_bank"].value == numbers["with_bondholders"].value == "no year"
    assert set(numbers) == set(LED)


def debt(single_from=9999, bilateral_from=9999, until=2024):
    """Let China be ahead of every single creditor, or of France alone, in some years on the continent."""
    rows = NOW["external_debt"].copy()
    ours = rows["area_iso3"] == "AFR"
    years = rows["year"].between(single_from, until)
    lent = {"china_bilateral": rows["year"].ge(bilateral_from) * 2.0, "china_private": years * 1e9}
    for creditor, values in lent.items():
        chosen = ours & (rows["creditor"] == creditor)
        rows.loc[chosen, "value"] = values[chosen].astype(float)
    rows.loc[ours & (rows["creditor"] == "france_bilateral"), "value"] = 1.0
    return rows


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"bilateral_from": 2009}, "supported"),
        ({"bilateral_from": 2010}, "imprecise"),
        ({"bilateral_from": 2024}, "imprecise"),
        ({"bilateral_from": 2025}, "contradicted"),
    ],
)
def test_the_lead_must_reach_back_to_the_first_decade(changes, expected):
    assert verdict("c53", external_debt=debt(**changes)) == expected


def test_the_years_of_the_lead_are_those_of_the_claims_table():
    assert verdict("c53", claims=with_edges("c53", claimed="2012")) == "supported"
    assert verdict("c53", claims=with_edges("c53", claimed="2011")) == "imprecise"


def test_a_year_alone_is_no_span_and_no_stock_is_no_answer():
    assert judged("c53", external_debt=debt(single_from=2024)).numbers["single"].value == "2024"
    assert verdict("c53", external_debt=NOW["external_debt"].query("area_iso3 == 'SSA'")) == "not_checkable"


def test_stakes_were_known_on_the_day_of_the_article_and_loans_were_not():
    assert EXPLAINER.judge("c54", THEN).verdict == "not_checkable"
    assert EXPLAINER.judge("c54", NOW).verdict == "supported"


def owned(percent, qualifier=""):
    rows = NOW["mining_ownership"].copy()
    ours = (rows["scope"] == "continent") & (rows["controller"] == "China")
    rows.loc[ours, ["value", "qualifier"]] = [percent, qualifier]
    return rows


def test_loans_are_tied_to_minerals_by_their_codes():
    totals, moves = NOW["loan_totals"], NOW["counter_moves"]
    any_purpose, no_deal = totals.assign(purpose="any"), moves.assign(for_minerals="no")
    assert verdict("c54", loan_totals=any_purpose, counter_moves=no_deal) == "not_checkable"
    for one in ({"loan_totals": any_purpose}, {"counter_moves": no_deal}):
        assert verdict("c54", **one) == "supported"
    none = NOW["mining_ownership"].assign(controller="African companies")
    assert verdict("c54", mining_ownership=none) == "not_checkable"


@pytest.mark.parametrize(
    ("american", "european", "expected"),
    [
        ("United States", "European Union", "supported"),
        ("United States and European Union", "China", "supported"),
        ("United States", "China", "not_checkable"),
        ("China", "European Union", "not_checkable"),
        ("China", "Gulf states", "not_checkable"),
    ],
)
def test_moves_count_for_the_side_they_are_coded_with(american, european, expected):
    moves = NOW["counter_moves"].head(2).assign(side=[american, european], actors="", date="2023-07-06")
    assert verdict("c55", counter_moves=moves.assign(is_repeat="no")) == expected
    assert verdict("c55", counter_moves=moves.assign(is_repeat="no", date="2023-07-07")) == "not_checkable"


def test_plain_tables_are_judged_as_a_look_is():
    assert EXPLAINER.judge("c54", KnownTables("2023-07-06")) == EXPLAINER.judge("c54", THEN)


def test_two_publishers_of_the_metals_meant_are_firmer_than_one():
    made = output(rare_earths=30.0, cobalt=10)
    other = made.assign(publisher="BGS", row_id=made["row_id"].str.replace("usgs", "bgs"))
    assert judged("c52", production=made).confidence == "medium"
    assert judged("c52", production=pd.concat([made, other])).confidence == "high"


@pytest.mark.parametrize("percent", [5.0, 50.0])
def test_the_part_of_the_continent_is_another_fact(percent):
    rows = NOW["mining_ownership"].copy()
    ours = (rows["scope"] == "continent") & (rows["controller"] == "China")
    rows.loc[ours, "value"] = percent
    assert verdict("c54", mining_ownership=rows) == "supported"
