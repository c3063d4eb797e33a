import shutil
from pathlib import Path

import pytest

from chokepoint.book.engine.digests import tree_digest
from chokepoint.book.engine.publish import check_output, current, publish
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place


def tree(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / ".nojekyll").write_text("", encoding="utf-8")
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def served(output: Path) -> str:
    return (output / "index.html").read_text(encoding="utf-8")


def test_the_output_is_a_link_to_a_folder_named_by_content(tmp_path):
    output = tmp_path / "out/site"
    first = publish(tree(tmp_path / "w1", "one"), output)
    assert output.readlink() == Path(f"site-{first[:16]}")
    assert publish(tree(tmp_path / "w2", "one"), output) == first
    assert publish(tree(tmp_path / "w3", "two"), output) != first
    assert served(output) == "two"


def test_a_hash_that_is_known_is_taken(tmp_path):
    known = tree_digest(tree(tmp_path / "w1", "one"))
    assert publish(tmp_path / "w1", tmp_path / "site", known) == known
    assert (tmp_path / "site").readlink() == Path(f"site-{known[:16]}")


def test_only_the_site_before_is_kept(tmp_path):
    output = tmp_path / "site"
    hashes = [publish(tree(tmp_path / f"w{text}", text), output) for text in ("1", "2", "3")]
    kept = {path.name for path in tmp_path.glob("site-*")}
    assert kept == {f"site-{h[:16]}" for h in hashes[1:]}


def test_going_back_to_an_earlier_site_works(tmp_path):
    output = tmp_path / "site"
    for number, text in enumerate(["one", "two", "one"]):
        publish(tree(tmp_path / f"w{number}", text), output)
    assert served(output) == "one"


def test_a_changed_site_folder_is_replaced_by_the_true_one(tmp_path):
    output = tmp_path / "site"
    publish(tree(tmp_path / "w1", "one"), output)
    (output / "index.html").write_text("forged", encoding="utf-8")
    publish(tree(tmp_path / "w2", "one"), output)
    assert served(output) == "one"


def test_folders_that_only_look_alike_are_not_removed(tmp_path):
    output = tmp_path / "site"
    alike = [tmp_path / "site-backup", tmp_path / "site-0123456789abcdef"]
    for folder in alike:
        folder.mkdir()
        (folder / "thesis.txt").write_text("x", encoding="utf-8")
    publish(tree(tmp_path / "w1", "one"), output)
    publish(tree(tmp_path / "w2", "two"), output)
    assert all((folder / "thesis.txt").exists() for folder in alike)


def test_an_empty_folder_is_a_fine_output(tmp_path):
    (tmp_path / "site").mkdir()
    publish(tree(tmp_path / "w", "one"), tmp_path / "site")
    assert served(tmp_path / "site") == "one"


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_not_ours_is_refused_and_left(tmp_path, kind):
    output = tmp_path / "site"
    if kind == "file":
        output.write_text("mine", encoding="utf-8")
    elif kind == "folder":
        tree(output, "mine")
    else:
        output.symlink_to(tree(tmp_path / "elsewhere", "mine"))
    with pytest.raises(BuildError, match="nothing was changed"):
        check_output(output)
    with pytest.raises(BuildError):
        publish(tree(tmp_path / "w", "one"), output)
    assert (output if kind == "file" else output / "index.html").read_text(encoding="utf-8") == "mine"
    assert current(output) is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_neither_our_link_nor_a_folder_is_never_replaced(tmp_path, kind):
    output = tmp_path / "site"
    with odd_place(output, kind):
        with pytest.raises(BuildError, match="nothing was changed") as found:
            check_output(output)
        assert found.value.hint == "choose another --output"
        with pytest.raises(BuildError):
            publish(tree(tmp_path / "w", "one"), output)


def test_a_link_to_a_folder_that_only_looks_alike_is_refused(tmp_path):
    output, alike = tmp_path / "site", tmp_path / "site-0123456789abcdef"
    alike.mkdir()
    (alike / "thesis.txt").write_text("x", encoding="utf-8")
    output.symlink_to(alike.name)
    with pytest.raises(BuildError, match="is a link to another place"):
        check_output(output)


def test_our_own_link_is_replaced_even_when_its_site_is_gone(tmp_path):
    output = tmp_path / "site"
    publish(tree(tmp_path / "w1", "one"), output)
    shutil.rmtree(output.parent / output.readlink())
    publish(tree(tmp_path / "w2", "two"), output)
    assert served(output) == "two"


def test_a_place_below_a_file_is_refused(tmp_path):
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match="cannot be written to"):
        check_output(tmp_path / "notes" / "site")
