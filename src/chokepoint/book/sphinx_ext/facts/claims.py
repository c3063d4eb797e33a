"""Claims on a page: the strip and filter above them, one card each, and short lists in other chapters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from markupsafe import Markup

from chokepoint.book.engine.contents.page import Role
from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import role_address, source_page_address, to_top
from chokepoint.book.sphinx_ext.facts import bench, explore, guesses, links, sheets
from chokepoint.book.sphinx_ext.facts.headlines import make_headlines
from chokepoint.book.sphinx_ext.figures.sources import find_source, read_catalogue
from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.words import _, count, reader

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

CLAIMS_MIME = "application/vnd.chokepoint.claims+json"
STRIP_HEIGHT = 10
BEST, WORST = 5, 1
CUT = "……"
"""The mark of a quotation that is a part of a sentence, in the language of the article."""


class claim_card(nodes.General, nodes.Element):
    """One claim: verdict, quotation, what was found, what speaks against it, and its rule."""


class ClaimsRenderer:
    """MyST-NB renderer of the claims."""

    mime_priority_overrides: ClassVar = [("*", CLAIMS_MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Turn an output of claims into nodes, or decline any other output."""
        if data.mime_type != CLAIMS_MIME:
            return None
        content = dict(data.content)
        document = renderer.renderer.document
        return WRITERS[content["kind"]](content, document)


def make_summary(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the strips, the filter, the index of claims by verdict, and the structured data."""
    total = sum(len(entry["claims"]) for entry in content["verdicts"])
    strips = [write_strip(day, content["verdicts"]) for day in content["days"]]
    picks = [
        _write_picks("v", str(_("Verdict")), content["verdicts"], "verdict", total),
        _write_picks("t", str(_("Subject")), content["themes"], "theme", total),
    ]
    index = [_write_index(entry) for entry in content["verdicts"] if entry["claims"]]
    more = tag("details", tag("summary", str(_("Every claim by its verdict"))), tag("dl", *index))
    data = _write_data(content["reviews"], document.settings.env)
    return [raw(guesses.write_switch() + tag("div", *strips, *picks, more, class_="claims-summary") + data)]


def _write_data(reviews: list[dict[str, Any]], env: BuildEnvironment) -> Markup:
    """Write the structured data; other sites learn the verdicts from the current edition only."""
    if env.config.html_context.get("current_edition"):
        return Markup()
    return write_reviews(reviews, f"{env.config.html_baseurl or ''}{env.docname}.html")


def write_strip(day: dict[str, Any], verdicts: list[dict[str, Any]]) -> Markup:
    """Write the verdicts of one day as a bar, and as words for those who do not see it."""
    words = {entry["verdict"]: entry["word"] for entry in verdicts}
    counts = {name: n for name in words if (n := day["counts"].get(name))}
    told = reader().commas(f"{n} {words[name]}" for name, n in counts.items())
    bars, start = [], 0
    for name, n in counts.items():
        box = {"x": start, "y": 0, "width": n, "height": STRIP_HEIGHT}
        bars.append(tag("rect", tag("title", f"{n} {words[name]}"), class_=f"v-{name}", **box))
        start += n
    view = f"0 0 {start} {STRIP_HEIGHT}"
    drawn = tag("svg", *bars, class_="strip", viewBox=view, preserveAspectRatio="none", aria_hidden="true")
    return tag("p", reader().pair(day["when"], told)) + drawn


def _write_picks(group: str, legend: str, entries: list[dict[str, Any]], key: str, total: int) -> Markup:
    """Write one choice of the filter: everything, or one word."""
    everything = _write_pick(group, "all", str(_("all")), total, checked="")
    each = [_write_pick(group, entry[key], entry["word"], len(entry["claims"])) for entry in entries]
    return tag("fieldset", tag("legend", legend), everything, *each)


def _write_pick(group: str, name: str, word: str, n: int, checked: str | None = None) -> Markup:
    box = {"type": "radio", "name": f"pick-{group}", "id": f"pick-{group}-{name}", "checked": checked}
    mark = f"v-{name}" if group == "v" else None
    return tag("label", tag("input", **box), word, " ", tag("b", str(n)), class_=mark)


def _write_index(entry: dict[str, Any]) -> Markup:
    links = join((tag("a", name, href=f"#{name}") for name in entry["claims"]), " ")
    return tag("dt", entry["word"], class_=f"badge v-{entry['verdict']}") + tag("dd", links)


def write_reviews(reviews: Iterable[dict[str, Any]], address: str) -> Markup:
    """Write the claims as schema.org ClaimReview: a block of data, which no browser executes."""
    listed = [make_review(review, address) for review in reviews]
    whole = {"@context": "https://schema.org", "@graph": listed}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">') + Markup(text) + Markup("</script>")


def make_review(review: dict[str, Any], address: str) -> dict[str, Any]:
    """Describe one claim and its verdict in the words of schema.org."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": review["word"]}
    if review["rating"] is not None:
        rating |= {"ratingValue": review["rating"], "bestRating": BEST, "worstRating": WORST}
    item = {
        "@type": "Claim",
        "datePublished": review["published"],
        "author": {"@type": "Organization", "name": review["publisher"]},
    }
    return {
        "@type": "ClaimReview",
        "url": f"{address}#{review['id']}",
        "claimReviewed": review["claim"],
        "reviewBody": review["body"],
        "author": {"@type": "Organization", "name": "Chokepoint Metals"},
        "itemReviewed": item,
        "reviewRating": rating,
    }


