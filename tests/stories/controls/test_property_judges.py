"""The claims on what the metals are, against printed constants and shares."""

import pytest

from chokepoint.data import KnownTables, load_table
from chokepoint.stories.registered import EXPLAINER

NOW = KnownTables()


def test_silicon_sets_the_mark_for_heat_and_not_every_compound_reaches_it():
    found = EXPLAINER.judge("c08", NOW).numbers
    assert found["silicon"].value == pytest.approx(1.12)
    assert 0 < found["wider"].value < found["all"].value
    printed = load_table("material_properties").query("property == 'band gap' and material == 'Si'")
    assert set(found["silicon"].row_ids.split(";")) == set(printed["row_id"])


def test_the_largest_use_of_germanium_is_missing_from_the_list_of_the_article():
    found = EXPLAINER.judge("c11", NOW)
    assert found.numbers["top"].value == "fibre optics"
    assert found.numbers["missed"].value > 0
    assert found.verdict == "imprecise"


def test_by_products_with_a_mine_of_their_own_are_named_as_counter_evidence():
    found = EXPLAINER.judge("c06", NOW)
    assert found.numbers["mines"].value > 0
    assert found.counter
