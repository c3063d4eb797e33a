"""The steps that followed the notice, and the dispute they stand in."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally, with_row_ids
from chokepoint.analysis.policy import controls
from chokepoint.answers.answer import Column
from chokepoint.answers.claims.evidence import touching
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.controls.answers_notice import notice_day
from chokepoint.stories.controls.story import STORY

BY_STATE = msg("count of controls by their state on the day looked from")
RESTRICTS = msg("steps after the notice that restrict goods, know-how or buyers by a notice of their own")


@STORY.keep
def looked_until(look: Look) -> pd.Timestamp:
    """Give the day on which the steps are seen: that asked for, else the last for which texts were sought."""
    return look.day if look.as_of else max(look.day, pd.to_datetime(look["searches"]["looked_until"]).max())


@STORY.keep
def ladder(look: Look) -> pd.DataFrame:
    """Place every control on a time axis, as it stands on the day on which the steps are seen."""
    return controls.build_ladder(look["controls"], look["control_changes"], look(looked_until))


@STORY.answers(
    ladder_day=Column("day", "date", "last day for which texts were looked for, or the day asked for")
)
def ladder_day(look: Look) -> pd.DataFrame:
    """State the day on which the steps are seen."""
    return pd.DataFrame({"day": [look(looked_until)], "row_ids": [""]})


def _announcements(look: Look) -> pd.DataFrame:
    """List the steps as they were announced: what changed them later is not behind a count of them."""
    steps = look(ladder)
    return steps.assign(row_ids=steps["row_id"])


def _since(look: Look) -> pd.DataFrame:
    steps = look(_announcements)
    return steps[steps["announced_day"] > look(notice_day)]


def _in_state(look: Look, state: str) -> pd.DataFrame:
    """Count the controls in a state; each row of the ladder decides whether a step is among them."""
    steps = look(ladder)
    return in_one_row(steps, n=int((controls.restricting(steps)["state"] == state).sum()))


@STORY.answers(steps_since=Column("n", "steps", RESTRICTS))
def later_steps(look: Look) -> pd.DataFrame:
    """Count the controls after the notice: steps that restrict, by the one rule for what is a control."""
    return tally(controls.restricting(look(_since)), look(_announcements))


@STORY.answers(steps_aside=Column("n", "steps", "steps after the notice that restrict nothing new"))
def steps_aside(look: Look) -> pd.DataFrame:
    """Count the steps after the notice that are no controls: easings, drafts, campaigns."""
    later = look(_since)
    return tally(later[~later["kind"].isin(controls.RESTRICTING)], look(_announcements))


@STORY.keep
def board(look: Look) -> pd.DataFrame:
    """Give each commodity a row for every control on it that has not ended."""
    return controls.by_commodity(look(ladder))


@STORY.keep
def steps_on_both(look: Look) -> pd.DataFrame:
    """Pick the dated steps that name both metals: the licence, the ban, its suspension."""
    steps = look(ladder)
    dated = steps[steps["kind"].isin(["licence", "ban", "suspension"])]
    both = touching(dated, "gallium", "germanium", every=True)
    return both[both["effective_day"].notna()]


@STORY.answers(
    licensed_n=Column("n", "goods", "elements and goods with a licence duty in force for every destination"),
    licensed_names=Column("names", how="the same, named"),
)
def licensed_goods(look: Look) -> pd.DataFrame:
    """Name the elements and goods that need a licence for every destination on the day looked at."""
    rows, names = look(board), look(metal_names)
    needed = rows[(rows["way"] == "licence") & (rows["state"] == controls.IN_FORCE)]
    goods = [str(names[one]) for one in needed["commodity_id"].drop_duplicates()]
    return in_one_row(look(ladder), n=len(goods), names=look.t.listing(goods))[: int(bool(goods))]


@STORY.answers(steps_in_force=Column("n", "steps", BY_STATE))
def standing_steps(look: Look) -> pd.DataFrame:
    """Count the steps in force."""
    return _in_state(look, controls.IN_FORCE)


@STORY.answers(steps_suspended=Column("n", "steps", BY_STATE))
def suspended_steps(look: Look) -> pd.DataFrame:
    """Count the steps that are suspended."""
    return _in_state(look, controls.SUSPENDED)


@STORY.answers(steps_stated=Column("n", "steps", BY_STATE))
def stated_steps(look: Look) -> pd.DataFrame:
    """Count the steps that go on by a statement alone."""
    return _in_state(look, controls.STATED)


@STORY.answers(steps_due=Column("n", "steps", BY_STATE))
def due_steps(look: Look) -> pd.DataFrame:
    """Count the steps of which it is not known what followed their end."""
    return _in_state(look, controls.DUE)


@STORY.answers(
    "extension_known",
    stated_on=Column("published", "date", "day of the statement"),
    extended_to=Column("end", "date", "day named in the statement"),
)
def extension(look: Look) -> pd.DataFrame:
    """Pick the newest statement that a suspension goes on."""
    changes = with_row_ids(look["control_changes"])
    stated = changes[changes["change"] == controls.EXTENDED].sort_values(["published", "row_id"])
    return stated.assign(end=pd.to_datetime(stated["until"])).tail(1)


@STORY.answers("ban_end_open", ban_end=Column("resume", "date", "scheduled end of the suspension"))
def open_ban(look: Look) -> pd.DataFrame:
    """Pick the ban on the metals whose suspension was to end, if it is not known what followed."""
    steps = look(ladder)
    bans = touching(steps[steps["kind"] == "ban"], "gallium", "germanium")
    return bans[bans["state"] == controls.DUE]


@STORY.answers(newest_step=Column("announced_day", "date", "latest date of announcement"))
def last_step(look: Look) -> pd.DataFrame:
    """Pick the newest step."""
    return look(_announcements).tail(1)


@STORY.answers(bans_named=Column("target_name", how="targets of the steps of kind ban"))
def bans(look: Look) -> pd.DataFrame:
    """Pick the steps that are bans."""
    steps = look(_announcements)
    return steps[steps["kind"] == "ban"]


@STORY.answers(
    last_resume=Column("resume", "date", "latest scheduled end of a suspension"),
    first_resume=Column("first_resume", "date", "earliest scheduled end"),
)
def suspensions(look: Look) -> pd.DataFrame:
    """Pick the steps whose suspension has an end, with the earliest of all ends."""
    steps = look(ladder)
    paused = steps[steps["resume"].notna()]
    return paused.assign(first_resume=paused["resume"].min())
