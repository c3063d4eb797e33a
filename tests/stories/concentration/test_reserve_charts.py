"""Reserves, claims on them, and capacity as charts."""

from chokepoint.analysis.production import capacity, reserves, restated
from chokepoint.answers.names import name_commodities
from chokepoint.data import load_sources, load_table
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import reserve_charts
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


def test_capacity_reserves_and_claims_are_drawn(usgs, metals, names) -> None:
    used = capacity.used_outside(load_table("capacity"), usgs)
    labels = name_commodities(used, metals, T)
    figure = reserve_charts.capacity_used(used, findings.capacity(used, labels, T), labels, T)
    assert figure.title.startswith("Least used outside China: gallium")
    shares = reserves.reserve_shares(load_table("reserves"))
    stated = restated.stated_shares(load_table("published_shares"), "rare_earths", "reserves")
    old = restated.restated_shares(load_table("reserves_history"), "rare_earths")
    by_edition = reserves.country_by_edition(shares, "rare_earths")
    lines = reserve_charts.claim_rows(stated, by_edition, old, load_sources()["publisher"], T)
    assert set(lines["kind"]) == {"quoted", "computed"}
    drawn = reserve_charts.reserve_claims(lines, findings.reserve_claims(80.0, lines, T), T)
    assert set(drawn.frame["basis"]) == {"quoted", "computed"}
