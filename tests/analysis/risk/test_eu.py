"""The European Commission's scores follow from its printed inputs, and do what the formula says."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import eu
from chokepoint.analysis.risk.intervals import overlap, rounded
from chokepoint.analysis.rows import each_row
from chokepoint.data import load_table

BASES = {"GS + EUS": eu.BOTH, "GS only": eu.WORLD_ONLY, "EUS only": eu.EU_ONLY}


def exact(value):
    return Interval(value, value, value)


def scored():
    table = load_table("eu_criticality")
    rows = table[(table["assessment_year"] == 2017) & table["supply_data"].isin(list(BASES))]
    needed = ["supply_risk", "si_sr", "eol_rir_pct"]
    return [row for row in each_row(rows.dropna(subset=needed)) if not _lacks(row)]


def _lacks(row):
    columns = {eu.BOTH: ["global", "eu"], eu.WORLD_ONLY: ["global"], eu.EU_ONLY: ["eu"]}[
        BASES[row.supply_data]
    ]
    return any(getattr(row, f"hhi_wgi_t_{name}") != getattr(row, f"hhi_wgi_t_{name}") for name in columns)


def test_every_printed_score_of_2017_lies_within_the_bounds_of_its_printed_inputs():
    rows = scored()
    missed = [
        row.row_id
        for row in rows
        if not overlap(eu.printed_score(row, BASES[row.supply_data]), rounded(row.supply_risk, 0.1))
    ]
    assert len(rows) == 78
    assert missed == []


def test_another_weight_of_import_reliance_would_not_give_the_printed_scores(monkeypatch):
    def other(world, other_index, reliance):
        return Interval(*(getattr(world, end) for end in ("low", "best", "high")))

    monkeypatch.setattr(eu, "_blend", other)
    rows = [row for row in scored() if row.supply_data == "GS + EUS"]
    found = [overlap(eu.printed_score(row, eu.BOTH), rounded(row.supply_risk, 0.1)) for row in rows]
    assert not all(found)


def test_full_reliance_weighs_half_and_half_and_none_the_union_alone():
    args = exact(0.0), exact(1.0)
    assert eu.eu_sr(exact(8.0), exact(2.0), exact(1.0), *args).best == 5.0
    assert eu.eu_sr(exact(8.0), exact(2.0), exact(0.0), *args).best == 2.0


share = st.floats(0, 1)


@given(st.floats(0, 10), st.floats(0, 10), share, share, share)
def test_a_score_lies_between_nil_and_ten_and_recycling_lowers_it(world, union, reliance, recycled, replaced):
    found = eu.eu_sr(exact(world), exact(union), exact(reliance), exact(recycled), exact(replaced)).best
    assert 0 <= found <= 10
    assert found <= eu.eu_sr(exact(world), exact(union), exact(reliance), exact(0.0), exact(replaced)).best


def test_a_missing_index_and_an_unknown_basis_are_refused():
    full = exact(1.0)
    with pytest.raises(ValueError, match="missing"):
        eu.eu_sr(None, full, full, full, full)
    with pytest.raises(ValueError, match="unknown basis"):
        eu.eu_sr(full, full, full, full, full, "asia")


def test_governance_is_turned_round_and_cut_at_its_ends():
    assert [eu.wgi_scaled(value) for value in (-2.5, 0, 2.5, -3, 3)] == [10, 5, 0, 10, 0]
    # the study of 2017 prints 6.92 for Nigeria, whose mean was about -0.96
    assert eu.wgi_scaled(-0.96) == pytest.approx(6.92)


def test_the_weighed_index_of_a_single_producer_is_its_governance():
    assert eu.hhi_wgi_t([exact(1.0)], [5.5], [1.0]).best == 5.5
    assert eu.hhi_wgi_t([exact(0.5)] * 2, [4.0, 2.0], [1.0, 0.8]).best == pytest.approx(1.4)


@pytest.mark.parametrize(("governance", "trade"), [([1.0], [1.0]), ([1.0, -1.0], [1.0, 1.0])])
def test_weights_that_do_not_fit_are_refused(governance, trade):
    with pytest.raises(ValueError, match="governance"):
        eu.hhi_wgi_t([exact(0.5)] * 2, governance, trade)


def test_net_exporters_depend_on_nobody():
    assert eu.eu_ir(10, 20, 5) == 0.0
    assert eu.eu_ir(10, 0, 0) == 1.0
    assert eu.eu_ir(30, 10, 20) == 0.5
    with pytest.raises(ValueError, match="negative"):
        eu.eu_ir(-1, 0, 1)


def test_the_old_formula_multiplies():
    assert eu.eu_sr_old(exact(5.0), exact(0.8), exact(0.25)).best == pytest.approx(3.0)


def test_a_group_is_the_mean_of_its_members():
    assert eu.grouped_score([1.0, 2.0, 6.0]) == 3.0
    with pytest.raises(ValueError, match="members"):
        eu.grouped_score([])


def test_nothing_printed_is_no_interval():
    assert rounded(nan, 0.1) is None
