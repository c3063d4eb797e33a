"""What binds, what is measured, and how far the EU is from its benchmarks."""

import pytest

from chokepoint.analysis.policy import targets


def test_the_printed_numbers(now):
    keys = ("extraction_missed", "extraction_n", "processing_missed", "processing_n", "gallium_own")
    assert [now.ask(key).value for key in keys] == [6, 10, 14, 18, 2]
    assert now.ask("gallium_pace").value == pytest.approx(8.989, abs=1e-3)
    keys = ("gallium_before", "gallium_before_year", "gallium_after", "gallium_after_year")
    assert [now.ask(key).value for key in keys] == [100, "2011", 2, "2022"]
    assert (now.ask("agree_n").value, now.ask("compared_n").value) == (11, 12)
    assert now.ask("clash_names").value == "germanium (processing)"
    assert (now.ask("chosen_targets_n").value, now.ask("chosen_binds_n").value) == (20, 7)
    assert str(now.ask("ban_day").value) == "2027-01-01"


def test_gallium_is_given_with_its_bounds(now):
    assert (now.ask("gallium_own").value, now.ask("gallium_own").high) == (2, 6)


def test_binding_and_measured_follow_their_meanings(now, edited):
    assert now.ask("both_n", binding=(*targets.BINDS, "benchmark")).value == 4
    started = edited("targets", "row_id == 'tgt-kor-dep'", force="duty")
    assert started.ask("both_n").value == 1
    assert started.ask("both_n", starts=False).value == 0
    assert started.ask("valued_n", starts=False).value == 4


@pytest.mark.parametrize(("force", "n"), [("duty", 28), ("benchmark", 27)])
def test_a_duty_binds_and_a_benchmark_does_not(edited, force, n):
    assert edited("targets", "row_id == 'tgt-kor-dep'", force=force).ask("binds_n").value == n


def test_the_benchmarks_are_asked_by_kind(now, then, kept):
    assert (now.ask("recycling_mark").value, then.ask("recycling_mark").value) == (25, 15)
    assert now.ask("due_year").value == "2030"
    nothing = kept("targets", "force not in ['benchmark', 'proposal']")
    assert [nothing.ask(key).known for key in ("recycling_mark", "cap_law", "due_year")] == [False] * 3


def test_the_page_asks_with_its_own_cap(now):
    assert (now.ask("threshold", threshold=40).value, now.ask("cap_law", threshold=40).value) == (40, 65)


@pytest.mark.parametrize(("mark", "missed"), [(6, 0), (7, 1)])
def test_gallium_is_missed_only_if_all_that_may_be_its_own_is_too_little(edited, mark, missed):
    look = edited("targets", "row_id == 'tgt-crma-process'", threshold=mark)
    rows = look.rows("measured_shares").query("commodity_id == 'gallium' and stage == 'processing'")
    assert (rows["state"] == "missed").sum() == missed


def test_where_no_share_is_known_there_is_no_count(then):
    keys = ("extraction_missed", "extraction_n", "extraction_mark", "processing_missed", "gallium_own")
    assert [then.ask(key).known for key in keys] == [False] * 5


def test_the_second_source_counts_what_it_says(now):
    keys = ("extraction_missed", "extraction_n", "processing_missed", "processing_n", "gallium_own")
    assert [now.ask(key, second=True).value for key in keys] == [10, 14, 10, 13, 2]


@pytest.mark.parametrize(("high", "clash"), [(2.0, False), (1.9, True)])
def test_two_sources_clash_if_their_intervals_do_not_meet(edited, high, clash):
    newest = "row_id == 'crp-crma-process-gallium-2022'"
    look = edited("crma_progress", newest, low=high, high=high)
    assert ("gallium" in look.ask("clash_names").value) == clash


@pytest.mark.parametrize(("high", "low_n"), [(25.0, 15), (25.1, 14)])
def test_a_rate_at_the_benchmark_is_low(edited, high, low_n):
    look = edited("crma_progress", "row_id == 'crp-crma-recycle-copper'", low=0.0, high=high)
    assert (look.ask("recycling_low").value, look.ask("recycling_all").value) == (low_n, 16)


def test_the_counts_of_the_auditors_are_told_by_their_code(now, edited):
    keys = ("none_n", "little_n", "audit_n", "partners_n", "said_year")
    assert [now.ask(key).value for key in keys] == [10, 7, 26, 14, "2022"]
    assert str(now.ask("audit_day").value) == "2026-02-02"
    swapped = edited("crma_progress", "kind == 'little_recycled'", kind="not_recycled")
    assert (swapped.ask("none_n").value, swapped.ask("little_n").known) == (10, False)


def test_only_what_is_called_above_the_cap_is_named(now, edited):
    assert now.ask("said_over").value.startswith("bismuth, gallium, lithium")
    below = edited("crma_progress", "row_id == 'crp-crma-single-bismuth'", relation="equal")
    assert below.ask("said_over").value.startswith("gallium, lithium")
