from chokepoint.answers.names import metal_names
from chokepoint.i18n import Translator
from chokepoint.stories.what_if import answers_effects, effect_charts


def test_what_could_not_be_seen_reaches_both_ends(look):
    figure = effect_charts.effects(look(answers_effects.compared), "title", look(metal_names), Translator())
    rows = figure.frame.set_index(["case", "scope"])
    antimony = rows.loc[("antimony", "antimony products")]
    assert (antimony["least"], antimony["wanted"], antimony["change"]) == ("51", "6", "−81")
    assert -52 < antimony["pale_low"] < -51
    alone = rows.loc[("dysprosium", "unspecified (customs data)")]
    assert (alone["pale_low"], alone["pale_high"], alone["least"]) == (-100, 150, "none")
    assert alone["ends_low"] == alone["ends_high"] == alone["percent"]
    assert set(rows["word"]) == {"cannot be told"}
    assert "−81 percent, cannot be told" in figure.alt
