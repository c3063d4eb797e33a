from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import revisions
from chokepoint.data import load_table

OLD, NEW = ("P", "2020"), ("P", "2021")


def edition(vintage: str, *entries: tuple[str, float | None], **common: object) -> pd.DataFrame:
    words = {"stage_as_printed": "Mine production", "note": ""}
    return rows(*entries, vintage=vintage, **(words | common))


def compared(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    figures = revisions.read_figures("production", pd.concat([before, after], ignore_index=True))
    return revisions.compare(figures, OLD, NEW).set_index("country_iso3")


def reasons(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str]:
    return compared(before, after)["reason"].to_dict()


@cache
def every_pair() -> pd.DataFrame:
    """Compare all editions in the evidence, once for all tests."""
    figures = revisions.read_all((name, load_table(name)) for name in revisions.TABLES)
    return revisions.consecutive(figures)


@pytest.fixture
def printed() -> pd.DataFrame:
    return every_pair()


def figure(printed: pd.DataFrame, table: str, commodity: str, country: str, year: str) -> list[tuple]:
    ours = printed[(printed["table"] == table) & (printed["commodity_id"] == commodity)]
    ours = ours[(ours["country_iso3"] == country) & (ours["when"] == year)]
    names = ["edition_before", "value_before", "edition_after", "value_after", "unit_after"]
    return list(ours[names].itertuples(index=False, name=None))


def test_the_known_revisions_fall_out(printed: pd.DataFrame) -> None:
    assert figure(printed, "production", "rare_earths", "NGA", "2024") == [("2025", 13000, "2026", 1500, "t")]
    assert figure(printed, "production", "rare_earths", "AUS", "2024") == [
        ("2025", 13000, "2026", 29000, "t")
    ]
    assert figure(printed, "production", "antimony", "CHN", "2022") == [("2023", 60000, "2024", 40000, "t")]
    assert figure(printed, "production", "gallium", "CHN", "2022") == [("2023", 540000, "2024", 600000, "kg")]


def test_a_change_of_what_is_weighed_is_named_not_counted(printed: pd.DataFrame) -> None:
    magnesite = printed[printed["commodity_id"] == "magnesium_compounds"]
    spoken = magnesite[(magnesite["table"] == "production") & (magnesite["edition_before"] == "2023")]
    assert not spoken["moved"].any()
    both = spoken[spoken["amount_before"].notna() & spoken["amount_after"].notna()]
    assert set(both["reason"]) == {"another thing is weighed"}


def test_a_total_with_the_united_states_is_not_set_against_one_without(printed: pd.DataFrame) -> None:
    world = printed[(printed["commodity_id"] == "mercury") & (printed["country_iso3"] == "WLD")]
    world = world[(world["when"] == "2024") & (world["table"] == "production")]
    assert world["reason"].tolist() == ["total of other countries"]


def test_a_figure_known_to_be_wrong_is_left_out(printed: pd.DataFrame) -> None:
    kaolin = printed[(printed["commodity_id"] == "kaolin") & (printed["country_iso3"] == "WLD")]
    wrong = kaolin[(kaolin["when"] == "2024") & (kaolin["table"] == "production")]
    assert wrong["reason"].tolist() == ["wrong in one edition"]


def test_a_change_within_the_rounding_is_none() -> None:
    found = compared(edition("2020", ("CHN", 13000)), edition("2021", ("CHN", 13400)))
    assert found[["moved", "log_change"]].values.tolist() == [[False, 0.0]]
    found = compared(edition("2020", ("CHN", 13000)), edition("2021", ("CHN", 14000)))
    assert found["moved"].all()


def test_a_number_within_a_printed_bound_is_no_change() -> None:
    below = edition("2020", ("CHN", 50), qualifier="<")
    assert not compared(below, edition("2021", ("CHN", 20)))["moved"].any()
    assert compared(below, edition("2021", ("CHN", 80)))["moved"].all()


def test_a_planted_change_is_found_and_the_rest_is_quiet() -> None:
    found = compared(
        edition("2020", ("CHN", 120), ("JPN", 45), ("ROW", 3)),
        edition("2021", ("CHN", 120), ("JPN", 90), ("ROW", 3)),
    )
    assert found.index[found["moved"]].tolist() == ["JPN"]
    assert found.loc["JPN", "log_change"] == pytest.approx(np.log(2))
    assert found.loc["JPN", "row_ids"] == "prod-p-2020-tin-mine-jpn-2019;prod-p-2021-tin-mine-jpn-2019"


def test_what_is_hidden_or_listed_once_is_told_apart_from_a_change() -> None:
    found = reasons(
        edition("2020", ("CHN", 12), ("JPN", None), ("USA", None), ("PER", 4)),
        edition("2021", ("CHN", 12), ("JPN", 3), ("USA", None), ("CHL", 4)),
    )
    assert found == {
        "CHN": "",
        "JPN": "hidden in one edition",
        "USA": "no figure in either",
        "PER": "listed in one edition only",
        "CHL": "listed in one edition only",
    }


def test_the_rest_of_another_list_is_not_compared() -> None:
    same = reasons(edition("2020", ("CHN", 12), ("ROW", 4)), edition("2021", ("CHN", 12), ("ROW", 7)))
    assert same["ROW"] == ""
    other = reasons(
        edition("2020", ("CHN", 12), ("ROW", 4)), edition("2021", ("CHN", 12), ("PER", 3), ("ROW", 1))
    )
    assert other["ROW"] == "rest of another list"


@pytest.mark.parametrize("factor", [0.6, 1000])
def test_a_list_that_moves_as_one_has_changed_its_unit_or_meaning(factor: float) -> None:
    amounts = {"CHN": 1200, "JPN": 450, "PER": 31}
    before = edition("2020", *amounts.items())
    after = edition("2021", *((code, factor * amount) for code, amount in amounts.items()))
    assert set(reasons(before, after).values()) == {"whole list moved as one"}
    after.loc[0, ["value", "quantity_kg"]] = [1200.0, 1.2e6]
    assert set(reasons(before, after).values()) == {""}


def test_another_unit_is_brought_to_the_same_one_or_not_compared() -> None:
    tonnes = edition("2020", ("CHN", 2000))
    kilotonnes = edition("2021", ("CHN", 2), unit="kt").assign(quantity_kg=2e6)
    assert not compared(tonnes, kilotonnes)["moved"].any()
    carats = edition("2021", ("CHN", 2000), unit="carats").assign(quantity_kg=np.nan)
    assert reasons(tonnes, carats) == {"CHN": "another unit"}


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ("Mine production, contained tungsten", "Mine production, tungsten content", False),
        ("Mine production, gross weight", "Mine production, contained magnesium oxide", True),
        ("Mine production, zinc content of concentrates", "Mine production, zinc content", False),
        ("Mine production", "Mine production, lithium content", False),
    ],
)
def test_words_are_read_for_what_is_weighed(before: str, after: str, differ: bool) -> None:
    old = edition("2020", ("CHN", 12), stage_as_printed=before)
    new = edition("2021", ("CHN", 12), stage_as_printed=after)
    assert (reasons(old, new)["CHN"] == "another thing is weighed") is differ


