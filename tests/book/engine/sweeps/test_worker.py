"""A worker runs an order only with the same book, and tells whatever goes wrong."""

import nbformat
import pytest
from tests.book.engine.sweeps.small_sweeps import runs_of, sweep_here, sweep_of

from chokepoint.book.engine.sweeps.orders import Orders, pack, unpack
from chokepoint.book.engine.sweeps.stores import open_store
from chokepoint.book.engine.sweeps.worker import run_order
from chokepoint.paths import ROOT_VARIABLE


@pytest.fixture
def here(workspace, monkeypatch):
    """Let this process be a worker with the project."""
    monkeypatch.setenv(ROOT_VARIABLE, str(workspace.root))
    return workspace


def order_for(workspace, output, *over, **changes):
    sweep = sweep_of(workspace, *over)
    (entry,) = sweep.entries()
    head, text = unpack(Orders(sweep, workspace.root).order(entry, open_store(str(output))))
    return pack({**head, **changes}, text)


def test_a_notebook_that_is_sent_back_is_the_one_made_here(here, tmp_path):
    head, text = unpack(run_order(order_for(here, tmp_path / "out", "n=3")))
    assert head == {"finished": True}
    sweep_here(here, tmp_path / "local", "n=3")
    (made,) = (tmp_path / "local/notebooks").iterdir()
    assert text == made.read_text(encoding="utf-8")
    assert not (tmp_path / "out").exists()


def test_a_notebook_is_written_where_the_worker_reaches_the_output(here, tmp_path):
    head, text = unpack(run_order(order_for(here, f"file://{tmp_path}/out", "n=3")))
    sweep_here(here, tmp_path / "local", "n=3")
    (made,) = (tmp_path / "local/notebooks").iterdir()
    assert (head, text) == ({"written": made.name}, "")
    assert (tmp_path / "out/notebooks" / made.name).read_bytes() == made.read_bytes()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("code", "the code of the book"),
        ("data", "the tables"),
        ("environment", "the installed packages"),
    ],
)
def test_a_worker_with_another_book_refuses_and_names_what_differs(here, tmp_path, name, said):
    order, text = unpack(order_for(here, tmp_path / "out", "n=3"))
    order["hashes"][name] = "another"
    head, _ = unpack(run_order(pack(order, text)))
    assert head == {"refused": f"{said} differ"}
    assert runs_of(here) == []


def test_a_worker_without_a_book_refuses(here, tmp_path, monkeypatch):
    order = order_for(here, tmp_path / "out", "n=3")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    head, _ = unpack(run_order(order))
    assert "no book found here" in head["refused"]


@pytest.mark.parametrize("output", ["{}/out", "file://{}/out"])
def test_a_chapter_that_the_worker_has_otherwise_comes_with_the_order(here, tmp_path, output):
    place = output.format(tmp_path)
    order = order_for(here, place, "n=3")
    if place.startswith("file"):
        open_store(place).write("source.ipynb", sweep_of(here, "n=3").source.encode())
    expected = unpack(run_order(order))
    notebook = nbformat.read(here.root / "page.ipynb", as_version=4)
    notebook.cells[-1].source = "print('another chapter')"
    nbformat.write(notebook, here.root / "page.ipynb")
    assert unpack(run_order(order)) == expected
    assert len(list((here.build / "sweep").rglob("page.ipynb"))) == 1


def test_a_chapter_that_did_not_arrive_whole_is_not_run(here, tmp_path):
    order, text = unpack(order_for(here, tmp_path / "out", "n=3"))
    order["hashes"]["chapter"] = "another"
    head, _ = unpack(run_order(pack(order, text[:-10])))
    assert "the chapter is not the one that was sent" in head["failed"]["message"]
    assert runs_of(here) == []


def test_a_cell_that_fails_is_told_with_its_place(here, tmp_path):
    head, _ = unpack(run_order(order_for(here, tmp_path / "out", "n=13")))
    assert head["failed"]["message"] == "ValueError: unlucky"
    assert head["failed"]["where"].startswith("chapter page (en, n=13), cell 5")


@pytest.mark.parametrize("order", [b"", b"{}\n", pack({"hashes": {}})])
def test_what_is_no_order_is_told_too(here, order):
    head, _ = unpack(run_order(order))
    assert "failed" in head or "refused" in head
