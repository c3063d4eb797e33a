"""Charts of how concentrated output is: the index by table, the order of all, first places that move."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.marks import By, Dot, Rule
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import WASH, WHO
from chokepoint.i18n import Translator

MOST = 45
"""So many commodities are drawn, the most concentrated ones."""


def ranking(
    ranked: pd.DataFrame, chosen: pd.DataFrame, title: str, labels: pd.Series, t: Translator
) -> Figure:
    """Draw every commodity's index as an interval, the most concentrated first.

    Args:
        ranked: as ``production.ranking.rank_intervals`` gives it.
        chosen: the row of the commodity the page follows, or none; its interval is shaded through all rows.
        title: the finding.
        labels: a name for each row of ``ranked``, in the reader's language.
        t: the reader's language.
    """
    ranks = zip(ranked["rank_best"], ranked["rank_worst"], strict=True)
    frame = ranked.assign(label=labels.to_numpy(), ranks=[t.interval(*pair) for pair in ranks])
    return Figure(
        id="ranking",
        title=title,
        subtitle=t(
            "Herfindahl-Hirschman index with its bounds; red: China is the largest producer; "
            "shaded: the interval of the commodity followed here"
        ),
        alt=_ranking_alt(frame, t),
        draw=lambda width: _draw_ranking(frame, chosen, width),
        frame=frame,
        columns=_ranking_columns(t),
        notes=t(
            "Rows whose lines overlap are ties: which of them is more concentrated cannot be said. Drawn are "
            "the {n} most concentrated and the commodity followed; the table lists all.",
            n=MOST,
        ),
    )


def _ranking_alt(frame: pd.DataFrame, t: Translator) -> str:
    first, last = frame.iloc[0], frame.iloc[-1]
    return t(
        "{n} commodities from {first}, {a}, to {last}, {b}.",
        n=len(frame),
        first=first["label"],
        a=t.number(first["hhi"], 2),
        last=last["label"],
        b=t.number(last["hhi"], 2),
    )


def _ranking_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("commodity"),
        "ranks": t("ranks it can hold"),
        "hhi_low": t("index, low"),
        "hhi": t("index"),
        "hhi_high": t("index, high"),
        "leader_name": t("largest producer"),
        "basis": t("shares of"),
    }


def _draw_ranking(frame: pd.DataFrame, chosen: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    rows = frame.assign(
        kind=["china" if code == "CHN" else "country" for code in frame["leader"]],
        followed=frame["row_ids"].isin(set(chosen["row_ids"])),
    )
    rows = numbered(rows)[(rows["followed"] | (rows.reset_index(drop=True).index < MOST)).to_numpy()]
    bands = chosen[["hhi_low", "hhi_high"]].itertuples(index=False)
    how = Rows(
        (
            Rule("hhi_low", "hhi_high", colour=By("kind", WHO)),
            Dot("hhi", size=26, colour=By("kind", WHO)),
        ),
        bold="followed",
        scale=Amounts(0, 1.02, values=(0, 0.25, 0.5, 0.75, 1), format=".2~f", on_top=True),
        guides=tuple(Guide(low, until=high, colour=WASH) for low, high in bands),
        step=(19, 19),
        size=11.5,
    )
    return draw_rows(rows, width, how)


def first_place_moves(moving: pd.DataFrame, title: str, labels: pd.Series, t: Translator) -> Listing:
    """List the commodities whose first place changes or is unsure: a row a table, with the share.

    Args:
        moving: as ``production.ranking.movers`` gives it.
        title: the finding.
        labels: a name for each row of ``moving``, in the reader's language.
        t: the reader's language.
    """
    frame = moving.assign(
        label=labels.to_numpy(),
        percent=(100 * moving["share"]).where(moving["has_figure"].astype(bool)),
        place=[t.code(standing) for standing in moving["standing"]],
    )
    return Listing(
        id="first-place-moves",
        title=title,
        subtitle=t("China’s share in percent and its place, by publisher, edition and year"),
        frame=frame,
        columns=_tile_columns(t),
    )


def _tile_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("commodity"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "year": t("year"),
        "percent": t("percent"),
        "leader_name": t("largest producer"),
        "place": t("place"),
    }