def test_two_lines_of_a_country_are_one_figure() -> None:
    before = edition("2020", ("USA", 60), ("USA", 7))
    found = compared(before, edition("2021", ("USA", 67)))
    assert found[["value_before", "moved"]].values.tolist() == [[67.0, False]]


def test_reserves_are_compared_from_edition_to_edition_whatever_their_year(printed: pd.DataFrame) -> None:
    assert figure(printed, "reserves", "rare_earths", "VNM", "")[-2:] == [
        ("2024", 22_000_000, "2025", 3_500_000, "t"),
        ("2025", 3_500_000, "2026", 3_500_000, "t"),
    ]


def test_the_age_of_a_figure_counts_its_printings(printed: pd.DataFrame) -> None:
    output = printed[printed["table"] == "production"]
    assert set(output["age"]) == {1}
    assert set(printed.loc[printed["table"] == "import_reliance", "age"]) == {1, 2, 3, 4}


def test_one_edition_alone_gives_no_pair_and_keeps_its_columns(printed: pd.DataFrame) -> None:
    alone = revisions.read_figures("production", edition("2020", ("CHN", 12)))
    assert revisions.consecutive(alone).empty
    assert list(revisions.consecutive(alone)) == list(printed)


AMOUNTS = st.dictionaries(
    st.sampled_from(["CHN", "JPN", "PER", "USA"]), st.integers(0, 10**6).map(float), min_size=1
)


