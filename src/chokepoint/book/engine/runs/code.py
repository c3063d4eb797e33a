"""The code a run depends on: the modules it used, and all that these import, as the files now are.

A run notes which modules were behind what it asked for by name (`chokepoint.answers.registry`); what its
notebook imports is read from the notebook. From there imports lead on, and they are read from the sources.
The files that are no modules belong to the package they lie in: whoever imports from it may open them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from chokepoint.book.engine.digests import MISSING, digest, file_digest
from chokepoint.book.engine.runs.imports import BELOW, PACKAGE, Asked, KeptImports
from chokepoint.book.engine.runs.sources import FOLDER, Sources
from chokepoint.notes import CATALOGUE, CODE, EVERY, REGISTERING

BOOK = f"{PACKAGE}.book"
IMPORTS_ALL = frozenset({f"{PACKAGE}.stories.registered", f"{PACKAGE}.light_imports"})
"""Modules that look as if they might import anything: one leaves it to what it finds to say who uses it, one
only keeps a module of others from being imported.
"""
IMPORTS = "imports.json"
"""In the cache: what sources import."""
KINDS = (CATALOGUE, CODE, REGISTERING)


class Code:
    """The source files of the package at one moment; each is looked at once.

    Args:
        folder: the package's folder.
        kept: where what sources import is kept from one process to the next, if anywhere.
    """

    def __init__(self, folder: Path = FOLDER, kept: Path | None = None) -> None:
        self._sources, self._imports = Sources(folder), KeptImports(kept)
        self._digests: dict[str, str] = {}
        self._links: dict[str, set[str]] = {}
        self._hashes: dict[str, str] = {}

    def hash_notes(self, names: Iterable[str]) -> dict[str, str]:
        """Hash what stands behind notes on code and catalogues, such as ``code:chokepoint.stories.page``.

        Args:
            names: notes of any kind; others are passed over.
        """
        for name in names:
            if name not in self._hashes and name.partition(":")[0] in KINDS:
                self._hashes[name] = self._hash(name)
        self._imports.save()
        return {name: self._hashes[name] for name in names if name in self._hashes}

    def digest(self, *modules: str) -> str:
        """Hash modules and all they import."""
        return digest(*self.hash_notes([f"{CODE}:{name}" for name in modules]).values())

    def files(self, name: str) -> set[str]:
        """Name the files behind a note, by their paths within the package."""
        kind, _, what = name.partition(":")
        if kind == CATALOGUE:
            chosen = self._sources.catalogues if what == EVERY else {what}
            return {path for lang in chosen for path in self._sources.catalogues.get(lang, ())}
        begin = self._named(what) if kind == CODE else self._registering(what)
        return {path for module in _reach(begin, self._linked) for path in self._files_of(module)}

    def _files_of(self, module: str) -> set[str]:
        return {self._sources.modules[module]} | self._sources.beside.get(module, set())

    def _hash(self, name: str) -> str:
        parts = [part for path in sorted(self.files(name)) for part in (path, self._digest(path))]
        return digest(*parts) if parts else MISSING

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            self._digests[path] = file_digest(self._sources.folder / path)
        return self._digests[path]

    def _named(self, name: str) -> set[str]:
        """Find the module that is named or holds what is, and with ``BELOW`` all modules below it."""
        if name == EVERY:
            return set(self._sources.modules)
        base = name.removesuffix(BELOW)
        below = self._sources.below.get(base, set()) if name.endswith(BELOW) else set()
        return below | ({self._sources.holder(base)} - {""})

    def _linked(self, module: str) -> set[str]:
        """Find the modules a module imports itself, and the package it lies in, which is imported first."""
        if module not in self._links:
            asked = self._asked_by(module)
            everything = asked.anything and module not in IMPORTS_ALL
            names = [EVERY] if everything else [*asked.names, module.rpartition(".")[0]]
            self._links[module] = {other for name in names for other in self._named(name)}
        return self._links[module]

    def _asked_by(self, module: str) -> Asked:
        path = self._sources.modules[module]
        return self._imports.read(self._sources.folder / path, self._digest(path))

    def _registering(self, method: str) -> set[str]:
        """Find the modules that may register by a method, themselves or through one they import."""
        begin = {name for name in self._outside_book if method in self._asked_by(name).registering}
        return _reach(begin, lambda name: self._importers.get(name, set()))

    @cached_property
    def _outside_book(self) -> list[str]:
        return [name for name in self._sources.modules if not f"{name}.".startswith(f"{BOOK}.")]

    @cached_property
    def _importers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name in self._outside_book:
            for other in self._linked(name):
                found.setdefault(other, set()).add(name)
        return found


def _reach(begin: Iterable[str], links: Callable[[str], set[str]]) -> set[str]:
    """Follow links from some modules on as far as they lead."""
    found, waiting = set(begin), list(begin)
    while waiting:
        new = links(waiting.pop()) - found
        found |= new
        waiting += new
    return found
