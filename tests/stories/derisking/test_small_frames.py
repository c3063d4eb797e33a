"""The small frames of these tests keep the columns of the recipes they stand for, and rows there are."""

import derisking_frames as frames
import pytest

from chokepoint.data import find_rows
from chokepoint.stories.derisking import (
    answers_acts,
    answers_lists,
    answers_measures,
    answers_money,
    answers_suppliers,
    answers_targets,
)

STANDS_FOR = {
    "PLACED": answers_measures.placed_measures,
    "UNDATED": answers_measures.measures_in_order,
    "PATH": answers_acts.path_of_the_act,
    "WAITED": answers_measures.waits,
    "SUMS": answers_money.sums,
    "READINGS": answers_acts.readings,
    "LEADS": answers_money.lead_times,
    "CELLS": answers_lists.membership,
    "SEEN": answers_lists.editions_seen,
    "SIZED": answers_lists.sizes,
    "MEASURED": answers_targets.measured_shares,
    "COMPARED": answers_targets.compared,
    "PAIRS": answers_suppliers.supplier_pairs,
    "LADDER": answers_acts.rungs,
    "FORCES": answers_targets.forces,
    "STARTED": answers_suppliers.targets_with_a_start,
    "JUDGED": answers_targets.statements,
}


def kinds(frame):
    """Tell of each column whether it holds text, days, truth or numbers."""
    return {name: "number" if dtype.kind in "iuf" else dtype.kind for name, dtype in frame.dtypes.items()}


@pytest.mark.parametrize("name", STANDS_FOR)
def test_a_small_frame_has_the_columns_of_its_recipe(now, name):
    small, real = kinds(getattr(frames, name)), kinds(now(STANDS_FOR[name]))
    assert {column: kind for column, kind in small.items() if real.get(column) != kind} == {}
    find_rows(";".join(getattr(frames, name)["row_ids"]).split(";"))


def test_every_small_frame_stands_for_a_recipe():
    tables = {name for name, value in vars(frames).items() if hasattr(value, "columns")}
    assert tables == set(STANDS_FOR)
