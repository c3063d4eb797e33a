"""Rules for the prose of a page that a stranger must be able to read, over the text of the built page."""

import re

from lxml import html

UNSURE = "How sure are we"
"""The section of a chapter that gathers its doubts; there a page may speak of its own sources."""
MOST_NUMERALS = 2
OWN_WORDS = re.compile(r"\b(editions?|printed|evidence|texts?)\b", re.I)
"""Words by which a page talks of its sources in place of the world."""
WORDS_BETWEEN = 150
FORBIDDEN = re.compile(
    r"\b(nil|dear|parted|weblogs?|whoever|wars of trade|points of a percentage|in the evidence|texts seen"
    r"|the (American|US) survey|the explainer|Rare earths 2010|Gallium 2023|Germanium 2023|Antimony 2024)\b"
)
NUMERAL = re.compile(r"(?<![\w.])[−-]?\d[\d,.]*(?:[–/]\d[\d,.]*)*")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{4}})?|\bNo\. \d+ of \d{{4}}\b|\b(?:19|20)\d\d\b")
_END = re.compile(r"(?<!No)(?<!\bv)[.!?]\s+(?=[“\"(A-Z0-9×−])")


BESIDE = ["figure", "details", "aside", "table", "nav", "footer"]
"""What stands beside the prose."""
LISTS = ("numbers", "claim", "reproduce", "flip-note")
"""Classes of what is no prose: lists of numbers and claims, how to run a page again, marks."""


def is_prose(element):
    above = [element, *element.iterancestors()]
    classes = " ".join(one.get("class", "") for one in above)
    return not any(one.tag in BESIDE for one in above) and not any(name in classes for name in LISTS)


def paragraphs(page):
    """Give each paragraph of a page's prose with the heading it stands under."""
    found, heading = [], ""
    tree = html.fromstring(page)
    for mark in tree.xpath("//*[contains(concat(' ', @class, ' '), ' flip ')]"):
        mark.drop_tree()
    for element in tree.xpath("//main//*[self::h2 or self::p]"):
        text = " ".join(element.text_content().split())
        if element.tag == "h2":
            heading = text.rstrip("#¶ ")
        elif text and is_prose(element):
            found.append((heading, text))
    return found


def sentences(text):
    return _END.sub(lambda found: f"{found[0].strip()}\n", text).split("\n")


def numerals(sentence):
    """Count the numbers of a sentence; dates, years and the numbers of notices are names, not quantities."""
    return len(NUMERAL.findall(DATE.sub("", sentence)))


def crowded(page):
    """List the sentences with more numbers than a reader keeps."""
    told = [sentence for _heading, text in paragraphs(page) for sentence in sentences(text)]
    return [sentence for sentence in told if numerals(sentence) > MOST_NUMERALS]


def forbidden(page):
    """List the words that are private, old, or another name for a thing that has one."""
    return [found[0] for _heading, text in paragraphs(page) for found in FORBIDDEN.finditer(text)]


def own_words(page):
    """Give how often a page speaks of its own sources outside its section of doubts, and how often it may."""
    texts = [text for heading, text in paragraphs(page) if heading != UNSURE]
    words = sum(len(text.split()) for text in texts)
    return sum(len(OWN_WORDS.findall(text)) for text in texts), max(1, words // WORDS_BETWEEN)
