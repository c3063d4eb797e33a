from chokepoint.answers.names import metal_names
from chokepoint.i18n import Translator
from chokepoint.stories.what_if import answers_backtest, backtest_charts


def test_the_list_says_what_was_known_and_what_was_printed(look):
    rows = look(answers_backtest.summed)
    shown = backtest_charts.backtest(rows, "title", look(metal_names), Translator()).frame
    first = shown.set_index(["case", "what"])
    assert first.loc[("gallium", "exports"), "known"] == "2 July 2023"
    assert first.loc[("gallium", "exports"), "score"] == "2 of 14"
    assert first.loc[("rare_earths", "exports"), "market"] == "restated later"
    assert first.loc[("dysprosium", "exports"), "market"] == "rare earths, known the day before"
    assert first.loc[("graphite", "exports"), ["score", "band", "was"]].tolist() == [
        "no figure found",
        "",
        "",
    ]
    assert first.loc[("antimony", "price outside"), "was"] == "2.09–3.13"
