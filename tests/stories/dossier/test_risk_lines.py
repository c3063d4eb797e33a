import pytest
from golden import look_of

from chokepoint.answers.risk import risk_measures
from chokepoint.stories.dossier import risk_lines
from chokepoint.stories.dossier.answers import own_tables


def told(name):
    look = look_of(name)
    return {line.key: line for line in look(risk_lines.risk_lines)}


def test_the_printed_score_stands_before_the_computed_ones():
    assert list(told("cobalt")) == ["risk", "governed", "importer"]
    assert told("cobalt")["risk"].numbers["risk"].value == 2.8
    assert told("soda_ash_synthetic") == {}


def test_computed_measures_are_those_of_the_book_with_their_bounds():
    look = look_of("cobalt")
    measures = risk_measures(look(own_tables), "cobalt")
    row = measures[(measures["measure"] == "hhi-wgi-t") & (measures["base"] == "USGS, mine")].iloc[0]
    line = told("cobalt")["governed"]
    assert (line.numbers["low"].value, line.numbers["high"].value) == (row["low"], row["high"])
    assert line.sentence(look.t) == (
        "Weighed by how its producers are governed, the concentration of its output is 4.3 to 4.6 on the"
        " EU’s scale from 0 to 10, by the US Geological Survey for 2025."
    )


def test_bounds_that_read_the_same_are_one_number():
    line = told("gallium")["importer"]
    assert list(line.numbers) == ["value"]
    assert line.sentence(look_of("gallium").t).startswith("The GeoPolRisk score of the United States is 0.40")


@pytest.mark.parametrize(
    ("commodity", "keys"),
    [("germanium", ["again", "repeated"]), ("gallium", []), ("arsenic", ["again"]), ("cement", [])],
)
def test_a_score_that_its_inputs_do_not_give_stands_beside_what_they_give(commodity, keys):
    lines = look_of(commodity)(risk_lines.risk_lines)
    assert [line.key for line in lines if line.key in ("again", "repeated")] == keys
