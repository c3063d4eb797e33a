import pytest

from chokepoint.data.imports.releases import find_release, releases_of
from chokepoint.errors import DataError

SOURCES = [
    {"source_id": "usgs_mcs2026_dr", "edition": "2026", "published": "2026-02"},
    {"source_id": "usgs_mcs2025", "edition": "2025", "published": "2025-01"},
    {"source_id": "bgs_wms", "edition": "1970-2023 release", "published": "2025"},
]


def test_an_edition_is_found_among_the_sources():
    release = find_release("BGS", "1970-2023 release", SOURCES)
    assert (release.source_id, release.year) == ("bgs_wms", "2025")
    assert releases_of("USGS", SOURCES) == ["2026"], "the sheets of 2025 are no data release"


@pytest.mark.parametrize(
    ("publisher", "edition", "command"),
    [
        ("USGS", "2027", "chokepoint data add-source usgs_mcs2027_dr --edition '2027'"),
        ("BGS", "1970-2024 release", "chokepoint data add-source bgs_wms1970-2024_release"),
    ],
)
def test_an_edition_without_a_source_is_refused_with_the_command_that_adds_it(publisher, edition, command):
    with pytest.raises(DataError, match="no source stands for") as caught:
        find_release(publisher, edition, SOURCES)
    assert caught.value.where == "sources.csv"
    assert command in caught.value.hint
