from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.data import load_sources, load_table, newest_edition
from chokepoint.data.vintages import known_on

KEY = ["publisher", "commodity_id", "stage", "country_iso3", "year"]

editions = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.none() | st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 1, 5)),
        st.sampled_from(["1", "2"]),
    ),
    max_size=12,
)


def frame_of(rows):
    frame = pd.DataFrame(rows, columns=["key", "published", "vintage"])
    return frame.assign(published=pd.to_datetime(frame["published"]), value=range(len(frame)))


def test_the_newest_edition_known_on_a_day_is_taken():
    def china_2022(as_of):
        newest = newest_edition(load_table("production", as_of=as_of), KEY)
        return newest.query(
            "publisher == 'USGS' and commodity_id == 'gallium' and country_iso3 == 'CHN' and year == 2022"
        )["quantity_kg"].tolist()

    assert china_2022("2023-07-06") == [540_000]
    assert china_2022(None) == [600_000]
    assert china_2022("2022-12-31") == []


def test_a_month_counts_as_its_last_day():
    def sources_of(as_of):
        return set(load_table("capacity", as_of=as_of)["source_id"])

    assert load_sources().loc["usgs_mcs2026_dr", "published"] == "2026-02"
    assert "usgs_mcs2026_dr" not in sources_of("2026-02-27")
    assert "usgs_mcs2026_dr" in sources_of("2026-02-28")
    assert "usgs_mcs2026_dr" in sources_of("2026-02")


def test_undated_sources_are_known_on_no_day():
    rows = load_table("uses", as_of="2100")
    assert "cmaus_ga" not in set(rows["source_id"])
    assert "cmaus_ga" in set(load_table("uses")["source_id"])


@given(editions)
def test_each_key_has_exactly_one_newest_row(rows):
    frame = frame_of(rows)
    newest = newest_edition(frame, ["key"])
    assert sorted(newest["key"]) == sorted(set(frame["key"]))
    for row in newest.itertuples():
        rivals = frame[frame["key"] == row.key]
        if rivals["published"].notna().any():
            assert row.published == rivals["published"].max()


@given(editions)
def test_taking_the_newest_twice_changes_nothing(rows):
    once = newest_edition(frame_of(rows), ["key"])
    pd.testing.assert_frame_equal(newest_edition(once, ["key"]), once)


@given(editions, st.dates(min_value=date(2019, 12, 31), max_value=date(2020, 1, 6)))
def test_nothing_published_later_is_ever_known(rows, day):
    known = known_on(frame_of(rows), day)
    assert (known["published"] <= pd.Timestamp(day)).all()
    assert len(known) == sum(published is not None and published <= day for _, published, _ in rows)


def test_among_equal_days_the_last_vintage_wins():
    frame = frame_of([("a", date(2020, 1, 1), "2"), ("a", date(2020, 1, 1), "1")])
    assert newest_edition(frame, ["key"])["vintage"].tolist() == ["2"]
