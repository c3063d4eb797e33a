"""Addresses at the project's public repository, all built from the one address in ``_config.yml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from sphinx.config import Config

HOST = "github.com"
"""Binder and Colab open notebooks of repositories on this host by owner and name."""

TEMPLATE = "wrong-figure.yml"
"""The form in ``.github/ISSUE_TEMPLATE``; its fields have the names used here."""

NAMED_SOURCES = 12


@dataclass(frozen=True)
class Repository:
    """The public repository of the book.

    Args:
        url: its address, without a slash at the end.
        reference: the commit the pages were made from, or the branch if the files differ from every commit.
    """

    url: str
    reference: str = "main"

    @property
    def slug(self) -> str:
        """Owner and name, or nothing if it is on another host."""
        parts = urlsplit(self.url)
        return parts.path.strip("/").removesuffix(".git") if parts.netloc == HOST else ""

    def file(self, path: str) -> str:
        """Give the address of a file."""
        return f"{self.url}/blob/{quote(self.reference)}/{quote(path)}"

    def binder(self, path: str) -> str:
        """Give the address that opens a notebook in Binder; nothing on another host."""
        place = f"https://mybinder.org/v2/gh/{self.slug}/{quote(self.reference)}"
        return f"{place}?{urlencode({'urlpath': f'lab/tree/{path}'})}" if self.slug else ""

    def colab(self, path: str) -> str:
        """Give the address that opens a notebook in Colab; nothing on another host."""
        place = f"https://colab.research.google.com/github/{self.slug}/blob"
        return f"{place}/{quote(self.reference)}/{quote(path)}" if self.slug else ""

    def report(self, page: str, figure: str = "", sources: Sequence[str] = ()) -> str:
        """Give the address of a report of a wrong figure that is filled in as far as the page knows.

        Args:
            page: the address of the page, with the figure's place if it is about one.
            figure: the figure's id and title.
            sources: ids of its sources; the first are named, the others counted.
        """
        more = len(sources) - NAMED_SOURCES
        named = [*sources[:NAMED_SOURCES], f"and {more} more"] if more > 0 else sources
        fields = {
            "template": TEMPLATE,
            "title": f"Wrong figure: {figure or page}",
            "page": page,
            "figure": figure,
            "sources": ", ".join(named),
            "version": self.reference,
        }
        return f"{self.url}/issues/new?{urlencode({k: v for k, v in fields.items() if v}, quote_via=quote)}"


def read_repository(config: Config) -> Repository | None:
    """Read the repository from the settings; nothing if they name none."""
    context, options = config.html_context, config.html_theme_options
    url = str(context.get("repository_url") or options.get("repository_url") or "").rstrip("/")
    branch = str(options.get("repository_branch") or "main")
    commit = "" if context.get("commit_modified") else str(context.get("commit") or "")
    return Repository(url, str(context.get("reference") or "") or commit or branch) if url else None
