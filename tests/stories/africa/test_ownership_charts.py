import json

from chokepoint.stories.africa.ownership_charts import SCOPES


def test_each_kind_of_share_has_its_heading_and_its_range(maker_of, t):
    maker = maker_of("ownership")
    figure = maker.draw(maker.frame, t)
    drawn = json.dumps(figure.spec, ensure_ascii=False)
    assert [heading for heading in SCOPES.values() if f'"{heading}' not in drawn] == []
    assert figure.alt.startswith("all African mines: 7–8 percent")
