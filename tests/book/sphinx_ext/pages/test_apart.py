import json

import pytest
from docutils import nodes
from docutils.utils import new_document
from small_books import build

from chokepoint.answers.look import Look
from chokepoint.book.sphinx_ext.facts.claims import CLAIMS_MIME
from chokepoint.book.sphinx_ext.facts.values import FACT_MIME, take_facts
from chokepoint.book.sphinx_ext.pages import apart
from chokepoint.data import KnownTables
from chokepoint.errors import BuildError
from chokepoint.stories import registered
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.page import Chapter

assert registered
FACT = {"key": "k", "value": 3, "unit": "kg", "how": "h", "rows": []}
PAGE = {
    "name": "dossier/soda_ash_synthetic", "title": "Synthetic soda ash", "family": "dossiers",
    "notebook": "dossier", "source": "chapters/dossier.ipynb",
    "parameters": {"commodity": "soda_ash_synthetic"},
}  # fmt: skip


@pytest.fixture
def document():
    made = new_document("dossier/soda_ash_synthetic")
    config = type("Config", (), {"html_context": {}, "html_baseurl": ""})()
    made.settings.env = type("Env", (), {"docname": "dossier/soda_ash_synthetic", "config": config})()
    return made


def test_a_page_has_the_headings_of_the_notebook_and_what_its_cells_show(document):
    look = Look(STORY, KnownTables(), params=PAGE["parameters"])
    apart.fill(document, PAGE, Chapter(STORY, look))
    titles = [title.astext() for title in document.findall(nodes.title)]
    assert titles == [
        "Synthetic soda ash",
        "Who makes it",
        "Who needs it, and who controls it",
        "How sure are we",
    ]
    found = list(document[0].findall(nodes.section))[1:]
    assert all(len(section.children) > 1 for section in found)
    assert "verdict" not in take_facts(document)


def test_a_fact_an_output_of_claims_and_a_sentence_are_known(document):
    document += apart.make_nodes(document, {FACT_MIME: FACT}, {})
    assert take_facts(document)["k"].value == 3
    assert document.children == []
    told = apart.make_nodes(document, {CLAIMS_MIME: {"kind": "list", "title": "t", "claims": []}}, {})
    assert "<p>t</p>" in told[0].astext()
    assert apart.make_nodes(document, {"text/markdown": "*x*", "text/plain": "x"}, {})[0].astext() == "x"


def test_another_output_is_refused(document):
    with pytest.raises(BuildError, match="image/png"):
        apart.make_nodes(document, {"image/png": ""}, {})


@pytest.mark.parametrize("text", ["It is {fact}`kg`.", "[words](page.md)"])
def test_markdown_that_is_more_than_words_is_refused(text):
    with pytest.raises(BuildError, match="more than words"):
        apart._plain(text, "chapters/dossier.ipynb")


def test_one_turns_from_a_page_to_the_next_in_the_order_of_their_titles():
    pages = [{"name": f"dossier/{one}", "title": one.capitalize()} for one in ("zinc", "antimony", "tin")]
    zinc, antimony, tin = (apart.turn_to(page, pages) for page in pages)
    assert antimony == {"next": {"link": "tin.html", "title": "Tin"}}
    assert tin["prev"]["title"] == "Antimony"
    assert tin["next"]["title"] == "Zinc"
    assert list(zinc) == ["prev"]


def test_pages_of_all_stories_share_what_was_worked_out_and_a_day_has_its_own():
    dossier = apart.look_of(PAGE, "en")
    country = apart.look_of(
        {"notebook": "country", "parameters": {"country": "CHN"}, "name": "country/china"}, "en"
    )
    then = apart.look_of(PAGE, "en", "2023-07-06")
    assert dossier.memory is country.memory
    assert then.memory is not dossier.memory
    assert then["production"]["vintage"].max() < dossier["production"]["vintage"].max()


def test_a_page_leads_to_the_others_of_its_family():
    other = {"name": "dossier/tin", "title": "Tin"}
    lead = apart._lead(PAGE, [PAGE, other])
    assert 'href="tin.html"' in lead
    assert 'href="soda_ash_synthetic.json"' in lead
    assert "soda_ash_synthetic.html" not in lead


def test_what_machines_read_holds_every_fact_and_the_family_in_one_file(document, tmp_path):
    document += apart.make_nodes(document, {FACT_MIME: FACT}, {})
    apart.write_record(tmp_path / "dossier/soda_ash_synthetic.json", PAGE, document)
    config = type("Config", (), {"html_context": {"apart": {"pages": [PAGE]}}})()
    apart.write_records(type("App", (), {"outdir": str(tmp_path), "config": config})())
    (found,) = json.loads((tmp_path / "dossiers.json").read_text("utf-8"))
    assert (found["name"], found["commodity"]) == ("Synthetic soda ash", "soda_ash_synthetic")
    assert "Synthetic soda ash" in found["also"]
    assert found["facts"] == [{"key": "k", "value": 3, "unit": "kg", "how": "h", "rows": [], "sources": []}]


def test_an_edition_of_a_day_has_such_pages_as_of_its_day(tmp_path):
    page = {**PAGE, "name": "country/china", "title": "China", "family": "countries", "notebook": "country",
            "source": "chapters/country.ipynb", "parameters": {"country": "CHN"}}  # fmt: skip
    then = {"edition_day": "2023-07-06", "current_edition": "../", "days": ["2023-07-06"],
            "dated_pages": ["index", page["name"]],
            "apart": {"pages": [page], "made_from": "x"}}  # fmt: skip
    out, warnings = build(tmp_path, {"index": "# Home\n\nText.\n"}, html_context=then)
    assert not warnings
    text = (out / "country/china.html").read_text("utf-8")
    assert "The one step by which China restricts exports: announced on 6 July 2023." in text
    assert 'href="../../country/china.html"' in text  # the same page with what is known today
    assert "Dataset" not in text
    assert "by the US Geological Survey for 2022" in (out / "country/china.md").read_text("utf-8")
    assert not (out / "data").exists()
