from decimal import Decimal

import pytest

from chokepoint.data import load_table, table_schema
from chokepoint.data.imports.corrections import FIELDS
from chokepoint.data.imports.vocabulary import UnmappedError, Vocabularies, series_key
from chokepoint.data.vocabularies import fold

KNOWN = Vocabularies()


def test_spellings_lead_to_ids():
    assert KNOWN.country("  korea,  Republic of ") == "KOR"
    assert KNOWN.country("United States1") == "USA"
    assert KNOWN.commodity("USGS", "galli") == KNOWN.commodity("USGS", "Gallium") == "gallium"
    assert (KNOWN.unit("metric tons").name, KNOWN.unit("metric tons").factor) == ("t", Decimal(1000))
    found = KNOWN.series(
        "USGS", "production", "bauxite", "Refinery production, alumina - calcined equivalent weights"
    )
    assert (found.commodity_id, found.stage) == ("alumina", "refinery")
    assert (
        KNOWN.line("USGS", "production", "helium", "United States (from Cliffside Field)").form == "cliffside"
    )
    assert KNOWN.line("USGS", "production", "helium", "Algeria") is None


def test_a_series_without_a_stage_may_change_the_commodity():
    words = "Production: Metallic abrasives"
    assert KNOWN.commodity_of("USGS", "us_salient", "abrasives", words) == "abrasives_metallic"
    assert KNOWN.commodity_of("USGS", "us_salient", "gallium", "Imports for consumption: Metal") == "gallium"


@pytest.mark.parametrize(
    ("look_up", "what", "hint"),
    [
        (lambda: KNOWN.country("Chinaa"), "country: Chinaa", "did you mean china"),
        (lambda: KNOWN.unit("metric tonz"), "unit: metric tonz", "did you mean metric tons"),
        (lambda: KNOWN.commodity("USGS", "Galium"), "commodity: Galium", "did you mean gallium"),
        (
            lambda: KNOWN.series("USGS", "production", "gallium", "Primary productions"),
            "series of gallium: Primary productions",
            "did you mean primary production",
        ),
    ],
)
def test_unknown_words_are_refused_with_the_nearest_known(look_up, what, hint):
    with pytest.raises(UnmappedError, match=what) as caught:
        look_up()
    assert caught.value.hint.startswith(hint)
    assert "data/vocabularies/" in caught.value.hint


def test_world_totals_say_rounded_in_several_ways():
    assert {series_key(f"Mine production{end}") for end in (": rounded", ", rounded", " (rounded)", "")} == {
        "mine production"
    }


def test_every_id_of_the_vocabularies_is_one_of_the_package():
    commodities = set(load_table("commodities")["commodity_id"])
    assert {row["iso3"] for row in KNOWN.rows("countries")} <= set(load_table("countries")["iso3"])
    assert {row["commodity_id"] for row in KNOWN.rows("stages")} <= commodities
    named = {row["commodity"] for row in KNOWN.rows("commodities")}
    assert named - commodities == {"abrasives"}, "their series say which"
    for row in KNOWN.rows("stages"):
        stages = {field["name"]: field for field in table_schema(row["table"])["fields"]}.get("stage")
        assert not row["stage"] or row["stage"] in stages["constraints"]["enum"], row


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("units", ("printed",)),
        ("commodities", ("publisher", "printed")),
        ("stages", ("publisher", "table", "commodity", "series")),
        ("lines", ("publisher", "table", "commodity_id", "country")),
        ("corrections", ("correction_id",)),
    ],
)
def test_no_vocabulary_has_two_rows_for_the_same_words(name, key):
    rows = [tuple(fold(row[column]) for column in key) for row in KNOWN.rows(name)]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


def test_spellings_of_countries_that_differ_in_case_or_space_alone_mean_the_same():
    meant = {}
    for row in KNOWN.rows("countries"):
        meant.setdefault(fold(row["printed"]), set()).add(row["iso3"])
    assert {words: ids for words, ids in meant.items() if len(ids) > 1} == {}
    assert len(meant) < len(KNOWN.rows("countries")), "some do"


def test_every_correction_and_every_omission_has_a_reason():
    for row in KNOWN.rows("corrections"):
        assert row["reason"], row
        assert row["source"], row
        assert row["field"] in FIELDS, row
        assert row["place"] in ("before", "after"), row
        assert row["remark"] or row["field"] in ("note", "world_total_excludes_usa"), row
    assert all(row["reason"] for row in KNOWN.rows("left_out"))
