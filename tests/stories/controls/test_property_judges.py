"""The claims on what the metals are, against printed constants and shares, on either side of every edge."""

import pandas as pd
import pytest
from controls_world import asked, edited, judged, like, looking

from chokepoint.data import load_table
from chokepoint.i18n import Translator


def world_output(**kg):
    """Give the world's output of each metal in one year."""
    rows = [
        {"commodity_id": name, "quantity_kg": float(amount), "stage": "mine"} for name, amount in kg.items()
    ]
    return like("production", "prod-usgs-2026-gallium-primary-wld-2025", *rows)


def test_by_products_with_a_mine_of_their_own_are_named_as_counter_evidence():
    found = judged("c06")
    assert found.numbers["mines"].value == 1
    assert found.counter == "stm-spot-utah;stm-spot-utah-ge"


@pytest.mark.parametrize(
    ("lowest", "verdict", "words"),
    [
        (100.0, "supported", "The figures put all output of both metals down to other ores (100 percent)"),
        (
            95.0,
            "supported",
            "The figures put at least that much of the output down to other ores (95 percent)",
        ),
        (94.9, "imprecise", "The figures put at least that much"),
        (50.0, "imprecise", "The figures put at least that much"),
        (49.9, "contradicted", "The figures put at least that much"),
    ],
)
def test_a_by_product_comes_almost_wholly_with_other_ores(lowest, verdict, words):
    figures = load_table("companionality")
    figures = figures[figures["commodity_id"].isin(["gallium", "germanium"])].assign(value=lowest)
    statements = load_table("statements").head(0)
    found = judged("c06", companionality=figures, statements=statements)
    assert found.verdict == verdict
    assert found.sentence(Translator()).startswith(words)


def test_a_named_parent_stands_where_there_is_no_figure():
    nothing = load_table("companionality").head(0)
    assert judged("c06", companionality=nothing).verdict == "supported_with_nuance"
    bare = load_table("uses").assign(code="losses")
    assert judged("c06", companionality=nothing, uses=bare).verdict == "not_checkable"


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        ({"copper": 1001, "iron_ore_content": 2000}, "supported"),
        ({"copper": 1000, "iron_ore_content": 2000}, "imprecise"),
        ({"copper": 2000, "iron_ore_content": 1000}, "imprecise"),
    ],
)
def test_scarcer_is_less_than_a_thousandth(made, verdict):
    output = world_output(gallium=1, germanium=0.5, **made)
    assert judged("c07", production=output).verdict == verdict


@pytest.mark.parametrize(("percent", "verdict"), [(49.9, "supported"), (50.0, "imprecise")])
def test_hard_to_obtain_is_what_is_lost_more_than_won(percent, verdict):
    uses = pd.concat(
        [like("uses", row, {"value": percent, "value_high": percent}) for row in ("use-u014", "use-u050")]
    )
    assert judged("c07", uses=uses).verdict == verdict


def test_the_share_recovered_is_the_upper_end_of_what_the_chapter_states():
    found = judged("c07").numbers
    assert found["gallium_recovered"].value == looking().ask("recovery_share").high == 21
    assert found["germanium_recovered"].value == float(
        asked("recovery_share", params={"mineral": "germanium"})
    )
    sentence = judged("c07", uses=like("uses", "use-u050", {})).sentence(Translator())
    assert "alumina" not in sentence
    assert sentence.endswith(". Of the germanium in zinc concentrates 3 percent is recovered")


def test_silicon_sets_the_mark_for_heat_and_not_every_compound_reaches_it():
    found = judged("c08").numbers
    assert found["silicon"].value == pytest.approx(1.12)
    assert 0 < found["wider"].value < found["all"].value
    printed = load_table("material_properties").query("property == 'band gap' and material == 'Si'")
    assert set(found["silicon"].row_ids.split(";")) == set(printed["row_id"])


