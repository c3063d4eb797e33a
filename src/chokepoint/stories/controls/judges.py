"""Claims on the notice of July 2023 and on the dispute it stands in."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import names_id
from chokepoint.answers.claims.evidence import (
    about,
    by_day,
    confidence,
    control_of,
    counted,
    day_of,
    days,
    edges,
    events_on,
    primary,
    relayed,
    same_day,
    unseen,
    weakest,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Look, Tables, look_at
from chokepoint.i18n import msg
from chokepoint.stories.controls.claim_rules import RULES
from chokepoint.stories.controls.story import STORY

METALS = ("gallium", "germanium")
SUMMER = (5, 8)
"""The months of the summer in which the rule of claim c28 looks for a Dutch control."""
MINISTRY = "MOFCOM"
ISSUERS = {
    "MOFCOM; GAC": msg("the Ministry of Commerce (MOFCOM) and the General Administration of Customs (GAC)"),
    "MOFCOM": msg("the Ministry of Commerce (MOFCOM)"),
    "GAC": msg("the General Administration of Customs (GAC)"),
}
"""Issuers as the table joins them, and as they stand in a sentence."""
NO_NOTICE = msg("No measure that names both metals is known")


def notice_of(tables: Tables) -> pd.DataFrame:
    """Find the measure that put both metals under control: one row of ``controls``, or none."""
    return control_of(tables, *METALS)


@EXPLAINER.judges_claim("c01", RULES["c01"])
def eve_of_the_visit(tables: Tables) -> Finding:
    """Judge whether the notice came on the eve of the visit and says that it answers US measures."""
    look, notice = look_at(STORY, tables), notice_of(tables)
    visit, gap = events_on(tables, "USA", "treasury_visit"), look.ask("days_before_visit")
    if notice.empty or visit.empty or not gap.known:
        return unseen(msg("The rows known do not give both the day of the notice and the day of the visit"))
    official = notice["reason_code"] == "foreign_measure"
    numbers = {
        "notice": Number.of(look.ask("announced"), how="day of announcement"),
        "gap": Number.of(gap, how="day of arrival less day of announcement"),
        "reason": Number.of(look.ask("stated_reason"), how="reason given, as printed"),
    }
    names_america = msg(
        "The notice of {notice} came {gap|day|days} before the visit of the US Treasury Secretary; the "
        "reason it gives is to {reason}"
    )
    names_none = msg(
        "The notice of {notice} came {gap|day|days} before the visit of the US Treasury Secretary; the "
        "reason it gives is to {reason}, and it names no measure of the United States"
    )
    fits = "supported" if official.any() else "supported_with_nuance"
    verdict = fits if 0 <= gap.number <= edges(tables, "c01").tolerance else "contradicted"
    weight = weakest(confidence(tables, notice), confidence(tables, visit.head(1)))
    reason = names_america if official.any() else names_none
    return Finding(verdict, reason, numbers, counter=ids_of(notice[~official]), confidence=weight)


@EXPLAINER.judges_claim("c02", RULES["c02"])
def day_of_notice(tables: Tables) -> Finding:
    """Judge the day and the issuer of the notice."""
    look, notice = look_at(STORY, tables), notice_of(tables)
    if notice.empty:
        return unseen(NO_NOTICE)
    issuers = notice["issuer"].max()
    numbers = {
        "day": day_of(notice.iloc[0], "announced", "day of announcement"),
        "issuers": word(_issuers(look, issuers), "issuers of the notice", notice),
        "number": Number.of(look.ask("notice_no"), how="number of the notice"),
        "start": Number.of(look.ask("effective"), how="first day of the licence duty"),
    }
    reason = msg(
        "Announcement {number} was issued by {issuers} on {day}; the licence duty applies from {start}"
    )
    right = "supported" if MINISTRY in issuers.split("; ") else "imprecise"
    verdict = right if notice["day"].max() == edges(tables, "c02").day else "contradicted"
    return Finding(verdict, reason, numbers, confidence=confidence(tables, notice))


def _issuers(look: Look, issuers: str) -> str:
    """Name the issuers of a notice as they stand in a sentence."""
    return look.t.say(ISSUERS[issuers]) if issuers in ISSUERS else issuers


@EXPLAINER.judges_claim("c03", RULES["c03"])
def two_metals(tables: Tables) -> Finding:
    """Judge what the notice lists."""
    notice, items = notice_of(tables), tables["control_items"]
    listed = items[items["control_row_id"].isin(notice["row_id"])]
    if listed.empty:
        return unseen(msg("No measure that names both metals is known with its items"))
    metals, groups = set(listed["commodity_id"]), look_at(STORY, tables).ask("item_groups")
    plain = listed["item"] == "metal"
    numbers = {
        "metals": Number(len(metals), "metals", "count of the metals among the items", ids_of(listed)),
        "groups": Number.of(groups, how="count of the listed item groups"),
        "plain": counted(listed[plain], "item groups", "item groups that are the plain metal", listed),
    }
    reason = msg(
        "The notice lists {groups|group|groups} of goods of {metals|metal|metals}; "
        "{plain|of these groups is|of these groups are|none of them is} the plain metal"
    )
    verdict = "supported" if metals == set(METALS) else "contradicted"
    return Finding(verdict, reason, numbers, ids_of(notice), confidence=confidence(tables, listed))


@EXPLAINER.judges_claim("c04", RULES["c04"])
def licence_duty(tables: Tables) -> Finding:
    """Judge whether the measure is a licence duty."""
    look, notice = look_at(STORY, tables), notice_of(tables)
    if notice.empty:
        return unseen(NO_NOTICE)
    numbers = {
        "kind": word(look.t.code(notice["kind"].max()), "kind of the measure", notice),
        "target": word(look.t.cell(notice["target_name"].max()), "destinations, as printed", notice),
        "start": Number.of(look.ask("effective"), how="first day of the duty"),
    }
    reason = msg("The measure is a {kind} duty for {target}, from {start}")
    met = notice["kind"].max() == "licence" and notice["target_iso3"].max() == "WLD"
    verdict = "supported" if met else "contradicted"
    return Finding(verdict, reason, numbers, confidence=confidence(tables, notice))


@EXPLAINER.judges_claim("c05", RULES["c05"])
def aimed_at_no_one(tables: Tables) -> Finding:
    """Judge whether and when the Foreign Ministry said so; what was done later is not asked."""
    notice, said = notice_of(tables), events_on(tables, "CHN", "aimed_at_none")
    gap = look_at(STORY, tables).ask("days_to_reply")
    if notice.empty or said.empty or not gap.known:
        return unseen(msg("No dated statement of the ministry on the notice is known"))
    numbers = {
        "day": day_of(said.iloc[0], "date", "day of the statement"),
        "gap": Number.of(gap, how="day of the statement less day of the notice"),
    }
    reason = msg("The ministry said so on {day}, {gap|day|days} after the notice")
    verdict = "supported" if [gap.number] == edges(tables, "c05").numbers else "contradicted"
    return Finding(verdict, reason, numbers, ids_of(said), confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c28", RULES["c28"])
def dutch_limits(tables: Tables) -> Finding:
    """Judge the day of the Dutch limits: found on the day named, or dated otherwise by a primary text."""
    dutch, named = events_on(tables, "NLD", "chip_tools"), edges(tables, "c28").day
    summer = dutch[(dutch["day"].dt.year == named.year) & dutch["day"].dt.month.between(*SUMMER)]
    on_day = summer[summer["day"] == named]
    decisive = on_day if len(on_day) else primary(tables, summer)
    if decisive.empty:
        return unseen(msg("No Dutch chip control of that day is known, and no primary text has another day"))
    nearest = decisive.loc[[(decisive["day"] - named).abs().idxmin()]]
    verdict = "supported" if len(on_day) else "contradicted"
    numbers = _dated_event(nearest, "day of the event")
    return Finding(verdict, msg("{day}: {event}"), numbers, confidence=confidence(tables, nearest))


def _dated_event(one: pd.DataFrame, how: str) -> dict[str, Number]:
    return {
        "day": day_of(one.iloc[0], "date", how),
        "event": word(one["event"].iloc[0], "the event, in our words", one),
    }


@EXPLAINER.judges_claim("c29", RULES["c29"])
def fruit_of_a_deal(tables: Tables) -> Finding:
    """Judge whether the Dutch limits rest on a deal with the United States."""
    said = about(tables, "Dutch deal with the United States")
    deal, other = said[said["subject"] == "deal"], said[said["subject"] != "deal"]
    if said.empty:
        return unseen(msg("No statement on the ground of the Dutch limits is known"))
    denied = primary(tables, other[other["subject"] == "denial"])
    official = primary(tables, deal[deal["speaker_kind"] == "government"])
    numbers = {
        "deal": counted(deal, "reports", "statements that name a deal", said),
        "official": counted(official, "texts", "official texts among them", said),
        "other": counted(other, "statements", "statements with another ground", said),
    }
    reason = msg(
        "{deal|report names|reports name|No report names} a deal as the ground and {official|official text "
        "does|official texts do|no official text does}; {other|statement gives|statements give|no statement "
        "gives} another ground"
    )
    verdict = "supported" if len(official) else "supported_with_nuance"
    if len(denied):
        verdict = "contradicted"
    elif deal.empty:
        verdict = "not_checkable"
    return Finding(verdict, reason, numbers, ids_of(deal), ids_of(other), confidence(tables, deal))


@EXPLAINER.judges_claim("c30", RULES["c30"])
def earlier_us_limits(tables: Tables) -> Finding:
    """Judge whether US rules before the Dutch ones covered processors and tools."""
    eve = edges(tables, "c28").day - pd.Timedelta(days=1)
    before = _chip_controls(tables, pd.Timestamp.min, eve, "USA")
    chips = before[names_id(before["topics"], "processors")]
    tools = before[names_id(before["topics"], "chip_tools")]
    if chips.empty or tools.empty:
        return unseen(msg("No US step on chips, or none on tools, is known from before the Dutch one"))
    numbers = {
        "chips": counted(chips, "steps", "US steps before 30 June 2023 that name processors", before),
        "tools": counted(tools, "steps", "US steps before 30 June 2023 that name tools", before),
    }
    reason = msg(
        "Before the Dutch limits, {chips|US step names|US steps name} advanced chips and {tools|names|name} "
        "tools to make them"
    )
    return Finding("supported", reason, numbers, confidence=confidence(tables, pd.concat([chips, tools])))


def _chip_controls(tables: Tables, first: pd.Timestamp, last: pd.Timestamp, *countries: str) -> pd.DataFrame:
    """Pick the chip controls of some countries between two days, oldest first, with ``day``."""
    events = tables["chip_timeline"]
    chosen = events[(events["category"] == "chip control") & events["actor_iso3"].isin(countries)]
    dated = chosen.assign(day=to_first_day(chosen["date"]))
    return dated[dated["day"].between(first, last)].sort_values(["day", "row_id"])


@EXPLAINER.judges_claim("c31", RULES["c31"])
def lobbied_allies(tables: Tables) -> Finding:
    """Judge whether a report from before the article tells of lobbying; what allies did is not asked."""
    lobby = by_day(about(tables, "US lobbying of allies"), "date", EXPLAINER.day)
    if lobby.empty:
        return unseen(msg("No report from before the article tells of lobbying"))
    numbers = {"first": day_of(lobby.sort_values("date").iloc[0], "date", "day of the first report")}
    reason = msg("A report of {first} says that the United States pressed its allies")
    return Finding("supported", reason, numbers, ids_of(lobby), confidence=confidence(tables, lobby))


@EXPLAINER.judges_claim("c32", RULES["c32"])
def micron(tables: Tables) -> Finding:
    """Judge what China did to Micron."""
    steps = events_on(tables, "CHN", "micron")
    to_buyers = names_id(steps["topics"], "buyers_told")
    decided = steps[to_buyers | names_id(steps["topics"], "firm_barred")]
    if decided.empty:
        return unseen(msg("No Chinese decision on the firm is known"))
    newest = decided.tail(1)
    verdict = "supported_with_nuance" if to_buyers[newest.index].any() else "supported"
    numbers, weight = _dated_event(newest, "day of the decision"), confidence(tables, decided)
    return Finding(verdict, msg("{day}: {event}"), numbers, ids_of(decided), confidence=weight)


def _reports(tables: Tables) -> pd.DataFrame:
    """Give the reports of late June 2023 on further AI chip limits, oldest first, with ``day``."""
    events = events_on(tables, "USA", "processors")
    copies = about(tables, "report on further AI chip limits")
    dated = copies.assign(day=to_first_day(copies["date"]))
    return pd.concat([events[events["category"] == "signal"], dated]).sort_values(["day", "row_id"])


@EXPLAINER.judges_claim("c33", RULES["c33"])
def day_of_report(tables: Tables) -> Finding:
    """Judge the day of the report on further limits."""
    reports = _reports(tables)
    if reports.empty:
        return unseen(msg("No report on further limits is known"))
    named = edges(tables, "c33").day
    off = abs((named - reports["day"].iloc[0]).days)
    numbers = {
        "first": day_of(reports.iloc[0], "date", "day of the first report"),
        "off": days(off, "days between the first report and 28 June", reports.head(1)),
    }
    right = same_day(reports["day"].iloc[0], named)
    reason = {
        (True, True): msg("The first report is dated {first}, the day named"),
        (True, False): msg(
            "The first report is dated {first} in America; an evening there is the day named in Asia"
        ),
        (False, False): msg("The first report is dated {first}, {off|day|days} from the day named"),
    }[right, off == 0]
    verdict = "supported" if right else "contradicted"
    return Finding(verdict, reason, numbers, ids_of(reports), confidence=confidence(tables, reports))


@EXPLAINER.judges_claim("c34", RULES["c34"])
def five_days_later(tables: Tables) -> Finding:
    """Judge the days between the report and the notice."""
    notice, reports = notice_of(tables), _reports(tables)
    if notice.empty or reports.empty:
        return unseen(msg("The rows known do not give both the day of the report and the day of the notice"))
    gap = (notice["day"].max() - reports["day"].iloc[0]).days
    told, both = about(tables, "notice made known beforehand"), pd.concat([reports.head(1), notice])
    numbers = {
        "gap": days(gap, "day of the notice less day of the first report", both),
        "first": day_of(reports.iloc[0], "date", "day of the first report"),
        "told": counted(told, "reports", "reports that the step was made known beforehand", notice),
    }
    reason = msg(
        "The notice came {gap|day|days} after the first report, which is dated {first} in America, where a "
        "day ends half a day later than in China; {told|report says|reports say|no report says} that it had "
        "been made known before"
    )
    (named,) = edges(tables, "c34").numbers
    right = same_day(reports["day"].iloc[0], notice["day"].max() - pd.Timedelta(days=named))
    verdict = "supported" if right else "contradicted"
    weight = confidence(tables, pd.concat([reports, notice]))
    return Finding(verdict, reason, numbers, counter=ids_of(told), confidence=weight)


@EXPLAINER.judges_claim("c35", RULES["c35"])
def not_a_ban(tables: Tables) -> Finding:
    """Judge whether the broadcaster said the words credited to it."""
    said = about(tables, "broadcast of NPR")
    if said.empty:
        return unseen(msg("No text of the broadcaster was found, and none that quotes it"))
    numbers = {"texts": Number(len(said), "texts", "texts that carry the words", ids_of(said))}
    reason = msg("{texts|text carries|texts carry} the words of the broadcaster")
    return Finding(relayed(said), reason, numbers, ids_of(said), confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c36", RULES["c36"])
def a_reminder(tables: Tables) -> Finding:
    """Judge the words credited to the analysts."""
    said = about(tables, "note of Eurasia Group")
    if said.empty:
        return unseen(msg("No text that quotes the note is known"))
    own = primary(tables, said)
    numbers = {
        "texts": counted(said, "texts", "texts that quote the note"),
        "own": counted(own, "texts", "of them the note itself", said),
    }
    found = msg("{texts|text quotes|texts quote} the note; the note itself is among them")
    missing = msg("{texts|text quotes|texts quote} the note; the note itself was not found")
    reason, weight = found if len(own) else missing, confidence(tables, said)
    return Finding(relayed(said), reason, numbers, confidence=weight)
