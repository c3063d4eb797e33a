"""The ledger on record is what a fresh run finds; if not, the claim, both verdicts and the rows are named."""

import json
from pathlib import Path

import pytest

from chokepoint.answers.claims.snapshot import Move
from chokepoint.book.commands import claims_ledger
from chokepoint.book.commands.cli import main
from chokepoint.book.site.changes import RECORD, VERDICT, read_changes
from chokepoint.errors import BuildError, ClaimError
from odd_places import KINDS, odd_place

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def fresh():
    return claims_ledger.fresh_snapshot()


def test_no_verdict_moved_since_the_record(fresh):
    moves = claims_ledger.find_moves(claims_ledger.read_record(ROOT), fresh)
    assert not moves, "\n".join(map(str, moves))


def test_a_planted_verdict_is_named_with_the_rows_that_moved_it(fresh):
    record = json.loads(json.dumps(claims_ledger.read_record(ROOT)))
    entry = record["claims"]["c02"]["now"]
    entry["verdict"], entry["rows"]["ctl-03"] = "contradicted", "0"
    (move,) = claims_ledger.find_moves(record, fresh)
    assert str(move) == "c02 (now): contradicted -> supported; moved by ctl-03"


def test_the_record_is_written_when_asked_and_only_then(tmp_path, monkeypatch, fresh):
    monkeypatch.setattr(claims_ledger, "fresh_snapshot", lambda: fresh)
    (tmp_path / "chapters").mkdir()
    assert claims_ledger.renew_record(tmp_path, check=True)
    assert not (tmp_path / claims_ledger.LEDGER).exists()
    claims_ledger.renew_record(tmp_path)
    assert claims_ledger.renew_record(tmp_path, check=True) == []


def test_the_command_prints_a_theme_as_of_a_day(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["claims", "--theme", "properties", "--as-of", "2023-07-06", "--json"])
    assert ended.value.code == 0
    listed = json.loads(capsys.readouterr().out)
    assert {entry["theme"] for entry in listed} == {"properties"}
    assert all(entry["sentence"] and entry["verdict"] for entry in listed)


def test_an_unknown_theme_is_refused_with_those_that_exist():
    with pytest.raises(ClaimError, match="controls"):
        claims_ledger.list_claims(None, "weather")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_a_file_is_replaced_by_the_record(tmp_path, monkeypatch, fresh, kind):
    monkeypatch.setattr(claims_ledger, "fresh_snapshot", lambda: fresh)
    monkeypatch.setattr(claims_ledger, "read_record", lambda root: {"claims": {}})
    with odd_place(tmp_path / claims_ledger.LEDGER, kind), pytest.raises(BuildError, match="nothing was"):
        claims_ledger.renew_record(tmp_path)


def test_verdicts_that_moved_are_recorded_for_their_feed_with_claim_and_day(tmp_path):
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n", "utf-8")
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "index.md").write_text("# Home", "utf-8")
    moves = [
        Move("c02", "now", "contradicted", "supported", ("ctl-03",)),
        Move("c99", "then", "", "supported", ()),
    ]
    claims_ledger.record_verdicts(tmp_path, moves, "A  new source")
    first, second = read_changes(tmp_path / RECORD)
    assert (first.kind, first.key, first.old, first.new) == (VERDICT, "c02.now", "contradicted", "supported")
    assert (first.why, second.old) == ("A new source", "(none)")
