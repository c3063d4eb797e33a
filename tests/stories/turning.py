"""Change rows of a table and ask a headline again."""

from chokepoint.answers.robustness.cases import Narrowed
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
    found = {case.name: headline.compute(case.tables, **case.options) for case in headline.cases(tables)}
    return {key: headline.condition.holds(measure) for key, measure in found.items() if measure is not None}
