import pytest

from chokepoint.data import excluded_sources, load_table


def test_the_sources_left_out_are_named_with_the_reason():
    out = excluded_sources("uses", "2019-12-31").set_index("source_id")
    assert out.loc["cmaus_ga", "reason"] == "no date of publication"
    assert out.loc["projectblue_2025_09", "reason"] == "published later"
    assert "lovik_2015" not in out.index
    assert list(excluded_sources("production", "2100").index) == []


@pytest.mark.parametrize("name", ["controls", "exports_monthly", "prices", "production", "supply_response"])
@pytest.mark.parametrize("day", ["2020", "2023-07-06", "2024-12", "2026-06-30"])
def test_kept_and_excluded_sources_are_all_sources(name, day):
    kept = set(load_table(name, as_of=day)["source_id"])
    out = set(excluded_sources(name, day)["source_id"])
    assert not kept & out
    assert kept | out == set(load_table(name)["source_id"])
