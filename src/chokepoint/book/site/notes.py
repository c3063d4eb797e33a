"""What is noted of a file of a finished site: what it offers and asks for, and what is wrong with it.

Whatever is asked about the site as a whole is answered from these notes, so that a file that has not changed
need not be read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from chokepoint.book.site.file_checks import Fault, Rules, check_file
from chokepoint.book.site.files import SiteFile
from chokepoint.book.site.references import is_inside

MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
FILE_NAME = re.compile(r"[\w.@+-]+\.(?=\d*[A-Za-z])[A-Za-z0-9]{2,5}")  # no number with decimals
SCRIPTS = frozenset({".js", ".mjs", ".json"})
OWN_ADDRESS_END = r"[^\s<>\"')\]]*"


@dataclass(frozen=True)
class Notes:
    """What is noted of a file.

    Args:
        links: addresses of other files of the site and of places in them, as written, each once.
        named: names of files that a script may load.
        anchors: the places of a page that others can lead to.
        public: full addresses of the site itself that the file gives to others.
        faults: what is wrong with it by itself.
        title: the main heading of a page.
        description: the first sentences of a page.
        twin: the address of a page's Markdown twin; "" if it has none.
    """

    links: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    title: str = ""
    description: str = ""
    twin: str = ""


def take_notes(file: SiteFile, rules: Rules) -> Notes:
    """Note what there is to note of a file."""
    words = (_title(file.tree), _description(file.tree), _twin(file.tree)) if file.is_page else ()
    return Notes(
        sorted({address for address in _addresses(file) if is_inside(address)}),
        _named(file),
        list(dict.fromkeys(file.anchors)),
        list(_public(file, rules.address)),
        check_file(file, rules),
        *words,
    )


def _addresses(file: SiteFile) -> list[str]:
    if file.ending == ".md":
        return MARKDOWN_LINK.findall(file.text)
    return [reference.address for reference in file.references]


def _named(file: SiteFile) -> list[str]:
    """Name files a script may load: scripts build addresses, so the bare file name decides."""
    if file.ending not in SCRIPTS or file.name.endswith("searchindex.js"):
        return []
    lines = [line for line in file.text.splitlines() if not line.startswith("//# sourceMappingURL")]
    return sorted(set(FILE_NAME.findall("\n".join(lines))))


def _public(file: SiteFile, address: str) -> Iterator[str]:
    """Give the site's own full addresses: in heads, in the sitemap and feeds, in Markdown twins."""
    own = re.compile(re.escape(address) + OWN_ADDRESS_END)
    if address and file.is_page:
        values = file.tree.xpath("//link[@rel='canonical']/@href | //meta/@content")
        yield from (str(value) for value in values if own.fullmatch(value))
    elif address and file.name.endswith((".xml", ".md", "llms.txt")):
        yield from own.findall(file.text)


def _title(tree: html.HtmlElement) -> str:
    heading = tree.find(".//h1")
    if heading is None:
        return ""
    texts = heading.xpath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]")
    return " ".join("".join(texts).split())


def _description(tree: html.HtmlElement) -> str:
    words = tree.xpath("string(//meta[@name='description']/@content)") or tree.xpath(
        "string(//p[contains(@class, 'lede')])"
    )
    return " ".join(words.split())


def _twin(tree: html.HtmlElement) -> str:
    return str(tree.xpath("string(//link[@rel='alternate'][@type='text/markdown']/@href)"))
