"""The parts of a build that need no build; test_family_build builds a whole small book."""

from pathlib import Path

import pytest

from chokepoint.book.engine.build import Build
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place


@pytest.mark.parametrize("output", [None, Path("public"), Path("a/../public")])
def test_the_output_is_absolute_and_its_last_part_is_not_followed(tmp_path, monkeypatch, output):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "public").symlink_to("elsewhere")
    place = Build(Workspace(tmp_path), BuildOptions(output=output), QuietReporter()).output
    assert place == tmp_path.resolve() / ("public" if output else "build/site")


def build_pages(root, rendered, monkeypatch):
    """Render the pages of one edition with a renderer that only counts; give what was rendered."""

    def render(self):
        rendered.append(self.stage.name)
        self.output.mkdir(parents=True, exist_ok=True)
        (self.output / "index.html").write_text("page", encoding="utf-8")
        return self.output

    monkeypatch.setattr("chokepoint.book.engine.build.Renderer.render", render)
    build = Build(Workspace(root), BuildOptions(days=("2023-07-06",)), QuietReporter())
    build._render()
    return build.result


def test_an_edition_whose_inputs_did_not_change_is_not_rendered_again(tmp_path, monkeypatch):
    rendered = []
    for name in ("en", "en-2023-07-06"):
        (tmp_path / "build/stage" / name).mkdir(parents=True)
        (tmp_path / "build/stage" / name / "index.md").write_text("# One", encoding="utf-8")
    build_pages(tmp_path, rendered, monkeypatch)
    assert sorted(rendered) == ["en", "en-2023-07-06"]
    assert not build_pages(tmp_path, rendered, monkeypatch).rendered
    (tmp_path / "build/stage/en/index.md").write_text("# Two", encoding="utf-8")
    build_pages(tmp_path, rendered, monkeypatch)
    assert rendered[2:] == ["en"]
    (tmp_path / "build/work/en-2023-07-06/html/index.html").write_text("damaged", encoding="utf-8")
    build_pages(tmp_path, rendered, monkeypatch)
    assert rendered[3:] == ["en-2023-07-06"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_build_refuses_what_it_may_not_replace_before_it_reads_anything(tmp_path, kind):
    place = tmp_path / "out" / "site"
    build = Build(Workspace(tmp_path), BuildOptions(output=place), QuietReporter())
    with odd_place(place, kind), pytest.raises(BuildError, match="nothing was changed"):
        build.run()


@pytest.mark.parametrize("name", ["build", "build/.lock"])
@pytest.mark.parametrize("kind", KINDS[:3])
def test_a_build_folder_that_is_none_is_told(tmp_path, name, kind):
    build = Build(Workspace(tmp_path), BuildOptions(), QuietReporter())
    with odd_place(tmp_path / name, kind), pytest.raises(BuildError, match="nothing was changed"):
        build.run()
