"""Charts of a continent's share of the world's mines and reserves."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import By, Dot, Rule
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import PAPER, PLUM, PUBLISHER_SHAPES, WORLD_SOFT
from chokepoint.i18n import Translator

COLOURS = {"BGS": PLUM, "USGS": PLUM, "WMD": PLUM, "reserves": WORLD_SOFT}


def shares_by_mineral(
    shares: pd.DataFrame, order: list[str], names: pd.Series, mineral: str, title: str, t: Translator
) -> Figure:
    """Draw the continent's share of each mineral as one mark a publisher, minerals in order.

    Args:
        shares: newest tables of ``africa.regional_shares.regional_share``, with ``kind``, the
            publisher or ``reserves``.
        order: commodity ids, largest share first.
        names: commodity names by id, in the reader's language.
        mineral: the commodity whose row is set in bold.
        title: the finding.
        t: the reader's language.
    """
    frame = _share_rows(shares, order, names, t)
    return Figure(
        id="africa-shares",
        title=title,
        subtitle=_shares_subtitle(frame, t),
        alt=_shares_alt(frame, order, names, t),
        draw=lambda width: _draw_shares(frame, mineral, width, t),
        frame=frame,
        columns=_share_columns(t),
        notes=_bounds_note(t),
    )


def _share_rows(shares: pd.DataFrame, order: list[str], names: pd.Series, t: Translator) -> pd.DataFrame:
    shown = shares[shares["commodity_id"].isin(order)]
    frame = shown.assign(
        place=shown["commodity_id"].map(order.index),
        metal=shown["commodity_id"].map(names),
        percent=100 * shown["share"],
        percent_high=100 * shown["share_high"],
        what=shown["kind"].map({"reserves": t("reserves")}).fillna(t("output")),
    )
    return frame.sort_values(["place", "kind"], ignore_index=True)


def _shares_subtitle(frame: pd.DataFrame, t: Translator) -> str:
    words = t("Africa’s share of the world by mineral, percent, newest year of each publisher’s table")
    return words + (t("; triangles: reserves") if "reserves" in set(frame["kind"]) else "")


def _shares_alt(frame: pd.DataFrame, order: list[str], names: pd.Series, t: Translator) -> str:
    return t.clauses(_said(frame[frame["commodity_id"] == name], str(names[name]), t) for name in order)


def _said(rows: pd.DataFrame, metal: str, t: Translator) -> str:
    output, held = (rows[(rows["kind"] == "reserves") == held] for held in (False, True))
    words = {"metal": metal, "span": _span(output, t), "held": _span(held, t)}
    if held.empty:
        return t("{metal}: {span} percent", **words)
    return t("{metal}: {span} percent, reserves {held}", **words)


def _span(rows: pd.DataFrame, t: Translator) -> str:
    return t.interval(rows["percent"].min(), rows["percent"].max()) if len(rows) else ""


def _share_columns(t: Translator) -> dict[str, str]:
    return {
        "metal": t("mineral"),
        "what": t("of"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "year": t("year"),
        "percent": t("percent"),
        "percent_high": t("percent, with all that no country is named for"),
        "members": t("African countries named"),
    }


def _bounds_note(t: Translator) -> str:
    return t(
        "A mark counts the African countries a table names; the line behind it runs to the share that would "
        "hold if all output assigned to no country were African. A mineral or reserve without a mark is not "
        "listed for any African country, which is not zero. Round, square and other marks tell publishers. "
        "USGS: US Geological Survey, BGS: British Geological Survey, WMD: World Mining Data."
    )


def _draw_shares(frame: pd.DataFrame, mineral: str, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    how = Rows(
        (
            Rule("percent", "percent_high", thick=1, colour=By("kind", COLOURS)),
            # a rim of paper keeps marks apart that lie close together
            Dot("percent", size=60, rim=PAPER, colour=By("kind", COLOURS), shape=_shapes(t)),
        ),
        label="metal",
        key="commodity_id",
        bold="chosen",
        scale=Amounts(0, 100, values=range(0, 101, 20)),
        step=(21, 21),
        grid=True,
    )
    return draw_rows(frame.assign(chosen=frame["commodity_id"] == mineral), width, how)


def _shapes(t: Translator) -> By:
    words = {name: name for name in PUBLISHER_SHAPES} | {"reserves": t("reserves (USGS)")}
    return By("kind", PUBLISHER_SHAPES, words)


def share_by_edition(shares: pd.DataFrame, title: str, metal: str, t: Translator) -> Listing:
    """List the continent's share of one mineral by year, a row for each publisher and edition.

    Args:
        shares: ``africa.regional_shares.regional_share`` of one commodity, with ``kind``.
        title: the finding.
        metal: the mineral's name in the reader's language.
        t: the reader's language.
    """
    frame = shares.assign(
        percent=100 * shares["share"], percent_high=100 * shares["share_high"], metal=metal
    ).sort_values(["year", "publisher", "vintage"], ignore_index=True)
    return Listing(
        id="africa-editions",
        title=title,
        subtitle=t("Africa’s share of world output of {metal}, percent, by year and edition", metal=metal),
        frame=frame,
        columns={name: head for name, head in _share_columns(t).items() if name not in ("metal", "what")},
    )
