"""Distance and pace, the EU's own share within bounds, and thresholds that give the official lists."""

import math

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chokepoint.analysis.policy import targets
from chokepoint.data import load_table

DAY, DUE = pd.Timestamp("2026-06-20"), pd.Timestamp("2030-12-31")
PERCENT = st.floats(0, 100)


def distance(low, high, threshold, operator=">=", due=DUE):
    return targets.target_distance(low, high, threshold, operator, DAY, due)


def test_gallium_at_two_percent_is_38_points_and_eight_a_year_from_40():
    found = distance(2, 2, 40)
    assert (found.gap_low, found.gap_high, found.state) == (38, 38, "missed")
    assert found.per_year_high == pytest.approx(38 / (1655 / 365.25))


def test_a_cap_is_missed_from_above():
    assert distance(69, 69, 65, "<=").gap_low == 4
    assert distance(62, 62, 65, "<=").state == "met"


def test_bounds_on_both_sides_of_the_target_leave_it_open():
    assert distance(38, 42, 40).state == "open"
    assert (distance(38, 42, 40).gap_low, distance(38, 42, 40).gap_high) == (0, 2)


@pytest.mark.parametrize("due", [pd.NaT, pd.Timestamp("2025-12-31"), DAY])
def test_without_years_left_there_is_no_pace(due):
    assert math.isnan(distance(2, 2, 40, due=due).per_year_high)


@given(PERCENT, PERCENT, PERCENT, st.sampled_from([">=", "<="]))
def test_a_gap_is_never_negative_and_grows_with_the_doubt(a, b, threshold, operator):
    low, high = sorted([a, b])
    found = distance(low, high, threshold, operator)
    assert 0 <= found.gap_low <= found.gap_high
    exact = distance(low, low, threshold, operator)
    assert found.gap_low <= exact.gap_low <= found.gap_high


@given(PERCENT, PERCENT, PERCENT)
def test_a_target_and_its_mirror_lie_equally_far(a, b, threshold):
    low, high = sorted([a, b])
    up, down = distance(low, high, threshold), distance(100 - high, 100 - low, 100 - threshold, "<=")
    assert up.gap_low == pytest.approx(down.gap_low, abs=1e-9)
    assert up.gap_high == pytest.approx(down.gap_high, abs=1e-9)


def test_bounds_out_of_order_and_unknown_operators_are_refused():
    with pytest.raises(ValueError, match="lower bound"):
        distance(5, 4, 40)
    with pytest.raises(ValueError, match="'by'"):
        distance(5, 5, 40, "by")


def supply(*rows):
    names = ["commodity_id", "stage", "country_iso3", "value"]
    return pd.DataFrame(
        [dict(zip(names, row, strict=True)) | {"row_id": f"s{n}"} for n, row in enumerate(rows)]
    )


def test_what_is_not_printed_may_be_ones_own():
    printed = [("DEU", 2.0), ("CHN", 69.0), ("USA", 25.0)]
    shares = targets.own_shares(supply(*(("gallium", "processing", code, value) for code, value in printed)))
    row = shares.iloc[0]
    assert (row["low"], row["high"], row["largest_iso3"], row["largest"]) == (2, 6, "CHN", 69)
    assert row["largest_id"] == "s1"


def test_without_an_outside_supplier_there_is_none_to_cap():
    row = targets.own_shares(supply(("tungsten", "extraction", "AUT", 77.0))).iloc[0]
    assert math.isnan(row["largest"])
    assert (row["low"], row["high"], row["largest_iso3"]) == (77, 100, "")


@given(
    st.lists(
        st.tuples(st.sampled_from(["DEU", "FRA", "CHN", "CHL"]), st.floats(0, 40)), min_size=1, max_size=4
    )
)
def test_ones_own_share_stays_within_the_whole(rows):
    assume(sum(value for _, value in rows) <= 100)
    row = targets.own_shares(supply(*(("x", "processing", code, value) for code, value in rows))).iloc[0]
    assert 0 <= row["low"] <= row["high"] <= 100


CROSSWALK = pd.DataFrame(
    {
        "commodity_id": ["gallium", "neodymium", "lanthanum", "platinum", "platinum_group_metals"],
        "group_id": [
            "gallium",
            "rare_earths",
            "rare_earths",
            "platinum_group_metals",
            "platinum_group_metals",
        ],
    }
)
SYMBOLS = pd.Series({"neodymium": "Nd", "lanthanum": "La", "gallium": "Ga", "platinum": "Pt"})


