import shutil
from pathlib import Path

import pytest

from chokepoint.book.sphinx_ext.addresses import TOP
from chokepoint.book.sphinx_ext.figures.sources import (
    Source,
    find_source,
    group_by_publisher,
    read_catalogue,
    write_full,
    write_plain,
    write_short,
)
from chokepoint.errors import DataError


def source(name, publisher="USGS", published="2023-01-31", edition="", url="https://example.org/"):
    return Source(name, publisher, f"Title {name}", edition, published, f"{url}{name}", "", "public-domain")


def test_the_catalogue_holds_every_source_of_the_data_package():
    catalogue = read_catalogue()
    assert catalogue["reuters_2023_09_20"].date == "20 September 2023"
    assert all(key == found.source_id for key, found in catalogue.items())


def test_the_catalogue_is_read_once_for_each_state_of_its_files(tmp_path, monkeypatch):
    folder = shutil.copytree(Path(__file__).resolve().parents[4] / "data", tmp_path / "data")
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).touch()
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    before = read_catalogue()
    assert read_catalogue() == before
    sources = folder / "sources.csv"
    sources.write_text(sources.read_text("utf-8").replace("Reuters,", "Router,"), "utf-8")
    assert {source.publisher for source in read_catalogue().values()} ^ {s.publisher for s in before.values()}


def test_dates_are_written_in_the_language_of_the_page():
    catalogue = read_catalogue("zh_CN")
    assert catalogue["reuters_2023_09_20"].date == "2023年9月20日"
    assert catalogue["usgs_mcs2026_dr"].date == "2026年2月"


def test_a_missing_source_is_an_error_that_says_where_to_add_it():
    with pytest.raises(DataError, match=r"sources\.csv"):
        find_source({}, "nobody")


def test_sources_are_grouped_by_publisher_from_old_to_new():
    groups = dict(
        group_by_publisher([source("b", published="2024"), source("a", "BGS"), source("c", published="2022")])
    )
    assert [s.source_id for s in groups["USGS"]] == ["c", "b"]
    assert list(groups) == ["BGS", "USGS"]


def test_few_sources_stand_with_their_titles_and_dates():
    written = write_short([source("a"), source("b", "BGS", "2023-07")]).replace(TOP, "TOP/")
    assert written == (
        'BGS: <a href="https://example.org/b">Title b</a> (<a href="TOP/sources/b.html">July 2023</a>); '
        'USGS: <a href="https://example.org/a">Title a</a> '
        '(<a href="TOP/sources/a.html">31 January 2023</a>)'
    )


def test_many_sources_stand_as_publishers_and_years():
    written = write_short([source(str(year), published=str(year)) for year in range(2019, 2025)])
    assert written.startswith(f'USGS <a href="{TOP}sources/2019.html">2019</a>, ')
    assert "Title" not in written


def test_several_sources_of_one_year_are_counted():
    assert "2023 (5)" in write_short([source(str(n)) for n in range(5)])


def test_an_edition_says_more_than_its_date():
    assert source("a", edition="edition 2023").year == "edition 2023"
    assert source("a", published="").date == "undated"


def test_a_full_citation_names_each_place_once():
    written = write_full(source("a"), ["row 3", "row 3", "", "row 4"])
    assert written.endswith("</a>, 31 January 2023, row 3; row 4")


def test_an_address_that_is_not_of_the_web_is_not_linked():
    assert "<a" not in write_full(source("a", url="javascript:alert(1)//"))


def test_plain_sources_name_each_year_once():
    assert write_plain([source("a"), source("b")]) == "USGS, 2023"


def test_publishers_beyond_a_few_are_counted():
    many = [source(str(n), f"Publisher {n}") for n in range(9)]
    assert write_short(many).endswith("; 3 other publishers")
    assert write_plain(many) == "Publisher 0, 2023; Publisher 1, 2023; 7 other publishers"
    assert "other" not in write_plain(many[:3])
