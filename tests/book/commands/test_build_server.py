"""A build forked from a process with everything loaded: the bytes and messages of one that starts cold."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from tests.book.engine.small_project import vouch_for_data, write_book

from chokepoint.book.commands.builds import ARGUMENTS, Builds
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.forks.owner import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")

COLD = [sys.executable, "-m", "chokepoint.book.commands.cli", *ARGUMENTS]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    place = tmp_path_factory.mktemp("warm") / "book"
    place.mkdir()
    write_book(place)
    vouch_for_data(place)
    return place


@pytest.fixture(scope="module")
def builds(root):
    with closing(Builds(Workspace(root))) as opened:
        yield opened


def report(answer):
    return json.loads(answer.stdout)


def build_cold(root, *options):
    environment = {**os.environ, "CHOKEPOINT_ROOT": str(root)}
    return subprocess.run(
        [*COLD, *options], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def edit(root, old, new):
    path = root / "chapters/controls.ipynb"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_pages_made_one_after_the_other_are_those_of_a_cold_build_of_all(root, builds):
    first = report(builds.run())
    assert first["rendered"] == ["en"]
    threads = list(Path(f"/proc/{builds._server._process.pid}/task").iterdir())
    assert len(threads) == 1  # a fork would not have the others
    edit(root, "More than nothing.", "Some words more than nothing.")
    second = report(builds.run())
    assert (second["rendered"], second["executed"]) == (["en"], [])
    page = (root / "build/site/en/controls.html").read_text(encoding="utf-8")
    assert "Some words more than nothing." in page
    cold = report(build_cold(root, "--fresh"))
    assert first["site_hash"] != second["site_hash"] == cold["site_hash"]


@pytest.mark.slow
def test_what_sphinx_warns_of_is_told_as_after_a_cold_build(root, builds):
    edit(root, "rated 7", "{ref}`nowhere` rated 7")
    warm, cold = builds.run(), build_cold(root)
    edit(root, "{ref}`nowhere` rated 7", "rated 7")
    (error, *_) = report(warm)["errors"]
    assert "nowhere" in error["message"]
    assert error["where"].startswith("controls.ipynb, cell 1, line ")
    assert (warm.returncode, warm.stdout, warm.stderr) == (cold.returncode, cold.stdout, cold.stderr)


def test_sphinx_that_is_killed_fails_the_build_and_not_the_next(root, builds):
    killer = "import os\n\n\ndef setup(app):\n    os.kill(os.getpid(), 9)\n"
    (root / "killer.py").write_text(killer, encoding="utf-8")
    settings = root / "_config.yml"
    before = settings.read_text(encoding="utf-8")
    content = yaml.safe_load(before)
    content["sphinx"]["extra_extensions"].append("killer")
    settings.write_text(yaml.safe_dump(content), encoding="utf-8")
    killed = builds.run()
    settings.write_text(before, encoding="utf-8")
    assert [error["message"] for error in report(killed)["errors"]] == ["Sphinx ended without a message"]
    assert report(builds.run())["status"] == "ok"


IMPORTED = """
import sys
from pathlib import Path
from chokepoint.book.commands import build_server as server
server.preload(Path(sys.argv[1]))
before = {name.partition(".")[0] for name in sys.modules}
server._run_sphinx(sys.argv[2:])
print(*{name.partition(".")[0] for name in sys.modules} - before)
"""


@pytest.mark.slow
def test_what_takes_sphinx_long_to_import_is_loaded(root):
    stage, work = root / "build/stage/en", root / "build/work/en"
    options = ["-q", "-b", "html", "-c", str(work / "conf"), str(stage), str(root / "build/again")]
    command = [sys.executable, "-c", IMPORTED, str(root), *options]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    heavy = {"pandas", "altair", "sqlalchemy", "IPython", "jupyter_cache", "markdown_it", "lxml", "pybtex"}
    assert not heavy & set(answer.stdout.split())
