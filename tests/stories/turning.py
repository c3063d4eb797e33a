"""Change rows of a table and ask a headline again."""

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.answers.robustness.headline import Measure
from chokepoint.answers.story import find_story
from chokepoint.stories.registered import BOOK


def holds(name, tables, **options):
    headline = BOOK.headlines[name]
    return headline.condition.holds(headline.compute(tables, **options))


def changed(tables, table, chosen, **values):
    """Give the tables with other values in the rows chosen."""
    rows = tables[table].copy()
    mask = chosen(rows)
    assert mask.any(), "no row was chosen"
    for column, value in values.items():
        rows.loc[mask, column] = value
    return Narrowed(tables, **{table: rows})


def outcomes(name, tables):
    """Say of each case of a headline whether the sentence holds in it."""
    headline = BOOK.headlines[name]
    # one memory for all cases: what a case leaves as it is, is computed once
    look = Look(find_story(headline.chapter), tables)
    found = {
        case.name: headline.compute(look.over(case.tables), **case.options) for case in headline.cases(look)
    }
    return {key: headline.condition.holds(measure) for key, measure in found.items() if measure is not None}


def turns_between(name, inside, outside, against=0.0):
    """Tell whether the sentence of a headline is true of one value and false of another."""
    condition = BOOK.headlines[name].condition
    return tuple(condition.holds(Measure(value, "", against)) for value in (inside, outside)) == (True, False)
