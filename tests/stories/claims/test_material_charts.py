"""The chart of band gaps draws every printed constant once per source, silicon's among them."""

from chokepoint.data import load_table
from chokepoint.i18n import Translator
from chokepoint.stories.claims.material_charts import band_gaps


def drawn():
    return band_gaps(load_table("material_properties"), "Title", Translator())


def test_every_printed_gap_is_in_the_table_of_the_figure():
    printed = load_table("material_properties").query("property == 'band gap'")
    assert len(drawn().frame) == len(printed)


def test_the_widest_material_stands_last_and_the_alternative_text_names_silicon():
    figure = drawn()
    assert figure.frame["widest"].is_monotonic_increasing
    assert "Si 1.12 eV" in figure.alt


def test_two_drawings_are_the_same():
    assert drawn().spec == drawn().spec
