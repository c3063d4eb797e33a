from chokepoint.answers.names import metal_names
from chokepoint.i18n import Translator
from chokepoint.stories.what_if import answers_forecast, forecast_charts


def test_ranges_are_written_in_tonnes_and_dollars_with_the_chance_of_exports(look):
    rows = look(answers_forecast.scored)
    shown = forecast_charts.forecasts(rows, "title", look(metal_names), Translator()).frame.set_index(
        "row_id"
    )
    gallium = shown.loc["fc-2027-extended-gallium-exports"]
    assert [gallium[f"{end}_words"] for end in ("low", "mid", "high")] == ["1.2", "6.2", "11.2"]
    assert (gallium["points"], gallium["odds"]) == (9, "80")
    price = shown.loc["fc-2027-lapsed-gallium-price"]
    assert (price["low_words"], price["odds"], price["so_far"]) == ("1,375", "", "not yet scored")


def test_a_score_is_told(look):
    rows = look(answers_forecast.scored).assign(months=4, inside=3)
    shown = forecast_charts.forecasts(rows, "title", look(metal_names), Translator()).frame
    assert set(shown["so_far"]) == {"3 of 4 inside"}
