"""What the tables themselves promise: derivations, rights, and the counts in the documentation."""

import re

import pytest

from chokepoint.data import first_day, last_day, load_sources, load_table, table_names
from chokepoint.paths import data_folder

OPERATIONS = {
    "divide": lambda values, operand: values[0] / operand,
    "multiply": lambda values, operand: values[0] * operand,
    "sum": lambda values, operand: sum(values),
}


MASS = {
    "kg": 1,
    "t": 1e3,
    "kt": 1e6,
    "Mt": 1e9,
    "carats": 0.0002,
    "thousand carats": 0.2,
    "million carats": 200,
}
VOLUME = {"million m3": 1e6, "million l": 1e3}


def base_values():
    exports = load_table("exports_monthly").set_index("row_id")["quantity_kg"]
    prices = load_table("prices").set_index("row_id")["usd_per_kg_low"]
    return {**exports.to_dict(), **prices.to_dict()}


@pytest.mark.parametrize("row_id", list(load_table("export_derivations")["row_id"]))
def test_a_derivation_recomputes_the_researched_value(row_id):
    row = load_table("export_derivations").set_index("row_id").loc[row_id]
    values = [base_values()[base] for base in row["base_row_ids"].split(";")]
    result = OPERATIONS[row["operation"]](values, row["operand"])
    assert result == pytest.approx(row["researched_value"], rel=0.003)


def test_a_derivation_stays_within_one_scope_and_one_metal():
    exports = load_table("exports_monthly").set_index("row_id")
    for row in load_table("export_derivations").query("measure == 'exports'").itertuples():
        bases = exports.loc[row.base_row_ids.split(";")]
        assert set(bases["product_scope"]) == {row.product_scope}
        assert set(bases["commodity_id"]) == {row.commodity_id}


def test_a_derivation_is_known_no_sooner_than_its_base_rows():
    known = {}
    for name in ("exports_monthly", "prices"):
        known |= load_table(name).set_index("row_id")["published"].to_dict()
    for row in load_table("export_derivations").itertuples():
        assert all(known[base] <= row.published for base in row.base_row_ids.split(";")), row.row_id


def test_a_month_of_exports_is_one_month_long():
    months = load_table("exports_monthly").query("period_type == 'month'")
    assert (months["period_start"].dt.to_period("M") == months["period_end"].dt.to_period("M")).all()


def test_dollar_prices_per_kilogram_are_the_printed_ones():
    prices = load_table("prices").query("currency == 'USD' and unit == 'kg' and value == value")
    assert (prices["usd_per_kg_low"] == prices["value"]).all()
    assert (prices["usd_per_kg_high"] == prices["value"]).all()


def test_the_digest_of_june_2026_is_marked_doubtful():
    digest = load_table("prices").query("source_id == 'rbtfl_2026_06'")
    assert len(digest) == 5
    assert set(digest["status"]) == {"doubtful"}
    assert digest["note"].str.contains("single unsigned digest").all()


def test_quantities_in_kilograms_follow_from_value_and_unit():
    for name in ("production", "capacity"):
        frame = load_table(name).dropna(subset=["value"])
        frame = frame[~frame["unit"].isin(list(VOLUME))]
        expected = frame["value"] * frame["unit"].map(MASS)
        assert ((frame["quantity_kg"] - expected).abs() <= 1e-9 * expected).all()


def test_gases_are_counted_by_volume_and_everything_else_by_weight():
    frame = load_table("production").dropna(subset=["value"])
    gases = frame[frame["unit"].isin(list(VOLUME))]
    assert set(gases["commodity_id"]) == {"helium", "krypton", "neon", "xenon"}
    assert (gases["quantity_m3"] == gases["value"] * gases["unit"].map(VOLUME)).all()
    assert gases["quantity_kg"].isna().all()
    assert frame.loc[~frame.index.isin(gases.index), "quantity_m3"].isna().all()


def test_only_named_licences_are_called_open():
    sources = load_sources()
    public = sources[sources["redistribution"] == "public-domain"]
    assert set(public["licence"]) == {"US public domain"}
    assert set(sources.loc[sources["licence"] == "not stated", "redistribution"]) == {"facts-only"}


def test_no_source_is_dated_before_the_events_it_reports():
    events = load_table("chip_timeline").dropna(subset=["published"])
    announced = {"evt-e22", "evt-e26"}  # a start that a text announced beforehand
    for row in events[~events["row_id"].isin(announced)].itertuples():
        assert first_day(row.date) <= row.published.date(), row.row_id


def test_the_first_control_of_the_chapter_takes_effect_after_its_announcement():
    for row in load_table("controls").query("effective != ''").itertuples():
        assert last_day(row.effective) >= first_day(row.announced), row.row_id


def test_the_readme_gives_the_current_count_of_every_table():
    text = (data_folder() / "README.md").read_text(encoding="utf-8")
    printed = dict(re.findall(r"^\| `(\w+)` \| ([0-9,]+) \|", text, flags=re.MULTILINE))
    assert printed == {name: f"{len(load_table(name)):,}" for name in table_names()}
