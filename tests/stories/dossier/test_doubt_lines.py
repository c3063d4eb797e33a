from golden import look_of

from chokepoint.stories.dossier import doubt_lines


def told(name, recipe):
    look = look_of(name)
    return [line.sentence(look.t) for line in look(recipe)]


def test_publishers_stand_beside_each_other():
    assert told("germanium", doubt_lines.disagreement_lines) == [
        "For 2021 the share of China is 68 percent by USGS 2022 and 93 percent by BGS 1970-2023 release."
    ]
    assert "the same share, to the percent: 24" in told("copper", doubt_lines.disagreement_lines)[0]
    assert told("stone_crushed", doubt_lines.disagreement_lines) == []


def test_a_revision_keeps_one_year_and_one_publisher():
    assert "5,300 kt for 2024" in told("copper", doubt_lines.revision_lines)[0]
    assert "gives China the same figure for 2024" in told("rare_earths", doubt_lines.revision_lines)[0]
    assert told("germanium", doubt_lines.revision_lines) == []


def test_the_first_place_is_looked_for_in_every_table_of_the_last_years():
    look = look_of("gold")
    tables = look(doubt_lines.recent_tables)
    (line, *more) = look(doubt_lines.robustness_lines)
    assert line.numbers["n"].value == len(tables)
    assert bool(more) == (tables["leader"].nunique() > 1)


def test_holes_are_named():
    found = told("boron", doubt_lines.gap_lines)
    assert "No figure is given for: United States." in found
    assert any(text.startswith("The table has no world total") for text in found)


def test_a_newer_table_of_another_publisher_is_told():
    assert told("germanium", doubt_lines.newer_lines) == [
        "That table is of 2021; a newer one, by the survey World Mining Data for 2022, "
        "gives China 94 percent."
    ]
    assert told("cobalt", doubt_lines.newer_lines) == []
    assert told("soda_ash_synthetic", doubt_lines.newer_lines) == []
