"""Findings follow their frames, and say less where there is less."""

import pandas as pd
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.revisions import titles as findings

T = Translator()
METALS = pd.Series({"tin": "tin", "rare_earths": "rare earths"})
PLACES = pd.Series({"CHN": "China", "NGA": "Nigeria"})


def ranked(**cells) -> pd.DataFrame:
    row = {
        "country_iso3": "CHN",
        "commodity_id": "tin",
        "when": "2024",
        "share_before": 60.0,
        "share_after": 34.0,
    }
    return pd.DataFrame([row | cells])


def test_the_largest_move_names_country_metal_and_year():
    assert findings.largest(ranked(), METALS, PLACES, T) == (
        "One edition took China’s tin of 2024 from 60 to 34 percent of the world"
    )
    assert findings.largest(ranked(when=""), METALS, PLACES, T).startswith("Reserves of tin: China’s share")
    assert findings.largest(ranked().head(0), METALS, PLACES, T) == "Revised shares of the world"


@pytest.mark.parametrize(
    ("after", "times"), [(26.0, "2.0"), (129.2, "9.9"), (129.4, "10"), (130.0, "10"), (1.3, "10")]
)
def test_a_factor_is_the_larger_over_the_smaller(after, times):
    moved = pd.DataFrame(
        {"country_iso3": ["NGA"], "value_before": [13.0], "value_after": [after], "log_change": [1.0]}
    )
    title = findings.of_commodity(moved, "rare earths", PLACES, T)
    assert title == f"Rare earths: 1 figure moved: Nigeria, by a factor of {times}"


def test_several_figures_are_counted_and_the_one_by_the_largest_factor_is_named():
    moved = pd.DataFrame(
        {
            "country_iso3": ["CHN", "NGA"],
            "value_before": [10.0, 40.0],
            "value_after": [11.0, 10.0],
            "log_change": [0.1, -1.4],
        }
    )
    assert findings.of_commodity(moved, "tin", PLACES, T) == (
        "Tin: 2 figures moved, that of Nigeria by a factor of 4.0"
    )


def test_a_commodity_without_a_move_has_a_plain_heading():
    assert findings.of_commodity(pd.DataFrame(), "tin", PLACES, T) == "Revised figures of tin"


def leans(*words: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(words, columns=["kind", "lean"]).assign(pairs=4)


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        ([("prices", "up"), ("a", "neither")], "Raised more often than lowered in every edition: prices"),
        ([("prices", "down")], "Lowered more often"),
        (
            [("prices", "down"), ("world output", "up")],
            "Always more often raised: world output; lowered: prices",
        ),
        ([("prices", "neither")], "No kind of figure"),
    ],
)
def test_a_lean_is_told_by_its_direction(rows, start):
    assert findings.lean(leans(*rows), T).startswith(start)


@pytest.mark.parametrize(("pairs", "every"), [(2, False), (3, True)])
def test_one_or_two_pairs_of_editions_are_not_called_every_edition(pairs, every):
    title = findings.lean(leans(("prices", "neither")).assign(pairs=pairs), T)
    assert ("every edition" in title) is every


def test_the_last_reprint_may_move_nothing():
    measured = pd.DataFrame(
        {"kind": "prices", "age": [1.0, 3.0], "percent_moved": [32.4, 0.0], "moved": [12, 0]}
    )
    assert findings.later(measured, T) == "Prices: 32 percent move at reprint 1, none at reprint 3"
    assert findings.later(measured.head(1), T) == "At reprint 1 32 percent move"
    still = measured.assign(moved=[12, 2], percent_moved=[32.4, 5.4])
    assert findings.later(still, T).endswith("still 5 percent at reprint 3")


def test_the_list_turned_over_most_is_named():
    turned = pd.DataFrame({"turnover": [5.0, 57.4], "edition_after": ["2025", "2026"]})
    assert findings.turnover(turned, pd.Series(["Tin", "Antimony"]), T).startswith(
        "Antimony: the edition of 2026 changed figures worth 57 percent"
    )


def test_countries_sizes_estimates_and_counts_are_told():
    measured = pd.DataFrame(
        {
            "kind": ["prices"] * 2,
            "country_iso3": ["NGA", "CHN"],
            "percent_moved": [68.8, 1],
            "over_20": [26.2, 1],
        }
    )
    assert (
        findings.sizes(measured, T)
        == "Of prices, 69 percent of first prints move, 26 percent by more than a fifth"
    )
    assert findings.by_country(measured, PLACES, T).endswith(
        "Nigeria in 26 percent of its figures, China in 1"
    )
    worth = pd.DataFrame({"percent_repeats": [33.5], "percent_nearer": [55.7]})
    assert findings.worth(worth.assign(percent_repeats=40.2), T) == (
        "40 percent of newest figures are the year before once more; of the rest 56 percent beat that"
    )
    assert findings.from_trade(pd.DataFrame({"moved": [True, False]}), T).startswith("Of 2 figures")
    assert findings.not_compared(pd.DataFrame({"n": [3, 4]}), 9, T) == "7 pairs are left out, 9 are compared"
