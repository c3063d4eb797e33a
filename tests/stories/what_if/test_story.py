"""What can be set, and what is refused with a word on what may be."""

import pytest

from chokepoint.errors import ParameterError
from chokepoint.parameters import check_parameters
from chokepoint.stories.what_if.story import STORY

GOOD = [{}, {"mineral": "cobalt", "country": "COD"}, {"withheld_percent": 0}, {"stocks": 24.0}, {"months": 2}]
BAD = [
    ({"withheld_percent": 120}, "use a number between 0 and 100"),
    ({"stocks": -1}, "use a number between 0 and 24"),
    ({"months": 0}, "use a number between 2 and 24"),
    ({"withheld_percent": None}, "use a number between 0 and 100"),
    ({"mineral": "unobtainium"}, "use one of rare_earths, gallium"),
    ({"country": "USA"}, "use one of CHN, RUS, JPN"),
    ({"mineral": "cobalt", "country": "DEU"}, "use one of COD"),
    ({"demand_elasticity": 0}, "between 0.05 and 5"),
    ({"as_of": "2023-07-02"}, "from 2023-07-03 on"),
]


def checked(changed):
    values = STORY.defaults | changed
    check_parameters(values, **{name: one.rule_for(values) for name, one in STORY.parameters.items()})


@pytest.mark.parametrize("changed", GOOD)
def test_what_means_something_passes(changed):
    checked(changed)


@pytest.mark.parametrize(("changed", "hint"), BAD)
def test_what_means_nothing_is_refused_with_what_may_be(changed, hint):
    with pytest.raises(ParameterError) as error:
        checked(changed)
    assert hint in error.value.message
