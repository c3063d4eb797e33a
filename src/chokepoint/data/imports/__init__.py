"""Releases of publishers, taken into the package: read, mapped, corrected by name, compared, written."""

from chokepoint.data.imports.guard import try_out
from chokepoint.data.imports.new_source import source_contents
from chokepoint.data.imports.new_table import table_contents, table_template
from chokepoint.data.imports.own_table import plan_rows, rows_template
from chokepoint.data.imports.plan import PUBLISHERS, Plan, Refused, plan_import
from chokepoint.data.imports.write import replace_all

__all__ = [
    "PUBLISHERS",
    "Plan",
    "Refused",
    "plan_import",
    "plan_rows",
    "replace_all",
    "rows_template",
    "source_contents",
    "table_contents",
    "table_template",
    "try_out",
]
