"""Draw changes of each room, try them in a copy of the tree, and report what the tests let pass."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from prove import rooms, sites, trial
from prove.rooms import ROOMS, Room
from prove.sites import Change, Site

ROOT = Path(__file__).resolve().parents[2]
EQUIVALENT = "equivalent"


@dataclass(frozen=True)
class Outcome:
    """What came of one change."""

    site: Site
    made: Change
    result: str


def draw(root: Path, room: str, sample: int, seed: int) -> tuple[list[Site], int]:
    """Draw changes of a room, the same for the same seed and code; give also how many there are."""
    every = [site for module in rooms.modules_of(root, room) for site in sites.list_sites(root, module)]
    chosen = random.Random(f"{room} {seed}").sample(every, min(sample, len(every)))
    return sorted(chosen), len(every)


def try_sites(root: Path, scratch: Path, drawn: Sequence[Site]) -> Iterator[Outcome]:
    """Try changes in the copy, one after the other."""
    log = scratch / "prove.log"
    mirrors = {site.module: rooms.mirrors_of(root, site.module) for site in drawn}
    limit = trial.SPARE + trial.time_tests(list(chain(*mirrors.values())), log)
    for site in drawn:
        made, files = sites.change(root, site), mirrors[site.module]
        if sites.is_equivalent(site, made):
            yield Outcome(site, made, EQUIVALENT)
        elif not files:
            yield Outcome(site, made, trial.SURVIVED)
        else:
            yield Outcome(site, made, trial.try_change(scratch / site.module, made.code, files, log, limit))


def stopped(counts: Counter[str]) -> float:
    """Give the percentage of changes that the tests stopped, of those that change any result."""
    caught = counts[trial.KILLED] + counts[trial.TIMEOUT]
    tried = caught + counts[trial.SURVIVED]
    return 100 * caught / tried if tried else 100.0


def prove_room(root: Path, scratch: Path, room: Room, sample: int, seed: int) -> float:
    """Prove one room, print its report, and give the percentage stopped."""
    drawn, total = draw(root, room.name, sample, seed)
    trial.preload(scratch, rooms.below(room))
    print(f"{room.name}: {len(drawn)} of {total} changes drawn with seed {seed}", flush=True)
    counts: Counter[str] = Counter()
    for outcome in try_sites(root, scratch, drawn):
        counts[outcome.result] += 1
        if outcome.result in (trial.SURVIVED, EQUIVALENT):
            site, made = outcome.site, outcome.made
            print(f"  {outcome.result} {site.module.as_posix()}:{site.line}", flush=True)
            print(f"    - {made.before}\n    + {made.after}", flush=True)
    names = (trial.KILLED, trial.SURVIVED, trial.TIMEOUT, EQUIVALENT)
    listed = ", ".join(f"{name} {counts[name]}" for name in names)
    print(f"{room.name}: {listed}; {stopped(counts):.1f} percent stopped", flush=True)
    return stopped(counts)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("prove", description=__doc__)
    parser.add_argument("--room", action="append", choices=[room.name for room in ROOMS], help="all if none")
    parser.add_argument("--sample", type=int, default=60, help="changes to draw in each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=80, help="percentage to be stopped in each room")
    parser.add_argument("--root", type=Path, default=ROOT, help="the tree to prove")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Prove rooms; give 1 where the tests of a counted room stop less than the least."""
    given = read_arguments(arguments)
    chosen = [room for room in ROOMS if room.name in (given.room or [one.name for one in ROOMS])]
    weak = []
    with tempfile.TemporaryDirectory(prefix="prove-") as folder:
        scratch = trial.copy_tree(given.root, Path(folder, "tree"))
        trial.work_in(scratch)
        for room in chosen:
            percent = prove_room(given.root, scratch, room, given.sample, given.seed)
            if room.counted and percent < given.least:
                weak.append(room.name)
    print(f"less than {given.least:g} percent stopped: {', '.join(weak)}" if weak else "proved")
    return int(bool(weak))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except trial.ProofError as error:
        sys.exit(str(error))
