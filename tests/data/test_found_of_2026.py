"""What became of each finding of 2026 is told in the README, and told truly."""

import re

import pytest

from chokepoint.data import find_rows, load_sources, load_table
from chokepoint.paths import data_folder

SECTION = "## What was found of 2026"
LEFT_OUT = "left out: "
ROW_ID = re.compile(r"`([a-z]+-[a-z0-9-]+)`")


def section():
    text = (data_folder() / "README.md").read_text(encoding="utf-8")
    return text.partition(f"{SECTION}\n")[2].partition("\n## ")[0]


def findings():
    lines = [line for line in section().splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in lines[2:]]


def test_the_findings_are_counted_as_they_are_listed():
    left = [end for _, end in findings() if end.startswith(LEFT_OUT)]
    total, carried, out = map(int, re.findall(r"\b\d+\b", section().partition("|")[0].replace("2026", "")))
    assert (total, carried, out) == (len(findings()), len(findings()) - len(left), len(left))


@pytest.mark.parametrize(("finding", "end"), findings())
def test_each_finding_has_rows_or_a_reason(finding, end):
    named = ROW_ID.findall(end)
    assert named or end.startswith(LEFT_OUT), finding
    assert {ref.row_id for ref in find_rows(named)} == set(named)


def test_rows_of_a_volume_that_nobody_saw_are_doubtful_and_all_of_one_source():
    source = load_sources().loc["wmd_2026_reading"]
    assert source["seen_as"] == "secondary-report"
    for name in ("published_shares", "production_history"):
        rows = load_table(name)
        read = rows[rows["source_id"] == "wmd_2026_reading"]
        assert len(read) > 0
        assert set(read["status"]) == {"doubtful"}
