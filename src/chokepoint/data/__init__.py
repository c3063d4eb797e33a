"""The data package: tables, vintages, provenance, and the check of all of it."""

from chokepoint.data.check import check_package, facts_only_rows
from chokepoint.data.dates import first_day, last_day
from chokepoint.data.excluded import excluded_sources
from chokepoint.data.faults import Fault
from chokepoint.data.load import KnownTables, load_sources, load_table
from chokepoint.data.package import package_checksum, table_names, table_path, table_schema
from chokepoint.data.provenance import RowRef, cite, collect_rows, expand_rows, find_rows
from chokepoint.data.seal import seal_faults
from chokepoint.data.vintages import newest_edition

__all__ = [
    "Fault",
    "KnownTables",
    "RowRef",
    "check_package",
    "cite",
    "collect_rows",
    "excluded_sources",
    "expand_rows",
    "facts_only_rows",
    "find_rows",
    "first_day",
    "last_day",
    "load_sources",
    "load_table",
    "newest_edition",
    "package_checksum",
    "seal_faults",
    "table_names",
    "table_path",
    "table_schema",
]
