import pytest
from country_golden import look_of

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator
from chokepoint.stories.country import verdict
from chokepoint.stories.country.story import STORY


def told(country):
    look = look_of(country)
    return [line.sentence(look.t) for line in verdict.first_lines(look)]


def test_who_leads_many_one_or_none_is_told_apart():
    assert told("CHN")[1].startswith("China is the largest producer listed of 4")
    assert told("SVK")[1].endswith("whose producers are named here: natural zeolites.")
    assert (
        told("GHA")[1] == "Ghana is named here as a producer of 3 of 99 minerals and leads in none of them."
    )
    assert told("BDI")[1].startswith("Burundi is named here as a producer of one mineral, tantalum,")
    assert told("AND")[1] == "No table followed here names Andorra as a producer of a mineral."
    assert told("EUU")[1].startswith("Tables of output name the members of the European Union one by one")


def test_the_largest_share_has_bounds_and_the_union_its_imports():
    assert told("CHN")[0].startswith("Its largest share is 98 to 99 percent, of the world’s primary output")
    assert told("GBR")[0].startswith("Its largest share is 1.1 percent, of")
    assert told("AND")[0] == "The tables followed here give no share of Andorra."
    assert told("EUU")[0].startswith("Its net imports are more than half of use")


def test_controls_are_in_force_reported_not_found_or_not_looked_for():
    assert "steps by which China restricts exports were in force" in told("CHN")[2]
    assert told("COD")[2].endswith("the newest date is 1 January 2026.")
    assert told("GHA")[2].endswith("the newest date is 2023.")
    assert told("MLI")[2].startswith("No measure of Mali on the export of minerals")
    assert told("USA")[2].startswith("Export controls of the United States were not looked for")
    assert {look_of(c)(verdict.status_line).text for c in ("CHN", "COD", "MLI", "USA")} <= set(verdict.STATES)


def test_a_single_step_is_told_with_its_state():
    then = Look(STORY, KnownTables("2023-07-06"), as_of="2023-07-06", params={"country": "CHN"})
    sentence = then(verdict.status_line).sentence(then.t)
    assert sentence == "The one step by which China restricts exports: announced on 6 July 2023."


@pytest.mark.parametrize(
    ("printed", "written"), [("2023", "2023"), ("2023-07", "July 2023"), ("2023-07-06", "6 July 2023")]
)
def test_a_date_is_written_as_exactly_as_it_was_printed(printed, written):
    assert verdict.written_date(printed, Translator()) == written


def test_names_stand_once_in_their_order():
    look = look_of("CHN")
    rows = look.rows("country.led_first")
    assert verdict.names(look, rows, 2) == "gallium and mercury"