@pytest.mark.parametrize(
    ("gaps", "verdict"),
    [
        ({"GaAs": 1.13, "GaN": 3.4}, "supported"),
        ({"GaAs": 1.12, "GaN": 3.4}, "contradicted"),
        ({"GaAs": 1.13, "GaN": 1.12}, "contradicted"),
        ({"GaAs": 1.13, "GaN": 3.4, "GaSb": 1.12}, "supported_with_nuance"),
        ({"GaAs": 1.13, "GaN": 3.4, "Ga": 0.5}, "supported"),
        ({"GaAs": 1.13}, "not_checkable"),
    ],
)
def test_a_compound_is_better_in_heat_if_its_gap_is_wider(gaps, verdict):
    rows = [
        {
            "material": name,
            "value": value,
            "commodity_id": "silicon" if name == "Si" else "gallium",
            "kind": "element" if name in ("Si", "Ga") else "compound",
        }
        for name, value in ({"Si": 1.12} | gaps).items()
    ]
    constants = like("material_properties", "mat-u068", *rows)
    assert judged("c08", material_properties=constants).verdict == verdict


def shares(**percent):
    return like("uses", "use-u002", *({"code": code, "value": value} for code, value in percent.items()))


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        ({"semiconductors": 5.0, "medicine": 5.0, "neutrino_detection": 5.0}, "supported"),
        ({"semiconductors": 91.0, "medicine": 4.9}, "imprecise"),
        ({"semiconductors": 5.0, "medicine": 5.0}, "not_checkable"),
        ({"semiconductors": 4.9, "medicine": 5.0, "neutrino_detection": 5.0}, "contradicted"),
        ({"magnets": 90.0}, "contradicted"),
        ({"total": 90.0}, "not_checkable"),
    ],
)
def test_a_wide_use_takes_at_least_five_percent(percent, verdict):
    assert judged("c10", uses=shares(**percent)).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "column", "value", "verdict"),
    [
        ("c06", "tolerance", 101.0, "imprecise"),
        ("c07", "tolerance", 0.003, "imprecise"),
        ("c07", "edge", 2.0, "imprecise"),
        ("c10", "tolerance", 66.0, "contradicted"),
    ],
)
def test_the_edges_are_those_of_the_row_of_the_claim(claim, column, value, verdict):
    row = load_table("claims").set_index("claim_id").loc[claim, "row_id"]
    assert judged(claim, claims=edited("claims", row, **{column: value})).verdict == verdict


def test_without_a_share_of_chips_the_largest_is_nil():
    uses = load_table("uses")
    bare = uses.assign(code=uses["code"].replace("semiconductors", "other"))
    found = judged("c10", uses=bare)
    assert (found.numbers["chips"].value, found.verdict) == (0, "contradicted")


def test_one_text_on_noise_is_enough_and_a_primary_one_is_firmer():
    said = like("statements", "stm-noise-gaas", {"source_id": "usgs_mcs2011_ga"})
    assert judged("c09", statements=said.head(0)).verdict == "not_checkable"
    found = [judged("c09", statements=said), judged("c09")]
    assert [one.verdict for one in found] == ["supported", "supported"]
    assert [one.confidence for one in found] == ["high", "medium"]


@pytest.mark.parametrize(("room", "verdict"), [(4.9, "imprecise"), (5.0, "not_checkable")])
def test_fields_no_table_names_may_hide_in_what_tables_leave_unnamed(room, verdict):
    assert judged("c10", uses=shares(semiconductors=100.0 - room)).verdict == verdict


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        (
            {"infrared_optics": 5.0, "detectors": 5.0, "semiconductors": 5.0, "fibre_optics": 85.0},
            "supported",
        ),
        ({"infrared_optics": 5.0, "detectors": 4.9, "semiconductors": 5.0}, "imprecise"),
        ({"detectors": 40.0}, "imprecise"),
        ({"catalysts": 40.0}, "contradicted"),
    ],
)
def test_each_use_of_germanium_that_is_named_must_be_wide_and_none_the_largest(percent, verdict):
    rows = shares(**percent).assign(commodity_id="germanium")
    assert judged("c11", uses=rows).verdict == verdict
