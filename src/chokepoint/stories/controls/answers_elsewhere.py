"""What could be restarted outside China, and what had started."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.production import capacity, supply
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.controls.answers_notice import notice_day
from chokepoint.stories.controls.story import STORY

STOOD = "2023"
"""The edition of the survey that stood when the licence came; its newest year is the one before."""
PROJECTS = msg("projects first told of since the notice, neither paused nor rejected when last told of")
REVISED = msg("as printed in the newest edition of the survey that has the year, in tonnes")
BEGUN = msg("newest dated state is first output; at the most with those of an undated report")


def _sheet(frame: pd.DataFrame, mineral: str, vintage: str, year: int) -> pd.DataFrame:
    same = (frame["commodity_id"] == mineral) & (frame["vintage"] == vintage) & (frame["year"] == year)
    return frame[same]


def survey_output(look: Look, mineral: str, vintage: str = STOOD, year: int = int(STOOD) - 1) -> pd.DataFrame:
    """Pick the output of each country in one sheet of the US survey."""
    made = _sheet(look["production"], mineral, vintage, year)
    return made[made["publisher"] == "USGS"]


@STORY.keep
def made_abroad(look: Look, mineral: str) -> pd.DataFrame:
    """Add up the output outside China of each year, by the newest edition of the US survey that prints it.

    Returns:
        ``year``, ``t`` (tonnes) and ``row_ids``, the newest year last.
    """
    rows = look["production"]
    ours = (rows["commodity_id"] == mineral) & (rows["publisher"] == "USGS") & rows["quantity_kg"].notna()
    abroad = rows[ours & ~rows["country_iso3"].isin(["CHN", "WLD"])]
    newest = abroad[abroad["vintage"] == abroad.groupby("year")["vintage"].transform("max")]
    made = newest.groupby("year", as_index=False).agg(kg=("quantity_kg", "sum"), row_ids=("row_id", join_ids))
    return made.assign(t=made["kg"] / 1000)


@STORY.keep
def standing_capacity(
    look: Look, mineral: str, vintage: str = STOOD, year: int = int(STOOD) - 1
) -> pd.DataFrame:
    """Divide the capacity listed outside China by whether it made metal, stood idle or had closed."""
    listed = _sheet(look["capacity"], mineral, vintage, year)
    return capacity.standing_capacity(listed, look(survey_output), look["plant_closures"])


@STORY.answers(
    capacity_t=Column("all_t", "t a year", "capacity listed outside China"),
    output_t=Column("made_t", "t", "output of the countries listed outside China"),
    idle_t=Column("idle_t", "t a year", "capacity of lines not closed, less their output"),
    closed_t=Column(
        "closed_t",
        "t a year",
        "capacity of lines whose countries had all stopped in earlier years",
        base="all_t",
    ),
    closed_where=Column("closed_years", how="countries of the closed line, with their last year of output"),
)
def capacity_outside_china(look: Look) -> pd.DataFrame:
    """Add up the capacity outside China."""
    found = capacity.summarise(look(standing_capacity))
    return found.assign(closed_years=[look.t.commas(text.split(";")) for text in found["closed_years"]])


@STORY.answers(
    china_t=Column("t", "t", "as printed, in tonnes", date="year"),
    china_basis=Column("basis", how="status of the printed figure"),
)
def chinese_output(look: Look) -> pd.DataFrame:
    """Pick what China made in the year of that capacity."""
    made = look(survey_output)
    found = made[made["country_iso3"] == "CHN"]
    basis = found["status"].map({"estimated": look.t("an estimate")}).fillna(look.t("as reported"))
    return found.assign(t=found["quantity_kg"] / 1000, basis=basis)


@STORY.answers(
    china_revised=Column("t", "t", REVISED, date="year"),
    abroad_revised=Column("abroad_t", "t", REVISED, date="year", rows="abroad_ids"),
)
def revised_output(look: Look, mineral: str) -> pd.DataFrame:
    """Read the same year’s output in the newest edition of the survey, where that changed it."""
    before, rows = look(chinese_output), look["production"]
    same = (rows["commodity_id"] == mineral) & (rows["publisher"] == "USGS") & (rows["country_iso3"] == "CHN")
    own = rows[same & rows["year"].isin(before["year"])].sort_values("vintage").tail(1)
    newest = own.merge(look(made_abroad), on="year", suffixes=("", "_abroad"))
    found = newest.assign(abroad_t=newest["t"], abroad_ids=newest["row_ids"], row_ids=newest["row_id"])
    changed = not own["quantity_kg"].isin(before["quantity_kg"]).all()
    return found.assign(t=found["quantity_kg"] / 1000)[: int(changed)]


@STORY.keep
def every_state(look: Look, mineral: str) -> pd.DataFrame:
    """Give the newest state of every project and plant."""
    return supply.latest_states(look["supply_response"], mineral, look.day)


@STORY.answers(old_names=Column("named", how="plants and attempts of earlier decades"))
def earlier_attempts(look: Look) -> pd.DataFrame:
    """Name the plants and attempts that are history, each with its country."""
    states = look(every_state)
    old = states[states["phase"].isin(supply.HISTORIC)]
    pairs = zip(old["project"], old["country_as_printed"], strict=True)
    return old.assign(named=[_with_place(look, name, place) for name, place in pairs])


def _with_place(look: Look, name: str, place: str) -> str:
    return name if place in name else look.t("{name} in {place}", name=name, place=place)


@STORY.keep
def current_states(look: Look) -> pd.DataFrame:
    """Leave out what is history."""
    return supply.current(look(every_state))


@STORY.keep
def projects(look: Look, mineral: str, within_months: int = 0) -> pd.DataFrame:
    """Keep the projects told of since the notice and not given up, up to so many months after it if asked."""
    since = look(notice_day)
    until = min(since + pd.DateOffset(months=within_months), look.day) if within_months else look.day
    return supply.new_projects(look["supply_response"], mineral, since, until)


@STORY.answers(project_names=Column("names", how="the projects counted, each with its country"))
def named_projects(look: Look) -> pd.DataFrame:
    """Name the projects that are counted."""
    found, names = look(projects), look(place_names)
    pairs = zip(found["country_iso3"].map(names), found["project"], strict=True)
    named = look.t.semicolons(look.t.pair(place, name) for place, name in pairs)
    return in_one_row(found, names=named)[: int(len(found) > 0)]


@STORY.answers(newest_state=Column("state_date", "date", "latest reported state of one of these projects"))
def newest_report(look: Look) -> pd.DataFrame:
    """Pick the newest report on one of these projects."""
    newest = look(projects).sort_values(["state_day", "row_id"]).tail(1)
    return newest.assign(row_ids=newest["row_id"])


@STORY.answers(
    projects_n=Column("n", "projects", PROJECTS),
    projects_begun=Column("begun", "projects", BEGUN, base="n", high="begun_undated", rows="begun_ids"),
    planned_t=Column("planned_t", "t a year", "sum of the largest tonnage of each", rows="planned_ids"),
    started_t=Column(
        "started_t",
        "t a year",
        "tonnage of the projects that deliver; zero if none names one",
        base="planned_t",
        rows="planned_ids",
    ),
)
def project_count(look: Look) -> pd.DataFrame:
    """Count the projects, those that deliver, and their tonnage."""
    return supply.summarise(look(projects))


@STORY.answers(begun_names=Column("project", how="projects whose newest state is first output"))
def delivering_projects(look: Look) -> pd.DataFrame:
    """Pick the projects that deliver."""
    found = look(projects)
    return found[found["begun"]]


@STORY.answers(
    undated_kg=Column("kg", "kg", "as printed, in kg"),
    undated_project=Column("project", how="as printed"),
)
def undated_output(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the report of a first output that bears no date."""
    found = supply.undated_starts(look["supply_response"], mineral)
    return found.assign(kg=1000 * found["capacity"])
