from chokepoint.data import load_table
from chokepoint.data.load import table_stamp
from chokepoint.parameters import accepted
from chokepoint.stories.dossier.story import STORY, commodities_with_rows


def test_every_commodity_with_a_row_of_output_can_be_asked_for():
    allowed = accepted(STORY.parameters["commodity"].rule_for(STORY.defaults))
    assert allowed == list(commodities_with_rows(table_stamp("production")))
    assert set(allowed) == set(load_table("production")["commodity_id"])


def test_a_commodity_without_rows_is_refused():
    rule = STORY.parameters["commodity"].rule_for(STORY.defaults)
    assert rule("dysprosium")
    assert not rule("gallium")