def strategic(commodity, group, printed):
    row = {"commodity_id": commodity, "group_id": group, "mineral_as_printed": printed, "row_id": "lst-x"}
    return targets.strategic_materials(pd.DataFrame([row]), CROSSWALK, SYMBOLS)["commodity_id"].tolist()


def test_an_entry_stands_for_itself_a_group_for_its_members_or_for_those_it_prints():
    assert strategic("gallium", "gallium", "gallium") == ["gallium"]
    assert strategic("rare_earths_magnet", "rare_earths", "for magnets (Nd, Pr, and Ce)") == ["neodymium"]
    assert strategic("platinum_group_metals", "platinum_group_metals", "platinum group metals") == [
        "platinum", "platinum_group_metals",
    ]  # fmt: skip


def test_the_benchmarks_are_the_adopted_ones_else_those_proposed():
    adopted = targets.benchmarks(load_table("targets"))
    proposed = targets.benchmarks(load_table("targets", as_of="2023-07-06"))
    assert adopted["threshold"].to_dict() == {
        "extraction": 10,
        "processing": 40,
        "recycling": 25,
        "single": 65,
    }
    assert proposed["threshold"].to_dict() == {
        "extraction": 10,
        "processing": 40,
        "recycling": 15,
        "single": 65,
    }


def test_a_benchmark_is_told_by_its_code_and_not_by_the_name_of_its_row():
    rows = load_table("targets").replace({"row_id": {"tgt-crma-extract": "tgt-renamed-single"}})
    assert targets.benchmarks(rows).loc["extraction", "row_id"] == "tgt-renamed-single"
    other = rows.assign(kind=rows["kind"].mask(rows["row_id"] == "tgt-renamed-single", "volume"))
    assert targets.benchmarks(other).loc["extraction", "row_id"] == "tgt-crma-proposal-extract"


def statement(commodity, target, relation, low, high, year=2022):
    names = ["commodity_id", "target_row_id", "relation", "low", "high", "last_year"]
    cells = [commodity, target, relation, low, high, year]
    return dict(zip(names, cells, strict=True)) | {"unit": "percent", "row_id": f"crp-{commodity}-{relation}"}


@pytest.mark.parametrize(
    ("target", "relation", "low", "high", "state"),
    [
        ("tgt-crma-process", "above", 40, None, "met"),
        ("tgt-crma-process", "below", None, 40, "missed"),
        ("tgt-crma-process", "equal", 40, 40, "met"),
        ("tgt-crma-process", "between", 30, 50, "open"),
        ("tgt-crma-extract", "below", None, 2, "missed"),
        ("tgt-crma-single", "above", 65, None, "missed"),
        ("tgt-crma-single", "equal", 65, 65, "met"),
    ],
)
def test_a_statement_is_judged_by_its_bounds(target, relation, low, high, state):
    frame = pd.DataFrame([statement("gallium", target, relation, low, high)]).astype(
        {"low": float, "high": float}
    )
    assert targets.judge_statements(frame, load_table("targets"))["state"].tolist() == [state]


def test_of_two_statements_on_one_thing_the_newer_counts():
    progress = load_table("crma_progress")
    judged = targets.judge_statements(progress, load_table("targets"))
    gallium = judged.query("commodity_id == 'gallium' and stage == 'processing'")
    assert gallium["said_high"].tolist() == [2.0]
    assert not judged.duplicated(["commodity_id", "stage"]).any()


def test_a_statement_on_a_threshold_that_is_not_known_is_left_out():
    frame = pd.DataFrame([statement("gallium", "tgt-crma-process", "equal", 40.0, 40.0)])
    known = load_table("targets").query("row_id != 'tgt-crma-process'")
    assert targets.judge_statements(frame, known).empty


def measured_today():
    rows = load_table("eu_supply_shares").query("supply == 'eu_sourcing'")
    entries = load_table("list_entries").query("list_id == 'eu_2023_srm'")
    symbols = load_table("commodities").set_index("commodity_id")["symbol"]
    materials = targets.strategic_materials(entries, load_table("mineral_crosswalk"), symbols)
    marks = targets.benchmarks(load_table("targets"))
    return targets.against_benchmarks(targets.own_shares(rows), materials, marks, DAY)


