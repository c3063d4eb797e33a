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
NONE = pd.Series(dtype="str")


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
    materials = pd.DataFrame({"commodity_id": ["a", "b"], "row_ids": ["lst-1", "lst-2"]})
    pairs = targets.supplier_pairs(ours, world, materials).set_index("commodity_id")
    assert pairs.loc["a", ["eu", "world"]].tolist() == [69, 94]
    assert math.isnan(pairs.loc["b", "eu"])
    assert (pairs.loc["b", "eu_iso3"], pairs.loc["b", "world_iso3"]) == ("", "CHL")
    # a pair is one because of an entry of the list
    assert ["lst-1" in ids for ids in pairs["row_ids"]] == [name == "a" for name in pairs.index]


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
    counted = targets.count_forces(frame, pd.Series({"b": "crp-1"}))
    assert counted["binds"].tolist() == [True, False, False]
    assert counted["measured"].tolist() == [False, True, True]


def test_what_counts_as_binding_and_as_measured_can_be_set():
    frame = pd.DataFrame({"row_id": ["a", "b"], "force": ["duty", "benchmark"], "baseline": [3.0, None]})
    assert targets.count_forces(frame, NONE, ("benchmark",))["binds"].tolist() == [False, True]
    assert targets.count_forces(frame, NONE, starts=False)["measured"].tolist() == [False, False]


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
    found = targets.targets_of(load_table("targets"), load_table("measures"), "KOR", DAY)
    assert set(found["row_id"]) == {"tgt-kor-dep", "tgt-kor-rec", "tgt-kor-stock"}


@pytest.mark.parametrize(("day", "named"), [("2024-05-02", False), ("2024-05-03", True)])
def test_the_measure_of_a_target_is_named_from_the_day_its_source_is_out(day, named):
    found = targets.targets_of(load_table("targets"), load_table("measures"), "EUU", pd.Timestamp(day))
    row = found.set_index("row_id").loc["tgt-crma-extract"]
    assert ("mea-eu-crma" in row["row_ids"].split(";")) is named


@pytest.mark.parametrize(
    ("value", "operator", "state"),
    [
        (40, ">=", "met"), (39.9, ">=", "missed"), (40.1, ">=", "met"),
        (40, "<=", "met"), (40.1, "<=", "missed"), (39.9, "<=", "met"),
        (40, "<", "met"), (40.1, "<", "missed"), (40, "=", "met"), (40.1, "=", "missed"),
    ],
)  # fmt: skip
def test_a_value_on_the_target_meets_it(value, operator, state):
    assert distance(value, value, 40, operator).state == state


def test_the_pace_divides_each_end_of_the_gap_by_the_years_left():
    found = targets.target_distance(20, 30, 40, ">=", pd.Timestamp("2020-01-01"), pd.Timestamp("2024-01-01"))
    assert found.years == pytest.approx(4, abs=0.001)
    assert (found.per_year_low, found.per_year_high) == (
        pytest.approx(2.5, abs=0.01),
        pytest.approx(5, abs=0.01),
    )
    one_day = distance(30, 30, 40, due=DAY + pd.Timedelta(days=1))
    assert one_day.per_year_high == pytest.approx(3652.5)
    assert math.isnan(distance(30, 30, 40, due=pd.NaT).years)


def test_each_row_has_its_own_distance():
    rows = pd.DataFrame({"low": [30.0, 90.0], "high": [35.0, 90.0], "threshold": 40.0})
    rows = rows.assign(operator=[">=", "<="], by_date=["2030", ""])
    found = targets.add_distances(rows, DAY)
    assert found[["gap_low", "gap_high", "state"]].values.tolist() == [[5, 10, "missed"], [50, 50, "missed"]]
    assert found["years"].notna().tolist() == [True, False]


def test_more_than_everything_printed_leaves_nothing_open():
    row = targets.own_shares(supply(("a", "mine", "DEU", 60.0), ("a", "mine", "CHN", 50.0))).iloc[0]
    assert row[["low", "high", "listed"]].tolist() == [60, 60, 110]
    two = supply(("a", "mine", "CHL", 5.0), ("a", "mine", "CHN", 50.0), ("b", "mine", "DEU", 1.0))
    found = targets.own_shares(two)
    assert found["largest_iso3"].tolist() == ["CHN", ""]
    assert targets.own_shares(two, ["CHN"])["low"].tolist() == [50, 0]


MARKS = pd.DataFrame(
    [
        {"row_id": "m", "kind": "processing", "force": "benchmark", "threshold": 40.0, "operator": ">="},
        {"row_id": "c", "kind": "single", "force": "benchmark", "threshold": 65.0, "operator": "<="},
        {"row_id": "o", "kind": "volume", "force": "benchmark", "threshold": 1.0, "operator": ">="},
        {"row_id": "d", "kind": "recycling", "force": "duty", "threshold": 1.0, "operator": ">="},
    ]
).assign(by_date="2030")


