import pytest

from chokepoint.book.engine.contents.families import FILE, read_page_settings, slug
from chokepoint.book.engine.contents.page import Role
from chokepoint.errors import BuildError, DataError


def read(root, text):
    path = root / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_page_settings(root)


def members(root, text):
    (family,) = read(root, text)[1]
    return [(one.name, dict(one.title), dict(one.parameters)) for one in family.members()]


def test_a_book_without_the_file_has_no_settings(tmp_path):
    assert read_page_settings(tmp_path) == ({}, [])
    assert read(tmp_path, "") == ({}, [])
    assert read(tmp_path, "# nothing yet\n") == ({}, [])


def test_a_page_has_a_role_and_may_be_of_the_current_edition_only(tmp_path):
    settings, _ = read(tmp_path, "- {page: a, role: claims}\n- {page: b, current_only: true}\n")
    assert (settings["a"].role, settings["a"].current_only) == (Role.CLAIMS, False)
    assert (settings["b"].role, settings["b"].current_only) == (None, True)


def test_a_family_has_a_page_for_each_value(tmp_path):
    text = (
        "- {family: f, notebook: n, for: {metal: [germanium, Rare Earths]}, "
        "name: 'f/{metal}', title: 'On {metal}'}"
    )
    assert members(tmp_path, text) == [
        ("f/germanium", {"en": "On germanium"}, {"metal": "germanium"}),
        ("f/rare-earths", {"en": "On Rare Earths"}, {"metal": "Rare Earths"}),
    ]


def test_several_parameters_give_every_combination_and_titles_may_be_of_several_languages(tmp_path):
    text = """
- family: f
  notebook: n
  for: {metal: [ga, ge], year: [2022, 2023]}
  name: "{year}/{metal}"
  title: {en: "{metal} in {year}", zh: "{year} {metal}"}
"""
    found = members(tmp_path, text)
    assert [name for name, _, _ in found] == ["2022/ga", "2023/ga", "2022/ge", "2023/ge"]
    assert found[0][1:] == ({"en": "ga in 2022", "zh": "2022 ga"}, {"metal": "ga", "year": 2022})


def test_values_are_read_from_a_table_and_its_columns_may_be_named(tmp_path):
    text = """
- family: f
  notebook: n
  for: {metal: {table: commodities, column: commodity_id, where: {commodity_id: germanium}}}
  name: f/{metal}
  title: "The controls and {name_en}"
"""
    ((name, title, parameters),) = members(tmp_path, text)
    assert (name, parameters) == ("f/germanium", {"metal": "germanium"})
    assert title["en"].casefold() == "the controls and germanium"
    every = text.replace(", where: {commodity_id: germanium}", "")
    assert len(members(tmp_path, every)) > 20
    some = text.replace("where: {commodity_id: germanium}", "among: [germanium, tin]")
    assert [name for name, _, _ in members(tmp_path, some)] == ["f/germanium", "f/tin"]


