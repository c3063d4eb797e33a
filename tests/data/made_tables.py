"""Small tables made up for the tests of rules."""

from datetime import date

from chokepoint.data.rules.table import Package, Table

TODAY = date(2026, 11, 29)


def make(name="t", *, key=None, schema=None, **columns):
    """Make a table of columns of cells; the first is its key, its lines are counted from 2."""
    names = list(columns)
    count = len(next(iter(columns.values())))
    fields = (schema or {}).get("fields") or [{"name": name, "type": "string"} for name in names]
    schema = {"primaryKey": [key or names[0]], **(schema or {}), "fields": fields}
    return Table(name, schema, columns, list(range(2, count + 2)))


def typed(**types):
    """Give the schema of columns by their types."""
    return {"fields": [{"name": name, "type": kind} for name, kind in types.items()]}


def package_of(*tables, is_whole=True, spellings=None):
    return Package({table.name: table for table in tables}, is_whole, spellings or {}, TODAY)


def found(rule, table, *others, **options):
    """Apply a rule to a table; give line, column and value of each fault."""
    faults = rule(table, package_of(table, *others, **options))
    return [(fault.row, fault.column, fault.value) for fault in faults]
