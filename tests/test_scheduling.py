from types import SimpleNamespace

from scheduling import longest_first, shared


def test_what_was_seen_of_a_site_is_asked_for_on_one_worker_and_drawn_figures_on_another():
    real = "tests/site/test_pages.py::test_no_link_is_dead[real_book]"
    assert shared(real) == shared("tests/site/test_access.py::test_nothing_moves[real_book]")
    assert shared(real) != shared("tests/site/test_access.py::test_nothing_moves[small_book]")
    figures = shared("tests/stories/test_every_figure.py::test_a[index.a]")
    assert figures == shared("tests/stories/test_stories.py::test_b[index]")
    assert figures != shared("tests/stories/test_perturbation.py::test_b[c01]")


def test_the_answers_of_a_chapter_are_asked_for_on_one_worker():
    answers = shared("tests/stories/quotas/test_answers.py::test_a")
    assert answers == shared("tests/stories/quotas/test_judges.py::test_b[c24]")
    assert answers != shared("tests/stories/africa/test_judges.py::test_b[c51]")


def test_the_cells_of_a_notebook_stay_together():
    assert shared("chapters/index.ipynb::Cell 0") == shared("chapters/index.ipynb::Cell 5")
    assert shared("chapters/index.ipynb::Cell 0") != shared("chapters/quotas.ipynb::Cell 0")


def test_long_files_come_first_and_the_order_within_them_stays():
    names = [
        "tests/a.py::one",
        "chapters/quotas.ipynb::Cell 1",
        "tests/site/b.py::two",
        "tests/site/a.py::one",
    ]
    items = [SimpleNamespace(nodeid=name) for name in names]
    longest_first(items)
    assert [item.nodeid for item in items] == [names[2], names[3], names[1], names[0]]
