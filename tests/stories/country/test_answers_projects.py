from country_golden import look_of

from chokepoint.stories.country.answers_projects import RUNNING, projects


def test_each_project_stands_once_in_its_newest_state_and_those_at_work_first():
    rows = look_of("USA")(projects)
    states = look_of("USA")["supply_response"]
    clarksville = rows[rows["project"].str.startswith("Clarksville zinc")]
    assert len(clarksville) == 1
    assert len(clarksville["row_ids"].item().split(";")) > 1
    assert set(rows["row_ids"].str.split(";").explode()) <= set(states["row_id"])
    congolese = look_of("COD")(projects)
    working = congolese["phase"].isin(RUNNING).tolist()
    assert working == sorted(working, reverse=True)


def test_a_railway_is_no_project_for_minerals_and_a_mine_of_two_countries_stands_in_both():
    zambian = look_of("ZMB")(projects)
    assert (zambian["commodities"] != "").all()
    assert look_of("CHN")(projects).empty
