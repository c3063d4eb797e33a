"""How many headlines hold, how many depend on the case, and what makes them false."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.recipes import named
from chokepoint.answers.robustness import trial
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.robustness import titles
from chokepoint.stories.robustness.story import EVERY, STORY

COUNTED = msg("count over the tables of this page")
BELOW = msg("count over the tables below")


def tried_chapters(look: Look, theme: str) -> tuple[str, ...]:
    """List the chapters whose headlines are tried."""
    return BOOK.chapters() if theme == EVERY else (theme,)


def readings(look: Look) -> pd.DataFrame:
    """Compute every headline now and in all its cases, with its distance from the line."""
    return trial.add_distance(trial.try_all(BOOK, look, look(tried_chapters), look.t))


def summary(look: Look) -> pd.DataFrame:
    """Sum up each headline in one row."""
    return trial.summarise(look(readings))


def said(look: Look) -> pd.DataFrame:
    """Keep the readings of sentences that are true by the newest figures: only those can be turned."""
    found = look(summary)
    true_now = found.loc[found["verdict"] != trial.UNTRUE, "id"]
    return look(readings)[look(readings)["id"].isin(true_now)]


def other_cases(look: Look) -> pd.DataFrame:
    """Keep the readings of other cases than now."""
    return look(said)[look(said)["kind"] != trial.NOW]


def kinds(look: Look) -> pd.DataFrame:
    """Count the cases by what is changed."""
    return trial.by_kind(look(said))


@STORY.words("is_newest")
def words(look: Look) -> dict[str, object]:
    """Say whether the page looks from today."""
    return {"is_newest": look.as_of is None}


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.answers(
    headlines_n=Column("all", "headlines", COUNTED),
    cases_n=Column("cases", "headlines", COUNTED),
    holds_n=Column(trial.HOLDS, "headlines", COUNTED),
    flips_n=Column(trial.FLIPS, "headlines", COUNTED),
    alone_n=Column(trial.ALONE, "headlines", COUNTED),
    untrue_n=Column(trial.UNTRUE, "headlines", COUNTED),
)
def outcomes(look: Look) -> pd.DataFrame:
    """Count the headlines by outcome; each row of the tables on the page opens its own rows."""
    found = look(summary)["verdict"].value_counts()
    n = {verdict: int(found.get(verdict, 0)) for verdict in trial.VERDICTS}
    row: dict[str, object] = {**n, "all": len(look(summary)), "cases": len(look(other_cases))}
    return pd.DataFrame([row | {"row_ids": ""}])


def failing(look: Look) -> pd.DataFrame:
    """Keep the cases in which a sentence is false."""
    return look(other_cases)[~look(other_cases)["holds"].astype(bool)]


def _turned(kind: str) -> None:
    """Register what one kind of case does: whether it is tried, whether it breaks any, which and how many."""
    key = kind.replace(" ", "_")

    def turned(look: Look) -> pd.DataFrame:
        own = look(failing)[look(failing)["kind"] == kind]
        names = dict.fromkeys(look.t.say(BOOK.headlines[name].name) for name in own["id"])
        quoted = look.t.listing([look.t("“{name}”", name=name) for name in names])
        return pd.DataFrame({"names": [quoted], "n": [own["id"].nunique()], "row_ids": [""]})

    STORY.answers(
        **{
            f"{key}_names": Column("names", how="headlines whose sentence is false in such a case"),
            f"{key}_n": Column("n", "sentences", BELOW),
        }
    )(named(turned, f"turned_by_{key}"))

    def tried(look: Look) -> dict[str, object]:
        return {
            f"tries_{key}": kind in set(look(kinds)["kind"]),
            f"breaks_{key}": kind in set(look(failing)["kind"]),
        }

    STORY.words(f"tries_{key}", f"breaks_{key}")(named(tried, f"tried_by_{key}"))


for _kind in titles.CHANGES:
    _turned(_kind)


@STORY.answers(left_out_cases=Column("cases", "cases", BELOW))
def left_out(look: Look) -> pd.DataFrame:
    """Count the cases that leave a publisher out."""
    tried = look(kinds)
    n = int(tried.loc[tried["kind"] == "left out", "tried"].sum())
    return pd.DataFrame({"cases": [n], "row_ids": [""]})


@STORY.answers(
    worst_words=Column("words", how="the change that makes most headlines false"),
    worst_n=Column("headlines", "headlines", "the change that makes most headlines false"),
)
def worst_change(look: Look) -> pd.DataFrame:
    """Find the change that makes most headlines false."""
    first = look(kinds).sort_values("headlines", ascending=False, kind="stable").head(1)
    return first.assign(words=[look.t.say(titles.CHANGES[kind]) for kind in first["kind"]], row_ids="")


@STORY.words("left_out_safe", "has_lede")
def summed_up(look: Look, theme: str) -> dict[str, object]:
    """Say whether leaving a publisher out ever hurts, and whether there is enough to lead the page with."""
    tried = look(kinds)
    safe = "left out" in set(tried["kind"]) and "left out" not in set(look(failing)["kind"])
    whole = look.as_of is None and theme == EVERY
    return {"left_out_safe": safe, "has_lede": bool((tried["headlines"] > 0).any()) and whole}


NEAR = msg("case nearest to the line among headlines that hold, in units of the distance now")


@STORY.answers(
    closest_name=Column("name", how=NEAR),
    closest_source=Column("source", how=NEAR),
    closest_value=Column("value", how=NEAR, base="line", unit_from="unit"),
    closest_line=Column("line", how=NEAR, unit_from="unit"),
)
def closest(look: Look) -> pd.DataFrame:
    """Find the case that comes nearest to the line without crossing it in any."""
    found, cases = look(summary), look(other_cases)
    holding = found.loc[found["verdict"] == trial.HOLDS, "id"]
    near = cases[cases["id"].isin(holding)].nsmallest(1, "distance")
    headlines = [BOOK.headlines[key] for key in near["id"]]
    return near.assign(name=[look.t.say(one.name) for one in headlines], unit=[one.unit for one in headlines])


def counted(look: Look) -> pd.DataFrame:
    """Count the headlines by kind of figure and outcome."""
    return trial.by_figure(BOOK, look(summary))


DIRECTIONS = ("controls-price_change", "concentration-leader_share")
"""Headlines that say which way a thing went, not how far."""


@STORY.words("has_steadier")
def steadier(look: Look) -> dict[str, object]:
    """Say whether the directions hold and shares of output break less often than reserves and capacities."""
    by_figure = look(counted)
    flipped = by_figure[by_figure["verdict"] == trial.FLIPS].set_index("figure")["n"]
    rates = (flipped / by_figure.groupby("figure")["n"].sum()).fillna(0)
    found = look(summary)
    steady = set(DIRECTIONS) <= set(found.loc[found["verdict"] == trial.HOLDS, "id"])
    return {"has_steadier": steady and bool(rates["shares of output"] < rates["reserves and capacity"])}
