"""China's share as tables have it, against the one the article quoted."""

from itertools import chain

import pandas as pd
import pytest
from controls_world import asked, like, looking

MODEL = "prod-usgs-2022-gallium-primary-chn-2020"


def table(year, china, rest=None, publisher="USGS", vintage="2022"):
    """Give a printed table in which China makes so many percent."""
    own = {"year": year, "publisher": publisher, "vintage": vintage}
    kg = {"CHN": china, "JPN": 100 - china if rest is None else rest}
    return [
        own
        | {"row_id": f"prod-{publisher}-{vintage}-{code}-{year}".lower(), "country_iso3": code}
        | {name: float(amount) for name in ("value", "quantity_kg")}
        for code, amount in kg.items()
    ]


def world(*tables, quoted=80.0):
    article = like("uses", "use-u023", {"value": quoted})
    return {"production": like("production", MODEL, *chain(*tables)), "uses": article}


def test_the_published_tables_lie_above_the_article():
    assert asked("quoted_share") == 80
    found = looking().ask("share_span")
    assert asked("share_lowest") == found.low > asked("quoted_share")
    assert 95 < found.low < found.high < 100


def test_the_newest_year_of_each_edition_counts():
    tables = world(table(2020, 60), table(2021, 90), table(2022, 95, vintage="2023"))
    found = looking(**tables).ask("share_span")
    assert (round(found.low), round(found.high)) == (90, 95)


@pytest.mark.parametrize(
    ("year", "share", "fits"),
    [(2017, 81.9, True), (2017, 82.1, False), (2017, 78.1, True), (2018, 80.0, False)],
)
def test_a_share_fits_the_past_if_it_is_near_and_of_another_decade(year, share, fits):
    tables = world(table(2021, 99), table(year, share))
    assert asked("fits_past", **tables) is fits
    assert asked("closest_year", **tables) == str(year)
    assert asked("closest_share", **tables) == pytest.approx(share)


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("BGS", "the British Geological Survey"),
        ("USGS", "the US Geological Survey"),
        ("WMD", "World Mining Data"),
    ],
)
def test_a_publisher_is_named_in_full(publisher, name):
    assert asked("closest_publisher", **world(table(2021, 81, publisher=publisher))) == name


def test_nothing_is_close_where_nothing_is_known():
    none = {"production": pd.DataFrame(like("production", MODEL))}
    assert [asked(key, **none) for key in ("closest_year", "fits_past", "share_span")] == [None] * 3
