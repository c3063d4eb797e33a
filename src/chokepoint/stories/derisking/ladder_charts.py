"""The list of the rungs of origin that a credit for electric cars asked for."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import rung_name


def origin_ladder(ladder: pd.DataFrame, day: pd.Timestamp, title: str, t: Translator) -> Listing:
    """List the yearly shares the US credit asked for, and whether they applied.

    Args:
        ladder: as ``policy.targets.origin_ladder`` gives it.
        day: the day looked from; years after it are ahead.
        title: the finding.
        t: the reader's language.
    """
    frame = ladder.assign(
        what=[rung_name(kind, t) for kind in ladder["kind"]],
        state=[_rung_state(row, day, t) for row in each_row(ladder)],
    )
    return Listing(
        id="origin-ladder",
        title=title,
        subtitle=t("Share of value that has to come from allowed origins, percent by year"),
        frame=frame,
        columns={"year": t("year"), "what": t("share"), "threshold": t("percent"), "state": t("state")},
    )


def _rung_state(row: Row, day: pd.Timestamp, t: Translator) -> str:
    if not row.applied:
        return t("never applied")
    return t("applied") if row.year <= day.year else t("in the law, still ahead")