def make_cards(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the cards of a theme; their numbers are facts of the page."""
    page = document.settings.env.docname
    return [_make_card(card, page) for card in content["cards"]]


def _make_card(card: dict[str, Any], page: str) -> claim_card:
    node = claim_card("", claim=card["id"], verdict=card["verdict"], theme=card["theme"])
    node += raw(_write_head(card) + guesses.write_guess(card.get("guess"), card["id"]))
    node += nodes.paragraph("", "", *_fill_sentence(card["sentence"], card["specs"]), translatable=False)
    if card["odds"]:
        odds = _fill_sentence(card["odds"], card["odds_specs"])
        node += nodes.paragraph("", "", *odds, translatable=False, classes=["odds"])
    node += raw(_write_foot(card, page))
    return node


def _write_head(card: dict[str, Any]) -> Markup:
    own = tag("a", card["id"], href=f"#{card['id']}")
    badge = tag("span", card["word"], class_="badge")
    before = str(_("as known on 6 July 2023: %s")) % card["then"] if card["moved"] else ""
    words = join([badge, *([" · ", before] if before else [])])
    quote = tag("q", f"{card['quote']}{CUT}", lang="zh")
    said = tag("p", quote, " ", marks.aside(card["paraphrase"], card["place"]), class_="q")
    return tag("p", own, words, class_="verdict") + said + tag("p", card["asks"], class_="asks")


def _fill_sentence(text: str, specs: dict[str, list[str]]) -> Iterator[nodes.Node]:
    """Put the places of facts into a sentence that may lack its full stop."""
    return sheets.fill_slots(text if text.endswith(".") else f"{text}.", specs)


def _write_foot(card: dict[str, Any], page: str) -> Markup:
    listed = join(tag("dt", head) + text for head, text in _list_rule(card))
    rule = tag("details", tag("summary", str(_("Rule, and what would change our mind"))), tag("dl", listed))
    chapter, _mark, section = card["chapter"].partition("#")
    link = tag("a", str(_("where the book tests it")), href=f"{to_top(page)}{chapter}.html#{section}")
    meta = tag("p", str(_("confidence: %s")) % card["confidence"], " · ", link, class_="meta")
    return _write_counter(card["counter"], page) + meta + rule


def _list_rule(card: dict[str, Any]) -> Iterator[tuple[str, Markup]]:
    """List what the rule looks at, its ladder, its edges and what would flip it."""
    yield str(_("What it looks at")), tag("dd", card["looks_at"])
    yield str(_("The rule")), tag("dd", card["rule"], lang="en")
    for edge in card["edges"]:
        yield str(_("Why there, and what if not")), tag("dd", edge)
    yield str(_("What would change our mind")), tag("dd", card["flips"])
    if card["note"]:
        yield str(_("Rare metals, rare earths")), tag("dd", card["note"])


def _write_counter(counter: dict[str, Any], page: str) -> Markup:
    """Write what speaks against the claim, each row with its source; nothing if nothing does."""
    if not counter["shown"]:
        return Markup()
    lines = marks.semicolons(_write_row(row, page) for row in counter["shown"])
    more = f" {count('and {n} more row', 'and {n} more rows', counter['more'])}" if counter["more"] else ""
    return tag("p", tag("b", str(_("Against it, or beside it:"))), " ", lines, more, class_="against")


def _write_row(row: dict[str, Any], page: str) -> Markup:
    source = find_source(read_catalogue(), row["source_id"])
    name = reader().commas([source.publisher, source.year])
    link = tag("a", name, href=source_page_address(row["source_id"], page))
    place = marks.commas([link, tag("code", row["row_id"])])
    return marks.aside(row["says"], place) if row["says"] else place


def make_list(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the short list that stands beside a figure of another chapter."""
    env = document.settings.env
    lines = [_write_claim(claim, env.config.html_context, env.docname) for claim in content["claims"]]
    return [raw(tag("div", tag("p", content["title"]), tag("ul", *lines), class_="claims-here"))]


def _write_claim(claim: dict[str, Any], context: dict[str, Any], page: str) -> Markup:
    badge = tag("span", claim["word"], class_=f"badge v-{claim['verdict']}")
    address = role_address(context, Role.CLAIMS, page, claim["id"])
    return tag("li", badge, " ", tag("a", claim["text"], href=address) if address else claim["text"])


WRITERS = {
    **{"summary": make_summary, "cards": make_cards, "list": make_list, "headlines": make_headlines},
    **sheets.WRITERS,
    **explore.WRITERS,
    **bench.WRITERS,
    **links.WRITERS,
}


def visit_card(translator: HTML5Translator, node: claim_card) -> None:
    """Open a card."""
    classes = f"claim v-{node['verdict']} t-{node['theme']}"
    translator.body.append(f'<div class="{classes}" id="{translator.attval(node["claim"])}">')


def depart_card(translator: HTML5Translator, node: claim_card) -> None:
    """Close a card."""
    translator.body.append("</div>\n")