def test_the_two_sources_clash_on_germanium_alone():
    measured = measured_today()
    said = targets.compare_statements(
        measured, targets.judge_statements(load_table("crma_progress"), load_table("targets"))
    )
    clash = said[said["said"] & ~said["agree"]]
    assert clash[["commodity_id", "stage"]].values.tolist() == [["germanium", "processing"]]
    assert (len(said), said["said"].sum()) == (len(measured), 12)


def test_a_measured_material_names_its_shares_and_its_benchmark():
    measured = measured_today()
    row = measured.query("commodity_id == 'gallium'").iloc[0]
    assert "tgt-crma-process" in row["row_ids"]
    assert (row["low"], row["high"], row["state"]) == (2, 6, "missed")


def test_pairs_hold_one_row_a_source_and_a_blank_where_nothing_is_printed():
    ours = targets.own_shares(supply(("a", "processing", "CHN", 69.0), ("b", "processing", "DEU", 10.0)))
    world = targets.own_shares(supply(("a", "processing", "CHN", 94.0), ("b", "processing", "CHL", 30.0)))
    materials = pd.DataFrame({"commodity_id": ["a", "b"]})
    pairs = targets.supplier_pairs(ours, world, materials).set_index("commodity_id")
    assert pairs.loc["a", ["eu", "world"]].tolist() == [69, 94]
    assert math.isnan(pairs.loc["b", "eu"])
    assert (pairs.loc["b", "eu_iso3"], pairs.loc["b", "world_iso3"]) == ("", "CHL")


def test_the_ladder_ended_on_the_rung_of_60_percent():
    ladder = targets.origin_ladder(load_table("targets"))
    minerals = ladder[ladder["metric"].str.startswith("critical")]
    assert minerals.loc[minerals["applied"], "threshold"].tolist() == [40, 50, 60]
    assert minerals.loc[~minerals["applied"], "threshold"].tolist() == [70, 80]


def test_before_its_end_was_known_every_rung_stood():
    ladder = targets.origin_ladder(load_table("targets", as_of="2023-07-06"))
    assert ladder["applied"].all()
    assert ladder["ended"].isna().all()


def test_what_binds_and_what_is_measured_are_counted_apart():
    frame = pd.DataFrame(
        {"row_id": ["a", "b", "c"], "force": ["duty", "benchmark", "plan"], "baseline": [None, None, 3.0]}
    )
    counted = targets.count_forces(frame, {"b"})
    assert counted["binds"].tolist() == [True, False, False]
    assert counted["measured"].tolist() == [False, True, True]


def test_what_counts_as_binding_and_as_measured_can_be_set():
    frame = pd.DataFrame({"row_id": ["a", "b"], "force": ["duty", "benchmark"], "baseline": [3.0, None]})
    assert targets.count_forces(frame, set(), ("benchmark",))["binds"].tolist() == [False, True]
    assert targets.count_forces(frame, set(), starts=False)["measured"].tolist() == [False, False]


def test_the_mining_of_some_countries_is_that_of_the_world_and_of_one_group():
    supply = pd.DataFrame(
        {
            "commodity_id": ["neodymium", "neodymium", "neodymium", "gallium", "neodymium"],
            "stage": ["extraction", "processing", "extraction", "extraction", "extraction"],
            "supply": ["world", "world", "eu_sourcing", "world", "world"],
            "country_iso3": ["JPN", "JPN", "JPN", "JPN", "CHN"],
        }
    )
    assert targets.mined_by(supply, {"JPN"}, CROSSWALK, "rare_earths").index.tolist() == [0]


def test_a_printed_start_gives_a_pace():
    started = targets.from_baselines(load_table("targets"), DAY).set_index("row_id")
    assert started.loc["tgt-kor-dep", "gap_low"] == 30
    assert started.loc["tgt-gbr-dom", "per_year_low"] == pytest.approx(
        4 / ((pd.Timestamp("2035-12-31") - DAY).days / 365.25)
    )
    assert math.isnan(started.loc["tgt-kor-stock", "per_year_low"])


def test_targets_follow_the_measures_of_a_jurisdiction():
    found = targets.targets_of(load_table("targets"), load_table("measures"), "KOR")
    assert set(found["row_id"]) == {"tgt-kor-dep", "tgt-kor-rec", "tgt-kor-stock"}
