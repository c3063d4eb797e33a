from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.notebooks import FACT_TYPE, FIGURE_TYPE
from chokepoint.book.news.differences import Told, sentences_told_otherwise, states_that_moved
from chokepoint.book.site.changes import Change

PROSE = "# A page\n\nChina makes {fact}`share:.0f` percent. The rest is small.\n"
COLUMNS = ("name", "control", "notice", "until", "state")


def page(prose, share=98, rows=(), columns=COLUMNS):
    table = {"columns": [{"name": name} for name in columns], "rows": [list(row) for row in rows]}
    fields = {"chokepoint_figure": {"id": "board", "title": "A board", "table": table}}
    outputs = [
        new_output("display_data", data={FACT_TYPE: {"key": "share", "value": share}}),
        new_output("display_data", data={FIGURE_TYPE: {"mark": "bar"}}, metadata=fields),
    ]
    return new_notebook(cells=[new_markdown_cell(prose), new_code_cell("x", outputs=outputs)])


def test_a_sentence_whose_number_moved_stands_beside_what_it_was():
    found = sentences_told_otherwise("controls", page(PROSE), page(PROSE, 95))
    assert found == [Told("controls", "A page", "China makes 98 percent.", "China makes 95 percent.")]


def test_sentences_that_came_and_went_have_one_side():
    old = page("# A page\n\nNobody else delivers any of it.")
    new = page("# A page\n\nOne plant has begun since June.")
    assert sentences_told_otherwise("p", old, new) == [
        Told("p", "A page", "Nobody else delivers any of it.", ""),
        Told("p", "A page", "", "One plant has begun since June."),
    ]


def test_sentences_that_trade_places_with_others_are_paired_by_likeness():
    old = page("# P\n\nGallium stands at 10 percent now. Germanium stands at 20 percent now.")
    new = page("# P\n\nGermanium stands at 25 percent now. Gallium stands at 15 percent now.")
    pairs = {(told.before, told.after) for told in sentences_told_otherwise("p", old, new)}
    assert ("Gallium stands at 10 percent now.", "Gallium stands at 15 percent now.") in pairs


def test_equal_pages_tell_nothing():
    same = page(PROSE, rows=[("gallium", "licence", "No. 23", "", "in force")])
    assert sentences_told_otherwise("p", same, same) == []
    assert states_that_moved("p", same, same) == []


def test_a_control_that_stands_otherwise_is_named():
    row = ("gallium", "ban", "No. 46", "27 November 2026")
    old = page(PROSE, rows=[(*row, "suspended"), ("indium", "licence", "No. 10", "", "in force")])
    new = page(PROSE, rows=[(*row, "was due to end"), ("tin", "licence", "No. 11", "", "in force")])
    assert states_that_moved("controls", old, new) == [
        Change("controls", "state", "board: gallium, ban, No. 46", "suspended", "was due to end"),
        Change("controls", "state", "board: tin, licence, No. 11", "(none)", "in force"),
        Change("controls", "state", "board: indium, licence, No. 10", "in force", "(none)"),
    ]


def test_rows_of_one_name_are_kept_apart():
    old = page(PROSE, rows=[("gallium", "ban", "", "a", "in force"), ("gallium", "ban", "", "b", "in force")])
    new = page(PROSE, rows=[("gallium", "ban", "", "a", "in force"), ("gallium", "ban", "", "b", "ended")])
    (moved,) = states_that_moved("p", old, new)
    assert (moved.key, moved.old, moved.new) == ("board: gallium, ban (2)", "in force", "ended")


def test_a_table_without_states_has_none():
    rows = [("gallium", "98")]
    changed = [("gallium", "95")]
    names = ("name", "share")
    assert states_that_moved("p", page(PROSE, 98, rows, names), page(PROSE, 98, changed, names)) == []
