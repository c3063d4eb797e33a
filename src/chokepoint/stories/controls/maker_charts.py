"""Charts of who makes a metal: shares by publisher and year, and single statements."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, LINE, PUBLISHER_SHAPES, WHO
from chokepoint.i18n import Translator, msg


def share_rows(
    measured: pd.DataFrame, quotes: pd.DataFrame, publishers: pd.Series, t: Translator
) -> pd.DataFrame:
    """Put computed and quoted shares into one frame for :func:`published_shares`, in percent.

    Args:
        measured: as ``production.concentration.newest_years`` gives them (shares 0-1).
        quotes: as ``production.uses.quoted_shares`` gives them (percent).
        publishers: publisher by ``source_id``.
        t: the reader's language.

    Returns:
        ``label``, ``kind`` (``measured`` or ``quoted``), ``low``, ``best``, ``high`` (percent), ``year`` and
        ``row_ids``: quoted ones first, then computed ones from the lowest up.
    """
    return pd.concat([_quoted_rows(quotes, publishers, t), _measured_rows(measured, t)], ignore_index=True)


def _measured_rows(measured: pd.DataFrame, t: Translator) -> pd.DataFrame:
    labels = [_name_edition(row, t) for row in each_row(measured)]
    percent = {name: 100 * measured[column] for name, column in _PERCENT.items()}
    years = measured["year"].astype(str)
    return (
        measured[["row_ids"]].assign(label=labels, kind="measured", year=years, **percent).sort_values("best")
    )


_PERCENT = {"low": "share_low", "best": "share", "high": "share_high"}


def _name_edition(row: Row, t: Translator) -> str:
    return t("{publisher} {edition}, for {year}", publisher=row.publisher, edition=row.vintage, year=row.year)


def _quoted_rows(quotes: pd.DataFrame, publishers: pd.Series, t: Translator) -> pd.DataFrame:
    years = ["" if pd.isna(year) else str(year) for year in quotes["year"]]
    names = [r.quoted_from or publishers[r.source_id].split(" (")[0] for r in each_row(quotes)]
    labels = [_name_quote(name, year, t) for name, year in zip(names, years, strict=True)]
    rows = quotes[["row_ids", "best"]].assign(label=labels, kind="quoted", year=years)
    return rows.assign(low=rows["best"], high=rows["best"])


def _name_quote(publisher: str, year: str, t: Translator) -> str:
    if not year:
        return t("{publisher} as quoted, no year", publisher=publisher)
    return t("{publisher} as quoted, for {year}", publisher=publisher, year=year)


def published_shares(shares: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw one country's share as each publisher and edition has it, with its bounds.

    Args:
        shares: as :func:`share_rows` gives them, in the order to draw.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    digits = shares["kind"].map({"measured": 1, "quoted": 0})
    words = [t.number(*pair) for pair in zip(shares["best"], digits, strict=True)]
    frame = shares.assign(words=words, basis=shares["kind"].map(t.code))
    return Figure(
        id="published-shares",
        title=title,
        subtitle=_shares_subtitle(metal, t),
        alt=_shares_alt(frame, t),
        draw=lambda width: _draw_shares(frame, width),
        frame=frame,
        columns=_share_columns(t),
        notes=_publishers_note(t),
    )


PUBLISHERS = {
    "BGS": msg("the British Geological Survey"),
    "USGS": msg("the US Geological Survey"),
    "WMD": msg("World Mining Data"),
}


def publisher_in_full(publisher: str, t: Translator) -> str:
    """Write a publisher's short name out, as it stands in a sentence."""
    return t.code(publisher, PUBLISHERS)


def _publishers_note(t: Translator) -> str:
    return t(
        "USGS: US Geological Survey; BGS: British Geological Survey; WMD: World Mining Data (Austria). "
        "The last year of each USGS edition is an estimate. "
        "A table that lists few producers overstates the largest."
    )


def _shares_subtitle(metal: str, t: Translator) -> str:
    return t(
        "China’s share of world {metal} production, percent; "
        "red: computed from a statistical table, grey: quoted",
        metal=metal,
    )


def _shares_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = []
    for kind, words in SPANS.items():
        best = frame.loc[frame["kind"] == kind, "best"]
        parts += [t.say(words, span=t.interval(best.min(), best.max(), 1))] if len(best) else []
    return t.clauses(parts)


