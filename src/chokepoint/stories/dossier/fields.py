"""The fields of a dossier in their order, and the parts of the page they stand in."""

from __future__ import annotations

from chokepoint.i18n import msg

SUPPLY = {
    "output": msg("output by country"),
    "concentration": msg("concentration"),
    "capacity": msg("capacity"),
    "reserves": msg("reserves"),
    "by_product": msg("what it comes with"),
    "outlook": msg("outlook"),
    "projects": msg("projects"),
}
DEMAND = {
    "uses": msg("end uses"),
    "substitutes": msg("substitutes"),
    "recycling": msg("recycling"),
    "consumption": msg("consumption"),
    "reliance": msg("import reliance"),
    "sources": msg("sources of imports"),
    "prices": msg("prices"),
    "stocks": msg("public stocks"),
    "controls": msg("Chinese export controls"),
    "elsewhere": msg("African export controls"),
    "lists": msg("official lists"),
    "risk": msg("supply risk"),
}
DOUBT = {
    "disagreement": msg("where publishers differ"),
    "revision": msg("how the figure was revised"),
    "robustness": msg("whether the first place holds"),
    "gaps": msg("what is not known"),
}
UNREAD = {
    "grades": msg("forms and grades"),
    "tariffs": msg("tariff lines"),
    "companies": msg("companies and owners"),
    "environment": msg("health, environment and energy"),
    "standards": msg("standards"),
    "society": msg("social questions"),
    "research": msg("research"),
    "disruption": msg("months of cover"),
}
"""Fields of the best factsheets on which no table here has rows by commodity."""

PARTS = {"supply": SUPPLY, "demand": DEMAND, "doubt": DOUBT}
FIELDS = {**SUPPLY, **DEMAND, **DOUBT, **UNREAD}
