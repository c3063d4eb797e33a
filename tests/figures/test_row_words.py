"""Rows in words: what a reader is told of a row without its table."""

import pytest

from chokepoint.data import load_table
from chokepoint.figures.row_words import tell_row
from chokepoint.i18n import Translator

T = Translator()


@pytest.mark.parametrize(
    ("table", "row_id", "told"),
    [
        ("statements", "stm-deal-ecd", "The Dutch text gives national security as its ground"),
        ("quota_exports", "qexp-079", "rare earths, September 2010: 2,246 t"),
        ("uses", "use-u014", "share of alumina plants with gallium recovery, 2011: 8–21 percent"),
        ("measure_steps", "stp-eu-crma-proposed", "proposed, 16 March 2023"),
        ("fdi", "fdi-chn-flow-cari-2003", "flow, China, 2003: 100 million USD"),
        ("impact_estimates", "imp-i01", "change in US GDP: −3.1 billion USD"),
        ("plant_closures", "clo-gallium-ukr", "gallium, Ukraine, 2022: most likely stopped"),
        ("production", "prod-usgs-2026-gallium-primary-*-2025", "gallium, 2025: a table of 6 rows"),
        ("statements", "stm-none", ""),
    ],
)
def test_a_row_is_told_by_its_sentence_or_its_figure(table, row_id, told):
    assert tell_row(table, row_id, T) == told


def test_a_measure_is_told_with_its_reason():
    assert tell_row("controls", "ctl-03", T).endswith(
        "the reason given is to safeguard national security and interests"
    )


def test_what_a_figure_is_worth_follows_it():
    told = tell_row("production_history", "prodhist-usgs-2020-rare-earths-mine-chn-2019", T)
    assert told.startswith("rare earths, China, 2019: 132,000 t (the mining quota")


@pytest.mark.parametrize(
    "table",
    ["statements", "uses", "prices", "capacity", "reserves", "targets", "subsidies", "supply_response"],
)
def test_every_row_has_words(table):
    ids = load_table(table)["row_id"].sample(15, random_state=1)
    assert all(tell_row(table, row_id, T) for row_id in ids)
