import pytest

from chokepoint.data import load_sources
from chokepoint.data.imports import replace_all, source_contents
from chokepoint.errors import DataError

CELLS = {
    "source_id": "usgs_mcs2027_dr", "publisher": "US Geological Survey", "edition": "2027", "published": "2027-01",  # noqa: E501
    "title": "Mineral Commodity Summaries 2027 Data Release", "licence": "US public domain",
    "redistribution": "public-domain", "seen_as": "data-file",
}  # fmt: skip


def test_a_source_is_one_more_row(package):
    before = len(load_sources())
    replace_all(source_contents(CELLS))
    assert load_sources().loc["usgs_mcs2027_dr", "published"] == "2027-01"
    assert f"| `sources` | {before + 1} |" in (package / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source_id": "usgs_mcs2026_dr"}, "there is a source 'usgs_mcs2026_dr'"),
        ({"source_id": "MCS 2027"}, "source_id does not fit the pattern ('MCS 2027')"),
        ({"published": "January 2027"}, "published is not a date ('January 2027')"),
        ({"title": ""}, "title is empty"),
    ],
)
def test_a_source_that_will_not_do_is_refused(package, change, message):
    with pytest.raises(DataError) as caught:
        source_contents(CELLS | change)
    assert message in str(caught.value)
    assert caught.value.where == "sources.csv"
