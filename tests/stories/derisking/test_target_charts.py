"""Charts of targets against the measured present."""

import derisking_frames as frames
import pandas as pd
import pytest

from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import target_charts as targets

DAY = pd.Timestamp("2026-06-20")

T = Translator()
WORDS = (frames.MINERALS, frames.NAMES)
FIGURES = {
    "benchmark-distance": lambda: targets.benchmark_distance(frames.COMPARED, "x", frames.MINERALS, T),
    "statement-matrix": lambda: targets.statement_matrix(frames.JUDGED, "x", frames.MINERALS, T),
    "single-supplier": lambda: targets.single_supplier(frames.PAIRS, 65, "x", WORDS, T),
    "criteria": lambda: targets.criteria(frames.SCORES, (1.0, 2.8), "x", frames.MINERALS, T),
    "origin-ladder": lambda: targets.origin_ladder(frames.LADDER, DAY, "x", T),
    "force-of-targets": lambda: targets.force_of_targets(frames.FORCES, "x", T),
    "from-baselines": lambda: targets.from_baselines(frames.STARTED, "x", frames.NAMES, T),
}


def drawn(figure, field):
    return [row[field] for rows in figure.spec["datasets"].values() for row in rows if field in row]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_draws_wide_and_narrow_and_names_its_sources(name):
    figure = FIGURES[name]()
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert figure.id == name
    assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
    assert extra["sources"]
    assert figure.alt.endswith(".")


def test_a_second_source_is_drawn_only_where_it_disagrees():
    figure = FIGURES["benchmark-distance"]()
    assert [value for value in drawn(figure, "bracket_low") if value is not None] == [40.0]
    agreeing = targets.benchmark_distance(frames.COMPARED.assign(agree=True), "x", frames.MINERALS, T)
    assert set(drawn(agreeing, "bracket_low")) == {None}


def test_each_stage_has_a_heading_with_its_benchmark():
    frame = frames.MEASURED.assign(stage_name=frames.MEASURED["stage"], label=frames.MEASURED["commodity_id"])
    labels, rows = targets._headed_rows(frame, T)
    assert labels == ["Extraction: 10 %", "germanium", "Processing: 40 %", "gallium", "germanium"]
    assert rows == [3, 4, 1]


def test_a_line_without_a_supplier_is_said_to_be_unprinted():
    assert (
        FIGURES["single-supplier"]().alt
        == "Gallium, processing: China 69 %; Germanium, extraction: not printed."
    )


def test_the_cap_is_drawn_where_the_parameter_puts_it():
    assert drawn(targets.single_supplier(frames.PAIRS, 42, "x", WORDS, T), "cap") == [42.0]


def test_materials_that_meet_more_benchmarks_come_first():
    assert FIGURES["statement-matrix"]().frame["label"].tolist() == ["Germanium", "Gallium", "Gallium"]


def test_a_rung_says_whether_it_applied_and_the_end_is_marked():
    figure = FIGURES["origin-ladder"]()
    assert figure.frame["state"].tolist() == ["applied", "never applied"]
    assert "2025-09-30" in drawn(figure, "label")
    standing = frames.LADDER.assign(
        ended=frames.LADDER["ended"].astype("datetime64[us]").where([False, False])
    )
    assert "label" not in str(targets.origin_ladder(standing, DAY, "x", T).spec["datasets"])


def test_a_rung_of_a_later_year_is_ahead_and_not_called_applied():
    ahead = frames.LADDER.assign(applied=True, ended=pd.NaT)
    figure = targets.origin_ladder(ahead, pd.Timestamp("2022-09-01"), "x", T)
    assert set(figure.frame["state"]) == {"in the law, still ahead"}
    assert "never applied" not in figure.subtitle


def test_a_target_without_a_day_has_no_pace():
    assert FIGURES["from-baselines"]().frame["words"].tolist() == ["4.0 a year until 2030", "no due day"]


def test_what_binds_is_told_from_what_is_measured():
    frame = FIGURES["force-of-targets"]().frame.set_index("force")
    assert frame.loc["procurement_ban", ["bound", "value_found"]].tolist() == ["yes", "no"]
    assert frame.loc["benchmark", ["bound", "value_found"]].tolist() == ["no", "yes"]
