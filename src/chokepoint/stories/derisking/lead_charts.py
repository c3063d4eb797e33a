"""The list of the times from the first word on a project to its output."""

from __future__ import annotations

import pandas as pd

from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator


def lead_times(frame: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Listing:
    """List the months from the first dated word on a project to its output, reached or aimed at.

    Args:
        frame: as ``policy.measures.lead_times`` gives them.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    rows = frame.assign(
        what=[t.listing([str(names.get(c, c)) for c in ids.split(";")]) for ids in frame["commodities"]],
        state=frame["reached"].map({True: t("output seen"), False: t("aimed at")}),
    )
    return Listing(
        id="lead-times",
        title=title,
        subtitle=t("Months from the first dated word on a project to its output, seen or only aimed at"),
        frame=rows,
        columns={
            "project": t("project"),
            "what": t("metal"),
            "start": t("first word"),
            "end": t("output"),
            "months": t("months"),
            "state": t("state"),
        },
        notes=t(
            "A pilot is not a plant, and an aim is a promise. Projects without a day for either end "
            "are left out."
        ),
    )
