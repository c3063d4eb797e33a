"""What a fork tells of a display, as an output of its cell.

nbclient turns messages into outputs, but copies each twice and checks it by a schema. For a display that is
plainly in order this gives the same output at once; all else is left to nbclient.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

JSON_TYPE = re.compile(r"application/(.*\+)?json")


def as_output(message: Mapping[str, Any]) -> NotebookNode | None:
    """Give the output for a display without an id whose content is what its types say; None for all else."""
    kind, content = message["msg_type"], message["content"]
    if kind not in ("display_data", "execute_result") or content.get("transient"):
        return None
    if not all(isinstance(value, str) or JSON_TYPE.match(key) for key, value in content["data"].items()):
        return None
    data, metadata = NotebookNode(dict(content["data"])), NotebookNode(dict(content["metadata"]))
    output = NotebookNode({"output_type": kind, "data": data, "metadata": metadata})
    if kind == "execute_result":
        output.execution_count = content["execution_count"]
    return output
