import pytest

from chokepoint.book.commands.clean import clean
from chokepoint.book.engine.folders import Workspace


@pytest.fixture
def workspace(tmp_path):
    for name in ("stage", "work", "log", "cache", "site-0123456789abcdef"):
        (tmp_path / "build" / name).mkdir(parents=True)
        (tmp_path / "build" / name / "x").write_text("x", encoding="utf-8")
    return Workspace(tmp_path)


def test_cleaning_keeps_cache_and_site(workspace):
    assert clean(workspace) == ["build/stage", "build/work", "build/log"]
    assert {path.name for path in workspace.build.iterdir()} == {"cache", "site-0123456789abcdef"}
    assert clean(workspace) == []


def test_cleaning_everything_leaves_no_build_folder(workspace):
    (workspace.cache / "tables/uses").mkdir(parents=True)
    assert clean(workspace, everything=True) == ["build"]
    assert not workspace.build.exists()


def test_a_build_folder_that_is_a_link_is_left_alone(tmp_path, workspace):
    other = tmp_path / "other"
    other.mkdir()
    (other / "build").symlink_to(workspace.build)
    assert clean(Workspace(other), everything=True) == []
    assert (workspace.build / "cache/x").exists()
