"""The files that a repository's visitors and machines look for say what is true."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
PACKAGE = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path):
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not PINNED.fullmatch(action.strip())] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_unless_a_job_asks_for_more(path):
    flow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(flow["permissions"].values()) <= {"read"}
    assert all("timeout-minutes" in job for name, job in flow["jobs"].items() if name != "publish")
    writing = {name for name, job in flow["jobs"].items() if "write" in job.get("permissions", {}).values()}
    assert writing <= {"publish", "site"}


def test_one_action_has_one_commit_everywhere():
    used = {action for path in WORKFLOWS for action in re.findall(r"uses: (\S+)", path.read_text("utf-8"))}
    assert len(used) == len({action.partition("@")[0] for action in used})


def test_the_lock_with_jupyterlab_holds_the_versions_of_the_other():
    plain, lab = (dict(PACKAGE.findall(read(name))) for name in ("requirements.txt", "requirements-lab.txt"))
    assert "jupyterlab" in lab
    assert {name: lab.get(name) for name in plain} == plain


def test_what_a_reproduction_should_give_is_there():
    listed = [entry["file"] for entry in yaml.safe_load(read("codecheck.yml"))["manifest"]]
    assert listed
    assert [name for name in listed if not name.startswith("build/") and not (ROOT / name).is_file()] == []


def test_hooks_run_programs_of_the_environment():
    (repository,) = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    programs = {shlex.split(hook["entry"])[0] for hook in repository["hooks"]}
    assert all(program.startswith(".venv/bin/") for program in programs)
    assert {Path(program).name for program in programs} <= {"ruff", "lint-imports", "chokepoint"}


@pytest.mark.parametrize("name", ["SECURITY.md", ".github/PULL_REQUEST_TEMPLATE.md", "Makefile"])
def test_commands_named_exist(name):
    from typer.main import get_command

    from chokepoint.book.commands.cli import app

    known = set(get_command(app).list_commands(None))
    assert set(re.findall(r"chokepoint ([a-z]+)\b(?! Metals)", read(name))) <= known
