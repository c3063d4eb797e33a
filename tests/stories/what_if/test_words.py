from chokepoint.analysis.risk import scenario
from chokepoint.data import load_table
from chokepoint.stories.what_if import words


def test_every_input_and_unit_has_one_name():
    assert set(words.INPUTS) == set(scenario.INPUTS)
    assert len(set(words.INPUTS.values())) == len(words.INPUTS)
    assert set(load_table("assumptions").query("input != 'price_ceiling'")["unit"]) <= set(words.UNITS)
