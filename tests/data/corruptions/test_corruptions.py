"""What the check says of a package with one thing spoilt, kind by kind, from the same draws in every run."""

import random
from pathlib import Path

import pytest
from corruptions import cell_kinds, descriptor_kinds, row_kinds
from corruptions.bench import TODAY, Bench, Spoilt
from corruptions.expected import ACCEPTED, ELSEWHERE
from corruptions.picking import KINDS

from chokepoint.data import check_package
from chokepoint.paths import data_folder

ENTERED = (cell_kinds, descriptor_kinds, row_kinds)
NAMES = sorted(KINDS)
SEED, MANY = 20261129, 1000


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(data_folder())


def draw(name: str, seed: str, bench: Bench) -> Spoilt:
    """Spoil something of a kind; the same seed spoils the same."""
    rng = random.Random(f"{name} {seed}")
    found = next(filter(None, (KINDS[name](rng, bench) for _ in range(20))), None)
    assert found is not None, f"nothing to spoil: {name}"
    return found


def holds(spoilt: Spoilt, bench: Bench) -> bool:
    """Tell whether the check refuses something spoilt, at its place, or it is of a kind that may pass."""
    verdict = bench.judge(spoilt)
    if not verdict.is_refused:
        return spoilt.kind in ACCEPTED
    return verdict.is_placed or spoilt.kind in ELSEWHERE


def test_there_are_kinds_of_every_sort_and_each_exception_is_one_of_them():
    assert len(NAMES) > 140
    assert ACCEPTED.keys() | ELSEWHERE.keys() <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_one_of_each_kind_is_refused_at_its_place(name, bench):
    spoilt = draw(name, "first", bench)
    assert holds(spoilt, bench), (spoilt.what, [str(fault) for fault in bench.judge(spoilt).faults])


@pytest.mark.slow
def test_a_thousand_fresh_ones_are_refused_or_of_a_kind_that_may_pass(bench):
    drawn = [draw(NAMES[n % len(NAMES)], f"{SEED} {n}", bench) for n in range(MANY)]
    assert [spoilt.what for spoilt in drawn if not holds(spoilt, bench)] == []


@pytest.mark.parametrize("name", sorted(name for name in ACCEPTED if not name.startswith("descriptor")))
def test_what_a_rule_may_let_pass_breaks_the_seal(name, bench):
    assert not any(bench.is_sealed(draw(name, f"sealed {n}", bench)) for n in range(3))
    assert bench.is_sealed(Spoilt("nothing", "uses", "nothing"))


def test_a_sound_package_is_not_refused(bench):
    table = bench.tables["uses"]
    assert bench.judge(Spoilt("nothing", "uses", "nothing", columns=dict(table.columns))).faults == []
    assert bench.judge(Spoilt("nothing", "uses", "nothing", content=bench.content("uses"))).faults == []
    assert bench.judge(Spoilt("nothing", "datapackage", "nothing", content=bench.text)).faults == []


AS_A_WHOLE = (
    "HTML text",
    "country id of another country",
    "value_as_printed contradicts value",
    "year 3023 in a date",
    "address javascript",
    "published day later by a year",
    "a row twice",
    "header only",
    "unknown source",
    "file with semicolons",
    "file with a byte order mark",
    "descriptor: type any",
    "descriptor: foreign keys dropped",
)


@pytest.mark.parametrize("name", AS_A_WHOLE)
def test_the_check_of_the_whole_package_says_the_same(name, small_package, package_copy):
    bench = Bench(small_package.folder)
    spoilt = draw(name, "whole", bench)
    write(spoilt, bench, package_copy.folder)
    whole = {str(fault) for fault in check_package(package_copy.folder, today=TODAY)}
    quick = {str(fault) for fault in bench.judge(spoilt).faults}
    assert quick
    assert quick <= whole
    assert {place(fault) for fault in whole - quick} <= {"sources.csv", "exceptions.csv", *map(place, quick)}


def place(fault: str) -> str:
    return fault.split(":")[0]


def write(spoilt: Spoilt, bench: Bench, folder: Path) -> None:
    """Spoil the files of a package in the same way."""
    if spoilt.table == "datapackage":
        (folder / "datapackage.json").write_bytes(spoilt.content)
        return
    path = folder / next(r["path"] for r in bench.resources if r["name"] == spoilt.table)
    if spoilt.content is not None:
        path.write_bytes(spoilt.content)
        return
    columns = dict(bench.tables[spoilt.table].columns) | spoilt.columns
    rows = [list(columns), *zip(*columns.values(), strict=True)]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_text("\n".join(quoted) + "\n", encoding="utf-8", newline="")
