"""Pages are laid out with stand-ins; the site says the commit and the checksum."""

from dataclasses import asdict, replace

import pytest

from chokepoint.book.engine.stage import BuildFacts
from chokepoint.book.engine.stamps import STAND_INS, fill_in, hold_places, stamps_of

FACTS = BuildFacts("c" * 40, False, "d" * 64, "2026-06-17")


def filled(text, facts, language="en"):
    for token, value in stamps_of(facts, "main", language):
        text = text.replace(token.decode(), value.decode())
    return text


def test_an_edit_changes_nothing_that_pages_are_laid_out_with():
    edited = replace(FACTS, commit="e" * 40, commit_modified=True, data_checksum="f" * 64)
    assert hold_places(edited) == hold_places(FACTS)
    assert hold_places(FACTS) != hold_places(replace(FACTS, data_as_of="2026-06-18"))


def test_stand_ins_are_filled_in_whole_and_short():
    held = hold_places(FACTS)
    assert filled(f"{held.commit} {held.commit[:10]}", FACTS) == f"{'c' * 40} {'c' * 10}"
    assert filled(f"{held.data_checksum} {held.data_checksum[:10]}", FACTS) == f"{'d' * 64} {'d' * 10}"


@pytest.mark.parametrize(
    ("modified", "words"), [(False, f"Commit {'c' * 40}"), (True, "Commit, with changes since main")]
)
def test_links_lead_to_the_branch_where_the_files_differ(modified, words):
    facts = replace(FACTS, commit_modified=modified)
    held = hold_places(facts)
    assert filled(f"{held.commit_name} {held.reference}", facts) == words


def test_outside_git_nothing_stands_for_a_commit():
    unknown = replace(FACTS, commit="")
    assert hold_places(unknown).commit == hold_places(unknown).reference == ""
    assert filled(hold_places(unknown).data_checksum, unknown) == "d" * 64


def test_no_stand_in_holds_another():
    tokens = [value[:10] for value in asdict(STAND_INS).values() if isinstance(value, str) and value]
    assert len(set(tokens)) == 4


@pytest.mark.parametrize(
    ("name", "value"), [("page.html", "c" * 40), ("a.bib", "c" * 40), ("a.ris", "c" * 40), ("a.png", None)]
)
def test_they_are_filled_in_where_there_is_text(tmp_path, name, value):
    held = hold_places(FACTS)
    (tmp_path / name).write_text(f"<{held.commit}>", encoding="utf-8")
    content = fill_in(tmp_path / name, stamps_of(FACTS, "main", "en"))
    assert content.decode() == f"<{value or held.commit}>"
