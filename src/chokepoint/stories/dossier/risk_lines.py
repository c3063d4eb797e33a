"""Lines on the risk of supply: the EU's printed score, and two measures computed from the rows."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.analysis.risk import eu_again
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, written_number
from chokepoint.answers.look import Look
from chokepoint.answers.risk import base_of, risk_measures
from chokepoint.i18n import Message, msg
from chokepoint.stories.dossier.answers import ask, eu_risk, followed, of_commodity, own_tables
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.dossier.supply_lines import AS_PRINTED

RISK = msg("Its supply risk in the EU’s assessment of {year} is {risk}.")
AGAIN = msg(
    "Computed from the shares and factors that this study prints, the score comes to {low} to {high}."
)
REPEATED = msg(
    "What the study prints as the EU’s sourcing repeats the shares of the world, which looks like a stand-in."
)
GOVERNED = msg(
    "Weighed by how its producers are governed, the concentration of its output is {value} on the EU’s scale"
    " from 0 to 10, by the {publisher} for {year}."
)
GOVERNED_SPAN = msg(
    "Weighed by how its producers are governed, the concentration of its output is {low} to {high} on the"
    " EU’s scale from 0 to 10, by the {publisher} for {year}."
)
IMPORTER = msg("The GeoPolRisk score of the United States is {value} of 1, for imports of {year}.")
IMPORTER_SPAN = msg(
    "The GeoPolRisk score of the United States is {low} to {high} of 1, for imports of {year}."
)
FROM_INPUTS = msg("formula since 2017 over the printed shares, with governance of the newest year")
WEIGHED = msg("shares squared, each times the scaled governance of its country, bounds by gaps and rounding")
SCORED = msg("concentration times what is imported, by the instability of where it comes from")


@STORY.keep
def risk_lines(look: Look) -> list[Line]:
    """Give the EU's score, the index weighed by governance, and the score of an importer, as far as known."""
    return [*_printed(look), *_again(look), *_computed(look)]


def _printed(look: Look) -> list[Line]:
    return [
        Line("risk", "risk", RISK, {"risk": written_number(row.supply_risk, "index", AS_PRINTED, row.row_id)},
             {"year": row.assessment_year})
        for row in each_row(look(eu_risk))
    ]  # fmt: skip


def _again(look: Look) -> list[Line]:
    """Give the score anew where more than rounding and governance lies between it and the printed one."""
    commodity, year = str(look.param("commodity")), eu_again.FROM_SHARES
    marks, shares = (of_commodity(look, name) for name in ("eu_criticality", "eu_supply_shares"))
    if shares.empty:
        return []
    scores = eu_again.study_scores(marks, shares, look["governance"])
    printed = eu_again.over_the_lists(marks, scores, [commodity])
    apart = printed["reason"].isin([eu_again.UNEXPLAINED, eu_again.REPEATED])
    found = []
    for row in each_row(printed[apart & (printed["assessment_year"] == year)]):
        how = look.t.say(FROM_INPUTS)
        ends = {
            end: Number(float(getattr(row, end)), "index", how, row.row_ids, 2) for end in ("low", "high")
        }
        found.append(Line("risk", "again", AGAIN, ends))
        if row.reason == eu_again.REPEATED:
            found.append(Line("risk", "repeated", REPEATED, rows=row.row_ids))
    return found


def _computed(look: Look) -> list[Line]:
    measures, table = risk_measures(look(own_tables), str(look.param("commodity"))), look(followed)
    found = []
    if len(table):
        row = next(each_row(table))
        words = {"publisher": ask(look, "publisher_name", table).value}
        own = (measures["base"] == base_of(row.publisher, row.stage)) & (measures["year"] == row.year)
        for one in each_row(measures[own & (measures["measure"] == "hhi-wgi-t")]):
            how = look.t.say(WEIGHED)
            found.append(_spanned("governed", (GOVERNED, GOVERNED_SPAN), one, (1, how), look, words))
    for one in each_row(measures[measures["measure"] == "gpr-score"]):
        how = look.t.say(SCORED)
        found.append(_spanned("importer", (IMPORTER, IMPORTER_SPAN), one, (2, how), look, {}))
    return found


def _spanned(
    key: str, texts: tuple[Message, Message], row: Row, written: tuple[int, str], look: Look,
    words: Mapping[str, object],
) -> Line:  # fmt: skip
    """Tell a measure with its bounds, or as one number where both read the same."""
    digits, how = written
    ends = {
        name: Number(float(getattr(row, name)), "index", how, row.row_ids, digits) for name in ("low", "high")
    }
    told = {**words, "year": row.year}
    if len({number.written(look.t) for number in ends.values()}) > 1:
        return Line("risk", key, texts[1], ends, told)
    return Line("risk", key, texts[0], {"value": Number(row.best, "index", how, row.row_ids, digits)}, told)
