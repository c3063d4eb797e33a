"""A process that forks is started once, says when it is ready, and says why if it never is."""

import pytest
from tests.book.engine.forks.forking import ask, forks_of

from chokepoint.book.engine.forks.owner import can_fork
from chokepoint.errors import BuildError

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")

TELL = """
def work(channel):
    seen = [sys.argv[2], *(os.environ[name] for name in ("PYTHONHASHSEED", "TZ", "OPENBLAS_NUM_THREADS"))]
    channel.sendall(" ".join(seen).encode())
"""


def test_it_is_told_its_arguments_and_runs_with_variables_that_are_the_same_everywhere(tmp_path):
    with forks_of(tmp_path, TELL) as server:
        assert ask(server) == ask(server) == "told 0 UTC 1"
        assert not server.has_ended()
    assert server.has_ended()


def test_why_it_does_not_start_is_told(tmp_path):
    with forks_of(tmp_path, "import nothing_of_that_name") as server:
        with pytest.raises(BuildError, match=r"serves a test does not start.*nothing_of_that_name"):
            server.open("nothing")
        assert server.has_ended()


def test_that_it_has_ended_is_told(tmp_path):
    with forks_of(tmp_path, TELL) as server:
        ask(server)
        server._process.kill()
        server._process.wait()
        with pytest.raises(BuildError, match="serves a test has ended"):
            server.open("nothing")
