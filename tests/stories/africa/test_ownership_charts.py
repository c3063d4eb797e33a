import json

from chokepoint.stories.africa.ownership_charts import SCOPES


def test_each_kind_of_share_has_its_heading_and_its_range(now):
    figure = now.show("owners")
    drawn = json.dumps(figure.spec, ensure_ascii=False)
    assert [heading for heading in SCOPES.values() if f'"{heading}' not in drawn] == []
    assert figure.alt.startswith("all African mines: 7–8 percent")
