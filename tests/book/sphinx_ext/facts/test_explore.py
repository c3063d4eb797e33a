import csv
from collections import defaultdict
from types import SimpleNamespace

import pyarrow.parquet as pq
from docutils.utils import new_document
from lxml import html

from chokepoint.book.sphinx_ext.facts import explore

CONTENT = {
    "name": "commodities",
    "columns": [{"name": "name", "title": "Commodity"}, {"name": "share", "title": "Share"}],
    "rows": [
        {"id": "tin", "cells": ["Tin", "24 (23–25)"]},
        {"id": "cement", "cells": ["Cement", "45"]},
        {"id": "talc", "cells": ["Talc", "over 5"]},
    ],
}


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
    (found,) = explore.make_table(CONTENT, document)
    text = found.astext()
    assert 'href="dossier/tin.html"' in text
    assert 'href="_tables/explore/commodities.csv"' in text
    assert 'href="dossiers.json"' in text
    assert '<label hidden="">' in text


def test_the_files_are_there_for_a_page_that_was_not_read_again(tmp_path):
    """They hang on the page and not on its reading: a build that keeps the page would lose them."""
    env = SimpleNamespace(metadata={"explore": {explore.KIND: CONTENT}, "index": {}})
    explore.save_tables(SimpleNamespace(env=env, outdir=str(tmp_path)))
    assert sorted(path.name for path in (tmp_path / "_tables/explore").iterdir()) == [
        "commodities.csv",
        "commodities.parquet",
    ]
    assert not (tmp_path / "_tables/index").exists()