SPANS = {"measured": msg("computed from tables: {span} percent"), "quoted": msg("quoted: {span} percent")}
"""How the range of shares of each kind is told."""


def _share_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("source"),
        "year": t("year"),
        "low": t("percent, low"),
        "best": t("percent"),
        "high": t("percent, high"),
        "basis": t("kind"),
    }


def _draw_shares(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    floor = max(0.0, 10 * (min(frame["low"].min(), 80) // 10) - 10)
    values = range(int(floor), 101, 10 if floor >= 40 else 20)
    how = Rows(
        (
            Rule(floor, "best", thick=1, colour=LINE),
            Dot("best", colour=By("kind", WHO)),
            Rule("low", "high", colour=By("kind", WHO)),
            Words("words", "high"),
        ),
        scale=Amounts(floor, values=values, least=100),
        step=(26, 26),
        room=(0.56, 0.46),
    )
    return draw_rows(frame, width, how)


def share_history(concentrated: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw one country's share year by year, each publisher and edition a point of its own.

    Args:
        concentrated: as ``production.concentration.concentrate`` gives it (shares 0-1).
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    ordered = concentrated.sort_values(["year", "publisher", "vintage"])
    frame = ordered.assign(percent=100 * ordered["share"])
    return Figure(
        id="share-history",
        title=title,
        subtitle=t("China’s share of world {metal} production, percent, by publisher and year", metal=metal),
        alt=_history_alt(frame, t),
        draw=lambda width: _draw_history(frame, width),
        frame=translated(frame, ["denominator"], t),
        columns=_history_columns(t),
        notes=_publishers_note(t),
    )


def _history_alt(frame: pd.DataFrame, t: Translator) -> str:
    return t(
        "{n} shares from {first} to {last}, between {span} percent.",
        n=len(frame),
        first=frame["year"].min(),
        last=frame["year"].max(),
        span=t.interval(frame["percent"].min(), frame["percent"].max()),
    )


def _history_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "percent": t("percent"),
        "hhi_low": t("index, low"),
        "hhi_high": t("index, high"),
        "denominator": t("share of"),
    }


def _draw_history(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    floor = max(0.0, 10 * (frame["percent"].min() // 10) - 10)
    publishers = By("publisher", PUBLISHER_SHAPES, {name: name for name in PUBLISHER_SHAPES})
    how = Lines((Dot("percent", size=55, colour=CHINA, shape=publishers),), scale=Amounts(floor, 100))
    return draw_lines(frame.astype({"year": int}), width, how)


def stated_shares(statements: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw single statements on recovery, recycling and dependence, in percent.

    Args:
        statements: as ``production.uses.stated_shares`` gives them.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _statement_rows(statements, t)
    return Figure(
        id="structure",
        title=title,
        subtitle=_statements_subtitle(metal, t),
        alt=t.clauses(t.pair(r.label, f"{r.words} %") for r in each_row(frame)),
        draw=lambda width: _draw_shares(frame, width),
        frame=frame,
        columns=_statement_columns(t),
    )


def _statements_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Statements on the supply of {metal}, percent, each from a single text; "
        "lines: ranges, red: what comes from China",
        metal=metal,
    )


FROM_CHINA = ("china_capacity", "china_feedstock", "eu_from_china", "us_from_china")
"""Codes of statements on what comes from China."""


def _statement_rows(statements: pd.DataFrame, t: Translator) -> pd.DataFrame:
    low, high = statements["value_low"], statements["value_high"]
    dated = zip(statements["item"], statements["year"], strict=True)
    return statements.assign(
        label=[t.aside(item, year) if pd.notna(year) else item for item, year in dated],
        kind=statements["code"].isin(FROM_CHINA).map({True: "measured", False: "quoted"}),
        low=low,
        high=high,
        best=(low + high) / 2,
        words=[t.interval(*ends) for ends in zip(low, high, strict=True)],
        qualifier=statements["qualifier"].map(t.code),
        unit=statements["unit"].map(t.code),
    )


def _statement_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("statement"),
        "value_low": t("percent, low"),
        "value_high": t("percent, high"),
        "qualifier": t("qualifier"),
        "unit": t("of what"),
    }
