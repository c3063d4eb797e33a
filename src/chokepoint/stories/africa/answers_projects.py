"""What the chapter on Africa states of mines and projects: how many run, who owns them, how dates move."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import projects
from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.africa.minerals import EARTHS
from chokepoint.stories.africa.story import STORY

SHRUNK = "prj-longonjo"
"""The project whose planned size was stated several times, smaller each time."""
HOW_SITES = msg("count of mines and projects, railways left out")
HOW_RUNNING = msg("last reported state is operating")


@STORY.keep
def placed_projects(look: Look) -> pd.DataFrame:
    """Give every mine, project and railway a point on the map."""
    return projects.place_projects(look["mining_projects"], look["africa_map"])


@STORY.keep
def sites(look: Look) -> pd.DataFrame:
    """Keep mines and projects, railways left out."""
    placed = look(placed_projects)
    return placed[~projects.are_ways(placed)]


@STORY.answers(
    projects_n=Column("n", "projects", HOW_SITES),
    running_n=Column("running", "projects", HOW_RUNNING),
    running_chinese=Column("running_chinese", "projects", "operating and a Chinese owner is named"),
)
def project_counts(look: Look) -> pd.DataFrame:
    """Count mines and projects, those that operate, and those of them with a Chinese owner."""
    return projects.count_projects(look(placed_projects))


def rare_earth_sites(look: Look) -> pd.DataFrame:
    """Keep the mines and projects for rare earths."""
    return projects.of_mineral(look(sites), EARTHS)


def _operating(look: Look) -> pd.DataFrame:
    rare = look(rare_earth_sites)
    return rare[rare["is_running"].astype(bool)]


@STORY.answers(ree_n=Column("n", "projects", "rare earths among its minerals"))
def rare_earth_count(look: Look) -> pd.DataFrame:
    """Count the mines and projects for rare earths."""
    return tally(look(rare_earth_sites), look(sites))


@STORY.answers(ree_running=Column("words", how=HOW_RUNNING))
def rare_earths_operating(look: Look) -> pd.DataFrame:
    """Say how many of the rare-earth projects operate."""
    n = len(_operating(look))
    words = look.t.plural("one", "{n}", n) if n else look.t("none")
    return in_one_row(look(rare_earth_sites), words=words)


@STORY.answers(ree_running_n=Column("n", "projects", HOW_RUNNING))
def rare_earths_operating_count(look: Look) -> pd.DataFrame:
    """Count the rare-earth projects that operate; no row where there is no such project to look at."""
    rare = look(rare_earth_sites)
    return tally(_operating(look), rare)[: len(rare)]


@STORY.answers(ways=Column("project", how="railways in the evidence"))
def railways(look: Look) -> pd.DataFrame:
    """Keep the railways."""
    placed = look(placed_projects)
    return placed[projects.are_ways(placed)]


@STORY.keep
def announced_starts(look: Look) -> pd.DataFrame:
    """List the starts that projects aimed at, and whether their time has passed."""
    # the table of all days, for the names alone
    named = look.whole("mining_projects")
    return projects.announced_starts(look["mining_project_targets"], named, look.day)


@STORY.answers(
    slip_project=Column("project", how="largest move between the first and the last date"),
    slip_first=Column("first", how="first date stated"),
    slip_last=Column("last", how="last date stated"),
    slip_years=Column("years", "years", "last less first", date="last", base="first"),
)
def largest_slip(look: Look) -> pd.DataFrame:
    """Find the project whose start moved furthest."""
    slip = projects.largest_slip(look(announced_starts))
    first, last = slip["first_target"].astype(str), slip["last_target"].astype(str)
    return slip.assign(first=first.str[:4], last=last.str[:4])


@STORY.answers(
    size_project=Column("project", how="plan stated several times"),
    size_first=Column("first_plan", "t a year", "as reported first"),
    size_last=Column("last_plan", "t a year", "as reported last", base="first_plan"),
)
def shrunk_plan(look: Look) -> pd.DataFrame:
    """Give the first and the last planned size of a project that shrank."""
    # the table of all days, for the names alone
    named = look.whole("mining_projects")
    sizes = projects.moved_sizes(look["mining_project_targets"], named)
    return sizes[sizes["project_row_id"] == SHRUNK]
