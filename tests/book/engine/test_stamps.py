"""Pages are laid out with stand-ins; the site says the commit and the checksum."""

from dataclasses import asdict, replace

import pytest

from chokepoint.book.engine.stage import BuildFacts
from chokepoint.book.engine.stamps import STAND_INS, copy_stamped, hold_places, stamps_of

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


def test_a_folder_is_copied_with_all_of_them_filled_in(tmp_path):
    held, source, target = hold_places(FACTS), tmp_path / "source", tmp_path / "target"
    (source / "a").mkdir(parents=True)
    (source / ".doctrees").mkdir()
    (source / ".doctrees/x").write_text("")
    (source / "a/page.html").write_text(f"<p>{held.commit}</p>")
    (source / "picture.png").write_bytes(held.commit.encode())
    target.mkdir()
    (target / "stays.txt").write_text("")
    copy_stamped(source, target, stamps_of(FACTS, "main", "en"), (".doctrees",))
    names = sorted(str(path.relative_to(target)) for path in target.rglob("*"))
    assert names == ["a", "a/page.html", "picture.png", "stays.txt"]
    assert (target / "a/page.html").read_text() == f"<p>{'c' * 40}</p>"
    assert (target / "picture.png").read_bytes() == held.commit.encode()
    assert held.commit in (source / "a/page.html").read_text()
