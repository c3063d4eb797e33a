"""What an estimate is worth, which way revisions go, and what older sheets print."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row
from chokepoint.analysis.production import revision_sizes
from chokepoint.analysis.production.bounds import USA
from chokepoint.analysis.production.revision_sizes import MINE, REFINED
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg, vocabulary
from chokepoint.stories.revisions.answers import CHINA, EARTHS, first_prints, printed_figures
from chokepoint.stories.revisions.story import STORY

EVEN = (45, 55)
"""Percent raised, from and to which as good as even are."""
MOSTLY = 1.5
"""So many times as often raised as lowered, and a country's figures go one way."""
GROUPS = tuple(
    vocabulary(
        "all output by country",
        "mine output, reported later",
        "mine output, still estimated",
        "refined output, reported later",
        "refined output, still estimated",
    )
)
"""The figures whose worth is told, in the order of the figure."""
ALL_OUTPUT = GROUPS[0]
_GROUP_OF = dict(
    zip(
        [(kind, status) for kind in (MINE, REFINED) for status in ("reported", "estimated")],
        GROUPS[1:],
        strict=True,
    )
)


@STORY.answers(flagged=Column("percent", "percent", "first prints of output with the status of an estimate"))
def flagged_as_estimates(look: Look) -> pd.DataFrame:
    """Give the part of first prints that carry the mark of an estimate."""
    return revision_sizes.share_flagged(look(first_prints))


@STORY.keep
def guesses(look: Look) -> pd.DataFrame:
    """Set each estimate for a newest year beside the year before in the same edition."""
    return revision_sizes.against_repeat(look(printed_figures), look(first_prints))


HOW_REPEAT = msg("newest-year outputs with the year before in the same edition")


@STORY.answers(
    repeat_n=Column("n", "figures", HOW_REPEAT),
    repeat_share=Column("percent_repeats", "percent", "equal to the year before in the same edition"),
    nearer_share=Column(
        "percent_nearer", "percent", "figures that are no repeat, nearer to the later than one"
    ),
    farther_share=Column("percent_farther", "percent", "figures that are no repeat, farther than one"),
    worth_median=Column("median", "percent", "median distance to the later figure"),
    worth_repeat=Column("median_repeat", "percent", "median distance of the year before to the later figure"),
    growth_median=Column(
        "median_growth", "percent", "median distance of the newest figure to the year before"
    ),
    error_median=Column("median_all", "percent", "median distance to the later figure, repeats included"),
)
def worth_of_all(look: Look) -> pd.DataFrame:
    """Sum up what newest figures are worth: one row or none."""
    return revision_sizes.worth_of_estimates(look(guesses).assign(what=ALL_OUTPUT), ["what"])


@STORY.keep
def worth_by_group(look: Look) -> pd.DataFrame:
    """Sum up the same for all, and by stage and later status, in the order of ``GROUPS``."""
    rows = look(guesses)
    groups = [_GROUP_OF.get(key) for key in zip(rows["kind"], rows["status_after"], strict=True)]
    named = rows.assign(what=pd.Series(groups, rows.index, dtype="object"))
    parts = revision_sizes.worth_of_estimates(named.dropna(subset=["what"]), ["what"])
    return pd.concat([look(worth_of_all), parts], ignore_index=True)


@STORY.keep
def mines_by_later_status(look: Look) -> pd.DataFrame:
    """Measure the estimates of mine output by what became of them."""
    later = revision_sizes.name_later_status(look(first_prints))
    return revision_sizes.measure_sizes(later[later["kind"] == MINE], ["later"])


HOW_STATUS = msg("estimates of mine output by their later status")


@STORY.answers(
    reported_moved=Column("percent_moved", "percent", HOW_STATUS),
    reported_far=Column("over_20", "percent", HOW_STATUS),
)
def reported_later(look: Look) -> pd.DataFrame:
    """Measure those that were reported later."""
    measured = look(mines_by_later_status)
    return measured[measured["later"] == "reported"]


@STORY.answers(
    estimated_moved=Column("percent_moved", "percent", HOW_STATUS),
    estimated_far=Column("over_20", "percent", HOW_STATUS),
)
def still_estimated(look: Look) -> pd.DataFrame:
    """Measure those that were still estimates."""
    measured = look(mines_by_later_status)
    return measured[measured["later"] == "estimated"]


HOW_OLDER = msg("sheets and texts of older editions that print the same figure")


@STORY.answers(
    older_year=Column("year", "year", HOW_OLDER),
    older_n=Column("editions", "editions", HOW_OLDER),
    older_low=Column("low", "", "sheets and texts of older editions that print the same figure; lowest"),
    older_high=Column("high", "", "sheets and texts of older editions that print the same figure; highest"),
    older_unit=Column("unit", how=HOW_OLDER),
)
def older_editions(look: Look) -> pd.DataFrame:
    """Find the American figure for rare earths that older editions print most differently."""
    older = revision_sizes.older_printings(look["production_history"])
    return older[(older["commodity_id"] == EARTHS) & (older["country_iso3"] == USA)].head(1)


@STORY.keep
def signs(look: Look) -> pd.DataFrame:
    """Count what was raised and lowered by kind and pair of editions, kinds from output to prices."""
    counted = revision_sizes.sign_by_pair(look(first_prints))
    counted = counted.assign(order=counted["kind"].map(revision_sizes.KINDS.index))
    return counted.sort_values(["order", *revision_sizes.PAIR], kind="stable", ignore_index=True)


@STORY.keep
def leans(look: Look) -> pd.DataFrame:
    """Say for each kind whether its revisions went the same way in every pair of editions."""
    return revision_sizes.lean(look(signs))


@STORY.answers(
    steps_n=Column("n", "steps", "pairs of consecutive editions, over all kinds of figures"),
)
def count_of_steps(look: Look) -> pd.DataFrame:
    """Count the steps from one edition to the next."""
    return revision_sizes.count_rows(look(signs).drop_duplicates(revision_sizes.PAIR))


@STORY.answers(up_mines=Column("percent_up", "percent", "raised, of the first revisions that moved"))
def mines_raised(look: Look) -> pd.DataFrame:
    """Give the part of revised mine outputs that were raised: one row or none."""
    every = look(leans)
    return every[every["kind"] == MINE]


@STORY.words("mines_even")
def evenness(look: Look) -> dict[str, object]:
    """Tell whether mine outputs are about as often raised as lowered."""
    return {"mines_even": bool(look(mines_raised)["percent_up"].between(*EVEN).any())}


@STORY.answers(
    lean_kinds=Column("names", how="kinds whose revisions went mostly one way in every pair of editions")
)
def leaning_kinds(look: Look) -> pd.DataFrame:
    """Name the kinds that went the same way in every pair of editions."""
    every = look(leans)
    leaning = every[every["lean"] != "neither"]
    return in_one_row(leaning, names=look.t.listing([look.t.code(kind) for kind in leaning["kind"]]))


@STORY.answers(
    china_raised=Column("up", "figures", "first revisions of China's output after the mine; raised"),
    china_lowered=Column("down", "figures", "first revisions of China's output after the mine; lowered"),
)
def chinese_lean(look: Look) -> pd.DataFrame:
    """Count what China's refined output was raised and lowered, if mostly raised: one row or none."""
    first = look(first_prints)
    ours = first[(first["country_iso3"] == CHINA) & (first["kind"] == REFINED)]
    measured = revision_sizes.measure_sizes(ours, ["kind"])
    return measured[measured["up"] > MOSTLY * measured["down"]]
