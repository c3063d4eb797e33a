import numpy as np
import pandas as pd
import pytest
from tests.analysis.production.test_revisions import edition, every_pair

from chokepoint.analysis.production import revision_sizes as sizes
from chokepoint.analysis.production import revisions
from chokepoint.data.provenance import find_rows

# the newest year of the edition of 2020 is 2019; the edition of 2021 prints it again
FIRST = edition("2020", ("CHN", 60), ("JPN", 30), ("PER", 10), ("WLD", 100))
AGAIN = edition("2021", ("CHN", 40), ("JPN", 30), ("PER", 20), ("WLD", 100))
BEFORE = edition("2020", ("CHN", 60), ("JPN", 20), ("PER", 20), ("WLD", 100), year=2018)


def pairs_of(*tables: pd.DataFrame) -> pd.DataFrame:
    figures = revisions.read_figures("production", pd.concat(tables, ignore_index=True))
    return sizes.name_kinds(revisions.consecutive(figures))


PAIRS = pairs_of(FIRST, AGAIN)
MINES = sizes.first_revisions(PAIRS).query("kind == @sizes.MINE")


@pytest.fixture
def printed() -> pd.DataFrame:
    return sizes.name_kinds(every_pair())


def test_sizes_are_counted_from_the_smaller_number() -> None:
    (found,) = sizes.measure_sizes(MINES, ["kind"]).to_dict("records")
    assert (found["n"], found["moved"], found["up"], found["down"]) == (3, 2, 1, 1)
    # 60 to 40 is half as much again of 40, not more; 10 to 20 is twice as much
    assert found["over_20"] == pytest.approx(200 / 3)
    assert found["over_50"] == pytest.approx(100 / 3)
    assert found["median"] == pytest.approx(50)
    # of the first print 60 to 40 is a third, 10 to 20 the whole
    assert [found[key] for key in ("first_20", "first_50")] == pytest.approx([200 / 3, 100 / 3])


def test_what_is_printed_otherwise_may_be_within_the_rounding() -> None:
    pairs = pairs_of(edition("2020", ("CHN", 6000), ("JPN", 5)), edition("2021", ("CHN", 6001), ("JPN", 5)))
    (found,) = sizes.measure_sizes(sizes.first_revisions(pairs), ["kind"]).to_dict("records")
    assert (found["percent_reread"], found["percent_moved"]) == (50, 0)


def test_a_change_from_nil_is_beyond_every_size() -> None:
    pairs = pairs_of(edition("2020", ("CHN", 0), ("JPN", 5)), edition("2021", ("CHN", 3), ("JPN", 5)))
    (found,) = sizes.measure_sizes(sizes.first_revisions(pairs), ["kind"]).to_dict("records")
    assert (found["over_50"], found["median"], found["p90"]) == (50, 0, 0)


def test_an_estimate_is_set_against_the_year_before_printed_once_more() -> None:
    tables = pd.concat([BEFORE, FIRST, AGAIN], ignore_index=True)
    figures = revisions.read_figures("production", tables)
    compared = sizes.against_repeat(figures, MINES).set_index("country_iso3")
    assert compared["repeats"].to_dict() == {"CHN": True, "JPN": False, "PER": False}
    assert compared.loc["JPN", ["error", "error_repeat"]].tolist() == pytest.approx([0, np.log(1.5)])
    (worth,) = sizes.worth_of_estimates(compared.assign(all=""), ["all"]).to_dict("records")
    assert (worth["n"], worth["n_new"]) == (3, 2)
    # Japan came nearer than a repeat; Peru, whose repeat would have been right, farther
    assert (worth["percent_nearer"], worth["percent_farther"]) == (50, 50)


def test_a_lean_must_show_in_every_pair() -> None:
    signs = pd.DataFrame(
        {
            "kind": ["a", "a", "b", "b", "c", "d", "d"],
            "up": [30, 25, 30, 1, 90, 3, 2],
            "down": [1, 1, 1, 29, 0, 1, 1],
            "row_ids": list("tuvwxyz"),
        }
    )
    assert sizes.lean(signs).set_index("kind")["lean"].to_dict() == {
        "a": "up",
        "b": "neither",
        "c": "neither",
        "d": "neither",
    }


def test_every_pair_is_counted_once(printed: pd.DataFrame) -> None:
    counted = sizes.count_reasons(printed)["n"].sum() + (printed["reason"] == "").sum()
    assert counted == len(printed)


def test_countries_derived_from_trade_are_those_whose_notes_say_so(printed: pd.DataFrame) -> None:
    told = sizes.from_trade(printed.query("commodity_id == 'rare_earths'"))
    assert set(told["country_iso3"]) == {"AUS", "MDG", "MMR", "MYS", "NGA", "THA", "VNM"}
    nigeria = told.query("country_iso3 == 'NGA' and when == '2024'")
    # the edition that lowered the figure no longer says that it rests on trade
    assert nigeria["said_by"].tolist() == ["2025"]


def test_many_rows_are_named_by_a_pattern_that_finds_them(printed: pd.DataFrame) -> None:
    mines = sizes.first_revisions(printed).query("kind == @sizes.MINE")
    patterns = sizes.edition_patterns(mines["row_ids"])
    assert len(patterns.split(";")) < 100
    assert sum(ref.rows for ref in find_rows(patterns.split(";"))) >= 2 * len(mines)


def test_rows_are_counted_and_named_even_if_none_is_found() -> None:
    none = sizes.count_rows(MINES.head(0), MINES)
    assert none["n"].item() == 0
    assert none["row_ids"].item() == sizes.count_rows(MINES)["row_ids"].item() != ""


def test_what_became_of_estimates_is_told_by_the_later_edition(printed: pd.DataFrame) -> None:
    later = sizes.name_later_status(sizes.first_revisions(printed))
    assert set(later["later"]) == {"reported", "estimated"}
    assert set(later["status_before"]) == {"estimated"}
