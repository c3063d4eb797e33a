"""A result is given again only where the computation would read the very same."""

import contextlib

import pandas as pd

from chokepoint.answers.memory import ABSENT, KEPT, Memory

PRICES, EXPORTS = pd.DataFrame({"usd": [1.0]}), pd.DataFrame({"kg": [2.0]})


class Counting:
    """Count how often a computation ran; it reads one table and one parameter."""

    def __init__(self, memory, table="prices", param="metal"):
        self.memory, self.table, self.param, self.runs = memory, table, param, 0

    def ask(self, tables, params):
        return self.memory.recall(self, tables, params, lambda: self._compute(tables, params))

    def _compute(self, tables, params):
        self.runs += 1
        self.memory.note_table(tables, self.table, tables[self.table])
        self.memory.note_param(self.param, params.get(self.param, ABSENT))
        return self.runs


def test_the_same_reading_is_computed_once():
    recipe = Counting(Memory())
    tables = {"prices": PRICES, "exports": EXPORTS}
    assert [recipe.ask(tables, {"metal": "gallium"}) for _ in range(3)] == [1, 1, 1]


def test_what_was_not_read_may_change():
    recipe = Counting(Memory())
    recipe.ask({"prices": PRICES, "exports": EXPORTS}, {"metal": "gallium", "year": 2024})
    recipe.ask({"prices": PRICES, "exports": EXPORTS.copy()}, {"metal": "gallium", "year": 2025})
    assert recipe.runs == 1


def test_another_table_or_parameter_is_another_result_and_the_first_is_still_known():
    recipe = Counting(Memory())
    tables, gallium = {"prices": PRICES}, {"metal": "gallium"}
    assert recipe.ask(tables, gallium) == 1
    assert recipe.ask({"prices": PRICES.copy()}, gallium) == 2
    assert recipe.ask(tables, {"metal": "germanium"}) == 3
    assert recipe.ask(tables, gallium) == 1


def test_a_parameter_not_given_and_one_given_are_two_readings():
    recipe = Counting(Memory())
    assert recipe.ask({"prices": PRICES}, {}) == 1
    assert recipe.ask({"prices": PRICES}, {"metal": "gallium"}) == 2


def test_what_an_inner_computation_read_counts_for_the_outer_even_from_memory():
    memory, runs, tables = Memory(), [], {"prices": PRICES}
    inner = Counting(memory)

    def outer(params):
        return memory.recall("outer", tables, params, lambda: runs.append(inner.ask(tables, params)))

    for metal in ("gallium", "germanium", "gallium"):
        inner.ask(tables, {"metal": metal})
        outer({"metal": metal})
    assert len(runs) == 2


def test_a_parameter_set_in_between_says_nothing_of_the_one_outside():
    memory, runs, tables = Memory(), [], {"prices": PRICES}
    inner = Counting(memory)

    def outer(metal, year):
        def compute():
            runs.append(1)
            inner.ask(tables, {"metal": "its own", "year": year})

        memory.recall("outer", tables, {"metal": metal, "year": year}, compute)

    outer("gallium", 2024)
    outer("germanium", 2024)
    assert len(runs) == 1


def test_a_parameter_handed_on_counts_beside_one_set_in_between():
    memory, runs, tables = Memory(), [], {"prices": PRICES}
    inner = Counting(memory)

    def outer(metal):
        def compute():
            runs.append(1)
            inner.ask(tables, {"metal": metal, "year": "set in between"})

        memory.recall("outer", tables, {"metal": metal, "year": 2024}, compute)

    outer("gallium")
    outer("germanium")
    assert len(runs) == 2


def test_the_oldest_results_go_first():
    recipe = Counting(Memory())
    for n in range(KEPT + 1):
        recipe.ask({"prices": PRICES}, {"metal": n})
    recipe.ask({"prices": PRICES}, {"metal": KEPT})
    assert recipe.runs == KEPT + 1
    recipe.ask({"prices": PRICES}, {"metal": 0})
    assert recipe.runs == KEPT + 2


def test_what_is_asked_for_again_stays():
    recipe = Counting(Memory())
    for n in range(1, 3 * KEPT):
        recipe.ask({"prices": PRICES}, {"metal": n})
        recipe.ask({"prices": PRICES}, {"metal": 1})
    assert recipe.runs == 3 * KEPT - 1


def test_a_result_from_memory_counts_as_read_from_the_tables_at_hand():
    memory, runs = Memory(), []
    inner = Counting(memory)

    def outer(tables):
        memory.recall("outer", tables, {}, lambda: runs.append(inner.ask(tables, {})))

    inner.ask({"prices": PRICES, "exports": EXPORTS}, {})
    outer({"prices": PRICES, "exports": EXPORTS.copy()})
    outer({"prices": PRICES, "exports": EXPORTS.copy()})
    assert (inner.runs, len(runs)) == (1, 1)
    outer({"prices": PRICES.copy(), "exports": EXPORTS})
    assert (inner.runs, len(runs)) == (2, 2)


def test_a_computation_that_fails_leaves_nothing_open():
    memory = Memory()
    recipe = Counting(memory)

    def fail():
        raise ValueError

    for _ in range(2):
        with contextlib.suppress(ValueError):
            memory.recall("failing", {}, {}, fail)
    assert recipe.ask({"prices": PRICES}, {}) == 1
    assert not memory._open


def test_a_computation_over_other_tables_made_of_these_hangs_on_all_of_them():
    memory, runs = Memory(), []
    inner = Counting(memory)

    def outer(tables):
        def compute():
            runs.append(1)
            inner.ask({"prices": tables["prices"].head(0)}, {})

        memory.recall("outer", tables, {}, compute)

    tables = {"prices": PRICES}
    outer(tables)
    outer(tables)
    assert len(runs) == 1
    outer({"prices": PRICES})
    assert len(runs) == 2
