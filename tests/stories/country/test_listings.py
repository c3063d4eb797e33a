from types import SimpleNamespace

import pytest
from country_golden import look_of

from chokepoint.i18n import Translator
from chokepoint.stories.country import exhibits, listings

DRAWS = ("leads", "others", "outlook", "restrictions", "lists", "imported", "customers", "built")


@pytest.mark.parametrize("country", ["CHN", "USA", "COD", "EUU"])
def test_every_list_has_a_cell_a_column_and_names_its_rows(country):
    look = look_of(country)
    shown = [found for name in DRAWS if (found := look(getattr(exhibits, name))) is not None]
    assert shown
    for one in shown:
        cells = one.frame[list(one.columns)].map(str)
        assert not cells.isin(["nan", "None", "NaT", "<NA>"]).any(axis=None)
        assert "{" not in one.title


def test_a_title_begins_with_the_country_or_holds_it():
    assert look_of("USA")(exhibits.leads).title.startswith("The United States is the largest producer")
    assert " in the United States " in look_of("USA")(exhibits.built).title
    assert look_of("EUU")(exhibits.imported).title.startswith("The European Union imports, net of exports,")


def test_a_mineral_leads_to_its_dossier_and_an_importer_to_its_page():
    table = look_of("CHN")(exhibits.customers)._repr_mimebundle_()[1]["chokepoint_figure"]["table"]
    assert table["links"]["name"]["to"] == "commodity"
    assert set(table["links"]["who"]["values"]) == {"USA", "EUU"}
    assert len(table["links"]["name"]["values"]) == len(table["rows"])


@pytest.mark.parametrize(("qualifier", "told"), [("", "73"), (">", "over 73"), ("<", "under 73")])
def test_a_bound_is_said(qualifier, told):
    assert listings._bound(SimpleNamespace(reliance=73.0, qualifier=qualifier), Translator()) == told


def test_a_share_has_its_bounds_and_a_list_of_one_none():
    row = SimpleNamespace(percent=24.2, low=23.6, high=25.1)
    assert listings._span(row, Translator()) == "24 (24–25)"
    assert listings._span(SimpleNamespace(percent=float("nan"), low=0, high=0), Translator()) == ""


def test_goods_and_targets_are_named():
    look = look_of("CHN")
    rows = look(exhibits.restrictions).frame
    assert "all destinations" in set(rows["target"])
    assert "gallium, germanium" in set(rows["goods"])
