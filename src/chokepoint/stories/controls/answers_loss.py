"""What a full stop would cost, by the models."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.trade import impact
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.controls.story import STORY


@STORY.keep
def losses(look: Look) -> pd.DataFrame:
    """Give the modelled losses of US output as positive numbers, with the metals each scenario stops."""
    found = impact.modelled_losses(look["impact_estimates"])
    names = [_scenario(look, ids) for ids in found["commodities"]]
    signs = {"best": -found["central"], "least": -found["upper"], "most": -found["lower"]}
    return found.assign(scenario_name=names, **signs)


def _scenario(look: Look, commodities: str) -> str:
    if ";" in commodities:
        return look.t("both metals")
    return look.t("{metal} alone", metal=look(metal_names)[commodities])


@STORY.answers(
    loss_best=Column("best", "billion USD", "central value, sign turned", low="least", high="most"),
    loss_least=Column("least", "billion USD", "smallest loss of the range"),
    loss_most=Column("most", "billion USD", "largest loss of the range"),
)
def loss_of_metal(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the loss without the metal the page follows."""
    found = look(losses)
    return found[found["commodities"] == mineral]


def _estimates(look: Look, metric: str) -> pd.DataFrame:
    every = look["impact_estimates"]
    return every[every["metric"] == metric]


@STORY.answers(chip_share=Column("central", "percent", "as printed"))
def loss_of_chip_makers(look: Look) -> pd.DataFrame:
    """Pick the part of the loss that falls on makers of semiconductor devices."""
    return _estimates(look, "share of net loss in semiconductor device manufacturing")


@STORY.answers(chip_press=Column("central", "percent", "as printed, about half"))
def loss_of_chip_makers_in_press(look: Look) -> pd.DataFrame:
    """Pick the same part as a columnist reads it."""
    return _estimates(look, "share of loss in the semiconductor sector")


@STORY.answers(rank=Column("central", how="as printed"))
def rank_among_minerals(look: Look, mineral: str) -> pd.DataFrame:
    """Pick the place of the metal by expected loss."""
    return _estimates(look, "rank").query("commodities == @mineral")


@STORY.answers(market_value=Column("central", "million USD", "as printed"))
def value_of_output(look: Look, mineral: str) -> pd.DataFrame:
    """Pick what a year's output of the whole world was worth."""
    return _estimates(look, "market value").query("commodities == @mineral")
