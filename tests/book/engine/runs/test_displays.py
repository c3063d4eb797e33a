"""A display told by a fork becomes the output that nbclient would make of it."""

import pytest
from nbformat.v4 import output_from_msg

from chokepoint.book.engine.runs.displays import as_output

FIGURE = {"application/vnd.vegalite.v6+json": {"data": [{"a": 1}]}, "text/plain": "a chart"}


def message(kind="display_data", **content):
    return {"msg_type": kind, "content": {"data": FIGURE, "metadata": {"a": {"b": 1}}} | content}


@pytest.mark.parametrize(
    "told", [message(), message(transient={}), message("execute_result", execution_count=3)]
)
def test_a_plain_display_is_what_nbclient_makes_of_it(told):
    output = as_output(told)
    assert output == output_from_msg(told | {"header": {"msg_type": told["msg_type"]}})
    assert output.data["text/plain"] == "a chart"


@pytest.mark.parametrize(
    "told",
    [
        message(transient={"display_id": "one"}),
        message("update_display_data"),
        message(data={"text/plain": 5}),
        message(data={"text/html": {"a": 1}}),
        {"msg_type": "stream", "content": {"name": "stdout", "text": "a"}},
        {"msg_type": "clear_output", "content": {"wait": True}},
    ],
)
def test_all_else_is_left_to_nbclient(told):
    assert as_output(told) is None
