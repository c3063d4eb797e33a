import json
import re
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from chokepoint.book.sphinx_ext.facts import sheets
from chokepoint.book.sphinx_ext.facts.values import fact_use

LINE = {"text": "It is {t} kg.", "specs": {"t": ["world_t", ",.0f"]}, "sources": ["usgs_mcs2026_dr"]}
FIGURE = {
    "key": "hhi", "spec": ",.2f", "label": "Index", "value": "0.98", "number": "0.9803", "unit": "of 1",
    "beside": " (0.97–0.98)", "date": "2025",
}  # fmt: skip
HEAD = {
    "lines": [{**LINE, "specs": {}, "text": f"{word}."} for word in ("What", "Headline", "Status")],
    "figures": [FIGURE],
    "status": "licence",
    "about": {"name": "Gallium"},
}


@pytest.fixture
def document():
    made = new_document("dossier/gallium")
    config = SimpleNamespace(html_context={}, html_baseurl="https://example.org/en/")
    made.settings.env = SimpleNamespace(docname="dossier/gallium", config=config)
    return made


def test_a_number_of_a_sentence_is_the_place_of_its_fact():
    before, use, after = sheets.fill_slots(LINE["text"], LINE["specs"])
    assert (str(before), str(after)) == ("It is ", " kg.")
    assert isinstance(use, fact_use)
    assert (use["key"], use["spec"]) == ("world_t", ",.0f")


def test_the_head_leads_with_the_headline_and_ends_with_structured_data(document):
    first, *rest = sheets.make_head(HEAD, document)
    assert (first["classes"], first.astext()) == (["lede"], "Headline.")
    listed = next(node for node in rest if isinstance(node, nodes.definition_list))
    assert listed.astext().replace("\n", " ").strip().endswith("(0.97–0.98), 2025")
    data = json.loads(re.sub(r"</?script[^>]*>", "", rest[-1].astext()))
    assert (data["@type"], data["name"]) == ("Dataset", "Gallium")
    assert data["url"] == "https://example.org/en/dossier/gallium.html"
    assert data["variableMeasured"][0]["value"] == "0.9803"


def test_an_edition_of_a_day_tells_other_sites_nothing(document):
    document.settings.env.config.html_context["current_edition"] = "../"
    assert "Dataset" not in sheets.make_head(HEAD, document)[-1].astext()


def test_a_field_has_its_name_its_sentences_and_its_sources(document):
    content = {"fields": [{"field": "output", "name": "Output", "lines": [LINE, LINE]}]}
    name, told, sources = sheets.make_body(content, document)
    assert isinstance(name, nodes.rubric)
    assert len(list(told.findall(fact_use))) == 2
    assert "../sources/usgs_mcs2026_dr.html" in sources.astext()
    assert sources.astext().count("<a") == 1


def test_a_field_without_rows_names_no_source(document):
    line = {"text": "No row here on: prices.", "specs": {}, "sources": []}
    found = sheets.make_body({"fields": [{"field": "gaps", "name": "Gaps", "lines": [line]}]}, document)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("beside", "date", "told"),
    [(" percent", "2023", " percent, 2023"), ("", "2023", " (2023)"), (" t", "", " t"), ("", "", "")],
)
def test_the_age_of_a_figure_stands_apart_from_its_value(beside, date, told):
    one = {"label": "Risk", "key": "k", "spec": ".1f", "beside": beside, "date": date}
    assert sheets._make_figure(one).astext().endswith(told)
