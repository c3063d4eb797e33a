"""The fields of a country's page in their order, and the parts of the page they stand in."""

from __future__ import annotations

from chokepoint.i18n import msg

MAKES = {"leads": msg("what it leads"), "others": msg("what else it makes"),
         "reserves": msg("reserves")}  # fmt: skip
POLICY = {"controls": msg("export controls"), "lists": msg("official lists")}
TRADE = {"imports": msg("its own imports"), "supplies": msg("who imports from it")}
DOUBT = {
    "tables": msg("whose figures these are"),
    "age": msg("how old they are"),
    "projects": msg("projects"),
    "gaps": msg("what is not known"),
}
PARTS = {"makes": MAKES, "policy": POLICY, "trade": TRADE, "doubt": DOUBT}
FIELDS = {**MAKES, **POLICY, **TRADE, **DOUBT}
