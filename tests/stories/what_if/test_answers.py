"""The setting: the market of one table, ranges of assumptions, the part exported from rows if any."""

import pytest

from chokepoint.stories.what_if import answers


def test_the_part_exported_is_read_from_years_with_both_figures(look):
    spans, rows = look(answers.chosen_ranges)
    assert spans["exported"].best == pytest.approx(94_000 / 600_000)
    assert spans["exported"].low == pytest.approx(44_750 / 621_000)
    assert {"exp-x001", "exp-x017"} <= set(rows["exported"].split(";"))
    assert "exp-x027" not in rows["exported"].split(";"), "a year to date is no year"


@pytest.mark.parametrize(
    ("chosen", "row"),
    [
        ({"mineral": "antimony"}, "asm-exported-chn"),
        ({"mineral": "gallium", "country": "RUS"}, "asm-exported-other"),
        ({"mineral": "cobalt", "country": "COD"}, "asm-exported-cod-cobalt"),
    ],
)
def test_else_it_is_an_assumption(look, chosen, row):
    assert look.given(**chosen)(answers.chosen_ranges)[1]["exported"] == row


def test_an_oxide_weighed_as_such_is_not_set_against_metal(look):
    assert answers.exported_part(look, "antimony", "CHN") is None


def test_what_is_set_replaces_its_range_and_its_row(look):
    given = look.given(stocks=1.5, withheld_percent=80)
    assert given(answers.set_values)["withheld"] == 0.8
    assert "asm-stocks" in look(answers.rows_behind).split(";")
    assert "asm-stocks" not in given(answers.rows_behind).split(";")


def test_facts_on_the_market_are_those_of_its_table(look):
    row = look(answers.market_facts).iloc[0]
    assert row["share"] == pytest.approx(100 * 900 / 909)
    assert row["year"] == 2025
    named = look(answers.names)
    assert (named["mineral_name"], named["country_name"]) == ("gallium", "China")
    congo = look.given(mineral="cobalt", country="COD")
    assert congo(answers.names)["country_name"] == "the Democratic Republic of the Congo"


def test_a_page_of_an_earlier_day_knows_earlier_tables_and_the_same_assumptions():
    from looks import looking_for

    from chokepoint.stories.what_if.story import STORY

    then = looking_for(STORY, "2023-07-03")
    assert then(answers.market_facts)["year"].item() == 2022
    assert len(then(answers.assumptions)) == len(looking_for(STORY)(answers.assumptions))
    assert then(answers.chosen_ranges)[1]["exported"] == "asm-exported-chn"
