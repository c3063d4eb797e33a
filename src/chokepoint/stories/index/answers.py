"""What the front page says beside the answers it repeats."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.answers.answer import Column
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.stories.index.story import STORY


@STORY.words("is_newest", "same_day", "projects_now", "projects_then")
def words(look: Look) -> dict[str, object]:
    """Say from which day the page looks, and whether projects were known by then."""
    newest, known = look.as_of is None, look.ask("projects_n").known
    return {
        "is_newest": newest,
        "same_day": look.as_of == f"{EXPLAINER.day:%Y-%m-%d}",
        "projects_now": newest and known,
        "projects_then": not newest and known,
    }


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.answers(share_basis=Column("basis", how="status of the printed figure for China"))
def share_basis(look: Look) -> pd.DataFrame:
    """Say whether the survey prints an estimate."""
    found = look.rows("concentration.line_by_survey")
    said = {"estimated": look.t("an estimate")}
    return found.assign(basis=[said.get(status, look.t("the figure")) for status in found["status"]])


@STORY.answers(world_n=Column("n", "lines", "strategic material and stage with a figure in world supply"))
def lines_in_the_world(look: Look) -> pd.DataFrame:
    """Count the supply lines with a figure in world supply."""
    pairs = look.rows("derisking.supplier_pairs").assign(row_ids=lambda rows: rows["world_ids"])
    return tally(pairs.dropna(subset=["world"]), pairs)


@STORY.answers(
    beside=Column(
        "high", "percent", "highest share of the year of the lowest, all publishers and editions", date="year"
    )
)
def beside_the_low(look: Look) -> pd.DataFrame:
    """Find what other tables say of the year of the lowest share, where they say more."""
    same, low = look.rows("concentration.tables_of_low_year"), look.ask("low")
    year = look.ask("low_year").value
    return same[same["high"].round() > round(low.number) if low.known else []].assign(year=year)
