import csv
from collections import defaultdict
from types import SimpleNamespace

import pyarrow.parquet as pq
from docutils.utils import new_document
from lxml import html

from chokepoint.book.sphinx_ext.facts import explore

CONTENT = {
    "name": "commodities",
    "key": "commodity_id",
    "title": "All commodities",
    "columns": [{"name": "name", "title": "Commodity"}, {"name": "share", "title": "Share"}],
    "rows": [
        {"id": "tin", "cells": ["Tin", "24 (23–25)"]},
        {"id": "cement", "cells": ["Cement", "45"]},
        {"id": "talc", "cells": ["Talc", "over 5"]},
    ],
}


PLAIN = {
    "name": "leaders",
    "key": "country_iso3",
    "title": "Leaders",
    "columns": [{"name": "country", "title": "Country"}, {"name": "led", "title": "Which"}],
    "rows": [
        {"id": "CHN", "cells": ["China", "Tin (24)"], "links": [["tin", "Tin", "24"], ["talc", "Talc", "9"]]}
    ],
}
PICTURED = CONTENT | {
    "picture": "share",
    "filters": [
        {"mark": "lists", "title": "On the list of", "choices": [["AUS", "Australia"]]},
        {"mark": "share", "title": "At least", "choices": []},
    ],
    "rows": [
        {"id": "tin", "cells": ["Tin", "China: 24; others: 70"], "parts": [["CHN", 24.0], ["", 70.0]],
         "marks": {"lists": "AUS EUU", "leader": ""}},
        {"id": "talc", "cells": ["Talc", ""], "parts": []},
    ],
}  # fmt: skip


def test_producers_are_drawn_beside_each_other_and_told_in_words():
    table = html.fromstring(explore.write_table(PICTURED, {}))
    (picture,) = table.xpath("//svg")
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "China: 24; others: 70")
    bars = [(bar.get("x"), bar.get("width"), bar.get("class")) for bar in picture]
    assert bars == [("0", "24", "home"), ("24", "70", "rest")]


def test_a_row_bears_the_marks_it_has():
    first, second = html.fromstring(explore.write_table(PICTURED, {})).xpath("//tbody/tr")
    assert dict(first.attrib) == {"data-lists": "AUS EUU"}
    assert dict(second.attrib) == {}


def test_filters_offer_choices_or_a_number():
    fields = html.fromstring(explore.write_filters(PICTURED))
    assert fields.xpath("//select[@data-mark='lists']/option/@value") == ["", "AUS"]
    assert fields.xpath("//input[@type='number']/@data-mark") == ["share"]
    assert len(fields.xpath("//label")) == 3


def test_a_list_of_commodities_leads_to_those_with_a_page():
    cell = html.fromstring(explore.write_table(PLAIN, {"tin": "dossier/tin.html"})).xpath("//tbody/tr/td")[-1]
    assert cell.text_content() == "Tin (24), Talc (9)"
    assert cell.xpath("./a/@href") == ["dossier/tin.html"]


def test_two_years_and_two_stages_are_sorted_by_the_first():
    rows = [{"id": "a", "cells": ["A", cell]} for cell in ("2021–2024", "extraction 100; processing 47", "7")]
    table = html.fromstring(explore.write_table(CONTENT | {"rows": rows}, {}))
    assert [cell.get("data-value") for cell in table.xpath("//tbody//td")] == ["2021", "100", None]


def test_the_table_is_whole_without_scripts_and_leads_to_the_pages_there_are():
    table = html.fromstring(explore.write_table(CONTENT, {"tin": "dossier/tin.html"}))
    assert [cell.text_content() for cell in table.xpath("//tbody//th")] == ["Tin", "Cement", "Talc"]
    assert table.xpath("//a/@href") == ["dossier/tin.html"]
    assert table.xpath("//tbody//td/@data-value") == ["24", "5"]
    assert table.xpath("//td[2]") == []


def test_the_files_hold_what_the_table_holds(tmp_path):
    names = explore.name_files(CONTENT)
    explore.write_files(CONTENT, tmp_path)
    rows = list(csv.reader((tmp_path / names["CSV"]).open(encoding="utf-8")))
    assert rows[:2] == [["commodity_id", "name", "share"], ["tin", "Tin", "24 (23–25)"]]
    assert pq.read_table(tmp_path / names["Parquet"]).to_pylist()[1] == {
        "commodity_id": "cement", "name": "Cement", "share": "45",
    }  # fmt: skip


def test_the_page_offers_files_and_a_box_that_scripts_open(tmp_path):
    document = new_document("explore")
    page = {"name": "dossier/tin", "family": "dossiers", "parameters": {"commodity": "tin"}}
    config = SimpleNamespace(html_context={"apart": {"pages": [page]}})
    app = SimpleNamespace(outdir=str(tmp_path))
    document.settings.env = SimpleNamespace(
        docname="explore", config=config, app=app, metadata=defaultdict(dict)
    )
    (found,) = explore.make_table(PICTURED, document)
    text = found.astext()
    assert 'href="dossier/tin.html"' in text
    assert 'href="_tables/explore/commodities.csv"' in text
    assert 'href="dossiers.json"' in text
    assert '<div class="filters" hidden="">' in text
    assert "dossiers.json" not in explore.make_table(PLAIN, document)[0].astext()
    assert document.settings.env.metadata["explore"][explore.KIND] == [PICTURED, PLAIN]


def test_the_files_are_there_for_a_page_that_was_not_read_again(tmp_path):
    """They hang on the page and not on its reading: a build that keeps the page would lose them."""
    env = SimpleNamespace(metadata={"explore": {explore.KIND: [CONTENT, PLAIN]}, "index": {}})
    explore.save_tables(SimpleNamespace(env=env, outdir=str(tmp_path)))
    assert sorted(path.name for path in (tmp_path / "_tables/explore").iterdir()) == [
        "commodities.csv",
        "commodities.parquet",
        "leaders.csv",
        "leaders.parquet",
    ]
    assert not (tmp_path / "_tables/index").exists()
