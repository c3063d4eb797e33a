import pytest

from chokepoint.data.vocabularies import fold, read_vocabulary
from chokepoint.errors import DataError


def test_a_list_is_read_as_rows():
    rows = read_vocabulary("countries")
    assert {"printed": "Burma", "iso3": "MMR", "note": ""} in rows


def test_a_list_of_another_package_may_be_read(tmp_path):
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies/units.csv").write_text("printed,unit\nkg,kg\n", encoding="utf-8")
    assert read_vocabulary("units", tmp_path) == [{"printed": "kg", "unit": "kg"}]
    with pytest.raises(DataError, match=r"^gone.csv: the file is missing"):
        read_vocabulary("gone", tmp_path)


def test_case_and_space_do_not_tell_spellings_apart():
    assert fold("  World\u00a0Total  (rounded) ") == "world total (rounded)"
