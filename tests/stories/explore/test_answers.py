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


def test_the_lists_that_name_a_commodity_are_named(rows):
    assert rows.loc["germanium", "listers"] == "AUS CAN EUU GBR IND JPN USA"
    assert rows.loc["cement", "listers"] == ""


def test_a_figure_is_as_old_as_its_year_and_unknown_without_one(look, rows):
    assert rows.loc["germanium", "age"] == look.day.year - 2021
    assert str(rows.loc["scandium", "age"]) == "nan"


def test_the_producers_of_a_table_are_in_order_and_never_more_than_the_whole(look, rows):
    listed = look(answers.parts)
    assert [code for code, _share in listed["gallium"]] == ["CHN", "RUS", "JPN"]
    assert listed["gallium"][0][1] == pytest.approx(rows.loc["gallium", "share"])
    for producers in listed.values():
        shares = [share for _code, share in producers]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 100.001


def test_the_reliance_of_the_eu_is_that_of_its_newest_study_by_stage(look):
    found = look(answers.eu_reliance).set_index(["commodity_id", "stage"])["import_reliance_pct"]
    assert (found["antimony", "extraction"], found["antimony", "processing"]) == (100, 47)
    assert found["gallium", "processing"] == 98
    assert 0 < look.ask("eu_depends_n").value < len(set(found.index.get_level_values(0)))
