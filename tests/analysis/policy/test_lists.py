"""What stood on which list, and what a list seen in part cannot say."""

import pandas as pd
import pytest

from chokepoint.analysis.policy import lists
from chokepoint.data import load_table


def entry(list_id, jurisdiction, date, commodity, group="", tier="critical", complete=True):
    names = ["list_id", "jurisdiction", "year", "list_date", "commodity_id", "group_id", "tier", "complete"]
    cells = [list_id, jurisdiction, int(date[:4]), date, commodity, group or commodity, tier, complete]
    return dict(zip(names, cells, strict=True)) | {"row_id": f"lst-{list_id}-{commodity}"}


ENTRIES = pd.DataFrame(
    [
        entry("eu_2020", "EUU", "2020-09-03", "gallium"),
        entry("eu_2023", "EUU", "2024-05-23", "gallium"),
        entry("eu_2023", "EUU", "2024-05-23", "germanium"),
        entry("eu_srm", "EUU", "2024-05-23", "gallium", tier="strategic"),
        entry("kr_2023", "KOR", "2023-02-27", "gallium"),
        entry("kr_2023", "KOR", "2023-02-27", "neodymium", "rare_earths"),
        entry("uk_2024", "GBR", "2024-11-28", "gallium", complete=False),
    ]
)


def test_a_list_known_in_part_is_left_out_so_that_nothing_is_taken_for_absent():
    known = ENTRIES[~((ENTRIES["list_id"] == "kr_2023") & (ENTRIES["commodity_id"] == "gallium"))]
    assert "kr_2023" not in set(lists.wholly_known(known, ENTRIES)["list_id"])
    assert len(lists.wholly_known(known, ENTRIES)) == len(ENTRIES) - 2
    assert lists.wholly_known(ENTRIES.head(0), ENTRIES).empty


def test_editions_are_main_lists_in_order_of_their_last_day():
    found = lists.editions(ENTRIES)
    assert found["list_id"].tolist() == ["eu_2020", "kr_2023", "eu_2023", "uk_2024"]
    assert found["n"].tolist() == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2020, {"eu_2020"}), (2023, {"eu_2020", "kr_2023"}), (2024, {"eu_2023", "kr_2023", "uk_2024"})],
)
def test_the_newest_edition_up_to_a_year_stands(year, expected):
    standing = lists.in_force(ENTRIES, year)
    assert set(standing["list_id"]) == expected
    assert "strategic" not in set(standing["tier"])


def test_a_member_is_no_whole_group_and_a_list_seen_in_part_is_no_no():
    cells = lists.membership(lists.in_force(ENTRIES, 2024)).set_index(["group_id", "jurisdiction"])
    assert cells.loc[("gallium", "KOR"), "state"] == "named"
    assert cells.loc[("rare_earths", "KOR"), "state"] == "members"
    assert cells.loc[("germanium", "GBR"), "state"] == "unknown"
    assert ("germanium", "KOR") not in cells.index
    assert cells.loc[("gallium", "EUU"), "on_n"] == 3
    assert cells.loc[("germanium", "EUU"), "on_n"] == 1


def test_history_says_named_absent_or_unknown_for_every_edition():
    seen = lists.history(ENTRIES, ["germanium"]).set_index("list_id")
    assert seen["state"].to_dict() == {
        "eu_2020": "absent", "kr_2023": "absent", "eu_2023": "named", "uk_2024": "unknown",
    }  # fmt: skip
    assert seen.loc["kr_2023", "row_ids"] == "lst-kr_2023-gallium"


def test_on_a_day_each_jurisdiction_has_its_newest_edition():
    seen = lists.history(ENTRIES, ["germanium"])
    then = lists.standing_states(seen, pd.Timestamp("2023-07-06")).set_index("jurisdiction")
    assert then["state"].to_dict() == {"EUU": "absent", "KOR": "absent"}


def test_germanium_was_missing_from_two_lists_on_the_day_of_the_article():
    seen = lists.history(load_table("list_entries"), ["gallium", "germanium"])
    then = lists.standing_states(seen, pd.Timestamp("2023-07-06"))
    absent = then[then["state"] == "absent"]
    assert set(zip(absent["jurisdiction"], absent["group_id"], strict=True)) == {
        ("GBR", "germanium"), ("KOR", "germanium"),
    }  # fmt: skip


def counts(*pairs):
    return pd.DataFrame(
        [{"row_id": f"cnt-{n}", "list_id": i, "official_count": c} for n, (i, c) in enumerate(pairs)]
    )


@pytest.mark.parametrize(
    ("printed", "gap"), [([("kr_2023", 2)], 0), ([("kr_2023", 1), ("kr_2023", 3)], 0), ([("kr_2023", 5)], -3)]
)
def test_a_gap_is_what_lies_outside_every_printed_count(printed, gap):
    sized = lists.sizes(ENTRIES, counts(*printed))
    assert sized["gap"].tolist() == [gap]
    assert "cnt-0" in sized["row_ids"].item()


def test_names_of_a_second_tier_do_not_count_towards_the_list():
    watched = pd.concat(
        [ENTRIES, pd.DataFrame([entry("kr_2023", "KOR", "2023-02-27", "tin", tier="watchlist")])]
    )
    assert lists.sizes(watched, counts(("kr_2023", 2)))["names"].item() == 2


def test_a_list_is_known_by_its_first_entry_and_a_watch_list_is_none():
    watch = pd.DataFrame([entry("uk_watch", "GBR", "2024-11-28", "iridium", tier="watchlist")])
    found = lists.first_entries(pd.concat([ENTRIES, watch], ignore_index=True))
    assert found["list_id"].tolist() == ["eu_2020", "eu_2023", "eu_srm", "kr_2023", "uk_2024"]


def test_minerals_on_most_lists_come_first_then_by_name():
    standing = pd.DataFrame(
        [entry("a", "EUU", "2024", "tin"), entry("a", "EUU", "2024", "antimony"),
         entry("b", "KOR", "2024", "zinc"), entry("a", "EUU", "2024", "zinc")]
    )  # fmt: skip
    cells = lists.membership(standing)
    assert cells[["group_id", "jurisdiction", "on_n"]].values.tolist() == [
        ["zinc", "EUU", 2], ["zinc", "KOR", 2], ["antimony", "EUU", 1], ["tin", "EUU", 1],
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "states"), [("2024-05-22", ["absent"]), ("2024-05-23", ["named"])])
def test_an_edition_stands_from_its_own_day(day, states):
    seen = lists.history(ENTRIES[ENTRIES["jurisdiction"] == "EUU"], ["germanium"])
    assert lists.standing_states(seen, pd.Timestamp(day))["state"].tolist() == states


@pytest.mark.parametrize(("n", "gap"), [(1, 1), (2, 0), (3, -1)])
def test_a_list_may_hold_more_or_fewer_names_than_it_says(n, gap):
    assert lists.sizes(ENTRIES, counts(("kr_2023", n)))["gap"].tolist() == [gap]
