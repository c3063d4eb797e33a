"""The few pages above the editions: the one that chooses, the one for a wrong address, and settings."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

GREETINGS = {"en": "Read the book in English", "zh": "阅读中文版"}
STYLE = (
    ":root{color-scheme:light dark}body{max-width:34rem;margin:18vh auto 0;padding:0 1.25rem;"
    "font:1.0625rem/1.6 Charter,Georgia,'Noto Serif CJK SC',serif}a{color:inherit}"
)


def write_root_pages(site: Path, title: str, editions: Sequence[str], base_url: str) -> None:
    """Write what stands above the editions.

    Args:
        site: the folder of the whole site.
        title: the book's title.
        editions: languages, the default first.
        base_url: the address the site is published at; "" if not known.
    """
    (site / "index.html").write_text(chooser(title, editions), encoding="utf-8")
    (site / "404.html").write_text(not_found(title, editions, base_path(base_url)), encoding="utf-8")
    (site / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
    (site / ".nojekyll").write_text("", encoding="utf-8")


def base_path(base_url: str) -> str:
    """Give the path a site is published under, with a slash at both ends."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


def chooser(title: str, editions: Sequence[str]) -> str:
    """Give the page at the root: it leads on to the first edition and names them all."""
    first = editions[0]
    head = f'<meta http-equiv="refresh" content="0; url={first}/index.html">'
    head += "".join(f'<link rel="alternate" hreflang="{e}" href="{e}/index.html">' for e in editions)
    return _page(title, title, head, _links(editions, ""), first)


def not_found(title: str, editions: Sequence[str], base: str) -> str:
    """Give the page a static host shows for an address there is not; it may stand at any depth."""
    text = "<p>There is no page at this address.</p>" + _links(editions, base)
    return _page(f"Page not found | {title}", "Page not found", "", text, editions[0])


def _links(editions: Sequence[str], base: str) -> str:
    rows = (
        f'<li><a lang="{e}" hreflang="{e}" href="{base}{e}/index.html">{GREETINGS.get(e, e)}</a></li>'
        for e in editions
    )
    return f"<ul>{''.join(rows)}</ul>"


def _page(title: str, heading: str, head: str, body: str, lang: str) -> str:
    style = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{head}\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{escape(heading)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
