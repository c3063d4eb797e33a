import pandas as pd
import pytest

from chokepoint.analysis.production import restated
from chokepoint.data import load_table

BLANK = {"publisher": "USGS", "commodity_id": "tin", "unit": "t", "status": "estimated"}


def history(*entries: tuple[str, int, str, float, str]) -> pd.DataFrame:
    rows = [
        BLANK | {"edition": edition, "year": year, "country_iso3": code, "value": value, "reading": reading}
        for edition, year, code, value, reading in entries
    ]
    return pd.DataFrame(rows).assign(row_id=[f"prodhist-{n}" for n in range(len(rows))])


def test_a_figure_is_set_over_the_total_of_its_own_edition_only() -> None:
    frame = history(
        ("2020", 2019, "CHN", 62, "restated"),
        ("2020", 2019, "WLD", 100, "restated"),
        ("2021", 2019, "WLD", 200, "restated"),
    )
    found = restated.restated_shares(frame, "tin")
    assert found["share"].tolist() == [0.62]
    assert found["row_ids"].tolist() == ["prodhist-0;prodhist-1"]


def test_machine_readings_are_left_out_and_repeats_counted_once() -> None:
    frame = history(
        ("2020", 2019, "CHN", 60, "restated"),
        ("2020", 2019, "CHN", 60, "sheet"),
        ("2020", 2019, "CHN", 90, "machine_reading"),
        ("2020", 2019, "WLD", 100, "restated"),
    )
    assert restated.restated_shares(frame, "tin")["share"].tolist() == [0.6]


@pytest.mark.parametrize(("edition", "year", "percent"), [("2011", 2009, 97.7), ("2021", 2019, 60.0)])
def test_the_fall_of_the_rare_earth_share_in_american_editions(edition, year, percent) -> None:
    found = restated.restated_shares(load_table("production_history"), "rare_earths")
    row = found[(found["publisher"] == "USGS") & (found["vintage"] == edition) & (found["year"] == year)]
    assert 100 * row["share"].item() == pytest.approx(percent, abs=0.05)


def test_what_texts_state_is_picked_by_quantity() -> None:
    published = load_table("published_shares")
    held = restated.stated_shares(published, "rare_earths", "reserves")
    assert 80 in held["best"].tolist()
    assert set(held["quantity"]) == {"reserves"}
    assert not set(held["row_ids"]) & set(
        restated.stated_shares(published, "rare_earths", "production")["row_ids"]
    )


@pytest.mark.parametrize(
    ("other", "left"), [({}, 1), ({"country_iso3": "USA"}, 0), ({"status": "doubtful"}, 0)]
)
def test_what_texts_state_of_others_or_doubtfully_is_left_out(other, left) -> None:
    row = {
        "row_id": "pubshare-x",
        "commodity_id": "tin",
        "quantity": "production",
        "country_iso3": "CHN",
        "status": "reported",
        "year": 2024,
        "value": 40.0,
    }
    assert len(restated.stated_shares(pd.DataFrame([row | other]), "tin", "production")) == left


@pytest.mark.parametrize(
    "other",
    [
        {"commodity_id": "lead"},
        {"reading": "machine_reading"},
        {"status": "doubtful"},
        {"value": None},
        {"year": None},
        {"country_iso3": "JPN"},
        {"unit": "kg"},
        {"publisher": "BGS"},
    ],
)
def test_a_share_needs_two_usable_figures_of_one_table(other) -> None:
    frame = history(("2020", 2019, "CHN", 62, "sheet"), ("2020", 2019, "WLD", 100, "sheet"))
    frame["year"] = frame["year"].astype("Int64")
    for name, value in other.items():
        frame[name] = frame[name].mask(frame["country_iso3"] == "CHN", value)
    assert restated.restated_shares(frame, "tin").empty


def test_statements_are_of_the_metal_and_ordered_by_year_undated_first() -> None:
    frame = pd.DataFrame({"year": [2020, 2010, None], "value": [5.0, 6.0, 7.0], "row_id": list("abc")})
    frame = frame.assign(commodity_id="tin", quantity="reserves", country_iso3="CHN", status="reported")
    assert restated.stated_shares(frame, "tin", "reserves")["best"].tolist() == [7, 6, 5]
    assert restated.stated_shares(frame, "lead", "reserves").empty
