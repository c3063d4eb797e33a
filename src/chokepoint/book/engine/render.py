"""Turn a stage into pages with Jupyter Book and Sphinx, every warning an error."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from chokepoint.book.engine.digests import PAGE_TOOLS, digest, file_digest, tool_versions
from chokepoint.book.engine.failures import BuildFailed, plain
from chokepoint.book.engine.folders import Workspace, empty_folder, write_atomically, write_if_changed
from chokepoint.book.engine.forget import forget_old
from chokepoint.book.engine.runs.code import IMPORTS, Code
from chokepoint.book.engine.runs.fingerprint import code_digest
from chokepoint.book.engine.sphinx_process import run_sphinx
from chokepoint.book.engine.surroundings import page_environment
from chokepoint.book.site.drawings import FOLDER_VARIABLE, name_fonts
from chokepoint.errors import BuildError, ChokepointError
from chokepoint.notes import CATALOGUE, CODE

# path, line, severity, message: "/x/stage/en/index.ipynb:20003: WARNING: undefined label: 'a' [ref.ref]"
WARNING = re.compile(
    r"^(?:(?P<path>[^:\n]*?)(?::(?P<line>\d+))?: )?(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<text>.*)$"
)
DRAWINGS = "drawings"
SETTINGS = "_config.yml"
PAGE_ENDINGS = (".ipynb", ".md")
STATE_OF_PROJECT = ("commit", "commit_modified", "data_checksum", "data_as_of")
"""What pages are told when they are written, not when they are read."""
CELL_STEP = 10_000  # MyST-NB counts the lines of cell n from n times this
MAKERS = (f"{CODE}:chokepoint.book.sphinx_ext.*", f"{CODE}:chokepoint.book.site.*")
"""What Sphinx loads of ours; with all that it imports it may have a part in a page."""
FATAL = re.compile(
    r"^(?:\S+ error|Exception occurred|Sphinx parallel build error|Traceback.*):?\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Renderer:
    """Builds the pages of one stage.

    Args:
        workspace: the project's folders.
        stage: the folder with ``_toc.yml`` and ``_config.yml``.
        language: that of the pages.
        jobs: processes used by Sphinx.
        fresh: make every page, whatever stands from earlier.
        maker: what makes pages, as :func:`maker_digest` gives it; asked for if not given.
    """

    workspace: Workspace
    stage: Path
    language: str
    jobs: int = 1
    fresh: bool = False
    maker: str = ""

    @property
    def output(self) -> Path:
        """The folder with the pages, as Sphinx leaves it."""
        return self.workspace.work / self.stage.name / "html"

    def render(self) -> Path:
        """Build the pages: those that changed, or all if what is common to them has changed.

        Returns:
            The folder with the pages.

        Raises:
            BuildFailed: with one error for each warning.
        """
        work = self.workspace.work / self.stage.name
        note, frame = work / "frame", self._frame()
        if self.fresh or not note.is_file() or note.read_text(encoding="utf-8") != frame:
            empty_folder(work)
        note.unlink(missing_ok=True)  # what a failed build has read would not be warned of again
        write_if_changed(work / "conf" / "conf.py", sphinx_settings(self.stage))
        answer = self._run(self._arguments(work))
        if answer.returncode != 0:
            raise BuildFailed("building the pages", self._failures(answer.stderr))
        write_atomically(note, frame)
        return self.output

    def _frame(self) -> str:
        """Hash what every page depends on: code, tools, settings, and files that are no pages."""
        files = [path for path in sorted(self.stage.rglob("*")) if path.is_file()]
        common = [path for path in files if path.suffix not in PAGE_ENDINGS and path.name != SETTINGS]
        names = [part for path in common for part in (str(path.relative_to(self.stage)), file_digest(path))]
        maker = self.maker or maker_digest(self.workspace.cache, self.language)
        return digest(maker, _common_settings(self.stage), *names)

    def _arguments(self, work: Path) -> list[str]:
        options = ["-b", "html", "-W", "-n", "--keep-going", "-q", "-T", "-j", str(self.jobs)]
        folders = [
            "-c",
            str(work / "conf"),
            "-d",
            str(work / "doctrees"),
            str(self.stage),
            str(work / "html"),
        ]
        return [*options, *folders]

    def _run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        drawings = self.workspace.cache / DRAWINGS
        answer = run_sphinx(arguments, page_environment() | {FOLDER_VARIABLE: str(drawings)})
        forget_old(drawings, "*.*")
        write_atomically(self._log(), plain(f"{answer.stdout}\n{answer.stderr}"))
        return answer

    def _log(self) -> Path:
        return self.workspace.log / f"sphinx-{self.stage.name}.log"

    def _failures(self, text: str) -> list[ChokepointError]:
        found = warnings_of(plain(text))
        log = self.workspace.shorten(str(self._log()))
        errors = [
            BuildError(self.workspace.shorten(message), where=place_of(path, line))
            for path, line, message in found
        ]
        return [*errors] or [
            BuildError(self.workspace.shorten(fatal_message(plain(text))), hint=f"see {log}")
        ]


def maker_digest(cache: Path, language: str) -> str:
    """Hash what makes pages of a stage, whatever is in it: our code, the tools and the fonts.

    Of the code that chapters are made with, that is what the code of the book imports.

    Args:
        cache: the folder of what was computed once.
        language: that of the pages, whose catalogue takes part.
    """
    makers = Code(kept=cache / IMPORTS).hash_notes([*MAKERS, f"{CATALOGUE}:{language}"])
    return digest(*makers.values(), code_digest(book=True), tool_versions(PAGE_TOOLS), name_fonts())


def _common_settings(stage: Path) -> str:
    """Give the settings but for those that only say what state of the project the pages were made from."""
    settings = yaml.safe_load((stage / SETTINGS).read_text(encoding="utf-8"))
    context = settings.get("sphinx", {}).get("config", {}).get("html_context", {})
    for name in STATE_OF_PROJECT:
        context.pop(name, None)
    return json.dumps(settings, sort_keys=True, default=str)


def sphinx_settings(stage: Path) -> str:
    """Translate a stage's ``_config.yml`` into Sphinx's ``conf.py``, as ``jupyter-book config sphinx`` does.

    Jupyter Book's own build command runs Sphinx in one process only and puts a banner around its errors.

    Raises:
        BuildError: if a setting is not one Jupyter Book knows.
    """
    settings = read_settings(stage)
    if settings.get("bibtex_bibfiles"):  # read from beside conf.py otherwise, which lies elsewhere
        settings["bibtex_bibfiles"] = [str(stage.resolve() / name) for name in settings["bibtex_bibfiles"]]
    return "".join(f"{name} = {value!r}\n" for name, value in sorted(settings.items()))


def read_settings(folder: Path) -> dict[str, Any]:
    """Read the ``_config.yml`` of a folder as the settings of Sphinx.

    Raises:
        BuildError: if a setting is not one Jupyter Book knows.
    """
    from jupyter_book.config import get_final_config

    overrides = {"external_toc_path": "_toc.yml", "latex_individualpages": False}
    try:
        settings, _ = get_final_config(
            user_yaml=folder / "_config.yml", cli_config=overrides, sourcedir=folder, raise_on_invalid=True
        )
    except Exception as error:  # of many kinds, from the schema or from its own reading of the settings
        raise BuildError(f"Jupyter Book refuses a setting: {error}", where="_config.yml") from error
    return dict(settings)


def warnings_of(text: str) -> list[tuple[str, int, str]]:
    """Read Sphinx's warnings: (path or "", line or 0, message), each once."""
    found: dict[tuple[str, int, str], None] = {}
    for line in text.splitlines():
        match = WARNING.match(line)
        if match:
            found[match["path"] or "", int(match["line"] or 0), match["text"].strip()] = None
    return list(found)


def place_of(path: str, line: int) -> str:
    """Say where a warning comes from in the words of an author: ``controls.ipynb, cell 3, line 2``."""
    name = Path(path).name
    if not line:
        return name
    if name.endswith(".ipynb") and line >= CELL_STEP:
        return f"{name}, cell {line // CELL_STEP}, line {max(line % CELL_STEP, 1)}"
    return f"{name}, line {line}"


def fatal_message(text: str) -> str:
    """Give what stopped Sphinx when it gave no warning: the message, not the traceback above it."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if FATAL.match(line) and "traceback" not in line.lower() and number + 1 < len(lines):
            return lines[number + 1]
    return lines[-1] if lines else "Sphinx ended without a message"
