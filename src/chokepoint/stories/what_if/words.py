"""Words for the inputs of the model, one name each wherever they are written."""

from __future__ import annotations

from chokepoint.i18n import Message, msg

INPUTS: dict[str, Message] = {
    "withheld": msg("part of the exports withheld"),
    "months": msg("months of withholding"),
    "exported": msg("part of its output that the country exports"),
    "leakage": msg("part of what is withheld that comes through third countries"),
    "stocks": msg("stocks of the others"),
    "restart": msg("output that plants elsewhere add in the end"),
    "delay": msg("wait until plants elsewhere add something"),
    "ramp": msg("time from their first output to all of it"),
    "substitution": msg("use that can do without within a year"),
    "supply_elasticity": msg("elasticity of supply"),
    "demand_elasticity": msg("elasticity of demand"),
}
UNITS: dict[str, Message] = {
    "percent": msg("percent"),
    "percent of use outside": msg("percent of use"),
    "months": msg("months"),
    "elasticity": msg("elasticity"),
}
