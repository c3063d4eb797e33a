import pytest
from tests.book.engine.sweeps.small_sweeps import sweep_of

from chokepoint.book.engine.sweeps.orders import Orders, pack, unpack
from chokepoint.book.engine.sweeps.stores import open_store


@pytest.mark.parametrize(("head", "text"), [({}, ""), ({"a": [1, None, "金\n"]}, "two\nlines\n金")])
def test_an_order_is_read_as_it_was_written(head, text):
    assert unpack(pack(head, text)) == (head, text)


@pytest.mark.parametrize("content", [b"", b"[]\n", b"3", b"\xff\xfe", b"not json\n"])
def test_what_is_neither_order_nor_reply_is_refused(content):
    with pytest.raises(ValueError, match=r"."):
        unpack(content)


def test_chapter_and_notebook_travel_only_where_workers_do_not_reach_the_output(workspace, tmp_path):
    sweep = sweep_of(workspace, "n=2")
    (entry,) = sweep.entries()
    orders = Orders(sweep, workspace.root, engine="kernel", fresh=True)
    head, text = unpack(orders.order(entry, open_store(str(tmp_path / "out"))))
    assert (head["output"], text) == ("", sweep.source)
    shared, nothing = unpack(orders.order(entry, open_store(f"file://{tmp_path}/out")))
    assert (shared["output"], nothing) == (f"file://{tmp_path}/out", "")
    assert head | {"output": ""} == shared | {"output": ""}
    assert head == {
        "hashes": dict(sweep.hashes), "page": "page", "notebook": "page.ipynb", "parameters": {"n": 2},
        "engine": "kernel", "fresh": True, "stem": entry.stem, "output": "",
    }  # fmt: skip
