"""The engine as papermill finds it by its name, ``papermill ... --engine chokepoint``.

Papermill loads what is registered while it is itself being imported, so this module imports nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from chokepoint.book.engine.runs.forked import ForkEngine


class NamedEngine:
    """Stands for :class:`.forked.ForkEngine`, which is imported when it is used."""

    @staticmethod
    def _engine() -> type[ForkEngine]:
        from chokepoint.book.engine.runs.forked import ForkEngine

        return ForkEngine

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **options: Any) -> NotebookNode:
        """Execute a notebook in a fork."""
        return cls._engine().execute_notebook(nb, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb: NotebookNode, name: str | None = None) -> str:
        """Name the kernel a notebook asks for."""
        return str(cls._engine().nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: NotebookNode, language: str | None = None) -> str:
        """Name the language a notebook is written in."""
        return str(cls._engine().nb_language(nb, language))
