import pytest

from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, Measure
from chokepoint.figures import sheets
from chokepoint.figures.facts import FACT_MIME
from chokepoint.i18n import Translator, msg

ROW = "prod-usgs-2026-gallium-primary-wld-2025"
LINE = Line("output", "world", msg("It is {t} kg."), {"t": Number(900000.0, "kg", "as printed", ROW)})


def test_every_number_is_a_fact_of_the_page():
    (told,) = sheets.tell([LINE])
    data, _metadata = told._repr_mimebundle_()
    assert data[FACT_MIME]["key"] == "world_t"
    assert data[FACT_MIME]["rows"][0]["source_id"] == "usgs_mcs2026_dr"


def test_lines_stand_by_field_with_the_place_of_each_number_and_their_sources():
    body = sheets.body([LINE], {"output": msg("output")}, Translator())
    (field,) = body.payload["fields"]
    assert field["name"] == "Output"
    assert field["lines"] == [
        {"text": "It is {t} kg.", "specs": {"t": ["world_t", ",.0f"]}, "sources": ["usgs_mcs2026_dr"]}
    ]
    assert sheets.sources_of(LINE) == ["usgs_mcs2026_dr"]


@pytest.mark.parametrize(("low", "high", "beside"), [
    (67.1, 70.0, " percent (67–70)"), (69.2, 69.3, " percent"), (None, None, " percent"),
    (69.2, 100.0, " percent or more"),
])  # fmt: skip
def test_a_key_figure_stands_with_its_bounds_and_age(low, high, beside):
    answer = Answer("s.k", 69.2, "percent", "h", ROW, date=2025, low=low, high=high)
    found = sheets.written_figure(Measure("k", msg("share"), answer), Translator())
    assert found == {"label": "Share", "value": "69", "beside": beside, "date": "2025"}


def test_a_head_holds_lines_figures_and_status():
    head = sheets.head([LINE] * 3, [], "licence", Translator(), {"name": "Gallium"})
    assert head.payload["status"] == "licence"
    assert head.words.count("900,000") == 3


def test_things_and_families_lead_to_their_pages():
    links = sheets.lead_to("country", {"CHN": "China"}, "Named here")
    assert links.kind == "page_links"
    assert links.payload == {
        "parameter": "country", "label": "Named here", "things": [{"value": "CHN", "name": "China"}],
    }  # fmt: skip
    every = sheets.lead_to_all("country", "All")
    assert (every.kind, every.payload["parameter"]) == ("all_pages", "country")