def test_values_that_repeat_in_a_table_make_one_page_and_keep_their_type(tmp_path):
    given = (
        "{table: production, column: year, where: {commodity_id: gallium, publisher: USGS, vintage: '2024'}}"
    )
    text = f"- {{family: f, notebook: n, for: {{year: {given}}}, name: 'f/{{year}}'}}"
    years = [parameters["year"] for _, _, parameters in members(tmp_path, text)]
    assert len(years) == len(set(years)) > 0
    assert {type(year) for year in years} == {int}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "cannot be read"),
        ("page: a", "is no list of entries"),
        ("- a", "is no list of entries"),
        ("- {role: home}", "lacks page"),
        ("- {page: a, rol: home}", "there is no field 'rol'.*did you mean 'role'"),
        ("- {page: a, role: chief}", "there is no role 'chief'.*home, claims, robustness"),
        ("- {page: a, role: home}\n- {page: b, role: home}", "two pages have the role home"),
        ("- {page: a}\n- {page: a}", "has two entries"),
        ("- {family: f, notebook: n, name: f}", "lacks for"),
        ("- {family: f, for: {a: [1]}}", "lacks name, notebook"),
        ("- {family: f, notebook: n, for: [1], name: f}", "gives no values"),
        ("- {family: f, notebook: n, for: {a: []}, name: f}", "gives no values"),
        ("- {family: f, notebook: n, for: {a: 3}, name: f}", "gives no values"),
        ("- {family: f, notebook: n, for: {a: [1]}, name: f, titel: t}", "did you mean 'title'"),
    ],
)  # fmt: skip
def test_a_malformed_entry_is_told_with_what_to_write(tmp_path, text, message):
    with pytest.raises(BuildError, match=rf"^chapters/pages\.yml.*{message}"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("for: {a: [1]}, name: 'f/{b}'", r"'f/\{b\}' names no value 'b'.*use one of a"),
        ("for: {a: [1]}, name: 'f/{a}', title: '{b.__class__}{c}'", "names no value 'c'"),
        ("for: {a: [1]}, name: '{}'", "names no value ''"),
        ("for: {a: ['..']}, name: 'f/{a}'", "'f/' is no name"),
        ("for: {a: [x]}, name: '../{a}'", "is no name"),
        ("for: {a: [x]}, name: '/{a}'", "is no name"),
        ("for: {a: [x]}, name: '_figures/{a}'", "is no name"),
        ("for: {a: [2023-07-06]}, name: '{a}/x'", "is no name"),
        ("for: {a: {table: countries, column: iso3, among: [XXX]}}, name: '{a}'", "the iso3 'XXX'"),
        ("for: {a: {table: commodities, column: colour}}, name: '{a}'", "has no column 'colour'"),
        ("for: {a: {table: commodities, column: commodity_id, where: {x: 1}}}, name: '{a}'", "no column 'x'"),
    ],
)
def test_pages_that_cannot_be_made_are_told(tmp_path, rest, message):
    with pytest.raises(BuildError, match=message):
        members(tmp_path, f"- {{family: f, notebook: n, {rest}}}")


def test_a_table_there_is_none_of_is_told(tmp_path):
    with pytest.raises(DataError, match="minerals"):
        members(tmp_path, "- {family: f, notebook: n, for: {a: {table: minerals, column: x}}, name: '{a}'}")


def test_a_value_becomes_a_part_of_an_address():
    assert slug("United States / FOB") == "united-states-fob"


NAMED = """
- family: f
  notebook: n
  for: {metal: {table: commodities, column: commodity_id, among: [indium, gallium]}}
  name: f/{metal}
  label: {en: "{name_en}", zh: "{name_zh}"}
"""


def test_values_are_chosen_from_a_table_in_the_order_named_and_each_page_has_a_label(tmp_path):
    (family,) = read(tmp_path, NAMED)[1]
    found = [(one.parameters["metal"], dict(one.label)) for one in family.members()]
    assert found == [("indium", {"en": "Indium", "zh": "铟"}), ("gallium", {"en": "Gallium", "zh": "镓"})]


def test_a_value_that_no_row_has_is_told(tmp_path):
    with pytest.raises(BuildError, match="no row has the commodity_id 'unobtainium'"):
        members(tmp_path, NAMED.replace("indium", "unobtainium"))


@pytest.mark.parametrize(
    ("rest", "sampled"),
    [
        ("", ["f/ga", "f/ge"]),
        (", sample: [f/ge]", ["f/ge"]),
        (", sample: []", []),
        (", apart: true", []),
        (", apart: true, sample: [f/ga]", ["f/ga"]),
    ],
)
def test_a_part_of_the_book_has_the_sample_of_a_family(tmp_path, rest, sampled):
    text = f"- {{family: f, notebook: n, for: {{a: [ga, ge]}}, name: 'f/{{a}}'{rest}}}"
    (family,) = read(tmp_path, text)[1]
    assert [one.name for one in family.sampled()] == sampled
    assert [one.name for one in family.members()] == ["f/ga", "f/ge"]


def test_a_sample_that_is_no_page_is_told(tmp_path):
    text = "- {family: f, notebook: n, for: {a: [ga]}, name: 'f/{a}', sample: [f/ge]}"
    (family,) = read(tmp_path, text)[1]
    with pytest.raises(BuildError, match="the sample names no page 'f/ge'"):
        family.sampled()
