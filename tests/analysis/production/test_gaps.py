import pandas as pd
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import concentration, gaps

WITHHELD = rows(("CHN", 6), ("USA", None), ("WLD", 10), commodity_id="withheld")
NO_TOTAL = rows(("CHN", 6), ("JPN", 4), commodity_id="no_total")
NOBODY = rows(("WLD", 10), commodity_id="nobody")
COMPLETE = rows(("CHN", 6), ("JPN", 4), ("WLD", 10), commodity_id="complete")
PRINTED = pd.concat([WITHHELD, NO_TOTAL, NOBODY, COMPLETE], ignore_index=True)


def found() -> pd.DataFrame:
    return gaps.table_gaps(PRINTED, concentration.measure(PRINTED)).set_index("commodity_id")


def test_each_gap_is_seen_where_it_is() -> None:
    flags = found()[list(gaps.GAPS)]
    assert not flags.loc["complete"].any()
    assert flags.loc["nobody", "no country has a figure"]
    assert flags.loc["no_total", "no world total"]
    assert flags.loc["withheld", "a figure is withheld"]
    assert flags.loc["withheld", "over a tenth assigned to no country"]


def test_a_total_without_the_united_states_is_a_gap() -> None:
    apart = COMPLETE.assign(world_total_excludes_usa=COMPLETE["country_iso3"] == "WLD")
    flags = gaps.table_gaps(apart, concentration.measure(apart)).iloc[0]
    assert flags["world total without the United States"]


def test_gaps_are_counted_and_named() -> None:
    counted = gaps.count_gaps(found().reset_index()).set_index("gap")
    assert counted.loc["no world total", "n"] == 1
    assert counted.loc["no world total", "commodities"] == "no_total"
    assert set(counted["tables"]) == {4}
    assert "a figure is not available" not in counted.index
    assert counted["row_ids"].str.len().gt(0).all()


def flags_of(*entries, **common) -> list[str]:
    made = rows(*entries, **common)
    flags = gaps.table_gaps(made, concentration.measure(made)).iloc[0]
    return [name for name in gaps.GAPS if flags[name]]


def test_a_nil_is_no_figure_and_a_tenth_without_a_country_is_no_gap() -> None:
    assert flags_of(("CHN", 0), ("WLD", 10)) == ["no country has a figure"]
    assert flags_of(("CHN", 9), ("WLD", 10)) == []
    assert flags_of(("CHN", 8), ("WLD", 10)) == ["over a tenth assigned to no country"]


def test_a_figure_is_not_available_of_a_country_or_of_the_others() -> None:
    for code, known in (("JPN", True), ("ROW", True), ("WLD", False)):
        made = rows(("CHN", 9), (code, None), ("WLD", 9))
        made = made.assign(status=made["status"].replace("withheld", "not_available"))
        row = gaps.table_gaps(made, concentration.measure(made)).iloc[0]
        assert row["a figure is not available"] == known
        assert not row["a figure is withheld"]
    assert flags_of(("CHN", 9), ("WLD", None)) == ["no world total"]


def test_the_most_frequent_gap_comes_first() -> None:
    counted = gaps.count_gaps(found().reset_index())
    assert counted["n"].is_monotonic_decreasing
    assert counted["n"].min() == 1
