"""Claims on the export controls of July 2023 and the dispute around them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import capacity, supply
from chokepoint.analysis.trade import exports, prices
from chokepoint.answers.claims.evidence import (
    ARTICLE_DAY,
    about,
    amount,
    behind,
    confidence,
    control_of,
    counted,
    day_of,
    days,
    events_like,
    lowered,
    primary,
    relayed,
    tell,
    touching,
    unseen,
    weakest,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables

METALS = ("gallium", "germanium")
CLAIMED_NOTICE = pd.Timestamp("2023-07-03")
CLAIMED_DUTCH = pd.Timestamp("2023-06-30")
CLAIMED_REPORT = pd.Timestamp("2023-06-28")
CLAIMED_GAP = 5
EVE = 7
"""So many days before the visit still count as its eve."""
LICENCE = pd.Timestamp("2023-08-01")
FOLLOWING = ("licence", "technology", "extraterritorial", "ban")
EASED = ("suspension", "easing")
OFFICES = {
    "MOFCOM": "the Ministry of Commerce (MOFCOM)",
    "GAC": "the General Administration of Customs (GAC)",
}
NO_NOTICE = "No measure that names both metals is known"


def _notice(tables: Tables) -> pd.DataFrame:
    return control_of(tables, *METALS)


@EXPLAINER.judges_claim("c01")
def eve_of_the_visit(tables: Tables) -> Finding:
    """Judge whether the notice came on the eve of the visit and says that it answers US measures."""
    notice, visit = (
        _notice(tables),
        events_like(tables, "USA", "Yellen|Treasury Secretary|Arrives in Beijing"),
    )
    if notice.empty or visit.empty:
        return unseen("The rows known do not give both the day of the notice and the day of the visit")
    gap = (visit["day"].iloc[0] - notice["day"].iloc[0]).days
    official = notice["stated_reason"].str.contains(r"United States|\bUS\b|chip", regex=True)
    fits = "supported" if official.any() else "supported_with_nuance"
    numbers = {
        "notice": day_of(notice.iloc[0], "announced", "day of announcement"),
        "gap": days(gap, "day of arrival less day of announcement", pd.concat([notice, visit.head(1)])),
        "reason": word(notice["stated_reason"].iloc[0], "reason given, as printed", notice),
    }
    reason = "The notice of {notice} came {gap|day|days} before the visit of the US Treasury Secretary; the "
    reason += "reason it gives is to {reason}"
    reason += "" if official.any() else ", and it names no measure of the United States"
    verdict = fits if 0 <= gap <= EVE else "contradicted"
    weight = weakest(confidence(tables, notice), confidence(tables, visit.head(1)))
    counter = ids_of(notice[~official])
    return Finding(verdict, tell(numbers, reason), numbers, counter=counter, confidence=weight)


@EXPLAINER.judges_claim("c02")
def day_of_notice(tables: Tables) -> Finding:
    """Judge the day and the issuer of the notice."""
    notice = _notice(tables)
    if notice.empty:
        return unseen(NO_NOTICE)
    issuers = notice["issuer"].iloc[0]
    same = notice["day"].iloc[0] == CLAIMED_NOTICE
    right = "supported" if "MOFCOM" in issuers.split("; ") else "imprecise"
    numbers = {
        "day": day_of(notice.iloc[0], "announced", "day of announcement"),
        "issuers": word(" and ".join(map(_office, issuers.split("; "))), "issuers of the notice", notice),
        "number": word(notice["announcement_no"].iloc[0], "number of the notice", notice),
        "start": day_of(notice.iloc[0], "effective", "first day of the licence duty"),
    }
    reason = "Announcement {number} was issued by {issuers} on {day}; the licence duty applies from {start}"
    verdict = right if same else "contradicted"
    return Finding(verdict, reason, numbers, confidence=confidence(tables, notice))


def _office(name: str) -> str:
    """Write the name of an office in full."""
    return OFFICES.get(name, name)


@EXPLAINER.judges_claim("c03")
def two_metals(tables: Tables) -> Finding:
    """Judge what the notice lists."""
    notice, items = _notice(tables), tables["control_items"]
    listed = items[items["control_row_id"].isin(notice["row_id"])]
    if listed.empty:
        return unseen("No measure that names both metals is known with its items")
    metals = set(listed["commodity_id"])
    numbers = {
        "metals": Number(len(metals), "metals", "count of the metals among the items", ids_of(listed)),
        "groups": counted(listed, "item groups", "count of the listed item groups"),
        "plain": counted(
            listed[listed["item"] == "metal"], "item groups", "item groups that are the plain metal", listed
        ),
    }
    reason = "The notice lists {groups|group|groups} of goods of {metals|metal|metals}; "
    reason += "{plain|of these groups is|of these groups are|none of them is} the plain metal"
    wider = "supported" if len(listed) <= len(metals) else "supported_with_nuance"
    verdict = wider if metals == set(METALS) else "contradicted"
    counter = ids_of(listed[listed["item"] != "metal"])
    weight = confidence(tables, listed)
    return Finding(verdict, tell(numbers, reason), numbers, ids_of(notice), counter, weight)


@EXPLAINER.judges_claim("c04")
def licence_duty(tables: Tables) -> Finding:
    """Judge whether the measure is a licence duty."""
    notice = _notice(tables)
    if notice.empty:
        return unseen(NO_NOTICE)
    numbers = {
        "kind": word(notice["kind"].iloc[0], "kind of the measure", notice),
        "target": word(notice["target_name"].iloc[0], "destinations, as printed", notice),
        "start": day_of(notice.iloc[0], "effective", "first day of the duty"),
    }
    reason = "The measure is a {kind} duty for {target}, from {start}"
    met = notice["kind"].iloc[0] == "licence" and notice["target_iso3"].iloc[0] == "WLD"
    verdict = "supported" if met else "contradicted"
    return Finding(verdict, reason, numbers, confidence=confidence(tables, notice))


@EXPLAINER.judges_claim("c05")
def aimed_at_no_one(tables: Tables) -> Finding:
    """Judge the words of the Foreign Ministry, and whether later measures name a country."""
    notice, said = _notice(tables), events_like(tables, "CHN", "aimed at no country")
    if notice.empty or said.empty:
        return unseen("No dated statement of the ministry on the notice is known")
    gap = (said["day"].iloc[0] - notice["day"].iloc[0]).days
    controls = touching(tables["controls"], *METALS)
    aimed = controls[(controls["kind"] == "ban") & (controls["target_iso3"] != "WLD")]
    numbers = {
        "day": day_of(said.iloc[0], "date", "day of the statement"),
        "gap": days(gap, "day of the statement less day of the notice", pd.concat([notice, said.head(1)])),
        "aimed": counted(aimed, "measures", "later bans on these metals that name a country", controls),
    }
    reason = "The ministry said so on {day}, {gap|day|days} after the notice; {aimed|ban on these metals "
    reason += "names|bans on these metals name|no ban on these metals names} a country as its target"
    held = "supported" if aimed.empty else "supported_with_nuance"
    verdict = held if gap == 1 else "contradicted"
    weight = confidence(tables, said)
    return Finding(verdict, tell(numbers, reason), numbers, ids_of(said), ids_of(aimed), weight)


@EXPLAINER.judges_claim("c28")
def dutch_limits(tables: Tables) -> Finding:
    """Judge the day of the Dutch limits."""
    dutch = events_like(tables, "NLD", "licence duty|curbs|limits")
    summer = dutch[dutch["day"].between("2023-05-01", "2023-08-31")]
    if summer.empty:
        return unseen("No Dutch chip control of the summer of 2023 is known")
    nearest = summer.loc[[(summer["day"] - CLAIMED_DUTCH).abs().idxmin()]]
    numbers = {
        "day": day_of(nearest.iloc[0], "date", "day of the event"),
        "event": word(nearest["event"].iloc[0], "the event, in our words", nearest),
    }
    verdict = "supported" if nearest["day"].iloc[0] == CLAIMED_DUTCH else "contradicted"
    return Finding(verdict, "{day}: {event}", numbers, confidence=confidence(tables, nearest))


@EXPLAINER.judges_claim("c29")
def fruit_of_a_deal(tables: Tables) -> Finding:
    """Judge whether the Dutch limits rest on a deal with the United States."""
    said = about(tables, "Dutch deal with the United States")
    deal, other = said[said["subject"] == "deal"], said[said["subject"] != "deal"]
    if deal.empty and other.empty:
        return unseen("No statement on the ground of the Dutch limits is known")
    denied = primary(tables, other[other["subject"] == "denial"])
    official = primary(tables, deal[deal["speaker_kind"] == "government"])
    numbers = {
        "deal": counted(deal, "reports", "statements that name a deal", said),
        "official": counted(official, "texts", "official texts among them", said),
        "other": counted(other, "statements", "statements with another ground", said),
    }
    reason = (
        "{deal|report names|reports name|No report names} a deal as the ground and {official|official text "
    )
    reason += (
        "does|official texts do|no official text does}; {other|statement gives|statements give|no statement "
    )
    reason += "gives} another ground"
    verdict = "supported" if len(official) else "supported_with_nuance"
    if len(denied):
        verdict = "contradicted"
    elif deal.empty:
        verdict = "not_checkable"
    weight = confidence(tables, deal)
    return Finding(verdict, tell(numbers, reason), numbers, ids_of(deal), ids_of(other), weight)


@EXPLAINER.judges_claim("c30")
def earlier_us_limits(tables: Tables) -> Finding:
    """Judge whether US rules before the Dutch ones covered processors and tools."""
    before = events_like(tables, "USA", "chip")
    before = before[(before["day"] < CLAIMED_DUTCH) & (before["category"] == "chip control")]
    chips = before[before["event"].str.contains(r"AI chips|advanced chips|GPU", regex=True)]
    tools = before[before["event"].str.contains("tools")]
    if chips.empty and tools.empty:
        return unseen("No US chip control before the Dutch one is known")
    numbers = {
        "chips": counted(chips, "steps", "US steps before 30 June 2023 that name processors", before),
        "tools": counted(tools, "steps", "US steps before 30 June 2023 that name tools", before),
    }
    reason = (
        "Before the Dutch limits, {chips|US step names|US steps name|no US step names} advanced chips and "
    )
    reason += "{tools|names|name|none names} tools to make them"
    verdict = "supported" if len(chips) and len(tools) else "supported_with_nuance"
    return Finding(verdict, tell(numbers, reason), numbers, confidence=confidence(tables, before))


@EXPLAINER.judges_claim("c31")
def lobbied_allies(tables: Tables) -> Finding:
    """Judge whether the United States lobbied and allies moved."""
    lobby = about(tables, "US lobbying of allies")
    events = tables["chip_timeline"]
    dated = events.assign(day=to_first_day(events["date"]))
    span = dated["day"].between(ARTICLE_DAY - pd.DateOffset(years=1), ARTICLE_DAY)
    moves = dated[span & (dated["category"] == "chip control") & dated["actor_iso3"].isin(["NLD", "JPN"])]
    if lobby.empty and moves.empty:
        return unseen("Neither lobbying nor a step of an ally is known")
    allies = moves["actor_iso3"].nunique()
    numbers = {
        "reports": counted(lobby, "reports", "statements that report lobbying", moves),
        "allies": Number(allies, "allies", "allies with a chip control in the year before", ids_of(moves)),
        "steps": counted(moves, "steps", "chip controls of allies in the year before the article", lobby),
    }
    reason = (
        "{reports|report tells|reports tell|No report tells} of lobbying; in the year before the article "
    )
    reason += "{allies|ally|allies|no ally} took {steps|step|steps|a step} to control chip goods"
    verdict = "supported" if len(lobby) and allies > 1 else "supported_with_nuance"
    weight = confidence(tables, pd.concat([lobby, moves]))
    return Finding(verdict, tell(numbers, reason), numbers, confidence=weight)


@EXPLAINER.judges_claim("c32")
def micron(tables: Tables) -> Finding:
    """Judge what China did to Micron."""
    steps = events_like(tables, "CHN", "Micron")
    decided = steps[steps["event"].str.contains(r"stop buying|barred|bans? ", regex=True)]
    if decided.empty:
        return unseen("No Chinese decision on the firm is known")
    newest = decided.tail(1)
    buyers = newest["event"].str.contains("stop buying").any()
    numbers = {
        "day": day_of(newest.iloc[0], "date", "day of the decision"),
        "event": word(newest["event"].iloc[0], "the event, in our words", newest),
    }
    verdict = "supported_with_nuance" if buyers else "supported"
    return Finding(
        verdict, "{day}: {event}", numbers, ids_of(decided), confidence=confidence(tables, decided)
    )


def _reports(tables: Tables) -> pd.DataFrame:
    """Give the reports of late June 2023 on further AI chip limits, oldest first, with ``day``."""
    events = events_like(tables, "USA", "Further limits on AI chips")
    copies = about(tables, "report on further AI chip limits")
    dated = copies.assign(day=to_first_day(copies["date"]))
    return pd.concat([events, dated]).sort_values(["day", "row_id"])


@EXPLAINER.judges_claim("c33")
def day_of_report(tables: Tables) -> Finding:
    """Judge the day of the report on further limits."""
    reports = _reports(tables)
    if reports.empty:
        return unseen("No report on further limits is known")
    off = (CLAIMED_REPORT - reports["day"].iloc[0]).days
    numbers = {
        "first": day_of(reports.iloc[0], "date", "day of the first report"),
        "off": days(abs(off), "days between the first report and 28 June", reports.head(1)),
        "reports": counted(reports, "reports", "reports known"),
    }
    reason = "The report is dated" if len(reports) == 1 else "The first of {reports} reports is dated"
    reason += " {first}, {off|day|days} from the day named" if off else " {first}, the day named"
    verdict = {0: "supported", 1: "supported_with_nuance"}.get(abs(off), "contradicted")
    return Finding(verdict, tell(numbers, reason), numbers, confidence=confidence(tables, reports))


@EXPLAINER.judges_claim("c34")
def five_days_later(tables: Tables) -> Finding:
    """Judge the days between the report and the notice."""
    notice, reports = _notice(tables), _reports(tables)
    if notice.empty or reports.empty:
        return unseen("The rows known do not give both the day of the report and the day of the notice")
    gap = (notice["day"].iloc[0] - reports["day"].iloc[0]).days
    told = about(tables, "notice made known beforehand")
    numbers = {
        "gap": days(
            gap, "day of the notice less day of the first report", pd.concat([reports.head(1), notice])
        ),
        "first": day_of(reports.iloc[0], "date", "day of the first report"),
        "told": counted(told, "reports", "reports that the step was made known beforehand", notice),
    }
    reason = "The notice came {gap|day|days} after the first report, which is dated {first}; {told|report "
    reason += "says|reports say|no report says} that it had been made known before"
    verdict = {0: "supported", 1: "supported_with_nuance"}.get(abs(gap - CLAIMED_GAP), "contradicted")
    weight = confidence(tables, pd.concat([reports, notice]))
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(told), confidence=weight)


@EXPLAINER.judges_claim("c35")
def not_a_ban(tables: Tables) -> Finding:
    """Judge the words credited to the broadcaster; the kind of the measure is told beside it."""
    said, notice = about(tables, "broadcast of NPR"), _notice(tables)
    controls = touching(tables["controls"], *METALS)
    bans = controls[controls["kind"] == "ban"]
    numbers = {
        "texts": Number(len(said), "texts", "texts that carry the words", ids_of(said)),
        "kind": word(notice["kind"].max() if len(notice) else "unknown", "kind of the measure", notice),
        "bans": counted(bans, "bans", "later bans on these metals", controls),
    }
    reason = (
        "{texts|text of the broadcaster was|texts of the broadcaster were|No text of the broadcaster was} "
    )
    reason += (
        "found; the measure itself is a {kind}, and {bans|later ban on these metals is|later bans on these "
    )
    reason += "metals are|no later ban on these metals is} known"
    weight = confidence(tables, said)
    return Finding(relayed(tables, said), tell(numbers, reason), numbers, ids_of(said), confidence=weight)


@EXPLAINER.judges_claim("c36")
def a_reminder(tables: Tables) -> Finding:
    """Judge the words credited to the analysts."""
    said = about(tables, "note of Eurasia Group")
    if said.empty:
        return unseen("No text that quotes the note is known")
    numbers = {
        "texts": counted(said, "texts", "texts that quote the note"),
        "own": counted(primary(tables, said), "texts", "of them the note itself", said),
    }
    reason = "{texts|text quotes|texts quote} the note; the note itself "
    reason += "is among them" if numbers["own"].value else "was not found"
    weight = confidence(tables, said)
    return Finding(relayed(tables, said), tell(numbers, reason), numbers, confidence=weight)


@EXPLAINER.judges_claim("c37")
def bargaining_chip(tables: Tables) -> Finding:
    """Judge whether the control served in talks."""
    said = about(tables, "chip in talks")
    official = primary(tables, said)
    controls = touching(tables["controls"], *METALS)
    for_us = controls[controls["kind"].isin(EASED) & (controls["target_iso3"] == "USA")]
    traded = for_us[for_us["suggested_trigger"].str.contains("meeting")]
    if official.empty and traded.empty:
        return unseen("No text gives the motive, and no easing after talks is known")
    dated = traded.assign(day=to_first_day(traded["announced"])).sort_values("day")
    numbers = {
        "eased": counted(traded, "measures", "easings for the United States after a meeting", official)
    }
    reason = ("An" if len(official) else "No") + " official text gives the motive; "
    reason += "{eased|easing|easings|no easing} for the United States followed talks"
    if len(dated):
        later = (dated["day"].iloc[0] - ARTICLE_DAY).days
        numbers["first"] = day_of(dated.iloc[0], "announced", "first such easing")
        numbers["later"] = days(later, "first easing less the day of the article", dated.head(1))
        reason += ", the first on {first}, {later} days after the article"
    verdict = "supported" if len(official) else "supported_with_nuance"
    # an easing after talks stands in for the motive, which no text gives
    shown = official if len(official) else traded
    weight = lowered(confidence(tables, shown), when=official.empty)
    return Finding(verdict, tell(numbers, reason), numbers, ids_of(said), confidence=weight)


@EXPLAINER.judges_claim("c38")
def more_controls(tables: Tables) -> Finding:
    """Judge the forecast that controls on rare earths would follow."""
    controls, commodities = tables["controls"], tables["commodities"]
    later = controls[to_first_day(controls["announced"]) > ARTICLE_DAY]
    later = later[later["kind"].isin(FOLLOWING)]
    if later.empty:
        return unseen("No further control is known yet")
    earths = touching(later, *commodities.loc[commodities["group"] == "rare earth", "commodity_id"])
    changes = tables["control_changes"]
    paused = changes[(changes["change"] == "suspended") & changes["control_row_id"].isin(earths["row_id"])]
    numbers = {
        "later": counted(later, "steps", "controls announced after the article"),
        "earths": counted(earths, "steps", "of them on rare earths", later),
        "paused": counted(paused, "steps", "of those suspended later", earths if len(earths) else later),
    }
    reason = "{later|control|controls} followed, {earths|of them|of them|none of them} on rare earths; "
    reason += "{paused|of those was|of those were|none was} suspended later"
    verdict = "supported" if len(earths) else "supported_with_nuance"
    weight = confidence(tables, later)
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(paused), confidence=weight)


@EXPLAINER.judges_claim("c39")
def limited_effect(tables: Tables) -> Finding:
    """Judge the forecast that the effect would be limited: exports and prices of both metals."""
    numbers: dict[str, Number] = {}
    hit = {metal: _measure(tables, metal, numbers) for metal in METALS}
    if None in hit.values():
        return unseen("Exports and prices after the notice are not known for both metals")
    reason = "Since the notice " + "; ".join(_CHANGES[key] for key in numbers if key in _CHANGES)
    ids = join_ids(number.row_ids for number in numbers.values())
    n = sum(map(bool, hit.values()))
    numbers["hit"] = Number(n, "metals", "metals that count as hit", ids)
    reason += f"; {_HIT[n]} as hit"
    model = tables["impact_estimates"]
    verdict = ("supported", "imprecise", "contradicted")[n]
    counter = ids_of(model[model["metric"] == "change in US GDP"])
    weight = weakest(*(_weight(tables, metal, numbers) for metal in METALS))
    return Finding(verdict, reason, numbers, counter=counter, confidence=weight)


_CHANGES = {
    "gallium_price": "the price of gallium in Europe changed by {gallium_price} percent",
    "gallium_exports": "monthly exports of gallium changed by {gallium_exports} percent",
    "germanium_price": "the price of germanium in Europe changed by {germanium_price} percent",
    "germanium_exports": "monthly exports of germanium changed by {germanium_exports} percent",
}


_HIT = {0: "neither metal counts", 1: "{hit} of the two metals counts", 2: "both metals count"}


def _weight(tables: Tables, metal: str, numbers: dict[str, Number]) -> str:
    """Weigh the rows behind the numbers of a metal."""
    own = join_ids(number.row_ids for name, number in numbers.items() if name.startswith(metal))
    return confidence(tables, behind(tables, own, "prices", "exports_monthly"))


def _change(row: pd.DataFrame, how: str) -> Number:
    return Number(float(row["change_percent"].iloc[0]), "percent", how, ids_of(row), signed=True)


def _measure(tables: Tables, metal: str, numbers: dict[str, Number]) -> bool | None:
    """Tell whether a metal was hit, None if nothing is known of it, and note the numbers."""
    priced = tables["prices"][tables["prices"]["commodity_id"] == metal]
    price = prices.change_since(prices.to_usd_per_kg(priced), "Europe", CLAIMED_NOTICE)
    pace = exports.pace_of_newest_year(tables["exports_monthly"], [metal], LICENCE)
    if price.empty and pace.empty:
        return None
    how = "newest price in Europe over the last one before the notice"
    if len(price):
        numbers[f"{metal}_price"] = _change(price, how)
    how = "mean of the known months of the newest year over those before the licence, one count"
    if len(pace):
        numbers[f"{metal}_exports"] = _change(pace, how)
    return bool((price["change_percent"] >= 100).any() or (pace["change_percent"] < -50).any())


@EXPLAINER.judges_claim("c43")
def quick_restart(tables: Tables) -> Finding:
    """Judge the forecast of a quick restart: gallium capacity that was there, and what started."""
    notice, responses = _notice(tables), tables["supply_response"]
    start = notice["day"].max()
    known = min(tables["supply_response"]["published"].max(), start + pd.DateOffset(months=36))
    if notice.empty or pd.isna(known) or known < start + pd.DateOffset(months=12):
        return unseen("Less than twelve months of reports on projects are known")
    projects = supply.new_projects(supply.latest_states(responses, "gallium", known))
    spare = _spare(tables)
    if projects.empty or spare.empty:
        return unseen("Projects or capacity outside China are not known")
    unused = float((spare["idle_t"] + spare["closed_t"]).iloc[0])
    started = supply.started_tonnes(projects)
    numbers = {
        "unused": Number(unused, "t", "idle and closed capacity outside China in 2022", ids_of(spare)),
        "closed": amount(spare, "closed_t", "t", "of it in countries that had stopped years before"),
        "projects": counted(projects, "projects", "projects outside China with a reported state"),
        "started": Number(started, "t", "tonnage of the projects that deliver", ids_of(projects), 1),
    }
    reason = (
        "Of {unused} t a year of gallium capacity that stood unused outside China, {closed} t had closed "
    )
    reason += "years before; of {projects|project|projects} since, "
    reason += (
        "those that deliver name {started} t a year"
        if started
        else "none that delivers names a yearly tonnage"
    )
    begun = started / unused
    verdict = "supported" if begun >= 0.5 else "contradicted" if begun < 0.1 else "imprecise"
    counter = ids_of(responses[responses["phase"].isin(supply.STARTED)])
    stood = behind(tables, ids_of(spare), "capacity", "production", "plant_closures")
    reports = behind(tables, ids_of(projects), "supply_response")
    weight = weakest(confidence(tables, stood), confidence(tables, reports))
    return Finding(verdict, tell(numbers, reason), numbers, counter=counter, confidence=weight)


def _spare(tables: Tables) -> pd.DataFrame:
    """Divide the gallium capacity outside China as the edition of 2023 lists it."""
    sheet = "commodity_id == 'gallium' and vintage == '2023' and year == 2022 and publisher == 'USGS'"
    listed, made = tables["capacity"].query(sheet), tables["production"].query(sheet)
    return capacity.summarise(capacity.standing_capacity(listed, made, tables["plant_closures"]))
