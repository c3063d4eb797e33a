import pytest

from chokepoint.stories.explore import answers


def test_every_commodity_with_a_row_of_output_has_one_row(look, rows):
    assert sorted(rows.index) == sorted(set(look["production"]["commodity_id"]))
    assert rows.index.is_unique


@pytest.mark.parametrize("name", ["gallium", "rare_earths", "copper", "boron", "uranium", "cement"])
def test_a_row_says_what_the_dossier_says(look, rows, name):
    row, asked = rows.loc[name], look.ask("dossier.leader_share", commodity=name)
    assert (row["share_low"], row["share"], row["share_high"]) == (asked.low, asked.value, asked.high)
    assert row["hhi"] == look.ask("dossier.hhi", commodity=name).value
    assert row["status"] == look.ask("dossier.status", commodity=name).value


def test_what_no_table_says_stays_empty(rows):
    assert rows.loc["scandium", "leader"] == ""
    assert rows.loc["scandium", ["share", "hhi"]].isna().all()
    assert rows.loc["stone_crushed", "leader"] == "United States"
    assert rows.loc["stone_crushed", ["share", "hhi"]].isna().all()


def test_lists_and_reliance_are_those_of_the_newest(look, rows):
    assert rows.loc["germanium", "lists"] == 7
    assert rows.loc["cement", "lists"] == 0
    assert (rows.loc["germanium", "reliance"], rows.loc["germanium", "qualifier"]) == (50, ">")


def test_counts_are_counts_of_rows(look, rows):
    assert look.ask("commodities_n").value == len(rows)
    assert look.ask("china_n").value == int((rows["leader"] == "China").sum())
    assert 0 < look.ask("controlled_n").value < look.ask("depends_n").value < len(rows)
    assert look(answers.under_control)["row_ids"].item()
