"""Every rule, under the name by which exceptions to it are made, and all of them applied to a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chokepoint.data.faults import Fault
from chokepoint.data.rules.addresses import odd_addresses
from chokepoint.data.rules.countries import misnamed_countries
from chokepoint.data.rules.dates import (
    ahead_of_source,
    backward_periods,
    dates_in_source_ids,
    future_publications,
    impossible_dates,
    long_before_source,
    wrong_precisions,
)
from chokepoint.data.rules.jumps import jumps
from chokepoint.data.rules.keys import repeated_keys, unknown_keys, unknown_list_entries
from chokepoint.data.rules.names import misnamed_rows, misplaced_rows
from chokepoint.data.rules.order import wrong_order, wrong_ranks
from chokepoint.data.rules.pairs import unsettled
from chokepoint.data.rules.printed import misread_quantities, misread_ranges, misread_values, misread_years
from chokepoint.data.rules.sources import (
    second_spellings,
    undated_editions,
    undated_sources,
    unproven_days,
    unused_sources,
    wrong_rights,
    wrong_vintages,
)
from chokepoint.data.rules.status import wrong_bounds, wrong_notes, wrong_operands, wrong_states
from chokepoint.data.rules.table import Package, PackageRule, Rule
from chokepoint.data.rules.text import odd_texts
from chokepoint.data.rules.totals import large_parts, small_worlds, wrong_sums
from chokepoint.data.rules.units import odd_percentages, odd_rates, wrong_conversions, wrong_dollars

OF_TABLE: Mapping[str, Rule] = {
    "text": odd_texts,
    "address": odd_addresses,
    "key": unknown_keys,
    "list": unknown_list_entries,
    "date": impossible_dates,
    "period": backward_periods,
    "future": future_publications,
    "later than source": ahead_of_source,
    "long before source": long_before_source,
    "precision": wrong_precisions,
    "date in id": dates_in_source_ids,
    "order": wrong_order,
    "rank": wrong_ranks,
    "status": wrong_states,
    "bound": wrong_bounds,
    "note": wrong_notes,
    "operand": wrong_operands,
    "printed value": misread_values,
    "printed range": misread_ranges,
    "printed quantity": misread_quantities,
    "printed year": misread_years,
    "unit": wrong_conversions,
    "dollars": wrong_dollars,
    "rate": odd_rates,
    "percent": odd_percentages,
    "country": misnamed_countries,
    "world": small_worlds,
    "part": large_parts,
    "sum": wrong_sums,
    "jump": jumps,
    "pair": unsettled,
    "row id": misnamed_rows,
    "locator": misplaced_rows,
    "vintage": wrong_vintages,
    "undated edition": undated_editions,
    "undated source": undated_sources,
    "known by": unproven_days,
    "rights": wrong_rights,
}
OF_PACKAGE: Mapping[str, PackageRule] = {
    "repeated key": repeated_keys,
    "unused source": unused_sources,
    "publisher": second_spellings,
}


def rule_faults(package: Package) -> Iterator[tuple[str, Fault]]:
    """Apply every rule to every table.

    Args:
        package: the tables that could be read, and what rules may know beside them.

    Returns:
        Each fault with the name of the rule it breaks, in no particular order.
    """
    for table in package.tables.values():
        for name, rule in OF_TABLE.items():
            yield from ((name, fault) for fault in rule(table, package))
    for name, of_package in OF_PACKAGE.items():
        yield from ((name, fault) for fault in of_package(package))