@pytest.mark.parametrize(
    ("target", "relation", "low", "high", "state"),
    [
        ("m", "above", 39, None, "open"), ("m", "above", 41, None, "met"),
        ("m", "equal", 39, 39, "missed"), ("m", "below", None, 41, "open"),
        ("m", "below", None, 39, "missed"), ("m", "at most", None, 40, "open"),
        ("c", "above", 64, None, "open"), ("c", "at least", 65, None, "open"),
        ("c", "below", None, 65, "met"), ("c", "below", None, 66, "open"),
        ("c", "equal", 66, 66, "missed"), ("c", "between", 60, 64, "met"),
    ],
)  # fmt: skip
def test_a_bound_contains_its_end_only_where_it_is_not_passed(target, relation, low, high, state):
    frame = pd.DataFrame([statement("tin", target, relation, low, high)]).astype(
        {"low": float, "high": float}
    )
    judged = targets.judge_statements(frame, MARKS)
    assert judged["state"].tolist() == [state]
    assert judged[["said_low", "said_high"]].values.tolist() == [[low or 0, high or 100]]


@pytest.mark.parametrize(
    "other", [{"commodity_id": ""}, {"unit": "t"}, {"target_row_id": "o"}, {"target_row_id": "d"}]
)
def test_only_percentages_of_a_material_on_a_benchmark_are_judged(other):
    frame = pd.DataFrame([statement("tin", "m", "equal", 40.0, 40.0)]).assign(**other)
    assert targets.judge_statements(frame, MARKS).empty


@pytest.mark.parametrize(
    ("low", "high", "agree"),
    [(30, 40, True), (41, 50, False), (0, 19, False), (10, 20, True), (40, 50, True)],
)
def test_two_sources_agree_where_their_spans_touch(low, high, agree):
    keys = {"commodity_id": "tin", "stage": "processing"}
    ours = pd.DataFrame([keys | {"low": 20.0, "high": 40.0, "row_ids": "a"}])
    theirs = pd.DataFrame([keys | {"said_low": float(low), "said_high": float(high), "row_ids": "b"}])
    found = targets.compare_statements(ours, theirs)
    assert found[["said", "agree", "row_ids"]].values.tolist() == [[True, agree, "a;b"]]
    silent = targets.compare_statements(ours, theirs.assign(stage="extraction"))
    assert silent[["said", "agree", "row_ids"]].values.tolist() == [[False, False, "a"]]


def rung(row_id, year, kind="mineral_origin"):
    row = {"row_id": row_id, "kind": kind, "metric": "m", "by_date": f"{year}-12-31", "threshold": 50.0}
    return row | {"force": "condition_of_aid", "measure_row_id": "mea"}


@pytest.mark.parametrize(("end", "applied"), [("2025-12-31", [True, False]), ("2026-01-01", [True, True])])
def test_a_rung_applied_if_its_year_began_by_the_end_of_the_credit(end, applied):
    last = {"row_id": "end", "kind": "end", "metric": "m", "by_date": end, "threshold": None}
    last |= {"force": "end_of_aid", "measure_row_id": "mea-us-obbba"}
    rows = pd.DataFrame([rung("b", 2026), rung("a", 2025), rung("x", 2025, "volume"), last])
    ladder = targets.origin_ladder(rows)
    assert ladder[["year", "applied", "row_ids"]].values.tolist() == [
        [2025, applied[0], "a;end"],
        [2026, applied[1], "b;end"],
    ]
    for other in ({"force": "duty"}, {"measure_row_id": "mea"}):
        standing = pd.DataFrame([rung("a", 2026), last | other])
        assert targets.origin_ladder(standing)["ended"].isna().all()


def test_own_parts_are_set_beside_the_benchmark_of_their_stage_alone():
    shares = targets.own_shares(
        supply(
            ("tin", "processing", "DEU", 9.0),
            ("tin", "extraction", "DEU", 9.0),
            ("lead", "processing", "DEU", 9.0),
        )
    )
    marks = targets.benchmarks(MARKS)
    listed = pd.DataFrame({"commodity_id": ["tin"], "row_ids": "lst-1"})
    found = targets.against_benchmarks(shares, listed, marks, DAY)
    assert found[["commodity_id", "stage", "threshold", "gap_high"]].values.tolist() == [
        ["tin", "processing", 40, 31]
    ]


def test_suppliers_are_ordered_by_their_part_in_sourcing_then_in_the_world():
    ours = targets.own_shares(
        supply(("a", "mine", "CHN", 10.0), ("b", "mine", "CHN", 20.0), ("c", "mine", "CHN", 10.0))
    )
    world = targets.own_shares(
        supply(("a", "mine", "CHN", 30.0), ("c", "mine", "CHN", 40.0), ("x", "mine", "CHN", 90.0))
    )
    pairs = targets.supplier_pairs(ours, world, pd.DataFrame({"commodity_id": list("abc"), "row_ids": ""}))
    assert pairs["commodity_id"].tolist() == ["b", "c", "a"]
