import csv

import pytest

from chokepoint.data import load_table
from chokepoint.data.vocabularies import FOLDER, fold, read_rows, read_vocabulary
from chokepoint.errors import DataError
from chokepoint.paths import data_folder


@pytest.fixture
def write(tmp_path):
    (tmp_path / FOLDER).mkdir()

    def write(text):
        (tmp_path / FOLDER / "words.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_printed_words_lead_to_the_name_in_the_package(write):
    folder = write("printed,iso3,note\nChinae,CHN,with a footnote mark\nChina,CHN,\n")
    assert read_vocabulary("words", folder) == {"Chinae": "CHN", "China": "CHN"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("printed,note\nChina,x\n", "words.csv:1: has no two columns of names"),
        ("printed\nChina\n", "words.csv:1: has no two columns of names"),
        ("printed,iso3\nChina,CHN\nChina,TWN\n", "words.csv:3: 'China' is given twice"),
        ("printed,iso3\n,CHN\n", "words.csv:2: a name is empty"),
        ("printed,iso3\nChina,\n", "words.csv:2: a name is empty"),
        ("printed,iso3\nChi\u200bna,CHN\n", "holds the unseen character U\\+200B"),
        ("printed,iso3\nChina,CHN,x\n", "words.csv:2: the row has 3 cells"),
    ],
)
def test_a_vocabulary_that_is_none_is_refused_with_its_line(write, text, message):
    with pytest.raises(DataError, match=message):
        read_vocabulary("words", write(text))


def test_an_unknown_vocabulary_is_named(tmp_path):
    with pytest.raises(DataError, match=r"words.csv: the file is missing"):
        read_vocabulary("words", tmp_path)


def test_the_names_of_countries_lead_to_countries_and_every_country_has_its_own():
    names, countries = read_vocabulary("countries"), load_table("countries")
    assert set(names.values()) <= set(countries["iso3"])
    own = dict(zip(countries["name_en"], countries["iso3"], strict=True))
    assert {name: names.get(name) for name in own} == own


def test_names_of_countries_that_are_easily_confused_lead_to_the_right_one():
    names = read_vocabulary("countries")
    assert (names["Congo"], names["Congo (Kinshasa)"], names["Korea, Republic of"]) == ("COG", "COD", "KOR")
    assert (names["Kosovo"], names["Burma"], names["Turkyie"]) == ("XKX", "MMR", "TUR")


def test_the_names_of_countries_stand_in_order():
    with (data_folder() / FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["iso3"], row["printed"]) for row in csv.DictReader(file)]
    assert rows == sorted(rows)


def test_a_list_is_read_as_rows():
    rows = read_rows("countries")
    assert {"printed": "Burma", "iso3": "MMR", "note": "older name"} in rows


def test_a_list_of_another_package_may_be_read(tmp_path):
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies/units.csv").write_text("printed,unit\nkg,kg\n", encoding="utf-8")
    assert read_rows("units", tmp_path) == [{"printed": "kg", "unit": "kg"}]
    with pytest.raises(DataError, match=r"^gone.csv: the file is missing"):
        read_rows("gone", tmp_path)


def test_case_and_space_do_not_tell_spellings_apart():
    assert fold("  World\u00a0Total  (rounded) ") == "world total (rounded)"
