from chokepoint.i18n import Translator
from chokepoint.stories.what_if import answers_course, course_charts

T = Translator()


def test_panels_keep_their_bands(look):
    rows = look(answers_course.course)
    figure = course_charts.course(rows, "title", "setting", 10, T)
    assert figure.frame["short_high"].tolist() == rows["short_high"].tolist()
    assert set(figure.columns) <= set(figure.frame.columns)
    assert "at most" in figure.alt
    assert "setting" in figure.subtitle


def test_the_list_writes_parts_in_percent_and_tells_what_was_set(look):
    rows = look.given(stocks=1.5)(answers_course.inputs)
    reasons = look.whole("assumptions").set_index("row_id")["note"]
    shown = course_charts.inputs(rows, "title", reasons, T).frame.set_index("input")
    assert shown.loc["leakage", ["low", "best", "high", "unit"]].tolist() == ["0", "10", "30", "percent"]
    assert shown.loc["restart", "unit"] == "percent of use"
    assert (shown.loc["stocks", "best"], shown.loc["stocks", "reason"]) == ("1.5", "set above")
    assert shown.loc["exported", "reason"] == "from printed exports and output"
    assert shown.loc["withheld", "on_short"] == ""
    assert shown.loc["leakage", "on_short"].startswith("−0.")