@given(AMOUNTS)
def test_an_edition_does_not_differ_from_itself(amounts: dict[str, float]) -> None:
    once, again = edition("2020", *amounts.items()), edition("2021", *amounts.items())
    found = compared(once, again)
    assert not found["moved"].any()
    assert (found["log_change"] == 0).all()


@given(AMOUNTS, AMOUNTS)
def test_the_way_back_is_the_way_there_with_the_other_sign(
    one: dict[str, float], other: dict[str, float]
) -> None:
    there = compared(edition("2020", *one.items()), edition("2021", *other.items()))
    back = compared(edition("2020", *other.items()), edition("2021", *one.items())).reindex(there.index)
    assert (there["reason"] == back["reason"]).all()
    both = there["reason"] == ""
    assert there.loc[both, "log_change"].tolist() == pytest.approx((-back.loc[both, "log_change"]).tolist())


@pytest.mark.parametrize(
    ("factors", "as_one"),
    [
        ([2, 2, 2], True), ([2, 2], False), ([1.15, 1.15, 1.15], False), ([1.16, 1.16, 1.16], True),
        ([0.87, 0.87, 0.87], False), ([0.86, 0.86, 0.86], True), ([2, 2, 2.12], True), ([2, 2, 2.13], False),
        ([2, 2, 0], False), ([2, 2, 2, 0], True),
    ],
)  # fmt: skip
def test_three_countries_moved_alike_by_a_large_factor_moved_as_one(factors, as_one) -> None:
    codes = ["CHN", "JPN", "PER", "USA"][: len(factors)]
    before = edition("2020", *((code, 10_000) for code in codes), ("WLD", 90_000), ("ROW", 5))
    after = edition("2021", *((c, 10_000 * f) for c, f in zip(codes, factors, strict=True)), ("WLD", 90_000))
    assert (reasons(before, after)["CHN"] == "whole list moved as one") is as_one


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [(12, 13, True), (13, 12, True), (12, 12, False), (1000, 1100, True), (0, 0.5, True)],
)
def test_intervals_that_touch_in_one_end_are_of_two_figures(before, after, moved) -> None:
    found = compared(edition("2020", ("CHN", before)), edition("2021", ("CHN", after)))
    assert found["moved"].tolist() == [moved]


@pytest.mark.parametrize(("after", "moved"), [(50, False), (51, True)])
def test_a_number_that_touches_a_bound_is_no_change(after, moved) -> None:
    below = edition("2020", ("CHN", 50), qualifier="<").assign(status="less_than")
    exact = edition("2021", ("CHN", after)).assign(status="reported")
    assert compared(below, exact)["moved"].tolist() == [moved]


def test_a_form_that_repeats_a_figure_is_not_read() -> None:
    twice = pd.concat([edition("2020", ("CHN", 12)), edition("2020", ("CHN", 99), stage="figure 2")])
    assert revisions.read_figures("production", twice)["value"].tolist() == [12]


def test_a_line_without_a_figure_leaves_the_sum_open() -> None:
    found = compared(edition("2020", ("USA", 60), ("USA", None)), edition("2021", ("USA", 67)))
    assert found["value_before"].isna().all()
    assert not found["moved"].any()
