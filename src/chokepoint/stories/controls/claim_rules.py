"""The rules of the claims on the notice of July 2023, the metals and what followed: what they ask."""

from __future__ import annotations

from chokepoint.answers.claims.rule import DAYS, OTHER, TEXT, Rule
from chokepoint.i18n import msg

RULES = {
    "c01": Rule(
        asks=msg(
            "Did the notice come on the eve of the visit, and does it say that it answers "
            "measures of the United States?"
        ),
        looks_at=msg("The days from the notice to the visit, and the reason that the notice gives."),
        flips=msg(
            "An official Chinese text that names the chip controls as the reason, or another day "
            "of the notice or the visit."
        ),
        gives=("supported", "supported_with_nuance", "contradicted", "not_checkable"),
        why={
            "tolerance": msg("A week is the longest span that is still called the eve of a visit."),
        },
        no_odds=DAYS,
    ),
    "c02": Rule(
        asks=msg("Did the Ministry of Commerce announce the control on 3 July 2023?"),
        looks_at=msg("The day and the issuers of the first measure that names both metals."),
        flips=msg("A notice with another date or another issuer."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c03": Rule(
        asks=msg("Are gallium and germanium the metals under control?"),
        looks_at=msg("The metals of the goods that the notice lists."),
        flips=msg("A copy of the notice that lists goods of another metal."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=TEXT,
    ),
    "c04": Rule(
        asks=msg("Is an export permitted only with a licence, whatever its destination?"),
        looks_at=msg("The kind of the measure and its destinations."),
        flips=msg("A text of the notice that lets goods leave without a licence, or bans them outright."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=TEXT,
    ),
    "c05": Rule(
        asks=msg("Did the Foreign Ministry say so a day after the notice?"),
        looks_at=msg("The day of the ministry's statement."),
        flips=msg("A transcript of another day, or none with these words."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c06": Rule(
        asks=msg("Do both metals come only as traces in other ores?"),
        looks_at=msg(
            "The lowest share of output put down to other ores, and deposits worked for the "
            "metals themselves."
        ),
        flips=msg(
            "A mine that yields either metal as its main product today would weaken it; a closer "
            "look at the one of the 1980s could clear it."
        ),
        gives=("supported", "supported_with_nuance", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg(
                "Five percent is what the sheets leave open when they say that nearly all of a "
                "metal is a by-product."
            ),
            "edge": msg("Below half, most of the metal would be mined for itself."),
        },
        no_odds=OTHER,
    ),
    "c07": Rule(
        asks=msg("Are the metals scarcer than iron and copper, and harder to obtain?"),
        looks_at=msg(
            "World output beside that of copper and of iron, and the highest printed share that "
            "is recovered where a metal passes through."
        ),
        flips=msg(
            "Abundance in the crust of all four from one reference, or a share of recovery above half."
        ),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg("A thousandth is a gap so wide that no revision of either side bridges it."),
            "edge": msg("Below half, more of the metal is lost than won."),
        },
    ),
    "c08": Rule(
        asks=msg("Do gallium compounds stand heat better than silicon?"),
        looks_at=msg("The band gaps at 300 K of gallium compounds and of silicon."),
        flips=msg("Rated temperatures of devices rather than constants of materials."),
        gives=("supported", "supported_with_nuance", "contradicted", "not_checkable"),
        no_odds=OTHER,
    ),
    "c09": Rule(
        asks=msg("Do gallium compounds give less noise?"),
        looks_at=msg("What texts say of noise in devices of gallium compounds."),
        flips=msg("Noise figures of like devices of both materials."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c10": Rule(
        asks=msg("Is gallium widely used in each of the three fields that are named?"),
        looks_at=msg(
            "The end-use shares of the fields, and what end-use tables leave to uses they do not name."
        ),
        flips=msg("An end-use table with medicine and research apart, of the share asked for each."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg(
                "A use with a share of 5 percent is one that end-use tables print by itself; "
                "smaller ones are added up as other uses."
            ),
        },
        no_odds=OTHER,
    ),
    "c11": Rule(
        asks=msg("Is germanium widely used in each of the fields that are named?"),
        looks_at=msg("The end-use shares of optics, detectors and semiconductors."),
        flips=msg("An end-use table in which one of the three is below the share asked."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg(
                "A use with a share of 5 percent is one that end-use tables print by itself; "
                "smaller ones are added up as other uses."
            ),
        },
        no_odds=OTHER,
    ),
    "c28": Rule(
        asks=msg("Did the Netherlands announce its limits on 30 June 2023?"),
        looks_at=msg("The days of Dutch chip controls of that summer."),
        flips=msg("A gazette with another date."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c29": Rule(
        asks=msg("Does the Dutch limit follow from a deal with the United States?"),
        looks_at=msg("The ground that governments and reports give for it."),
        flips=msg("The text of the understanding of January 2023."),
        gives=("supported", "supported_with_nuance", "contradicted", "not_checkable"),
        no_odds=TEXT,
    ),
    "c30": Rule(
        asks=msg("Had the United States limited advanced chips and the tools to make them before?"),
        looks_at=msg("US chip controls from before 30 June 2023."),
        flips=msg("The rules themselves, if they leave one of the two out."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c31": Rule(
        asks=msg("Did the United States lobby its allies to follow?"),
        looks_at=msg("Reports from before the article that tell of lobbying."),
        flips=msg("Diplomatic records of the talks."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c32": Rule(
        asks=msg("Did China bar Micron from some sectors?"),
        looks_at=msg("What the Chinese decision on the firm says, and to whom."),
        flips=msg("The text of the decision of the regulator."),
        gives=("supported", "supported_with_nuance", "not_checkable"),
        no_odds=TEXT,
    ),
    "c33": Rule(
        asks=msg("Did insiders say on 28 June that more limits were weighed?"),
        looks_at=msg("The day of the first report, as America and as Asia date it."),
        flips=msg("The hour of the first report."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c34": Rule(
        asks=msg("Did China's step come five days later?"),
        looks_at=msg("The days from the first report to the notice, as America and as Asia date the report."),
        flips=msg("A first report of another day."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c35": Rule(
        asks=msg("Did the broadcaster say that it is no ban and can serve to retaliate?"),
        looks_at=msg("Texts of the broadcaster, and texts that quote it."),
        flips=msg("The broadcast or its transcript."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c36": Rule(
        asks=msg("Did the analysts call the step a reminder that China has options?"),
        looks_at=msg("The note of the analysts, and texts that quote it."),
        flips=msg("The note itself, if it says something else."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c37": Rule(
        asks=msg("Was the step meant to create bargaining chips for the visit?"),
        looks_at=msg("Official texts of the time that give a motive."),
        flips=msg("An official record of July 2023 that gives the motive."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c38": Rule(
        asks=msg("Did more controls on rare earths follow?"),
        looks_at=msg("Chinese controls on rare earths announced after the article."),
        flips=msg("All later controls on rare earths found to be none."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c39": Rule(
        asks=msg("Was the effect of the controls limited?"),
        looks_at=msg(
            "The price of both metals in Europe since the notice, and monthly exports before the "
            "licence and in the newest year."
        ),
        flips=msg("Months of exports that are not known yet, or a price of germanium in Europe."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg("Twice the price is a rise that no reader would call limited."),
            "edge": msg("Below half, most of what went abroad no longer does."),
        },
        no_odds=OTHER,
    ),
    "c43": Rule(
        asks=msg("Did these countries restart production quickly?"),
        looks_at=msg(
            "How much output outside China has grown since 2022, beside the capacity that stood unused there."
        ),
        flips=msg("Output of a restarted plant in a table of production."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg("Half of what stood unused is a restart by any reading."),
            "edge": msg("Below a tenth, output has hardly moved."),
        },
    ),
}
"""The rules by claim."""
