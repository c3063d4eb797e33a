"""What can be set on the page, and what is refused: each value beside those before it."""

import pytest

from chokepoint.errors import ParameterError
from chokepoint.parameters import check_parameters
from chokepoint.stories.concentration.story import STORY


def check(**changed):
    values = {**STORY.defaults, **changed}
    check_parameters(values, **{key: one.rule_for(values) for key, one in STORY.parameters.items()})


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"commodity": "gallium", "year": 2022, "as_of": "2023-07-06"},
        {"commodity": "uranium", "publisher": "WMD"},
        {"commodity": "cobalt", "stage": "refinery", "publisher": "BGS", "top_n": 15},
    ],
)
def test_what_the_tables_have_can_be_set(changed):
    check(**changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"commodity": "tungstn"}, "did you mean 'tungsten'"),
        ({"commodity": "tungstn", "publisher": "nobody", "as_of": "never"}, "did you mean 'tungsten'"),
        ({"lang": "tlh"}, "use one of"),
        ({"as_of": "2020-01-01"}, "must not come before the first table of rare_earths"),
        ({"top_n": 0}, "whole number between 1 and 15"),
        ({"top_n": 16}, "whole number between 1 and 15"),
        ({"commodity": "uranium"}, "use one of WMD"),
        ({"commodity": "gallium", "publisher": "WMD", "as_of": "2023-07-06"}, "use one of USGS"),
        ({"commodity": "cobalt", "stage": "refinery"}, "use one of auto, mine"),
        ({"year": 1850}, "write None or one of"),
        ({"year": 2025, "as_of": "2023-07-06"}, "write None or one of"),
    ],
)
def test_what_they_have_not_is_refused_by_name(changed, message):
    with pytest.raises(ParameterError, match=message):
        check(**changed)


def test_the_day_looked_from_is_that_of_the_newest_evidence(now):
    assert str(now.ask("evidence_day").value) == f"{now.day:%Y-%m-%d}"
