"""The codes of the tables on legislation in words, and words as answers."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.i18n import Translator


def said(words: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Give words as one row, with the ids of the rows they were read from; no words are no answer."""
    return pd.DataFrame(
        {"words": [words], "row_ids": [join_ids(rows["row_ids" if "row_ids" in rows else "row_id"])]}
    )


def instrument_name(code: str, t: Translator) -> str:
    """Name the instrument of a measure."""
    return {
        "law": t("law"),
        "regulation": t("regulation"),
        "list": t("list"),
        "strategy": t("strategy"),
        "funding": t("funding"),
        "stockpile": t("stockpile"),
        "alliance": t("alliance"),
        "trade_restriction": t("trade restriction"),
        "bill": t("bill"),
        "report": t("report"),
    }[code]


def step_name(code: str, t: Translator) -> str:
    """Name the step of a measure; nothing for one without."""
    return {
        "": "",
        "proposed": t("proposed"),
        "adopted": t("adopted"),
        "in_force": t("in force"),
        "step": t("step"),
    }[code]


def money_kind(code: str, t: Translator) -> str:
    """Name the kind of a sum of money."""
    return {
        "appropriation": t("appropriation"),
        "programme": t("programme"),
        "award": t("award"),
        "loan": t("loan"),
        "equity": t("equity"),
        "public_pledge": t("public pledge"),
        "tax_credit_estimate": t("tax credit estimate"),
        "tax_credit_paid": t("tax credit paid"),
        "revenue_raised": t("revenue raised"),
        "private_finance": t("private finance"),
        "private_investment": t("private investment"),
        "expected_investment": t("expected investment"),
        "funding_need": t("funding need"),
        "output": t("output"),
        "demand": t("demand"),
    }[code]


def hedge(code: str, t: Translator) -> str:
    """Write the hedge printed with a sum; nothing where there is none."""
    return {
        "": "",
        "up to": t("up to"),
        "at least": t("at least"),
        "more than": t("more than"),
        "close to": t("close to"),
    }[code]


def firmness(code: str, t: Translator) -> str:
    """Say how firm a sum of money is."""
    return {
        "enacted": t("enacted"),
        "awarded": t("awarded"),
        "signed": t("signed"),
        "committed": t("committed"),
        "approved": t("approved"),
        "adopted": t("adopted"),
        "announced": t("announced"),
        "pledged": t("pledged"),
        "planned": t("planned"),
        "expected": t("expected"),
        "estimate": t("estimate"),
        "reported": t("reported"),
        "produced": t("produced"),
        "press_preview": t("press preview"),
        "doubtful": t("doubtful"),
    }[code]


def stage_name(code: str, t: Translator) -> str:
    """Name a stage, or what else a benchmark of the EU is on."""
    return {
        "extraction": t("extraction"),
        "processing": t("processing"),
        "recycling": t("recycling"),
        "single": t("single"),
    }[code]


def state_name(code: str, t: Translator) -> str:
    """Say whether a benchmark is met."""
    return {"met": t("met"), "missed": t("missed"), "open": t("open")}[code]


def force_name(code: str, t: Translator) -> str:
    """Name what stands behind a threshold."""
    return {
        "duty": t("duty"),
        "procurement_ban": t("procurement ban"),
        "condition_of_aid": t("condition of aid"),
        "contract": t("contract"),
        "rate_of_aid": t("rate of aid"),
        "end_of_aid": t("end of aid"),
        "benchmark": t("benchmark"),
        "policy_target": t("policy target"),
        "plan": t("plan"),
        "list_criterion": t("list criterion"),
        "proposal": t("proposal"),
    }[code]


def rung_name(kind: str, t: Translator) -> str:
    """Name what a rung of the credit for electric cars asks for."""
    return {
        "mineral_origin": t("critical-mineral value share"),
        "component_origin": t("battery-component value share"),
    }[kind]


def target_name(kind: str, t: Translator) -> str:
    """Name what a target that prints its start is on."""
    return {
        "dependence": t("import dependence on specific countries"),
        "recycling": t("recycling rate"),
        "stockpile": t("stockpile"),
        "own_share": t("domestic production share"),
    }[kind]


def entry_state(code: str, t: Translator) -> str:
    """Say how a list stands to a mineral."""
    return {
        "named": t("named"),
        "members": t("single members or forms named"),
        "unknown": t("list seen in part"),
        "absent": t("not on the list"),
    }[code]


def standing(code: str, t: Translator) -> str:
    """Say where a threshold stands."""
    return {
        "met": t("met"),
        "on_course": t("on course"),
        "off_course": t("off course"),
        "short": t("not met, course unknown"),
        "unmeasured": t("not measurable yet"),
        "withdrawn": t("withdrawn"),
        "rule": t("a rule, no goal to reach"),
    }[code]


def missing_words(code: str, t: Translator) -> str:
    """Say what would have to be known to tell more of a threshold; nothing where nothing is missing."""
    return {
        "": "",
        "weights": t("how much of each material is used, without which their shares do not add up"),
        "later_value": t("a value of another year"),
        "due_day": t("a day by which it is due"),
        "extraction": t("shares by material and stage"),
        "processing": t("shares by material and stage"),
        "recycling": t("how much of each mineral comes back from scrap"),
        "single": t("supply by mineral and country"),
        "permit_time": t("how long permits took"),
        "deadline": t("a text that says whether it was done"),
        "mineral_origin": t("where the value of the batteries sold came from"),
        "component_origin": t("where the value of the batteries sold came from"),
        "excluded_origin": t("what contractors bought, by origin"),
        "price_floor": t("a printed price"),
        "income_floor": t("what the plant earns"),
        "volume": t("a printed figure of output or capacity"),
        "stockpile": t("how many days the stock would last"),
        "dependence": t("imports by mineral and country"),
        "own_share": t("output and use at home"),
        "exploration": t("a count of the projects"),
        "cost_share": t("what the recipients paid themselves"),
    }[code]
