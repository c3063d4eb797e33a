"""What a cell puts out is told as the messages of a kernel, in the order in which a kernel tells it."""

import pytest

from chokepoint.book.engine.runs import shell as shells


def told_by(stream_names=("stdout",)):
    told = []
    tell = lambda kind, content: told.append((kind, dict(content)))  # noqa: E731
    return told, [shells.Stream(name, tell) for name in stream_names]


def test_pieces_of_a_print_are_told_together_when_flushed():
    told, (stream,) = told_by()
    print("a", "b", file=stream)
    assert told == []
    stream.flush()
    stream.flush()
    assert told == [("stream", {"name": "stdout", "text": "a b\n"})]


def test_a_stream_takes_text_alone():
    _, (stream,) = told_by()
    assert stream.writable()
    assert not stream.isatty()
    with pytest.raises(TypeError, match="not bytes"):
        stream.write(b"a")
