"""What African states restrict stands in a dossier as reports tell it, a disputed figure left out."""

import pytest
from looks import looking_for

from chokepoint.stories.dossier.elsewhere_lines import elsewhere_lines
from chokepoint.stories.dossier.story import STORY


def told(commodity, day=None):
    look = looking_for(STORY, day, commodity=commodity)
    return [line.sentence(look.t) for line in look(elsewhere_lines)]


def test_the_congo_and_its_quota_stand_in_the_dossier_of_cobalt():
    lines = told("cobalt")
    assert (
        "The Democratic Republic of the Congo, 1 January 2026: quota, by reports; as noted there: in force."
        in lines
    )
    assert len(lines) == 4, "the figure that another report disputes is left out"


@pytest.mark.parametrize(("commodity", "n"), [("germanium", 0), ("rare_earths", 2), ("manganese", 2)])
def test_only_what_names_the_commodity_is_listed(commodity, n):
    assert len(told(commodity)) == n


def test_a_day_not_yet_come_is_said_to_be_ahead():
    assert told("lithium")[-1].startswith("Zimbabwe, from January 2027 on: ban")


def test_a_page_of_an_earlier_day_knows_less():
    assert told("cobalt", "2025-01-31") == [line for line in told("cobalt") if line.startswith("Namibia")]
