"""A moved verdict is told with the claim, both verdicts and the rows that moved it."""

from collections import ChainMap

from chokepoint.answers.claims import VERDICTS, Article, Finding, Rule
from chokepoint.answers.claims.finding import ids_of
from chokepoint.answers.claims.snapshot import find_moves, take_snapshot
from chokepoint.data import KnownTables
from chokepoint.i18n import msg

RULE = Rule(msg("Is it?"), msg("Rows."), msg("A row."), VERDICTS)


def article() -> Article:
    small = Article("claims")

    @small.judges_claim("c02", RULE)
    def judge(tables):
        notice = tables["controls"].query("row_id == 'ctl-03'")
        right = (notice["announced"] == "2023-07-03").all()
        return Finding("supported" if right else "contradicted", "as printed", rows=ids_of(notice))

    return small


def tables(**changed):
    known = KnownTables()
    claims = known["claims"].query("claim_id == 'c02'")
    return ChainMap({"claims": claims, **changed}, known)


def test_an_equal_run_moves_nothing():
    one = take_snapshot(article(), {"now": tables()})
    assert find_moves(one, take_snapshot(article(), {"now": tables()})) == []
    assert one["claims"]["c02"]["now"]["rows"].keys() == {"ctl-03"}


def test_a_changed_row_names_itself():
    old = take_snapshot(article(), {"now": tables()})
    late = KnownTables()["controls"].assign(announced="2023-07-04")
    new = take_snapshot(article(), {"now": tables(controls=late)})
    new["claims"]["c02"]["now"]["rows"]["ctl-03"] = "another sum"
    (move,) = find_moves(old, new)
    assert str(move) == "c02 (now): supported -> contradicted; moved by ctl-03"


def test_a_changed_rule_is_told_apart_from_a_changed_row():
    old = take_snapshot(article(), {"now": tables()})
    other = Article("claims")
    other.judges_claim("c02", RULE)(lambda known: Finding("imprecise", "so", rows="ctl-03"))
    (move,) = find_moves(old, take_snapshot(other, {"now": tables()}))
    assert str(move).endswith("moved by no row: the rule itself changed")


def test_new_and_lost_claims_are_told():
    full, empty = take_snapshot(article(), {"now": tables()}), {"claims": {}}
    assert [move.old for move in find_moves(empty, full)] == [""]
    assert [move.new for move in find_moves(full, empty)] == [""]
