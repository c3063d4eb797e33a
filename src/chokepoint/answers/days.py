"""The two days of July 2023 that pages can look from the earliest, each read from its row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.data import load_table
from chokepoint.parameters import Rule, optional_day

NOTICE = "ctl-03"
"""The row of the notice on gallium and germanium."""


def notice_day() -> pd.Timestamp:
    """Give the day of the notice, whatever is known on the day looked from."""
    return pd.Timestamp(str(load_table("controls").set_index("row_id").loc[NOTICE, "announced"]))


def from_the_notice(values: Mapping[str, object]) -> Rule:
    """Make the rule of a day to look from that begins with the notice; the other parameters do not matter."""
    return optional_day(f"{notice_day():%Y-%m-%d}")


def from_the_article(values: Mapping[str, object]) -> Rule:
    """Make the rule of a day to look from that begins with the article."""
    return optional_day(f"{EXPLAINER.day:%Y-%m-%d}")
