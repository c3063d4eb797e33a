"""Lines on what a country restricts and lists."""

from __future__ import annotations

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.policy import controls
from chokepoint.analysis.rows import each_row
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import with_article
from chokepoint.i18n import msg
from chokepoint.stories.country.answers import country_inside, country_of
from chokepoint.stories.country.answers_policy import CHINA, chinese_steps, led_on_lists
from chokepoint.stories.country.story import STORY

LICENSED = msg("Whatever the destination, a licence is needed for: {names}.")
NEWEST = msg("The newest step was announced on {day}; it is a {kind}.")
KINDS = {
    "licence": msg("licence duty"),
    "ban": msg("ban"),
    "technology": msg("control of technology"),
    "extraterritorial": msg("control of goods made abroad"),
    "state_trading": msg("list of approved exporters"),
    "listing": msg("list of firms"),
}
STANDING = {
    controls.SUSPENDED: msg("{n|step is|steps are} suspended."),
    controls.STATED: msg("{n|step stays|steps stay} suspended by a statement alone."),
    controls.DUE: msg(
        "For {n|step|steps} a printed end had passed by that day, and no notice on what followed was found."
    ),
    controls.ANNOUNCED: msg("{n|step is|steps are} announced and not yet in force."),
    controls.ENDED: msg("{n|step has|steps have} ended or been replaced."),
}
UNTIL = msg("Texts were looked for up to {day}; a later step is not among these.")
OWN_LIST = msg("Its newest official list, of {year}, names {n|mineral|minerals}.")
NO_LIST = msg("No official list of {country} is among those read here.")
OTHERS_LIST = msg(
    "On the newest list of {whose} it leads in {k} of the {n} minerals whose producers are named here."
)
BY_STATE = msg("count of restricting steps by their state on the day looked from")
COUNTED = msg("minerals on the list whose newest table here has it as the largest producer listed")
FOLLOWED = msg("minerals on the list of which a table here names producers")


@STORY.keep
def control_lines(look: Look) -> list[Line]:
    """Name what China licenses, and its newest step; the table has the other steps."""
    steps = look(chinese_steps)
    if country_of(look) != CHINA or steps.empty:
        return []
    found, licensed = [], look.ask("controls.licensed_names")
    if licensed.known:
        words = {"names": licensed.value}
        found.append(Line("controls", "licensed", LICENSED, words=words, rows=licensed.row_ids))
    newest = next(each_row(steps))
    words = {"day": look.t.day(newest.announced_day), "kind": look.t.code(newest.kind, KINDS)}
    found.append(Line("controls", "newest_step", NEWEST, words=words, rows=newest.row_id))
    found += _other_states(look)
    until = {"day": look.t.day(look.rows("controls.looked_until"))}  # type: ignore[arg-type]
    return [*found, Line("controls", "until", UNTIL, words=until, rows=join_ids(steps["row_ids"]))]


def _other_states(look: Look) -> list[Line]:
    """Count the steps that are not in force, by their state."""
    steps, found = look(chinese_steps), []
    for n, (state, text) in enumerate(STANDING.items()):
        rows = steps[steps["state"] == state]
        if len(rows):
            count = Number(len(rows), "steps", look.t.say(BY_STATE), join_ids(rows["row_ids"]))
            found.append(Line("controls", f"state_{n}", text, {"n": count}))
    return found


@STORY.keep
def list_lines(look: Look) -> list[Line]:
    """Say how long the country's own list is, and what of the lists of others it leads."""
    own = look.ask("listed_n")
    every = look(led_on_lists)
    if own.known:
        found = [Line("lists", "own_list", OWN_LIST, {"n": as_number(own)}, {"year": own.date})]
    else:
        words = {"country": country_inside(look)}
        found = [Line("lists", "own_list", NO_LIST, words=words, rows=_entries(look))]
    leading = every[(every["led"] > 0) & (every["jurisdiction"] != country_of(look))]
    for row in each_row(leading[:1]):
        numbers = {
            "n": Number(row.n, "minerals", look.t.say(FOLLOWED), row.row_ids),
            "k": Number(row.led, "minerals", look.t.say(COUNTED), row.row_ids),
        }
        whose = {"whose": with_article(row.jurisdiction, look(place_names), look.t)}
        found.append(Line("lists", "on_lists", OTHERS_LIST, numbers, whose))
    return found


def _entries(look: Look) -> str:
    """Name one entry of each list that was read."""
    return join_ids(look.whole("list_entries").drop_duplicates("list_id")["row_id"])
