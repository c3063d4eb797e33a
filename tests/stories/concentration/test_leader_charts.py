"""First places, leaders and gaps as charts."""

from chokepoint.analysis.production import leaders, ranking
from chokepoint.answers.names import name_commodities
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import leader_charts
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


def test_first_places_and_leaders_are_counted(usgs, measured, metals, names) -> None:
    counts = ranking.count_first(ranking.rankable(measured))
    first = leader_charts.first_places(counts, findings.first_places(counts, "USGS", T), T)
    assert "38 of 80" in first.title
    labelled = measured[measured["year"] == 2025].assign(label=lambda m: name_commodities(m, metals, T))
    counted = leaders.count_leaders(labelled)
    leading = leader_charts.leading_countries(counted, findings.leaders(counted, names, T), names, T)
    assert leading.title.startswith("China has the largest printed figure for")
